"""Reading: a document's lines become its record."""

from __future__ import annotations

import re

from raadslag.ingest.parse import findings
from raadslag.ingest.parse.layouts import GENERAL, choose
from raadslag.ingest.parse.layouts.layout import Layout, Reading
from raadslag.ingest.parse.layouts.xml import is_export
from raadslag.ingest.parse.ledger import Ledger, as_furniture
from raadslag.ingest.parse.lines import Source
from raadslag.ingest.parse.outline import Draft
from raadslag.ingest.parse.record import FurnitureLine, Item, Record
from raadslag.ingest.parse.rows import Row, folded, span
from raadslag.ingest.parse.rules import case_numbers, decided
from raadslag.ingest.parse.sections import Cut
from raadslag.ingest.parse.vocabulary import key

_EMPTY_BRACKETS = re.compile(r"\s*\(\s*\)$")
"""Where a template would print the case number and there is none."""

_CLOSED = re.compile(
    r"^(?:(?-i:[A-ZÆØÅ]{2,5}(?:/[A-ZÆØÅ]{2,5})*)\s*[-–:]\s*)?lukket"
    r"|\blukket (?:punkt|sag)\b|\(lukket\)$",
    re.I,
)

_Read = tuple[Draft, Item, list[Row], list[Cut]]


def read(source: Source, *, general: bool = False) -> Record:
    """The record of one document.

    general: leave the known layouts out and use the general reader alone; an export that says itself
    what its lines are has no layout to leave out.
    Never raises for any lines: what finds no place stands in `unplaced`.
    """
    layout, sure = (GENERAL, 1.0) if general and not is_export(source) else choose(source)
    reading = _opened(source, layout, sure)
    reading.outline = layout.cut(reading)
    layout.read_head(reading)
    drafts = [_begun(reading, layout, draft, n) for n, draft in enumerate(reading.outline.items, 1)]
    reading.informal = not any(cuts for _, _, _, cuts in drafts)
    decided.dated_by_decisions(reading.record, [cuts for _, _, _, cuts in drafts])
    for draft, item, loose, cuts in drafts:
        layout.fields(reading, item, loose, cuts)
        _claim(reading, draft, loose)
        reading.record.items.append(item)
    layout.finish(reading)
    return _closed(reading)


def _opened(source: Source, layout: Layout, sure: float) -> Reading:
    rows = layout.rows(source)
    record = Record(source.name, layout.name, round(sure, 3))
    record.kind, record.sha256, record.encoding = source.kind, source.sha256, source.encoding
    record.warnings = list(source.warnings)
    record.hidden = list(source.hidden)
    record.furniture = [FurnitureLine(f.kind, f.text, f.line) for f in source.furniture]
    record.boxes = {line.number: line.boxes for line in source.lines if line.boxes}
    return Reading(source, rows, record, Ledger(rows), layout.marks(rows))


def _begun(reading: Reading, layout: Layout, draft: Draft, position: int) -> _Read:
    """The item with title and head, its loose rows and its sections."""
    item = Item(position, number=draft.number, closed=bool(draft.closed), lines=span(draft.rows))
    title = layout.title(reading, draft)
    own = title
    if draft.start and draft.start.form[0] != "case":
        own = [*draft.rows[draft.lead : draft.lead + 1], *title]
    _set_title(item, draft, title, own)
    taken = {row.index for row in own}
    _title_again(reading, item, draft.rows, taken)
    loose, cuts = layout.sections(reading, [row for row in draft.rows if row.index not in taken])
    layout.item_head(reading, draft, item, loose)
    return draft, item, loose, cuts


def _title_again(reading: Reading, item: Item, rows: list[Row], taken: set[int]) -> None:
    """The title printed once more right below itself is no heading, whatever its words mean elsewhere."""
    below = next((row for row in rows if row.index not in taken), None)
    if below is not None and item.title and key(below.text) == key(item.title):
        reading.marks.headings.pop(below.index, None)


def _set_title(item: Item, draft: Draft, title: list[Row], own: list[Row]) -> None:
    words = folded(title)
    start = draft.start
    if start and start.title and title and title[0] is start.row:
        words = " ".join([" ".join(start.title.split()), folded(title[1:])]).strip()
    words, number = case_numbers.after_title(_EMPTY_BRACKETS.sub("", words))
    if number is None:
        words, number = case_numbers.before_title(words)
    item.title = words or None
    item.case_number = number
    item.closed = item.closed or _CLOSED.search(words) is not None
    item.head.extend(as_furniture({row.index: row for row in own}.values(), "title"))
    lines = span(title)
    if lines:
        item.at["title"] = lines
    if number and lines:
        item.at["case_number"] = lines
    if item.number and start:
        item.at["number"] = (start.row.number, start.row.number)


def _claim(reading: Reading, draft: Draft, loose: list[Row]) -> None:
    left = {row.index for row in loose}
    reading.ledger.claim((row for row in draft.rows if row.index not in left), "item")


def _closed(reading: Reading) -> Record:
    record = reading.record
    record.unplaced = reading.ledger.unplaced()
    record.findings = findings.find(record, reading.source)
    return record
