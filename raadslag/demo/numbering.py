"""The numbers of items: from one at each meeting, or through the year where the system counts so.

Counted on the plan alone: an item's history prints numbers of earlier meetings, and putting those
meetings together for it would call for their history in turn.
"""

from __future__ import annotations

from datetime import date
from functools import cache

from raadslag.demo.cases import Case, Treatment
from raadslag.demo.plan import notes, plan, told, treated
from raadslag.demo.town import Facts, town

YEARLY = {"edagsorden", "sbsys-preview"}
"""Layouts whose item numbers run through the year."""


@cache
def first_number(body: str, day: date) -> int:
    """The number of the meeting's first item."""
    if town().layout(body, day) not in YEARLY:
        return 1
    before = [d for d in plan()["dates"][body] if d.year == day.year and d < day]
    return 1 + sum(_count(body, d) for d in before)


def _count(body: str, day: date) -> int:
    """How many items a meeting has: the agenda's approval and the signatures among them."""
    note = notes(body).get(day, {})
    return 2 + len(treated(body, day)) + len(told(note)) + (body != "KB")


@cache
def number_of(case: Case, treatment: Treatment) -> str:
    """The item's number in the meeting that treated it."""
    body, day = treatment.body, treatment.date
    note = notes(body).get(day, {})
    pairs = treated(body, day)
    if body == "ÆR":
        return str(len(note.get("own", [])) + 1 + [c.key for c, _ in pairs].index(case.key))
    return str(first_number(body, day) + _before(case, body, note, pairs))


def _before(case: Case, body: str, note: Facts, pairs: tuple[tuple[Case, Treatment], ...]) -> int:
    """How many items stand before the case's in its meeting."""
    opened = [c.key for c, _ in pairs if not c.closed]
    if not case.closed:
        return 1 + opened.index(case.key)
    closed = [c.key for c, _ in pairs if c.closed]
    return 1 + len(opened) + len(told(note)) + (body != "KB") + closed.index(case.key)
