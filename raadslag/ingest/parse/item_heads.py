"""What stands between an item's title and its first section: case number, caseworker, status, route."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from raadslag.ingest.parse import vocabulary
from raadslag.ingest.parse.ledger import as_furniture
from raadslag.ingest.parse.record import Item
from raadslag.ingest.parse.rows import Row, span
from raadslag.ingest.parse.rules import case_numbers, route

LEAD = "lead"
"""Text of an item above its first section, or of one that has none."""
_DOCUMENT = re.compile(r"(?:dok(?:ument)?\.?\s?(?:nr\.?)?|brev\s?id)\s?:?\s*\d[\d./-]*", re.I)
_CASE_BESIDE = re.compile(r"\s{2,}(?=(?:sags?nr|j\.?\s?nr)\b)", re.I)
_NUMBER_AGAIN = re.compile(r"(?:punkt|pkt)\.?\s?(?:nr\.?\s?)?\d{1,4}", re.I)


def read(item: Item, rows: list[Row]) -> None:
    """Case number, caseworker, status and route; the rows that hold them leave `rows`."""
    left: list[Row] = []
    names, ticks = _table(rows)
    keep(item, ticks, "route")
    if names:
        item.route = item.route or names
        note(item, "route", ticks)
    marks = {row.index for row in [*ticks, *_below_labels(item, rows)]}
    for row in rows:
        if row.index in marks:
            continue
        kind = _item_row(item, row)
        if kind:
            keep(item, [row], kind)
        else:
            left.append(row)
    rows[:] = left


def _below_labels(item: Item, rows: Sequence[Row]) -> list[Row]:
    """The rows of labels whose value stands a row below, the values taken: "Sagsnr." / "450-2018-75" """
    taken: list[Row] = []
    for label, value in pairwise(rows):
        if not (case_numbers.label_alone(label.text) and case_numbers.below_label(value.text)):
            continue
        taken += [label, value]
        if not any(char.isdigit() for char in value.text):
            item.caseworker = item.caseworker or value.text
            note(item, "caseworker", [value])
        elif item.case_number is None and not label.text.casefold().startswith("dok"):
            item.case_number = value.text
            note(item, "case_number", [value])
    keep(item, taken, "case_number")
    return taken


def _table(rows: Sequence[Row]) -> tuple[list[str], list[Row]]:
    for place, row in enumerate(rows[:4]):
        if len(row.text) <= 4 and row.text.isupper():
            return route.ticked(rows[place:])
    return [], []


def _item_row(item: Item, row: Row) -> str | None:
    """What kind of head row it is, its values taken; None where it is none."""
    case = case_numbers.alone(row.text) or case_numbers.labelled(row.text)
    worker = case_numbers.caseworker(row.text)
    others = case_numbers.others(row.text)
    if others is not None:
        item.other_caseworkers = others
        note(item, "other_caseworkers", [row])
        return "caseworkers"
    if case is None and worker and (beside := _CASE_BESIDE.search(row.text)):
        case = case_numbers.labelled(row.text[beside.end() :])
    if worker and item.caseworker is None:
        item.caseworker = worker
        note(item, "caseworker", [row])
    if case:
        if case.number and item.case_number is None:
            item.case_number = case.number
            note(item, "case_number", [row])
        return "case_number"
    if worker or case_numbers.names_caseworker(row.text):
        return "caseworker"
    if case_numbers.label_alone(row.plain):
        return "case_number"
    if _DOCUMENT.match(row.text):
        return "document"
    named = route.marked(row.text) or route.labelled(row.text)
    if named:
        item.route = item.route or named
        note(item, "route", [row])
        return "route"
    return _status(item, row)


def _status(item: Item, row: Row) -> str | None:
    if len(row.text) < _GROUP_ROW and (group := vocabulary.GROUP.fullmatch(row.text)):
        item.closed = item.closed or bool(group["closed"])
        return "group"
    status = vocabulary.STATUS.fullmatch(row.text)
    if status:
        item.closed = item.closed or bool(status["closed"])
        return "status"
    if item.number and _NUMBER_AGAIN.fullmatch(row.text) and row.text.endswith(item.number):
        return "number"
    if item.title and _again(vocabulary.key(row.text), vocabulary.key(item.title)):
        return "title"
    return None


_GROUP_ROW = 90


def _again(words: str, title: str) -> bool:
    """Whether the title is printed once more, perhaps with its number."""
    return words.endswith(title) and len(words) - len(title) <= 6


def keep(item: Item, rows: Iterable[Row], kind: str) -> None:
    """Rows of the item outside its sections, as what they are."""
    item.head.extend(as_furniture(rows, kind))


def note(item: Item, name: str, rows: Sequence[Row]) -> None:
    """Which rows the field's value stands on."""
    lines = span(rows)
    if lines:
        item.at[name] = lines
