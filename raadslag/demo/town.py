"""The town as its content files tell it: bodies, people, seats, and what each meeting has of its own."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

Facts = dict[str, Any]

OPEN_END = date.max


def content() -> Traversable:
    """The folder of the content files."""
    return files("raadslag.demo") / "content"


def read(entry: Traversable) -> Facts:
    return tomllib.loads(entry.read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Dated:
    """A value that holds from a day to a day, both included."""

    value: str
    first: date = date.min
    last: date = OPEN_END

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


def on(values: tuple[Dated, ...], day: date) -> str | None:
    """The value that holds on the day; None where none does."""
    return next((entry.value for entry in values if entry.holds(day)), None)


def dated(entries: list[Facts], field: str) -> tuple[Dated, ...]:
    return tuple(
        Dated(entry[field], entry.get("from", date.min), entry.get("to", OPEN_END))
        for entry in entries
    )


@dataclass(frozen=True, slots=True)
class Person:
    key: str
    names: tuple[Dated, ...]
    parties: tuple[Dated, ...]  # letters, or the word løsgænger
    title: str | None  # of an official

    def name(self, day: date) -> str:
        return on(self.names, day) or self.names[-1].value

    def party(self, day: date) -> str | None:
        return on(self.parties, day)

    def mention(self, day: date) -> str:
        """As minutes print a member: name and letter."""
        party = self.party(day)
        return f"{self.name(day)} ({party})" if party else self.name(day)


@dataclass(frozen=True, slots=True)
class Body:
    key: str
    kind: str  # council, finance, committee, council_of_elders
    seats: int
    names: tuple[Dated, ...]
    abbreviations: tuple[Dated, ...]
    parent: str | None

    def name(self, day: date) -> str:
        return on(self.names, day) or self.names[-1].value

    def abbreviation(self, day: date) -> str:
        return on(self.abbreviations, day) or self.abbreviations[-1].value


@dataclass(frozen=True, slots=True)
class Seats:
    """Who sits in a body for a while; the first member chairs, the second is vice-chair."""

    body: str
    first: date
    last: date
    members: tuple[str, ...]
    officials: tuple[str, ...]
    secretary: str


@dataclass(frozen=True, slots=True)
class System:
    """Which layout the papers of some bodies had for a while."""

    bodies: tuple[str, ...]
    first: date
    last: date
    layout: str


@dataclass(frozen=True, slots=True)
class Town:
    facts: Facts
    bodies: dict[str, Body]
    people: dict[str, Person]
    seats: tuple[Seats, ...]
    systems: tuple[System, ...]

    @property
    def name(self) -> str:
        return str(self.facts["municipality"]["name"])

    def seated(self, body: str, day: date) -> Seats:
        return next(s for s in self.seats if s.body == body and s.first <= day <= s.last)

    def layout(self, body: str, day: date) -> str:
        return next(s.layout for s in self.systems if body in s.bodies and s.first <= day <= s.last)


def _person(entry: Facts) -> Person:
    return Person(
        key=entry["key"],
        names=dated(entry["names"], "name"),
        parties=dated(entry.get("parties", []), "letter"),
        title=entry.get("title"),
    )


def _body(entry: Facts) -> Body:
    return Body(
        key=entry["key"],
        kind=entry["kind"],
        seats=entry["seats"],
        names=dated(entry["names"], "name"),
        abbreviations=dated(entry["names"], "abbreviation"),
        parent=entry.get("parent"),
    )


def _seats(entry: Facts) -> Seats:
    return Seats(
        body=entry["body"],
        first=entry["from"],
        last=entry.get("to", OPEN_END),
        members=tuple(entry["members"]),
        officials=tuple(entry["officials"]),
        secretary=entry["secretary"],
    )


def _system(entry: Facts) -> System:
    return System(
        bodies=tuple(entry["bodies"]),
        first=entry["from"],
        last=entry.get("to", OPEN_END),
        layout=entry["layout"],
    )


@cache
def town() -> Town:
    facts = read(content() / "town.toml")
    return Town(
        facts=facts,
        bodies={entry["key"]: _body(entry) for entry in facts["bodies"]},
        people={entry["key"]: _person(entry) for entry in facts["people"]},
        seats=tuple(_seats(entry) for entry in facts["seats"]),
        systems=tuple(_system(entry) for entry in facts["systems"]),
    )
