"""Two dates for the same meeting of the same body."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from raadslag.ingest.parse.findings.document import Document
from raadslag.ingest.parse.lines import Line
from raadslag.ingest.parse.record import Finding
from raadslag.lib import dates
from raadslag.lib.dates import FoundDate

_BODY = re.compile(
    r"\b(?P<body>(?:[A-ZÆØÅ][\w-]*,? (?:og )?){0,4}?[A-ZÆØÅa-zæøå-]*(?:udvalget|byrådet"
    r"|kommunalbestyrelsen|borgerrepræsentationen))s?\b"
    r"[^.;:()]{0,45}?$"
)
_BODIES = ("udvalget", "byrådet", "kommunalbestyrelsen", "borgerrepræsentationen")
_RANGE = re.compile(r"\b(?:og|til|-|–)\s*(?:den )?$")
_APART = 6
"""Days within which a body does not meet twice; a council's two sittings lie at least a week apart."""


@dataclass(frozen=True, slots=True)
class _Meeting:
    body: str
    day: date
    line: int
    printed: str


def find(document: Document) -> list[Finding]:
    """Dates of one body within an item that lie less than a week apart and cannot both be meetings."""
    found = []
    known = _by_line(document)
    for _, lines in document.items():
        by_body: dict[str, list[_Meeting]] = defaultdict(list)
        for line in lines:
            for meeting in known.get(line.number, ()):
                by_body[meeting.body].append(meeting)
        for meetings in by_body.values():
            found += _conflicts(document, meetings)
    return found


def _by_line(document: Document) -> dict[int, list[_Meeting]]:
    """Read once a line: where a converter lost the line breaks, many items share one."""
    return {
        line.number: _meetings(line, document.dates[line.number])
        for line in document.lines
        if line.number in document.dates
    }


def _meetings(line: Line, days: Sequence[FoundDate]) -> list[_Meeting]:
    text = line.text
    found = []
    previous_end = 0
    for day in days:
        before = text[previous_end : day.start]
        before = before[-160:]
        body = _BODY.search(before) if any(map(before.__contains__, _BODIES)) else None
        pair = body and previous_end and _RANGE.search(before)
        if body and day.value and not pair:
            name = body["body"].rsplit(" ", 1)[-1].casefold()
            found.append(_Meeting(name, day.value, line.number, text[day.start : day.end]))
        previous_end = day.end
    return found


def _conflicts(document: Document, meetings: list[_Meeting]) -> list[Finding]:
    days = sorted({m.day for m in meetings})
    found = []
    for first, second in pairwise(days):
        if not 0 < (second - first).days <= _APART:
            continue
        both = [m for m in meetings if m.day in (first, second)]
        if len(both) < 3:
            continue  # one mention each: nothing says that the same meeting is meant
        printed = list(dict.fromkeys(m.printed.removeprefix("den ") for m in both))
        why = f"Samme møde er dateret både {_plain(first)} og {_plain(second)}."
        found.append(
            document.finding("two_dates", (m.line for m in both), " / ".join(printed), why)
        )
    return found


def _plain(day: date) -> str:
    return dates.in_words(day).split(" ", 1)[1]
