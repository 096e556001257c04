"""What a layout is: the steps of reading a document, each of which one family of minutes may do its own way.

Everything here is what most minutes have in common; a layout states only what differs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

from raadslag.ingest.parse import (
    chains,
    document_heads,
    heads,
    item_heads,
    outline,
    places,
    runin,
    sections,
    starts,
    vocabulary,
)
from raadslag.ingest.parse.ledger import Ledger
from raadslag.ingest.parse.lines import Source
from raadslag.ingest.parse.outline import Outline
from raadslag.ingest.parse.record import Item, Record
from raadslag.ingest.parse.rows import Row, numbered, rows_of, split, unglued
from raadslag.ingest.parse.rules import contents, copied
from raadslag.ingest.parse.sections import Cut
from raadslag.ingest.parse.vocabulary import Kind


@dataclass(slots=True)
class Reading:
    """A document while it is being read."""

    source: Source
    rows: list[Row]
    record: Record
    ledger: Ledger
    marks: starts.Marks
    outline: Outline = field(default_factory=Outline)
    informal: bool = False  # whether no item has a section
    glued: bool = False  # whether headings share a line with their text, glued on


class Layout:
    """A family of documents. Subclasses set the class attributes and override steps.

    name              as it stands in the record
    forms             the only forms an item may start with ("punkt", "case", "level"); () tries all (see chains.py)
    headings          section headings of this family alone, lower case → kind
    not_headings      rows, lower case, that are text here although the vocabulary knows them as headings
    sub_headings      whether weak headings ("Økonomi") with more white space above than strong ones are text
    title_rows        at most how many rows a title takes before its case number
    menu              rows of this family's site or page that belong to no item
    """

    name: ClassVar[str] = "general"
    forms: ClassVar[tuple[str, ...]] = ()
    headings: ClassVar[dict[str, Kind]] = {}
    not_headings: ClassVar[frozenset[str]] = frozenset()
    sub_headings: ClassVar[bool] = True
    title_rows: ClassVar[int] = 4
    menu: ClassVar[re.Pattern[str] | None] = None

    def detect(self, source: Source) -> float:
        """How sure it is, 0 to 1, that the document is of this family. Must be cheap: it is asked of every document."""
        raise NotImplementedError

    # The steps, in the order they are taken.

    def rows(self, source: Source) -> list[Row]:
        """The document's rows; override where lines hold several pieces."""
        if runin.is_transcript(source) or runin.is_run_in(source):
            return runin.rows(source)
        rows = _answered(_unbulleted(_tabled(_unpaged(unglued(rows_of(source))))))
        found = [vocabulary.glued(row.text) for row in rows]
        if sum(heading is not None for heading in found) < 2 or not _repeats(found):
            return rows
        return numbered(
            piece
            for row, heading in zip(rows, found, strict=True)
            for piece in (split(row, [len(heading.text)]) if heading else [row])
        )

    def marks(self, rows: Sequence[Row]) -> starts.Marks:
        """Headings and case numbers, by row."""
        return heads.marks(rows, self.headings, self.not_headings, sub_headings=self.sub_headings)

    def chain(self, reading: Reading) -> chains.Chain:
        """Where the items begin."""
        return chains.best(reading.rows, reading.marks, self.forms)

    def cut(self, reading: Reading) -> Outline:
        """Head, contents, items and tail."""
        return outline.cut(reading.rows, reading.marks, self.chain(reading), self.menu)

    def read_head(self, reading: Reading) -> None:
        """Body, kind, date, times, place, participants, contents."""
        document_heads.read(reading.record, reading.ledger, reading.outline)

    def title(self, reading: Reading, draft: outline.Draft) -> list[Row]:
        """The rows of the item's title, its number's row first."""
        return outline.title_rows(draft, reading.marks, self.title_rows, _contents_titles(reading))

    def item_head(
        self, reading: Reading, draft: outline.Draft, item: Item, rows: list[Row]
    ) -> None:
        """What stands between the title and the first section."""
        item_heads.read(item, rows)

    def sections(self, reading: Reading, rows: list[Row]) -> tuple[list[Row], list[Cut]]:
        """The rows before the first heading, and the sections."""
        return sections.cut(rows, reading.marks)

    def fields(self, reading: Reading, item: Item, loose: list[Row], cuts: list[Cut]) -> None:
        """Every field that is read from sections and loose rows."""
        places.fields(reading.record, item, loose, cuts, informal=reading.informal)

    def finish(self, reading: Reading) -> None:
        """What only the whole document tells."""
        places.finish(reading.record)
        _title_above(reading)
        _titles_listed(reading)
        _contents_by_titles(reading)


def _unpaged(rows: list[Row]) -> list[Row]:
    """Rows "Byrådet, 3. maj 2011 Side 4" marked as the page's, where the same words recur with other numbers."""
    found = {
        row.index: match["head"]
        for row in rows
        if row.text[-1].isdigit()
        and "Side " in row.text
        and (match := _PAGE_HEAD.fullmatch(row.text))
    }
    counts = Counter(found.values())
    return (
        [
            replace(row, page=True) if counts.get(found.get(row.index, ""), 0) >= _ENOUGH else row
            for row in rows
        ]
        if counts
        else rows
    )


_PAGE_HEAD = re.compile(r"(?P<head>\S.{2,90}?)[\s,]+Side\s\d{1,3}(?:\s(?:af|/)\s\d{1,3})?")


def _tabled(rows: list[Row]) -> list[Row]:
    """Rows of a table whose columns are number, matter and decision, cut into title and decision."""
    head = next(
        (n for n, row in enumerate(rows) if "\t" in row.text and _COLUMNS.fullmatch(row.text)), None
    )
    if head is None:
        return rows
    found = [replace(row, page=True) if n == head else row for n, row in enumerate(rows)]
    return numbered(
        piece
        for n, row in enumerate(found)
        for piece in (_cells(row) if n > head and row.text[0].isdigit() else [row])
    )


_COLUMNS = re.compile(
    r"(?:nr\.?|punkt|pkt\.?|sag)\t(?:emne|punkt|titel|sag|dagsorden)\t(?:beslutning|referat|konklusion|vedtagelse)(?:er)?(?:\t.*)?",
    re.I,
)
_CELLS = re.compile(r"\d{1,3}\.?\t[^\t]+(?P<cut>\t)")


def _cells(row: Row) -> list[Row]:
    match = _CELLS.match(row.text)
    return split(row, [match.start("cut")]) if match else [row]


def _answered(rows: list[Row]) -> list[Row]:
    """Rows "Ad 1: text" cut behind their label, where minutes without headings answer a numbered agenda so."""
    labels = {
        row.index: match
        for row in rows
        if row.text[0] in "Aa" and (match := _ANSWER.match(row.text))
    }
    numbers = [int(match["number"]) for match in labels.values()]
    if len(numbers) < _ENOUGH or numbers != list(range(1, len(numbers) + 1)):
        return rows
    titled = sum(rows[at].text[-1] not in ".!?" for at in labels)
    if 2 * titled > len(labels):
        return rows
    if any(heading.kind in _DECIDING for row in rows if (heading := vocabulary.heading(row.text))):
        return rows
    return numbered(
        piece
        for row in rows
        for piece in (split(row, [labels[row.index].end()]) if row.index in labels else [row])
    )


_ANSWER = re.compile(r"Ad\.?\s?(?:punkt\s)?(?P<number>\d{1,2})\s?[:.)]+\s+(?=\S)", re.I)
_DECIDING = (Kind.DECISION, Kind.BOTH, Kind.RECOMMENDATION)


def _titles_listed(reading: Reading) -> None:
    """Titles of items that have but a number, from the agenda printed above them: "1. Valg af ordstyrer"."""
    bare = [item for item in reading.record.items if item.number and item.title is None]
    rows = [*reading.outline.head, *reading.outline.contents] if len(bare) >= _ENOUGH else []
    listed = {
        start.number: start for row in rows if (start := starts.numbered(row)) and start.title
    }
    for item in bare:
        start = listed.get(item.number or "")
        if start:
            item.title = start.title
            item.at["title"] = (start.row.number, start.row.number)


def _unbulleted(rows: list[Row]) -> list[Row]:
    """Rows with the bullets before headings taken off, where the page prints its headings so."""
    listed = [row for row in rows if row.listed]
    if sum(row.plain.casefold().startswith(_CORE) for row in listed) < _ENOUGH:
        return rows
    bulleted = {row.index for row in listed if vocabulary.heading(row.plain)}
    core = sum(row.plain.split()[0].casefold() in _CORE for row in rows if row.index in bulleted)
    if core < _ENOUGH:
        return rows
    return [_unlisted(row) if row.index in bulleted else row for row in rows]


_CORE = ("beslutning", "indstilling", "sagsfremstilling", "resume", "resumé", "beslutningstema")
_ENOUGH = 3
"""From so many core headings with a bullet on, bullets are the page's way to print headings."""


def _unlisted(row: Row) -> Row:
    return replace(row, text=row.plain, start=row.start + len(row.text) - len(row.plain))


def _repeats(found: Sequence[vocabulary.Heading | None]) -> bool:
    """Whether the document glues headings to their text: the same one twice, or several of them."""
    counts = Counter(heading.text for heading in found if heading)
    return len(counts) >= _ENOUGH or any(count > 1 for count in counts.values())


def _title_above(reading: Reading) -> None:
    """The title of the only item where a field above the text names it."""
    items = reading.record.items
    if len(items) != 1 or not (items[0].title is None or copied.is_field(items[0].title)):
        return
    named = copied.title(reading.rows)
    if named:
        row, items[0].title = named
        items[0].at["title"] = (row.number, row.number)


def _contents_by_titles(reading: Reading) -> None:
    """Read the contents by the items' titles where hardly an entry is one of them."""
    record = reading.record
    titles = [item.title.rstrip(" .") for item in record.items if item.title]
    keys = {vocabulary.key(title) for title in titles}
    fitting = sum(vocabulary.key(entry.title) in keys for entry in record.contents)
    short = fitting < len(titles) and 2 * fitting < max(len(titles), len(record.contents))
    if record.contents and short:
        record.contents = contents.by_titles(reading.outline.contents, titles) or record.contents


def _contents_titles(reading: Reading) -> set[str]:
    return {vocabulary.key(entry.title) for entry in reading.record.contents}
