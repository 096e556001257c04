"""Something planned for a period that was already past at the meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from raadslag.ingest.parse.findings.document import Document
from raadslag.ingest.parse.lines import Line
from raadslag.ingest.parse.record import Finding
from raadslag.lib import dates

_PLANNED = re.compile(
    r"\b(?:(?:afholdes|holdes|gennemføres|igangsættes|evalueres|fremlægges|præsenteres"
    r"|forelægges|opstartes|behandles)\b(?: der)?(?: \w+){0,2}? (?:igen|på ny)"
    r"|forventes|planlægges|vil blive|vil der blive|er planlagt til)\b",
    re.I,
)
_PLANS = ("igen", "på ny", "forventes", "planlægges", "vil blive", "vil der", "planlagt")
"""What _PLANNED must find, for a cheap look before it."""
_BACKWARD = re.compile(
    r"\b(?:blev|havde|har været|er blevet|skulle|oprindeligt?|tidligere|forudsat|aftalt i|siden|fra og med)\b",
    re.I,
)


def find(document: Document) -> list[Finding]:
    """Quarters, half-years, seasons and months that end before the meeting.

    Only where the same period a year later is still to come: that is how the slip arises, and a text
    that tells of older plans is left alone.
    """
    meeting = document.meeting_date
    if meeting is None:
        return []
    found = []
    for line in document.matching_at(_period_years(document)):
        text, offset = _in_context(document, line)
        if not (any(map(text.lower().__contains__, _PLANS)) and _PLANNED.search(text)):
            continue
        if not (_YEAR.search(line.text) and _PERIOD_WORD.search(line.text)):
            continue
        for period in dates.find_periods(line.text):
            sentence = _sentence_around(text, offset + period.start)
            past = period.last < meeting <= _year_later(period.last)
            if past and _PLANNED.search(sentence) and not _BACKWARD.search(sentence):
                printed = line.text[max(0, period.start - 2) : period.end + 40].strip()
                why = f"Perioden sluttede {dates.in_words(period.last)}, før mødet."
                found.append(document.finding("past_period", [line.number], printed, why))
    return found


_YEAR = re.compile(r" (?:19|20)\d\d")
_PERIOD_WORD = re.compile(
    r"kvartal|halvår|forår|sommer|efterår|(?:" + "|".join(dates.MONTHS) + r") (?:19|20)", re.I
)
_CENTURIES = frozenset(("18", "19", "20", "21"))
_BEFORE_YEAR = (
    *("kvartal", "halvår", "forår", "foråret", "sommer", "sommeren", "efterår", "efteråret"),
    *("måned", *dates.MONTHS, *(f"{month[:3]}." for month in dates.MONTHS), "sept."),
)
_LONGEST_WORD = 14


def _period_years(document: Document) -> Iterator[int]:
    """Where a year stands right after a word for a part of it; all others are passed over cheaply."""
    text = document.text
    for start, end in document.numbers:
        year = end - start >= 4 and text[start : start + 2] in _CENTURIES
        if year and text[start - 1 : start].isspace():
            before = text[max(0, start - 1 - _LONGEST_WORD) : start - 1].lower().rstrip()
            if before.removesuffix(" i").rstrip().endswith(_BEFORE_YEAR):
                yield start


_BOUNDARY = re.compile(r"[a-zæøå)][.!?]\s")


def _in_context(document: Document, line: Line) -> tuple[str, int]:
    """The line between the lines next to it, where its sentence may begin or end; and its place."""
    n = document.index(line)
    near = document.lines[max(0, n - 1) : n + 2]
    before = [other.text for other in near if other.number == line.number - 1]
    after = [other.text for other in near if other.number == line.number + 1]
    lead = f"{before[0]} " if before else ""
    return lead + " ".join([line.text, *after]), len(lead)


def _sentence_around(text: str, place: int) -> str:
    starts = [m.end() for m in _BOUNDARY.finditer(text, 0, place)]
    end = _BOUNDARY.search(text, place)
    return text[starts[-1] if starts else 0 : end.start() + 2 if end else len(text)]


def _year_later(day: date) -> date:
    return day.replace(year=day.year + 1, day=min(day.day, 28))
