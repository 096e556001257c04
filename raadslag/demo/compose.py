"""Meetings put together from the town's cases: standing items, order, numbers, history by itself.

What comes out is neutral: house styles (`raadslag.demo.house`) say how it is printed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from raadslag.demo import items as standing
from raadslag.demo.items import ComposedItem, case_item
from raadslag.demo.numbering import first_number
from raadslag.demo.plan import notes, plan, told, treated
from raadslag.demo.town import Body, Facts, Person, town

TODAY = date(2026, 11, 21)
"""The day the demo plays on: what comes after it is an agenda and no minutes."""


@dataclass(slots=True)
class ComposedMeeting:
    body: Body
    date: date
    start: str
    end: str
    place: str
    layout: str
    minutes: bool  # False: an agenda
    cancelled: str | None
    members: tuple[Person, ...]
    absent: tuple[Person, ...]
    substitutes: tuple[tuple[Person, Person], ...]  # who, for whom
    officials: tuple[Person, ...]
    items: list[ComposedItem]
    slips: tuple[str, ...] = ()  # kinds of mistakes that stand in the paper on purpose

    @property
    def key(self) -> str:
        return f"{self.body.key}-{self.date.isoformat()}"

    @property
    def present(self) -> tuple[Person, ...]:
        away = {person.key for person in self.absent}
        stand_ins = tuple(stand_in for stand_in, _ in self.substitutes)
        return tuple(p for p in self.members if p.key not in away) + stand_ins


def elders_items(body: str, day: date, note: Facts) -> list[ComposedItem]:
    found = [standing.own_item(entry) for entry in note.get("own", [])]
    heard = [case_item(case, treatment) for case, treatment in treated(body, day)]
    other = standing.own_item({"title": "Eventuelt", "text": note.get("any_other", "Intet.")})
    return [*found, *heard, other]


def standing_items(body: str, day: date, note: Facts) -> list[ComposedItem]:
    found = [standing.notices(who, note[who], body, day) for who in told(note)]
    if body != "KB":
        found.append(
            standing.any_other(
                note.get("any_other", "Intet."), note.get("any_other_follow_ups", []), body, day
            )
        )
    return found


def items_of(body: str, day: date, note: Facts) -> list[ComposedItem]:
    """In order: the agenda, open cases, orientation, any other business, closed cases, signatures."""
    if body == "ÆR":
        return elders_items(body, day, note)
    heard = [case_item(case, treatment) for case, treatment in treated(body, day)]
    return [
        standing.approval(body, day),
        *(item for item in heard if not item.closed),
        *standing_items(body, day, note),
        *(item for item in heard if item.closed),
        standing.signature(body, day),
    ]


def postpone(item: ComposedItem, reason: str) -> None:
    """An item of a meeting that was called off: postponed, whatever it was."""
    item.outcome = "postponed"
    if item.closed or item.kind == "signature":
        item.decision = None
        return
    item.decision = standing.postponing(reason)
    item.follow_ups = ({"kind": "postponed"},)


def undecide(item: ComposedItem) -> None:
    """The item as the agenda has it: before the meeting."""
    item.decision = None
    item.outcome = "none"
    item.follow_ups = ()
    item.remarks = ()


@cache
def meeting(body: str, day: date, *, agenda: bool = False) -> ComposedMeeting:
    """One meeting put together; with `agenda` as it was before it was held."""
    the_town, note = town(), notes(body).get(day, {})
    usual = plan()["usual"][body]
    seats = the_town.seated(body, day)
    people = the_town.people
    minutes = day < TODAY and not agenda
    absent = tuple(people[key] for key in note.get("absent", [])) if minutes else ()
    found = ComposedMeeting(
        body=the_town.bodies[body],
        date=day,
        start=note.get("start", usual["start"]),
        end=note.get("end", usual["end"]),
        place=note.get("place", usual["place"]),
        layout=the_town.layout(body, day),
        minutes=minutes,
        cancelled=note.get("cancelled"),
        members=tuple(people[key] for key in seats.members),
        absent=absent,
        substitutes=stand_ins(note) if minutes else (),
        officials=tuple(people[key] for key in seats.officials),
        items=items_of(body, day, note),
        slips=tuple(note.get("slips", ())),
    )
    settle(found)
    return found


def stand_ins(note: Facts) -> tuple[tuple[Person, Person], ...]:
    people = town().people
    return tuple((people[e["person"]], people[e["for"]]) for e in note.get("substitutes", []))


def settle(found: ComposedMeeting) -> None:
    """Number the items, and take back decisions that a cancelled or coming meeting cannot have."""
    first = first_number(found.body.key, found.date)
    for index, item in enumerate(found.items):
        item.number = str(first + index)
        if not found.minutes:
            undecide(item)
        elif found.cancelled:
            postpone(item, found.cancelled)


def meetings() -> tuple[ComposedMeeting, ...]:
    """Every meeting of the plan, body by body; an agenda that is kept too before its minutes."""
    found: list[ComposedMeeting] = []
    for body, days in plan()["dates"].items():
        for day in days:
            if notes(body).get(day, {}).get("also_agenda"):
                found.append(meeting(body, day, agenda=True))
            found.append(meeting(body, day))
    return tuple(found)
