"""The head of a document and its contents into the record."""

from __future__ import annotations

from collections.abc import Sequence

from raadslag.ingest.parse.ledger import Ledger, as_furniture
from raadslag.ingest.parse.outline import Outline
from raadslag.ingest.parse.record import Record
from raadslag.ingest.parse.rows import Row
from raadslag.ingest.parse.rules import contents, furniture, meeting, meeting_when, participants

_LONG = 200
"""A head row that no rule understood is part of the head when it is shorter than this; else it is unplaced."""


def read(record: Record, ledger: Ledger, outline: Outline) -> None:
    """Head and contents into the record; every row that stands there is claimed."""
    people, named = participants.read(outline.head)
    record.participants = people
    taken = {row.index for row in named}
    told = [row for row in outline.head if row.index not in taken and furniture.kind(row) is None]
    meeting.read(told, record)
    meeting_when.closed_at(outline.menu, record)
    _kind_of_list(record, outline.head)
    placed = [row for row in outline.head if len(row.text) < _LONG or row.index in taken]
    menu = [row for row in outline.head if furniture.kind(row)]
    _place(ledger, record, menu, "menu")
    head = ledger.free(placed)
    record.preamble.extend(as_furniture(head, "head"))
    ledger.claim(head, "head")
    record.contents = contents.read([row for row in outline.contents if not furniture.kind(row)])
    for rows, kind in (
        (outline.contents_heading, "contents"),
        (outline.contents, "contents"),
        (outline.groups, "group"),
        (outline.menu, "menu"),
        (outline.pages, "page"),
    ):
        _place(ledger, record, rows, kind)


def _kind_of_list(record: Record, head: Sequence[Row]) -> None:
    """ "Dagsorden:" above the items heads their list; who was away is told in minutes."""
    said = record.at.get("document_type")
    row = next((row for row in head if said and row.number == said[0]), None)
    listed = row is not None and row.text.endswith(":") and record.document_type == "dagsorden"
    if listed and any(person.present is False for person in record.participants):
        record.document_type = None


def _place(ledger: Ledger, record: Record, rows: Sequence[Row], kind: str) -> None:
    free = ledger.free(rows)
    record.furniture.extend(as_furniture(free, kind))
    ledger.claim(free, kind)
