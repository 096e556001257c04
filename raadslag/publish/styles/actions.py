"""Setting a house style: in the record, and in what the public documents read."""

from __future__ import annotations

from datetime import date, datetime

import msgspec
from django.db import transaction

from raadslag.council import actions as council
from raadslag.council.models import HouseStyle, Municipality
from raadslag.meetings.print.styles import look_of
from raadslag.publish.models import PublicHouseStyle


@transaction.atomic
def set_house_style(
    *,
    municipality: Municipality,
    style: council.Style,
    since: date | None = None,
    by: str,
    at: datetime,
) -> HouseStyle:
    """As council.actions.set_house_style; documents of released meetings change with it."""
    row = council.set_house_style(municipality=municipality, style=style, since=since, by=by, at=at)
    for known in HouseStyle.objects.filter(municipality=municipality):
        _show(known, at=at)
    return row


def _show(style: HouseStyle, *, at: datetime) -> None:
    facts = {
        "municipality": style.municipality.slug,
        "valid_from": style.valid_from,
        "valid_to": style.valid_to,
        "content": msgspec.to_builtins(look_of(style)),
        "modified": at,
    }
    PublicHouseStyle.objects.update_or_create(
        uid=style.uid, defaults=facts, create_defaults={**facts, "created": at}
    )
