"""Years that cannot be meant: "2021-2105"."""

from __future__ import annotations

import re

from raadslag.ingest.parse.findings.document import Document
from raadslag.ingest.parse.record import Finding

_AHEAD = 60
"""Years after the meeting beyond which no municipal plan runs."""
_YEAR = 4
"""Figures of a year."""
_RANGE = re.compile(
    r"(?P<first>(?:19|20)\d\d)(?<![\w.,/-]\d{4})\s?[-–]\s?(?P<last>(?:19|2[0-9])\d\d)(?![\w-]|[.,/]\d)"
)


def find(document: Document) -> list[Finding]:
    """Spans of years and dates that end further ahead than any plan."""
    meeting = document.meeting_date
    if meeting is None:
        return []
    spans = [
        (document.line_at(start), match[0], int(match["last"]))
        for start, end in document.numbers
        if end - start == _YEAR and (match := _RANGE.match(document.text, start))
    ]
    for number, days in document.dates.items():
        line = document.line(number)
        spans += [(line, line.text[d.start : d.end], d.year) for d in days if d.year]
    return [
        document.finding(
            "impossible_year",
            [line.number],
            printed,
            f"Årstallet {year} ligger {year - meeting.year} år efter mødet.",
        )
        for line, printed, year in spans
        if year > meeting.year + _AHEAD
    ]
