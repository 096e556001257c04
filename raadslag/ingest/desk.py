"""What the correction desk shows of a source: its lines, the record beside them, what is left.

Values are named as in corrections.py; where they stand is told in lines of this source.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext, gettext_noop

from raadslag.cases.models import SourceFile
from raadslag.ingest import corrections, records
from raadslag.ingest.models import Correction
from raadslag.ingest.parse.record import Record as ReadRecord
from raadslag.meetings.models import AgendaItem, Anchor, Meeting, Reading

Lines = tuple[int, int]

LABELS = {
    "body": gettext_noop("Udvalg"),
    "date": gettext_noop("Dato"),
    "start": gettext_noop("Begynder"),
    "end": gettext_noop("Slutter"),
    "place": gettext_noop("Sted"),
    "number": gettext_noop("Nummer"),
    "title": gettext_noop("Titel"),
    "case_number": gettext_noop("Sagsnummer"),
    "closed": gettext_noop("Lukket punkt"),
    "recommender": gettext_noop("Indstiller"),
    "clauses": gettext_noop("Indstillingens punkter"),
    "decision.words": gettext_noop("Beslutning"),
    "outcome": gettext_noop("Udfald"),
    "public_title": gettext_noop("Offentlig titel"),
    "decision.public_words": gettext_noop("Offentlig beslutning"),
    "closed_ground": gettext_noop("Grund til lukning"),
}
BEFORE_SECTIONS = ("number", "title", "case_number", "closed", "recommender", "clauses")
AFTER_SECTIONS = ("decision.words", "outcome")
OF_CLOSED = ("public_title", "decision.public_words", "closed_ground")
_SPANS = {"clauses": "recommendations", "decision.words": "decision", "outcome": "decision"}


@dataclass(frozen=True, slots=True)
class Value:
    """One value of the record. item: None for the meeting's head; lines: None: not in this source.

    correction: the newest that stands, None where the value is as read.
    """

    item: AgendaItem | None
    field: str
    standing: Any
    lines: Lines | None = None
    correction: Correction | None = None

    @property
    def id(self) -> str:
        """The same on every page that shows the value."""
        digest = hashlib.sha256(self.field.encode()).hexdigest()[:8]
        return f"v-{self.item.uid if self.item else 'moede'}-{digest}"

    @property
    def label(self) -> str:
        if self.field.startswith(corrections.SECTION):
            heading = self.field.removeprefix(corrections.SECTION)
            return heading or gettext("Tekst uden overskrift")
        return gettext(LABELS[self.field])

    @property
    def mark(self) -> str:
        return corrections.mark(self.standing)


@dataclass(frozen=True, slots=True)
class ItemValues:
    """An item and its values; lines: where it stands in this source."""

    item: AgendaItem
    values: list[Value]
    lines: Lines | None


class Record:
    """The record of one source's meeting, as far as it may be shown.

    items: with their decision, text, sections and clauses; those the user may read.
    """

    def __init__(self, reading: Reading, items: Iterable[AgendaItem]) -> None:
        self.reading, self.items = reading, list(items)
        self.meeting: Meeting = reading.meeting

    @cached_property
    def _read(self) -> ReadRecord:
        return records.restored(self.reading.record)

    @cached_property
    def _anchors(self) -> Mapping[int, Anchor]:
        anchors = Anchor.objects.filter(source=self.reading.source_id)
        return {anchor.item_id: anchor for anchor in anchors}

    @cached_property
    def _corrections(self) -> Mapping[tuple[int | None, str], Correction]:
        standing = Correction.objects.filter(meeting=self.meeting, undone_at=None)
        rows = standing.select_related("by").order_by("pk")
        return {(row.item_id, row.field): row for row in rows}

    def head(self) -> list[Value]:
        return [self.value(None, field) for field in corrections.HEAD_FIELDS]

    def item_values(self) -> list[ItemValues]:
        return [
            ItemValues(item, [self.value(item, f) for f in fields_of(item)], self.lines_of(item))
            for item in self.items
        ]

    def known_fields(self, item: AgendaItem | None) -> list[str]:
        return fields_of(item) if item else list(corrections.HEAD_FIELDS)

    def value(self, item: AgendaItem | None, field: str) -> Value:
        return Value(
            item=item,
            field=field,
            standing=corrections.standing(self.meeting, item, field),
            lines=self._lines(item, field),
            correction=self._corrections.get((item.pk if item else None, field)),
        )

    def lines_of(self, item: AgendaItem) -> Lines | None:
        anchor = self._anchors.get(item.pk)
        return _pair((anchor.first_line, anchor.last_line)) if anchor else None

    def _lines(self, item: AgendaItem | None, field: str) -> Lines | None:
        if item is None:
            at = self._read.at if field == "body" else self._read.meeting.at
            return _pair(at.get(field))
        anchor = self._anchors.get(item.pk)
        if anchor is None:
            return None
        if not field.startswith(corrections.SECTION):
            return _pair(anchor.spans.get(_SPANS.get(field, field)))
        heading = field.removeprefix(corrections.SECTION)
        return next((lines for name, lines in self._sections(anchor) if name == heading), None)

    def _sections(self, anchor: Anchor) -> Iterator[tuple[str, Lines | None]]:
        for item in self._read.items[anchor.position - 1 : anchor.position]:
            for index, section in enumerate(item.sections):
                yield section.heading, _pair(anchor.spans.get(f"sections.{index}"))


def fields_of(item: AgendaItem) -> list[str]:
    """The fields of an item that the desk shows, in order."""
    text = item.text
    headings = [section.heading or "" for section in text.sections.all()] if text else []
    sections = [f"{corrections.SECTION}{heading}" for heading in dict.fromkeys(headings)]
    named = [field for field in sections if len(field) <= corrections.LONGEST_NAME]
    closed = OF_CLOSED if item.closed else ()
    return [*BEFORE_SECTIONS, *named, *AFTER_SECTIONS, *closed]


def _pair(lines: Any) -> Lines | None:
    return (lines[0], lines[1]) if lines and lines[0] and lines[1] else None


def source_lines(source: SourceFile) -> list[tuple[int, str]]:
    """The lines of a source that are not blank, with their numbers."""
    return [(n, line) for n, line in enumerate(source.lines.split("\n"), 1) if line.strip()]


@dataclass(frozen=True, slots=True)
class PageBox:
    """A printed piece of a line, in points from the page's upper left corner."""

    line: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A page of a PDF and the lines on it. width, height: in points."""

    number: int
    width: float
    height: float
    boxes: list[PageBox]


def source_pages(source: SourceFile) -> list[SourcePage]:
    """The pages of a source that has some."""
    boxes: dict[int, list[PageBox]] = {}
    for line, pieces in source.boxes.items():
        for page, x0, y0, x1, y1 in pieces:
            box = PageBox(int(line), x0, y0, round(x1 - x0, 1), round(y1 - y0, 1))
            boxes.setdefault(int(page), []).append(box)
    return [
        SourcePage(number, width, height, boxes.get(number, []))
        for number, (width, height) in enumerate(source.pages, 1)
    ]
