"""The town's cases: what was proposed, and what each body on the way made of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from raadslag.demo.town import Facts, content, read


@dataclass(frozen=True, slots=True)
class Attachment:
    title: str
    recommended: bool = False
    closed: bool = False
    file: str | None = None  # stem of its text in content/attachments; None: the file is not shown


@dataclass(frozen=True, slots=True, eq=False)
class Treatment:
    """One body's treatment of a case in one meeting."""

    body: str
    date: date
    decision: str | None  # None: not decided yet, or decided only by the meeting's being cancelled
    outcome: str | None
    facts: Facts  # the rest as written: votes, participation, follow_ups, guests, …


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    key: str
    title: str
    number: str
    caseworker: str
    route: tuple[str, ...]  # abbreviations as printed
    recommender: str
    sections: dict[str, str]  # by name (SECTIONS); a blank line between paragraphs
    recommendations: tuple[str, ...]  # clauses with their "at"
    attachments: tuple[Attachment, ...]
    treatments: tuple[Treatment, ...]
    closed: bool
    facts: Facts


SECTIONS = ("occasion", "facts", "economy", "hearing")


def _attachment(entry: str | dict[str, Any]) -> Attachment:
    return Attachment(entry) if isinstance(entry, str) else Attachment(**entry)


def _treatment(entry: Facts) -> Treatment:
    decision = entry.get("decision")
    return Treatment(
        body=entry["body"],
        date=entry["date"],
        decision=decision.strip() if decision else None,
        outcome=entry.get("outcome"),
        facts=entry,
    )


def _case(key: str, entry: Facts) -> Case:
    return Case(
        key=key,
        title=entry["title"],
        number=entry["number"],
        caseworker=entry["caseworker"],
        route=tuple(entry["route"]),
        recommender=entry["recommender"],
        sections={name: entry[name].strip() for name in SECTIONS if name in entry},
        recommendations=tuple(entry["recommendations"]),
        attachments=tuple(_attachment(a) for a in entry.get("attachments", [])),
        treatments=tuple(_treatment(t) for t in entry["treatments"]),
        closed=entry.get("closed", False),
        facts=entry,
    )


@cache
def cases() -> dict[str, Case]:
    """Every case by its key (the stem of its file), in the order of the files' names."""
    entries = sorted((content() / "cases").iterdir(), key=lambda entry: entry.name)
    found = [entry for entry in entries if entry.name.endswith(".toml")]
    return {entry.name[:-5]: _case(entry.name[:-5], read(entry)) for entry in found}


def chain(case: Case) -> tuple[Case, ...]:
    """The cases that this one continues, oldest first; itself not among them."""
    before = case.facts.get("continues")
    if before is None:
        return ()
    earlier = cases()[before]
    return (*chain(earlier), earlier)
