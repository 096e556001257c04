"""Which items treat one matter, looked for over several meetings at once.

Only the values that evidence rests on are fetched, and no rows as objects: of hundreds of items that
are looked at hardly one is linked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from django.db.models import Q

from raadslag.council.models import Body
from raadslag.ingest import rules
from raadslag.ingest.actions.recognising import Register
from raadslag.meetings.models import AgendaItem, EarlierTreatment, Outcome

_Key = TypeVar("_Key", bound=Hashable)
NEAR = timedelta(days=366)
"""How far apart two treatments on one route may lie, and how far back a printed route is looked for."""
_VALUES = (
    *("pk", "meeting_id", "meeting__date", "meeting__body_id", "position", "number", "case_number"),
    *("title", "route", "decision__outcome", "postponement__to_date"),
)


@dataclass(frozen=True, slots=True)
class Treated:
    """An item, and what tells whether another is the same matter."""

    item: int
    meeting: int
    body: int
    position: int
    treatment: rules.Treatment


class Treatments:
    """The items of some meetings, and those of the record that can be the same matters."""

    def __init__(self, meetings: Sequence[int], register: Register) -> None:
        self._register = register
        self._keys: dict[int, frozenset[str]] = {}
        self._printing: dict[tuple[date, int], set[int]] = defaultdict(set)  # day, body → items
        self._own: dict[int, list[Treated]] = {pk: [] for pk in meetings}
        self._known: dict[int, Treated] = {}
        self._read(Q(meeting__in=meetings, meeting__date__isnull=False))
        for own in sorted(self._known.values(), key=_place):
            self._own[own.meeting].append(own)
        for condition in self._around():
            self._read(condition)
        self._by_day = _grouped(self._known.values(), lambda one: one.treatment.on)
        self._by_title = _grouped(self._known.values(), lambda one: one.treatment.title)
        self._by_case = _grouped(self._known.values(), lambda one: one.treatment.case_number)

    def pairs(self) -> Iterator[tuple[Treated, Treated, str]]:
        """(before, after, evidence) for the meetings' items with others of the record."""
        for items in self._own.values():
            for other in self._candidates(items):
                for item in items:
                    if why := rules.evidence(other.treatment, item.treatment):
                        yield other, item, why
                    elif why := rules.evidence(item.treatment, other.treatment):
                        yield item, other, why

    def _candidates(self, items: Sequence[Treated]) -> list[Treated]:
        """Items that can be evidence at all: by what is printed, by case number or title."""
        if not items:
            return []
        day, body, meeting = items[0].treatment.on, items[0].body, items[0].meeting
        found = {self._known[pk] for pk in self._printing.get((day, body), ()) if pk in self._known}
        for item in items:
            one = item.treatment
            found.update(t for e in one.earlier if e.on for t in self._by_day.get(e.on, ()))
            alike = self._by_title.get(one.title or "", []) + self._by_case.get(
                one.case_number or "", []
            )
            found.update(t for t in alike if abs(t.treatment.on - day) <= NEAR)
        return sorted((other for other in found if other.meeting != meeting), key=_place)

    def _around(self) -> Iterator[Q]:
        """What else of the record the candidates are among."""
        own = [one for items in self._own.values() for one in items]
        if not own:
            return
        days = {one.treatment.on for one in own}
        prints_us = EarlierTreatment.objects.filter(
            date__in=days, body__in={one.body for one in own}
        )
        yield Q(pk__in=prints_us.values("item"))
        if printed := {e.on for one in own for e in one.treatment.earlier if e.on}:
            yield Q(meeting__date__in=printed)
        numbers = {one.treatment.case_number for one in own} - {None}
        alike = Q(title__in={one.treatment.title for one in own} - {None})
        alike |= Q(case_number__in=numbers)
        yield Q(meeting__date__range=(min(days) - NEAR, max(days) + NEAR)) & alike

    def _read(self, condition: Q) -> None:
        rows = AgendaItem.objects.filter(
            condition,
            withdrawn=False,
            meeting__body__municipality=self._register.municipality,
        ).values_list(*_VALUES)
        fresh = [row for row in rows.order_by() if row[0] not in self._known]
        earlier = self._references([row[0] for row in fresh])
        for row in fresh:
            pk, meeting, on, body, position, number, case_number, title, route, outcome, to = row
            self._known[pk] = Treated(
                item=pk,
                meeting=meeting,
                body=body,
                position=position,
                treatment=rules.Treatment(
                    bodies=self._keys_of(body),
                    on=on or date.min,
                    number=number,
                    case_number=case_number,
                    title=title,
                    route=frozenset(map(rules.body_key, route)),
                    earlier=tuple(earlier.get(pk, ())),
                    postponed=outcome == Outcome.POSTPONED,
                    postponed_to=to,
                ),
            )

    def _references(self, items: Sequence[int]) -> dict[int, list[rules.Reference]]:
        """The earlier treatments that each of the items prints."""
        found: dict[int, list[rules.Reference]] = defaultdict(list)
        rows = EarlierTreatment.objects.filter(item__in=items).order_by()
        for item, printed, body, on, number in rows.values_list(
            "item_id", "printed_body", "body_id", "date", "number"
        ):
            key = rules.body_key(printed) if printed else None
            found[item].append(rules.Reference(key, on, number))
            if on is not None and body is not None:
                self._printing[on, body].add(item)
        return found

    def _keys_of(self, body: int) -> frozenset[str]:
        if body not in self._keys:
            self._keys[body] = self._register.keys_of(Body.objects.get(pk=body))
        return self._keys[body]


def _place(one: Treated) -> tuple[date, int, int, int]:
    return one.treatment.on, one.position, one.meeting, one.item


def _grouped(
    known: Iterable[Treated], key: Callable[[Treated], _Key | None]
) -> dict[_Key, list[Treated]]:
    """The items by a value of theirs; those without it are left out."""
    groups: dict[_Key, list[Treated]] = defaultdict(list)
    for one in known:
        value = key(one)
        if value is not None:
            groups[value].append(one)
    return groups
