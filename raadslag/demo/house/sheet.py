"""A meeting as one system prints it, and the facts that stand on the page: the ground of files and truth alike."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from raadslag.demo.compose import ComposedMeeting
from raadslag.demo.items import ComposedItem
from raadslag.demo.town import Body, town
from raadslag.lib.dates import MONTHS, WEEKDAYS

Paragraphs = tuple[str, ...]
"""Paragraphs of text; "- " begins a list entry, "### " a sub-heading, "1. " a clause."""


@dataclass(frozen=True, slots=True)
class Block:
    """A section as printed: its heading and the text below it."""

    role: (
        str  # occasion, facts, economy, hearing, recommendation, history, decision, attachments, …
    )
    heading: str
    paragraphs: Paragraphs


@dataclass(frozen=True, slots=True)
class SheetItem:
    number: str
    title: str
    case_number: str
    closed: bool
    lead: Paragraphs  # text between title and first section
    blocks: tuple[Block, ...]
    facts: dict[str, Any]  # in the shape of the record that reading must give
    attachments: tuple[Any, ...] = ()


@dataclass(slots=True)
class Sheet:
    meeting: ComposedMeeting
    body: str  # name as printed
    items: list[SheetItem] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return "referat" if self.meeting.minutes else "dagsorden"


def long_date(day: date) -> str:
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def weekday(day: date) -> str:
    return WEEKDAYS[day.weekday()]


def split(text: str | None) -> Paragraphs:
    """Paragraphs of a text of the content files; each list entry is one of its own."""
    if not text:
        return ()
    found: list[str] = []
    for part in text.strip().split("\n\n"):
        lines = part.strip().split("\n")
        found.extend(lines if lines[0].startswith("- ") else [" ".join(lines)])
    return tuple(found)


def folded(paragraphs: Paragraphs) -> str | None:
    return " ".join(paragraphs) or None


def body_by_abbreviation(abbreviation: str) -> Body:
    return next(
        body
        for body in town().bodies.values()
        if abbreviation in {entry.value for entry in body.abbreviations}
    )


def route(item: ComposedItem, day: date) -> tuple[Body, ...]:
    """The bodies on the way, the deciding one last; () for a standing item."""
    if item.case is None or item.treatment is None:
        return ()
    printed = item.treatment.facts.get("route", item.case.route)
    return tuple(body_by_abbreviation(abbreviation) for abbreviation in printed)


def title_of(item: ComposedItem) -> str:
    """The title that may be printed: a closed item's public one."""
    if item.case is not None and item.closed:
        return str(item.case.facts.get("public_title", "Lukket punkt"))
    return item.title


def public_decision(item: ComposedItem, meeting: ComposedMeeting) -> str | None:
    """What may be told of a closed item's decision; by the body that decides, when it has."""
    if item.case is None or item.decision is None or item.outcome == "postponed":
        return None
    deciding = route(item, meeting.date)[-1]
    words = item.case.facts.get("public_decision")
    return str(words) if words and deciding is meeting.body else None


def remark_sentences(item: ComposedItem, day: date) -> Paragraphs:
    return tuple(
        f"{remark.person.mention(day)} {remark.text}." for remark in item.remarks if remark.printed
    )


def absence(meeting: ComposedMeeting) -> str | None:
    """The absent, by name and letter, with commas."""
    return ", ".join(person.mention(meeting.date) for person in meeting.absent) or None


def substitution_sentences(meeting: ComposedMeeting) -> Paragraphs:
    return tuple(
        f"{who.mention(meeting.date)} deltog som stedfortræder for {whom.mention(meeting.date)}."
        for who, whom in meeting.substitutes
    )


def without_at(clause: str) -> str:
    """The clause as it stands after a lead-in that ends in "at"."""
    words = clause.removeprefix("at ")
    return words[:1].upper() + words[1:]


def open_attachments(item: ComposedItem) -> tuple[Any, ...]:
    return tuple(entry for entry in item.attachments if not entry.closed)


def point_paragraphs(item: ComposedItem) -> Paragraphs:
    """The notices of an orientation: label and title, its text below; an oral one names its subject below."""
    found: list[str] = []
    for point in item.points:
        if point.oral and point.title != "Mundtlig orientering":
            found += [f"{point.label}. Mundtlig orientering:", f"- {point.title}"]
            continue
        found.append(f"{point.label}. {point.title}")
        if point.text:
            found.append(point.text)
    return tuple(found)
