"""Closing what was open, and opening on its day what was closed: in the record and in public at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext

from raadslag.cases.actions import close_attachment as close_in_record
from raadslag.cases.models import Attachment
from raadslag.council.models import Municipality
from raadslag.meetings import actions as meetings
from raadslag.meetings.models import AgendaItem, Meeting
from raadslag.protocol import actions as protocol
from raadslag.publish import sequence
from raadslag.publish.actions.amending import amend
from raadslag.publish.actions.gating import ReleaseBlocked, say_closed
from raadslag.publish.models import Opening, PublicAttachment, SnapshotKind


class OpeningRefused(Exception):
    """It cannot be planned, confirmed or closed so; str() says why, in words fit to show."""


@dataclass(frozen=True, slots=True)
class Told:
    """What everybody may know of a closed item. "" for what is not told."""

    ground: str
    title: str = ""
    decision: str = ""


@transaction.atomic
def close_item(item: AgendaItem, *, version: int, told: Told, by: str, at: datetime) -> None:
    """Close an item that was open. What everybody could read of it goes at once; what is told stays.

    Raises protocol.versions.Outdated, and OpeningRefused where it is closed already.

    Law: kommunestyrelsesloven § 10; what of a closed item is public all the same: § 8.
    """
    sequence.hold()
    if item.closed:
        raise OpeningRefused(gettext("Punktet er allerede lukket."))
    closed = {
        "closed": True,
        "closed_ground": told.ground,
        "public_title": told.title or None,
    }
    meetings.edit_item(item=item, version=version, changes=closed, by=by, at=at)
    decision = getattr(item, "decision", None)
    if decision is not None:
        words = {"public_words": told.decision or None}
        meetings.edit_decision(
            decision=decision, version=decision.version, changes=words, by=by, at=at
        )
    say_closed(item_uid=item.uid, by=by)
    amend(item.meeting.uid, {item.uid}, by=by, at=at, through_gate=False)


@transaction.atomic
def close_attachment(attachment: Attachment, *, by: str, at: datetime) -> None:
    """Close an attachment that was open; it goes from every public item at once."""
    sequence.hold()
    if attachment.closed:
        raise OpeningRefused(gettext("Bilaget er allerede lukket."))
    close_in_record(attachment, by=by, at=at)
    say_closed(attachment_uid=attachment.uid, by=by)
    for meeting, items in _public_places(attachment):
        amend(meeting, items, by=by, at=at, through_gate=False)


def _public_places(attachment: Attachment) -> Iterable[tuple[str, set[str]]]:
    """The public meetings that list the attachment, and their items that do."""
    places: dict[str, set[str]] = {}
    rows = PublicAttachment.objects.filter(uid=attachment.uid)
    for item, meeting in rows.values_list("item_id", "item__meeting_id"):
        places.setdefault(meeting, set()).add(item)
    return places.items()


# On a date


@transaction.atomic
def plan_opening(
    meeting: Meeting,
    kind: SnapshotKind,
    target: str,
    *,
    on: date,
    why: str,
    confirmed: bool,
    by: str,
    at: datetime,
) -> Opening:
    """Say that a closed item or attachment of the meeting is to be open from a day on.

    confirmed: it opens on the day by itself; else a person is asked first. Raises OpeningRefused.
    """
    if not _is_closed(meeting, kind, target):
        raise OpeningRefused(gettext("Vælg noget, der er lukket."))
    if Opening.objects.filter(target=target, ended_at=None).exists():
        raise OpeningRefused(gettext("Der er allerede en dato for det. Opgiv den først."))
    planned = Opening.objects.create(
        municipality=meeting.body.municipality.slug,
        meeting_uid=meeting.uid,
        kind=kind,
        target=target,
        on=on,
        why=why,
        planned_by=by,
        planned_at=at,
        confirmed_by=by if confirmed else "",
        confirmed_at=at if confirmed else None,
    )
    content = {"target": target, "on": on.isoformat(), "why": why, "confirmed": confirmed}
    _enter("opening.planned", planned, content, by=by, at=at)
    return planned


def _is_closed(meeting: Meeting, kind: SnapshotKind, target: str) -> bool:
    if kind == SnapshotKind.ITEM:
        return meeting.items.filter(uid=target, closed=True, withdrawn=False).exists()
    listed = Attachment.objects.filter(enclosures__text__items__meeting=meeting)
    return listed.filter(uid=target, closed=True).exists()


@transaction.atomic
def confirm_opening(planned: Opening, *, by: str, at: datetime) -> Opening:
    """Let it open on its day. Raises OpeningRefused."""
    planned = _coming(planned)
    if planned.confirmed_at is not None:
        raise OpeningRefused(gettext("Åbningen er allerede bekræftet."))
    planned.confirmed_by, planned.confirmed_at = by, at
    planned.save(update_fields=["confirmed_by", "confirmed_at"])
    _enter("opening.confirmed", planned, {"target": planned.target}, by=by, at=at)
    return planned


@transaction.atomic
def give_up_opening(planned: Opening, *, by: str, at: datetime) -> Opening:
    """It stays closed. Raises OpeningRefused."""
    planned = _coming(planned)
    planned.ended_at = at
    planned.save(update_fields=["ended_at"])
    _enter("opening.given_up", planned, {"target": planned.target}, by=by, at=at)
    return planned


def _coming(planned: Opening) -> Opening:
    found = Opening.objects.select_for_update().get(pk=planned.pk)
    if found.ended_at is not None:
        raise OpeningRefused(gettext("Åbningen er allerede afgjort."))
    return found


@dataclass(slots=True)
class OpenedTally:
    """What is done of what is due."""

    opened: int = 0
    blocked: int = 0  # open in the record, and waiting at the gate
    unconfirmed: int = 0


def open_due(*, on: date, by: str, at: datetime) -> OpenedTally:
    """Open what is confirmed and due; the rest that is due waits for a person."""
    due = Opening.objects.filter(ended_at=None, on__lte=on)
    tally = OpenedTally(unconfirmed=due.filter(confirmed_at=None).count())
    for planned in list(due.filter(confirmed_at__isnull=False)):
        passed = _open(planned, by=by, at=at)
        tally.opened += passed
        tally.blocked += not passed
    return tally


def _open(planned: Opening, *, by: str, at: datetime) -> bool:
    """Whether what was opened in the record is public as well: the gate may want a person first."""
    with transaction.atomic():
        sequence.hold()
        items = _open_in_record(planned, by=by, at=at)
        planned.ended_at, planned.opened = at, True
        planned.save(update_fields=["ended_at", "opened"])
        _enter("opening.opened", planned, {"target": planned.target}, by=by, at=at)
    try:
        for meeting, uids in items.items():
            amend(meeting, uids, by=by, at=at, through_gate=True)
    except ReleaseBlocked:
        return False
    return True


def _open_in_record(planned: Opening, *, by: str, at: datetime) -> dict[str, set[str]]:
    """The items to be shown anew, by their meeting."""
    if planned.kind == SnapshotKind.ITEM:
        item = AgendaItem.objects.select_related("meeting").get(uid=planned.target)
        meetings.edit_item(item=item, version=item.version, changes={"closed": False}, by=by, at=at)
        return {item.meeting.uid: {item.uid}}
    attachment = Attachment.objects.get(uid=planned.target)
    close_in_record(attachment, closed=False, by=by, at=at)
    places: dict[str, set[str]] = {}
    listed = AgendaItem.objects.filter(text__enclosures__attachment=attachment, withdrawn=False)
    for uid, meeting in listed.values_list("uid", "meeting__uid"):
        places.setdefault(meeting, set()).add(uid)
    return places


def _enter(
    verb: str, planned: Opening, content: dict[str, object], *, by: str, at: datetime
) -> None:
    place = Municipality.objects.get(slug=planned.municipality)
    protocol.record(verb, planned, municipality=place, by=by, at=at, content=content)
