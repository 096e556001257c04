"""A copy of one item of a FirstAgenda publication, the fields of the program that copied it above the text."""

from __future__ import annotations

from dataclasses import replace

from raadslag.ingest.parse.layouts.layout import Layout, Reading
from raadslag.ingest.parse.lines import Source
from raadslag.ingest.parse.rows import rows_of
from raadslag.ingest.parse.rules import copied
from raadslag.lib import dates

_BODY = {"committee", "body", "udvalg", "forum", "organ", "meeting_body"}
_DATE = {"date", "dato", "mødedato", "meeting_date"}
_FIELDS = 3


class Monrad(Layout):
    """ "title: …", "udvalg: …", "dato: …"; then the title alone, "25/20177 -", and the sections.

    Where the case was treated twice, recommendation and decision stand twice, each with the
    body's name and the date.
    """

    name = "monrad"

    def detect(self, source: Source) -> float:
        rows = rows_of(replace(source, lines=source.lines[: 2 * copied.HEAD]))
        return 0.85 if len(list(copied.fields(rows))) >= _FIELDS and copied.title(rows) else 0.0

    def read_head(self, reading: Reading) -> None:
        record = reading.record
        for row, key, value in copied.fields(reading.rows):
            day = dates.first(value) if key in _DATE else None
            if key in _BODY:
                record.body, record.at["body"] = value, (row.number, row.number)
            elif day:
                record.meeting.date = day.isoformat()
                record.meeting.at["date"] = (row.number, row.number)
        super().read_head(reading)
