"""Tying the treatments of one matter together across meetings."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from raadslag.meetings.models import AgendaItem, EarlierTreatment, Meeting, Postponement
from raadslag.protocol import actions as protocol


@transaction.atomic
def link_earlier(
    *, earlier: EarlierTreatment, item: AgendaItem | None, by: str, at: datetime
) -> EarlierTreatment:
    """Say which item a printed earlier treatment was; None: it is not known after all."""
    earlier.linked = item
    earlier.save(update_fields=["linked"])
    _enter("earlier.linked", earlier.item, {"to": item.uid if item else None}, by=by, at=at)
    return earlier


@transaction.atomic
def take_up_again(
    *,
    postponement: Postponement,
    meeting: Meeting,
    item: AgendaItem | None = None,
    by: str,
    at: datetime,
) -> Postponement:
    """Say in which meeting, and as which item, what was postponed is taken up again."""
    postponement.to_meeting = meeting
    postponement.to_item = item
    postponement.save(update_fields=["to_meeting", "to_item"])
    content = {"meeting": meeting.uid, "item": item.uid if item else None}
    _enter("postponement.ended", postponement.item, content, by=by, at=at)
    return postponement


def _enter(
    verb: str, item: AgendaItem, content: dict[str, str | None], *, by: str, at: datetime
) -> None:
    municipality = item.meeting.body.municipality
    protocol.record(verb, item, municipality=municipality, by=by, at=at, content=content)
