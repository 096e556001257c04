"""A weekday that does not fit its date, or a meeting on a Saturday or Sunday."""

from __future__ import annotations

import re

from raadslag.ingest.parse.findings.document import Document
from raadslag.ingest.parse.record import Finding
from raadslag.lib import dates

_MEETING_BEFORE = re.compile(
    r"\b(?:udvalgs|byråds|rådets|råds|bestyrelses|kommunalbestyrelses|magistrats|regionsråds"
    r"|økonomiudvalgs)?møde(?:t|r|rne)?"
    r"\s(?:(?:afholdes|holdes|er|finder sted) )?(?:den |d\. )?$",
    re.I,
)


def find(document: Document) -> list[Finding]:
    """Printed weekdays, and the days on which meetings are said to be."""
    found = []
    for number, days in document.dates.items():
        text = document.line(number).text
        for day in days:
            printed = text[day.start : day.end]
            if not day.weekday_fits and day.value:
                right = dates.WEEKDAYS[day.value.weekday()]
                why = f"{dates.in_words(day.value).split(' ', 1)[1]} er en {right}."
            elif (
                day.value and day.value.weekday() >= 5 and _MEETING_BEFORE.search(text[: day.start])
            ):
                words = _MEETING_BEFORE.search(text[: day.start])
                printed = (words[0] if words else "") + printed
                why = f"Mødedagen er en {dates.WEEKDAYS[day.value.weekday()]}."
            else:
                continue
            found.append(document.finding("weekday", [number], printed, why))
    return found
