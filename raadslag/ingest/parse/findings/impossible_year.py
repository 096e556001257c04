"""Years that cannot be meant: "2021-2105"."""

from __future__ import annotations

import re

from raadslag.ingest.parse.findings.document import Document
from raadslag.ingest.parse.record import Finding

_AHEAD = 60
"""Years after the meeting beyond which no municipal plan runs."""
_RANGE = re.compile(
    r"(?<![\w.,/-])(?P<first>(?:19|20)\d\d)\s?[-–]\s?(?P<last>(?:19|2[0-9])\d\d)(?![\w-]|[.,/]\d)"
)


def find(document: Document) -> list[Finding]:
    """Spans of years and dates that end further ahead than any plan."""
    meeting = document.meeting_date
    if meeting is None:
        return []
    found = []
    for line in document.lines:
        text = line.text
        spans = [(m[0], int(m["last"])) for m in _RANGE.finditer(text)]
        days = document.dates.get(line.number, ())
        spans += [(text[d.start : d.end], d.year) for d in days if d.year]
        for printed, year in spans:
            if year > meeting.year + _AHEAD:
                why = f"Årstallet {year} ligger {year - meeting.year} år efter mødet."
                found.append(document.finding("impossible_year", [line.number], printed, why))
    return found
