"""The parameters that every list takes: since when, until when, how many, with what inside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from django.db.models import Q
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext

LARGEST = 100  # objects on a page
_TIMES = ("created_since", "created_until", "modified_since", "modified_until")
_SECOND = timedelta(seconds=1)  # what is answered has no fractions


class BadParameter(Exception):
    """A parameter's value cannot be used; str() names it and says what is wanted."""


@dataclass(frozen=True, slots=True)
class Period:
    """When objects were made and last changed; both ends belong to it. None: open."""

    created_since: datetime | None = None
    created_until: datetime | None = None
    modified_since: datetime | None = None
    modified_until: datetime | None = None

    @property
    def asks_for_gone(self) -> bool:
        return self.modified_since is not None

    def condition(self, modified: str, created: str = "created") -> Q:
        """modified, created: the names of the columns."""
        wanted = Q()
        if self.created_since:
            wanted &= Q(**{f"{created}__gte": self.created_since})
        if self.created_until:
            wanted &= Q(**{f"{created}__lt": self.created_until + _SECOND})
        if self.modified_since:
            wanted &= Q(**{f"{modified}__gte": self.modified_since})
        if self.modified_until:
            wanted &= Q(**{f"{modified}__lt": self.modified_until + _SECOND})
        return wanted


@dataclass(frozen=True, slots=True)
class Asked:
    """A list as it is asked for. given: the parameters that we know, for the links to carry on."""

    period: Period
    limit: int
    after: str
    page: int
    omit_internal: bool
    given: tuple[tuple[str, str], ...]

    def query(self, **more: str | int) -> str:
        """The query string that goes on with what was asked, in one order; "" for none."""
        parameters = sorted({**dict(self.given), **{k: str(v) for k, v in more.items()}}.items())
        return f"?{urlencode(parameters)}" if parameters else ""


def read(parameters: Mapping[str, str], *, largest: int = LARGEST) -> Asked:
    """What a list is asked for. Parameters we do not know are ignored. Raises BadParameter."""
    times = {name: _instant(name, parameters[name]) for name in _TIMES if parameters.get(name)}
    limit = min(_number("limit", parameters.get("limit", ""), largest), largest)
    omit = parameters.get("omit_internal", "").casefold() in {"true", "1"}
    given = [(name, parameters[name]) for name in _TIMES if name in times]
    if parameters.get("limit"):
        given.append(("limit", str(limit)))
    if omit:
        given.append(("omit_internal", "true"))
    return Asked(
        period=Period(**times),
        limit=limit,
        after=parameters.get("after", ""),
        page=_number("page", parameters.get("page", ""), 1),
        omit_internal=omit,
        given=tuple(given),
    )


def _instant(name: str, value: str) -> datetime:
    """A plus sign that was not encoded arrives as a space."""
    written = value.strip().replace(" ", "+") if "T" in value else value.strip()
    try:
        moment = parse_datetime(written)
        on = parse_date(written) if moment is None else None
    except ValueError:
        moment, on = None, None
    if moment is None and isinstance(on, date):
        moment = datetime(on.year, on.month, on.day, tzinfo=timezone.get_default_timezone())
    if moment is None:
        raise BadParameter(
            gettext(
                "%(name)s skal være et tidspunkt som 2026-03-02T10:30:00+01:00, ikke “%(value)s”."
            )
            % {"name": name, "value": value[:40]}
        )
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)


def _number(name: str, value: str, default: int) -> int:
    if not value:
        return default
    if not value.isdecimal() or not 1 <= int(value[:9]) <= 10**8:
        raise BadParameter(
            gettext("%(name)s skal være et helt tal fra 1, ikke “%(value)s”.")
            % {"name": name, "value": value[:40]}
        )
    return int(value[:9])
