"""Exports of SBSYS, Acadre and eDoc: every line says what it is, so nothing is guessed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import ClassVar

from raadslag.ingest.parse import item_heads, sections, starts, vocabulary
from raadslag.ingest.parse.layouts.layout import Layout, Reading
from raadslag.ingest.parse.ledger import as_furniture
from raadslag.ingest.parse.lines import Source
from raadslag.ingest.parse.outline import Draft, Outline
from raadslag.ingest.parse.record import Attachment, Earlier, Item, Participant, Participation
from raadslag.ingest.parse.rows import Row, folded, span
from raadslag.ingest.parse.rules import route
from raadslag.ingest.parse.sections import Cut
from raadslag.ingest.parse.sources import roles
from raadslag.ingest.parse.vocabulary import Heading, Kind
from raadslag.lib import dates

_FORM = ("export",)
_SECTION_ROLES = (roles.SECTION_HEADING, roles.SECTION_TEXT)
_EARLIER_ROLES = (roles.EARLIER_BODY, roles.EARLIER_DATE, roles.EARLIER_TEXT)
_ATTACHMENT_ROLES = (roles.ATTACHMENT, roles.ATTACHMENT_CLOSED)
_PRESENCE: dict[str, bool | None] = {roles.PRESENT: True, roles.ABSENT: False, roles.INVITED: None}
_TEXT_FIELDS = {
    roles.ITEM_CASE_NUMBER: "case_number",
    roles.ITEM_CASEWORKER: "caseworker",
    roles.ITEM_DECIDED_BY: "decided_by",
}


def is_export(source: Source) -> bool:
    """Whether the source's lines say what they are."""
    return source.kind.endswith("-xml")


class Export(Layout):
    """A structured export: the steps go by the lines' roles instead of by their words."""

    name = "xml"
    sub_headings: ClassVar[bool] = False

    def detect(self, source: Source) -> float:
        return 1.0 if is_export(source) else 0.0

    def rows(self, source: Source) -> list[Row]:
        return _rows(source)

    def marks(self, rows: Sequence[Row]) -> starts.Marks:
        """Headings where the export says so, and by their words in a case that comes in one piece."""
        whole = super().marks(rows)
        found = {
            index: heading
            for index, heading in whole.headings.items()
            if _is(rows[index], roles.ITEM_TEXT)
        }
        found |= {row.index: _heading(row) for row in rows if _is(row, roles.SECTION_HEADING)}
        return replace(whole, headings=dict(sorted(found.items())), cases=[])

    def cut(self, reading: Reading) -> Outline:
        outline = Outline()
        numbers: dict[int, Row] = {}
        for row in reading.rows:
            if _is(row, roles.ITEM_TITLE):
                start = starts.Start(row, _FORM, title=row.text)
                outline.items.append(Draft([row], start))
            elif _is(row, roles.SUPPLEMENT):
                outline.groups.append(row)
            elif _is(row, roles.OTHER):
                continue  # nobody asked for it: unplaced
            elif outline.items:
                outline.items[-1].rows.append(row)
                if _is(row, roles.ITEM_NUMBER):
                    numbers[len(outline.items) - 1] = row
            else:
                outline.head.append(row)
        for place, row in numbers.items():
            if begun := outline.items[place].start:
                outline.items[place].start = replace(begun, number=row.text)
        return outline

    def read_head(self, reading: Reading) -> None:
        record, ledger = reading.record, reading.ledger
        for row in reading.outline.head:
            _read_head_row(reading, row)
            record.preamble.extend(as_furniture([row], row.line.role or "head"))
        ledger.claim(reading.outline.head, "head")
        record.furniture.extend(as_furniture(reading.outline.groups, "group"))
        ledger.claim(reading.outline.groups, "group")

    def title(self, reading: Reading, draft: Draft) -> list[Row]:
        return [draft.start.row] if draft.start else []

    def sections(self, reading: Reading, rows: list[Row]) -> tuple[list[Row], list[Cut]]:
        whole = [row for row in rows if _is(row, roles.ITEM_TEXT)]
        loose, cuts = sections.cut(whole, reading.marks)
        for row in rows:
            if _is(row, roles.SECTION_HEADING):
                cuts.append(Cut(reading.marks.headings[row.index], row))
            elif _is(row, roles.SECTION_TEXT) and cuts:
                cuts[-1].rows.append(row)
            elif not _is(row, roles.ITEM_TEXT):
                loose.append(row)
        return loose, cuts

    def item_head(self, reading: Reading, draft: Draft, item: Item, rows: list[Row]) -> None:
        """Fields, earlier treatments and attachments; what is left is text without a heading."""
        _read_earlier(item, [row for row in rows if row.line.role in _EARLIER_ROLES])
        left = []
        for row in rows:
            role = row.line.role or ""
            if role in _EARLIER_ROLES or _read_item_row(item, row, role):
                item.head.extend(as_furniture([row], role))
            else:
                left.append(row)
        rows[:] = left

    def fields(self, reading: Reading, item: Item, loose: list[Row], cuts: list[Cut]) -> None:
        listed = list(item.attachments)
        decided_by, at = item.decided_by, item.at.get("decided_by")
        super().fields(reading, item, loose, cuts)
        item.attachments = listed or item.attachments
        if decided_by and at:
            item.decided_by, item.at["decided_by"] = decided_by, at
        item_heads.keep(item, loose, "text")
        loose.clear()


def _rows(source: Source) -> list[Row]:
    """A row for every line with words, in order; nothing is cut, for the export cut already."""
    return [
        Row(index, line, line.text.strip())
        for index, line in enumerate(line for line in source.lines if not line.blank)
    ]


def _is(row: Row, role: str) -> bool:
    return row.line.role == role


def _heading(row: Row) -> Heading:
    known = vocabulary.heading(row.text)
    if known is None or known.rest:
        return Heading(Kind.OTHER, row.text)
    return replace(known, text=row.text)


def _read_head_row(reading: Reading, row: Row) -> None:
    record, meeting = reading.record, reading.record.meeting
    role, at = row.line.role or "", (row.number, row.number)
    if role in (roles.MUNICIPALITY, roles.BODY, roles.DOCUMENT_TYPE):
        setattr(record, role, row.text)
        record.at[role] = at
    elif role == roles.DATE:
        day = dates.first(row.text)
        meeting.date = day.isoformat() if day else None
        meeting.at["date"] = at
        _read_time(reading, row, "start")
    elif role in (roles.START, roles.END):
        _read_time(reading, row, role)
    elif role == roles.PLACE:
        meeting.place = row.text
        meeting.at["place"] = at
    elif role in _PRESENCE:
        record.participants.append(Participant(row.text, present=_PRESENCE[role], lines=at))


def _read_time(reading: Reading, row: Row, which: str) -> None:
    """The time of day on the row; midnight is what systems write for a date without a time."""
    found = dates.find_times(row.text.replace("T", " "))
    if found and (found[0].value.hour or found[0].value.minute):
        setattr(reading.record.meeting, which, found[0].value.strftime("%H:%M"))
        reading.record.meeting.at[which] = (row.number, row.number)


def _read_item_row(item: Item, row: Row, role: str) -> bool:
    """Whether the row is a field of the item; its value is taken."""
    at = (row.number, row.number)
    if role in _TEXT_FIELDS:
        setattr(item, _TEXT_FIELDS[role], row.text)
        item.at[_TEXT_FIELDS[role]] = at
    elif role == roles.ITEM_NUMBER:
        item.at["number"] = at
    elif role == roles.ITEM_CLOSED:
        item.closed = True
        item.at["closed"] = at
    elif role == roles.ITEM_ROUTE:
        item.route = _bodies(row.text)
        item.at["route"] = at
    elif role == roles.ITEM_ABSENT:
        item.participation.extend(
            Participation(name.strip(), note="fraværende", kind="absent", lines=at)
            for name in row.text.replace(";", ",").split(",")
            if name.strip()
        )
    elif role in _ATTACHMENT_ROLES:
        item.attachments.append(_attachment(row, closed=role == roles.ATTACHMENT_CLOSED))
    else:
        return role == roles.ITEM_ID
    return True


def _attachment(row: Row, *, closed: bool) -> Attachment:
    url = row.line.links[0][1] if row.line.links else None
    return Attachment(row.text, closed=closed, url=url, lines=(row.number, row.number))


def _bodies(text: str) -> list[str]:
    named = route.marked(f"Sagsgang: {text}")
    return named or [part.strip() for part in text.replace(",", "/").split("/") if part.strip()]


def _read_earlier(item: Item, rows: list[Row]) -> None:
    """Each treatment begins at the body, or at the date or the text where no body is named."""
    order = [_EARLIER_ROLES.index(row.line.role or "") for row in rows]
    ends = [n + 1 for n, (one, two) in enumerate(pairwise(order)) if two < one or two == one == 0]
    for begin, end in pairwise([0, *ends, len(rows)]):
        said = {role: [row for row in rows[begin:end] if _is(row, role)] for role in _EARLIER_ROLES}
        day = dates.first(folded(said[roles.EARLIER_DATE]))
        if rows[begin:end]:
            item.earlier.append(
                Earlier(
                    body=folded(said[roles.EARLIER_BODY]) or None,
                    date=day.isoformat() if day else None,
                    decision=folded(said[roles.EARLIER_TEXT]) or None,
                    lines=span(rows[begin:end]),
                )
            )
