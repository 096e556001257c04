"""Setting how a municipality's documents look."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from raadslag.council.models import HistoryForm, HouseStyle, Municipality, RouteForm
from raadslag.lib.colors import READABLE, is_color, on_white
from raadslag.protocol import actions as protocol


class StyleRefused(Exception):
    """The house style cannot be taken; str() says why, in words fit to show."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a house style says: see models.HouseStyle. logo: PNG, None for none."""

    ink: str
    accent: str
    name: str | None = None
    logo: bytes | None = None
    route: RouteForm = RouteForm.PREFIX
    history: HistoryForm = HistoryForm.WORDS
    counts_attachments: bool = False
    separate_volumes: bool = False
    item_on_new_page: bool = False


@transaction.atomic
def set_house_style(
    *, municipality: Municipality, style: Style, since: date | None = None, by: str, at: datetime
) -> HouseStyle:
    """Let the documents of meetings from the day on (None: of all) look so.

    The style before ends the day before; one that begins on the same day is replaced. Raises
    StyleRefused for colours that cannot be read, and for a day before that of a later style.
    """
    _must_be_readable(style)
    styles = HouseStyle.objects.filter(municipality=municipality)
    later = (
        styles.filter(valid_from__gt=since) if since else styles.filter(valid_from__isnull=False)
    )
    if first := later.order_by("valid_from").first():
        day = date_format(first.valid_from, "j. F Y") if first.valid_from else ""
        raise StyleRefused(
            _("Der er allerede en hustil fra %(day)s. Vælg den dag eller en senere.") % {"day": day}
        )
    if since is not None:
        earlier = styles.filter(Q(valid_from=None) | Q(valid_from__lt=since), valid_to=None)
        earlier.update(valid_to=since - timedelta(days=1))
    row, _made = HouseStyle.objects.update_or_create(
        municipality=municipality, valid_from=since, defaults=asdict(style)
    )
    content = {**asdict(style), "since": since, "logo": _digest(style.logo)}
    protocol.record(
        "house_style.set", row, municipality=municipality, by=by, at=at, content=content
    )
    return row


def _must_be_readable(style: Style) -> None:
    for color in (style.ink, style.accent):
        if not is_color(color):
            raise StyleRefused(_("%(color)s er ingen farve.") % {"color": color})
        if on_white(color) < READABLE:
            raise StyleRefused(
                _("Farven %(color)s er for lys til at kunne læses på hvidt papir.")
                % {"color": color}
            )


def _digest(logo: bytes | None) -> str | None:
    return hashlib.sha256(logo).hexdigest() if logo else None
