"""The day and the times of the meeting, from single rows of the head and of the tail."""

from __future__ import annotations

import re
from collections.abc import Sequence

from raadslag.ingest.parse.record import Record
from raadslag.ingest.parse.rows import Row, span
from raadslag.ingest.parse.rules.meeting_words import DATE_LABEL, END_LABEL, START_LABEL
from raadslag.lib import dates


def value(label: re.Pattern[str], row: Row, following: Row | None) -> tuple[str, list[Row]] | None:
    """The value after a label: on the row, or on the next where the row is the label alone."""
    match = label.match(row.text)
    if match is None:
        return None
    rest = row.text[match.end() :].strip(" |")
    if rest:
        return rest, [row]
    if following is None or following.gap > 2:
        return None
    return following.text, [row, following]


def dated(row: Row, following: Row | None, record: Record) -> list[Row]:
    found = value(DATE_LABEL, row, following)
    if not found or record.meeting.date:
        return []
    return found[1] if set_date(found[0], found[1], record) else []


def set_date(printed: str, rows: Sequence[Row], record: Record) -> bool:
    day = next(
        (
            found
            for found in dates.find(printed)
            if found.day and found.year and not _WRITTEN.search(printed[: found.start])
        ),
        None,
    )
    if day is None or record.meeting.date not in (None, day.iso):
        return False
    if (
        record.meeting.date
    ):  # said again, perhaps with the time: "mandag den 24. april 2017 kl. 18:00"
        return set_times(printed[day.end :], rows, record)
    record.meeting.date = day.iso
    record.meeting.at["date"] = span_of(rows)
    set_times(_DASH_TIME.sub(r" kl. \1", printed[day.end :]), rows, record)
    return True


_WRITTEN = re.compile(
    r"\b(?:dannet|udskrevet|offentliggjort|udsendt|printet)\s*(?:den|d\.)?\s*:?\s*$", re.I
)
"""Before the day the document was written, not that of the meeting."""
_DASH_TIME = re.compile(r"^\s*[-–]\s*(\d{1,2}[:.]\d{2})\s*$")


def set_times(printed: str, rows: Sequence[Row], record: Record) -> bool:
    times = dates.find_times(printed)
    if times and not record.meeting.start:
        record.meeting.start = times[0].text
        record.meeting.at["start"] = span_of(rows)
        if len(times) > 1:
            record.meeting.end = times[1].text
            record.meeting.at["end"] = span_of(rows)
    return bool(times)


def clock(printed: str) -> str | None:
    times = _times(printed)
    return times[0].text if times else None


def _times(printed: str) -> list[dates.FoundTime]:
    """The times behind a label, which need no "kl.": "9.00-10.00"."""
    return dates.find_times(printed) or dates.find_times(f"kl. {printed.strip()}")


def started(row: Row, following: Row | None, record: Record) -> list[Row]:
    found = value(START_LABEL, row, following)
    time = clock(found[0]) if found and len(found[0]) < 60 else None
    if not found or time is None:
        return []
    times = _times(found[0])
    if record.meeting.start and (record.meeting.start != time or len(times) < 2):
        return []
    record.meeting.start, record.meeting.at["start"] = time, span_of(found[1])
    if len(times) > 1:
        record.meeting.end, record.meeting.at["end"] = times[1].text, span_of(found[1])
    return found[1]


def ended(row: Row, following: Row | None, record: Record) -> list[Row]:
    found = value(END_LABEL, row, following)
    time = clock(found[0]) if found and len(found[0]) < 60 else None
    if not found or time is None:
        return []
    record.meeting.end, record.meeting.at["end"] = time, span_of(found[1])
    return found[1]


def closed_at(rows: Sequence[Row], record: Record) -> None:
    """The end of the meeting below the last item: "Mødet sluttede kl. 12.15"."""
    for row in rows:
        ended(row, None, record)


def lone_date(row: Row, following: Row | None, record: Record) -> list[Row]:
    if len(row.text) > 120 or not dates.find(row.text):
        return []
    if record.meeting.date:
        same = any(day.iso == record.meeting.date for day in dates.find(row.text))
        return [row] if same and set_times(row.text, [row], record) else []
    return [row] if set_date(row.text, [row], record) else []


def alone(rows: Sequence[Row], record: Record, used: list[Row]) -> None:
    """A time that stands on its own: "kl. 16.00"."""
    if record.meeting.start:
        return
    for row in rows:
        if (
            re.search(r"\bkl\.?\s?\d", row.text, re.I)
            and len(row.text) < 60
            and not _of_another_day(row, record)
            and set_times(row.text, [row], record)
        ):
            used.append(row)
            return


def _of_another_day(row: Row, record: Record) -> bool:
    days = [day.iso for day in dates.find(row.text) if day.day and day.year]
    return bool(days) and record.meeting.date not in days


def span_of(rows: Sequence[Row]) -> tuple[int, int]:
    found = span(rows)
    return found if found else (0, 0)
