"""A copy of one item of a FirstAgenda publication, the fields of the program that copied it above the text."""

from __future__ import annotations

import re

from raadslag.ingest.parse.layouts.layout import Layout, Reading
from raadslag.ingest.parse.lines import Source
from raadslag.ingest.parse.rows import Row
from raadslag.lib import dates

_FIELD = re.compile(r"(?P<key>[a-zæøå_ ]{2,24}):\s*(?P<value>\S.*)", re.I)
_TITLE = {"title", "titel", "overskrift", "heading", "item_title", "punkt_titel", "emne"}
_BODY = {"committee", "body", "udvalg", "forum", "organ", "meeting_body"}
_DATE = {"date", "dato", "mødedato", "meeting_date"}
_HEAD = 16
"""The fields stand within so many lines."""
_FIELDS = 3


class Monrad(Layout):
    """ "title: …", "udvalg: …", "dato: …"; then the title alone, "25/20177 -", and the sections.

    Where the case was treated twice, recommendation and decision stand twice, each with the body's name and the date.
    """

    name = "monrad"

    def detect(self, source: Source) -> float:
        keys = [
            match["key"].casefold() for line in source.lines[:_HEAD] if (match := _field(line.text))
        ]
        return 0.85 if len(keys) >= _FIELDS and _TITLE & set(keys) else 0.0

    def read_head(self, reading: Reading) -> None:
        record = reading.record
        for row in reading.rows[:_HEAD]:
            field = _field(row.text)
            if field is None:
                continue
            key, value = field["key"].casefold(), field["value"].strip()
            if key in _BODY:
                record.body, record.at["body"] = value, (row.number, row.number)
            day = dates.first(value) if key in _DATE else None
            if day:
                record.meeting.date = day.isoformat()
                record.meeting.at["date"] = (row.number, row.number)
        super().read_head(reading)

    def finish(self, reading: Reading) -> None:
        """A text without a title of its own is the item that the fields name."""
        super().finish(reading)
        items = reading.record.items
        field = next((row for row in reading.rows[:_HEAD] if _names(row)), None)
        if field and len(items) == 1 and (items[0].title is None or _field(items[0].title)):
            match = _field(field.text)
            items[0].title = match["value"].strip() if match else None
            items[0].at["title"] = (field.number, field.number)


def _field(text: str) -> re.Match[str] | None:
    return _FIELD.fullmatch(text.strip())


def _names(row: Row) -> bool:
    match = _field(row.text)
    return match is not None and match["key"].casefold() in _TITLE
