"""A month as weeks of days, with what falls on them. Pure."""

from __future__ import annotations

import re
from calendar import Calendar
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Generic, TypeVar

M = TypeVar("M")

_MONTH = re.compile(r"(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])")
_WEEKS = Calendar()  # from Monday, ISO 8601


@dataclass(frozen=True, slots=True)
class Day(Generic[M]):
    """A day of the month's weeks. inside: whether it belongs to the month itself."""

    on: date
    inside: bool
    meetings: list[M] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a year, known by its first day."""

    first: date

    @property
    def last(self) -> date:
        return self.after.first - timedelta(days=1)

    @property
    def before(self) -> Month:
        return of(self.first - timedelta(days=1))

    @property
    def after(self) -> Month:
        return of(self.first + timedelta(days=31))

    @property
    def key(self) -> str:
        """ "2026-11", as addresses have it."""
        return f"{self.first:%Y-%m}"

    def weeks(self, meetings: Iterable[tuple[date, M]]) -> list[list[Day[M]]]:
        """The weeks that the month lies in, each of seven days with their meetings in order."""
        held: dict[date, list[M]] = {}
        for on, meeting in meetings:
            held.setdefault(on, []).append(meeting)
        return [
            [Day(on, on.month == self.first.month, held.get(on, [])) for on in week]
            for week in _WEEKS.monthdatescalendar(self.first.year, self.first.month)
        ]


def of(day: date) -> Month:
    """The month that the day lies in."""
    return Month(day.replace(day=1))


def read(written: str) -> Month | None:
    """The month of "2026-11"; None for what is none."""
    match = _MONTH.fullmatch(written)
    if match is None:
        return None
    return Month(date(int(match["year"]), int(match["month"]), 1))
