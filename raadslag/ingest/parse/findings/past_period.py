"""Something planned for a period that was already past at the meeting."""

from __future__ import annotations

import re
from datetime import date

from raadslag.ingest.parse.findings.document import Document
from raadslag.ingest.parse.record import Finding
from raadslag.ingest.parse.rules import told
from raadslag.ingest.parse.rules.told import Told
from raadslag.lib import dates

_PLANNED = re.compile(
    r"\b(?:(?:afholdes|holdes|gennemføres|igangsættes|evalueres|fremlægges|præsenteres"
    r"|forelægges|opstartes|behandles)\b(?: der)?(?: \w+){0,2}? (?:igen|på ny)"
    r"|forventes|planlægges|vil blive|vil der blive|er planlagt til)\b",
    re.I,
)
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
    for sentence in _near_periods(document):
        text = sentence.text
        if not _PLANNED.search(text) or _BACKWARD.search(text):
            continue
        for period in dates.find_periods(text):
            if period.last < meeting <= _year_later(period.last):
                printed = text[max(0, period.start - 2) : period.end + 40].strip()
                why = f"Perioden sluttede {dates.in_words(period.last)}, før mødet."
                numbers = range(sentence.lines[0], sentence.lines[1] + 1)
                found.append(document.finding("past_period", numbers, printed, why))
    return found


_YEAR = re.compile(r" (?:19|20)\d\d")
_PERIOD_WORD = re.compile(
    r"kvartal|halvår|forår|sommer|efterår|(?:" + "|".join(dates.MONTHS) + r") (?:19|20)", re.I
)


def _near_periods(document: Document) -> list[Told]:
    """The sentences of the lines on which a period may stand, each once."""
    lines = document.lines
    dated = document.matching(_YEAR)
    near: set[int] = set()
    for line in dated:
        if _PERIOD_WORD.search(line.text):
            n = document.index(line)
            around = range(max(0, n - 2), min(len(lines), n + 3))
            if any(_PLANNED.search(lines[m].text) for m in around):
                near.update(around)
    return told.sentences(lines[n] for n in sorted(near))


def _year_later(day: date) -> date:
    return day.replace(year=day.year + 1, day=min(day.day, 28))
