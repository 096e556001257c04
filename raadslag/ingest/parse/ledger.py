"""The ledger of a document's rows: what claimed each of them, so that no word can be lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from raadslag.ingest.parse.lines import Source
from raadslag.ingest.parse.record import FurnitureLine, Record, Unplaced
from raadslag.ingest.parse.rows import Row

_WORD = re.compile(r"\d+|[^\W\d_]?[a-zæøåéü]+|[A-ZÆØÅÉÜ]+|[^\W_]")
"""A word, cut where a capital follows a small letter: there a heading may have been glued to its text."""


class Ledger:
    """Which place each row went to. A row that nobody claims is unplaced; the first claim stands."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = list(rows)
        self._places: list[str | None] = [None] * len(self.rows)

    def claim(self, rows: Iterable[Row], place: str) -> None:
        """Say where the rows went; a row already claimed keeps its place."""
        for row in rows:
            if self._places[row.index] is None:
                self._places[row.index] = place

    def place(self, row: Row) -> str | None:
        """The row's place; None while nobody claimed it."""
        return self._places[row.index]

    def free(self, rows: Iterable[Row]) -> list[Row]:
        """Those of the rows that nobody has claimed."""
        return [row for row in rows if self._places[row.index] is None]

    def unplaced(self) -> list[Unplaced]:
        """What is left over."""
        return [Unplaced(row.number, row.text) for row in self.free(self.rows)]


def as_furniture(rows: Iterable[Row], kind: str) -> list[FurnitureLine]:
    """The rows whole, as the record keeps text that no field holds."""
    return [FurnitureLine(kind, row.text, row.number) for row in rows]


def conserved(source: Source, record: Record) -> list[str]:
    """The source's words that stand nowhere in the record, as often as they are missing; [] when all is kept.

    Counted are the texts that hold whole rows: head, furniture, contents, item heads, sections and unplaced.
    """
    kept: Counter[str] = Counter()
    for text in _texts(record):
        kept.update(_WORD.findall(text))
    missing: Counter[str] = Counter()
    for line in source.lines:
        missing.update(_WORD.findall(line.text))
    missing.subtract(kept)
    lost = [word for word, count in missing.items() for _ in range(count)]
    return [word for word in lost if not _in_two(word, missing)]


def _in_two(word: str, missing: Counter[str]) -> bool:
    """Whether figures glued together in the source stand apart in the record: "2016143." is 2016, then item 143."""
    if not word.isdigit():
        return False
    for at in range(1, len(word)):
        one, other = word[:at], word[at:]
        if missing[one] < 0 and missing[other] < 0:
            missing[one] += 1
            missing[other] += 1
            return True
    return False


def _texts(record: Record) -> Iterator[str]:
    for placed in (*record.preamble, *record.furniture):
        yield placed.text
    for left in record.unplaced:
        yield left.text
    for item in record.items:
        for placed in item.head:
            yield placed.text
        for section in item.sections:
            yield section.heading
            yield section.text
