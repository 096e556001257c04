"""A municipality's house style as the look of its documents."""

from __future__ import annotations

from base64 import b64encode
from datetime import date
from typing import cast

from raadslag.council.models import HouseStyle, Municipality
from raadslag.council.queries import house_style_of
from raadslag.meetings.print.look import PLAIN, HistoryForm, Look, RouteForm


def look_of(style: HouseStyle) -> Look:
    return Look(
        name=style.name or "",
        logo=b64encode(style.logo).decode() if style.logo else "",
        ink=style.ink,
        accent=style.accent,
        route=cast(RouteForm, style.route),
        history=cast(HistoryForm, style.history),
        counts_attachments=style.counts_attachments,
        separate_volumes=style.separate_volumes,
        item_on_new_page=style.item_on_new_page,
    )


def look_on(municipality: Municipality, on: date | None) -> Look:
    """How the documents of a meeting on the day look; the plain look where none is stated."""
    style = house_style_of(municipality, on=on)
    return look_of(style) if style else PLAIN
