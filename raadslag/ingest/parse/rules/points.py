"""Lettered or numbered sub-points of an orientation.

"A. Nytårskur." · "- B. Tænketank for tryghed." · "E. Mundtlig orientering:" with " - 225-timersreglen." below ·
"1. Lukning af havnen" with its text below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from raadslag.ingest.parse.record import Point
from raadslag.ingest.parse.rows import Row

_LETTER = re.compile(r"(?:[-–•·▪*]\s*)?(?P<label>[A-ZÆØÅ])(?:[.)]|\s?:)\s*(?P<title>.*)", re.S)
_SMALL = re.compile(r"(?:[-–•·▪*]\s*)?(?P<label>[a-zæøå])[.)]\s+(?P<title>.*)", re.S)
_NUMBER = re.compile(r"(?:[-–•·▪*]\s*)?(?P<label>\d{1,2})[.)]\s+(?P<title>.*)", re.S)
_SEVERAL = 2
"""A single small letter labels nothing."""
_ORAL = re.compile(r"mundtlig(?:e|t)?(?:\s+(?:orientering(?:er)?|status))?\s*[:.]?\s*", re.I)
_TOPIC = re.compile(
    r"orienter|meddelelse|aktuelle sager|diverse|eventuelt|nyt fra|siden sidst|information", re.I
)
_TITLE_LENGTH = 160
"""A point whose first row is longer is running text without a title."""


def expected(title: str | None, reason: str) -> bool:
    """Whether the item is of the sort that has points: an orientation, announcements, any other business."""
    return (
        _TOPIC.search(title or "") is not None
        or re.match(r"\W*orienteringssag", reason, re.I) is not None
    )


def find(rows: Sequence[Row], *, numbers: bool) -> list[Point]:
    """The points in order. Labels must begin at A (or 1) and rise one by one, else there are none."""
    for pattern, first in ((_LETTER, "A"), (_SMALL, "a"), (_NUMBER, "1")):
        if pattern is _NUMBER and not numbers:
            continue
        starts = _rising(rows, pattern, first)
        if pattern is _SMALL and len(starts) < _SEVERAL:
            continue
        if starts:
            ends = [place for place, _ in starts[1:]] + [len(rows)]
            return [
                _point(rows[place:end], match)
                for (place, match), end in zip(starts, ends, strict=True)
            ]
    return []


def _rising(
    rows: Sequence[Row], pattern: re.Pattern[str], first: str
) -> list[tuple[int, re.Match[str]]]:
    expected_label = first
    starts: list[tuple[int, re.Match[str]]] = []
    for place, row in enumerate(rows):
        match = pattern.fullmatch(row.text)
        if match and match["label"] == expected_label:
            starts.append((place, match))
            expected_label = (
                chr(ord(expected_label) + 1)
                if pattern is not _NUMBER
                else str(int(expected_label) + 1)
            )
    return starts


def _point(rows: Sequence[Row], match: re.Match[str]) -> Point:
    title = " ".join(match["title"].split())
    lines = (rows[0].number, rows[-1].number)
    oral = _ORAL.match(title)
    if oral:
        left = title[oral.end() :].strip()
        below = " ".join(" ".join(row.plain.split()) for row in rows[1:])
        return Point(match["label"], left or below or title, True, lines)
    if not title:
        title = " ".join(rows[1].plain.split()) if len(rows) > 1 else ""
    return Point(
        match["label"], title if title and len(title) <= _TITLE_LENGTH else None, False, lines
    )
