"""Section headings that no vocabulary knows: short rows that a template prints again in one item after another."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from raadslag.ingest.parse import bodies, starts, vocabulary
from raadslag.ingest.parse.rows import Row
from raadslag.ingest.parse.rules import furniture
from raadslag.ingest.parse.vocabulary import Heading, Kind

TIMES = 3
"""How often a row must stand, each time in another item."""
_SHAPE = re.compile(r"[A-ZÆØÅ][^\d.,;!?\"”()]{4,58}[^\W\d_]")
_NAMES = re.compile(r"(?:[A-ZÆØÅ][\w.'-]*\s?){2,}")
_LONGEST = 60
_TEXT = 25
"""A row shorter than this says little about what stands above it."""


def find(rows: Sequence[Row], headings: Mapping[int, Heading]) -> dict[int, Heading]:
    """The headings by row; {} where the document has too few sections to tell a template."""
    sections = sorted(index for index, heading in headings.items() if heading.strong)
    if len(sections) < 2 * TIMES:
        return {}
    places: dict[str, list[int]] = defaultdict(list)
    often = Counter(row.text for row in rows if len(row.text) <= _LONGEST)
    for row in rows:
        if often[row.text] >= TIMES and row.index not in headings and _may_head(row):
            places[row.text].append(row.index)
    return {
        index: Heading(Kind.OTHER, text, strong=False)
        for text, found in places.items()
        if len(found) >= TIMES and _apart(found, sections) and _head_text(rows, found, headings)
        for index in found
    }


def _may_head(row: Row) -> bool:
    return (
        not row.page
        and not row.part
        and not row.listed
        and _SHAPE.fullmatch(row.text) is not None
        and len(row.text.split()) <= 7
        and not _NAMES.fullmatch(row.text)
        and furniture.kind(row) is None
        and not bodies.is_body(row.text)
        and not vocabulary.STATUS.fullmatch(row.text)
        and not vocabulary.GROUP.fullmatch(row.text)
    )


def _apart(places: Sequence[int], sections: Sequence[int]) -> bool:
    """Whether other sections begin between any two of the rows."""
    return all(
        any(before < section < after for section in sections)
        for before, after in itertools.pairwise(places)
    )


def _head_text(rows: Sequence[Row], places: Sequence[int], headings: Mapping[int, Heading]) -> bool:
    """Whether the rows stand below the end of a sentence and above text or another heading, most of the times."""
    heads = sum(
        _ends(rows[index - 1]) and _begins(rows, index + 1, headings)
        for index in places
        if index and index - 1 not in headings
    )
    return 3 * heads >= 2 * len(places)


def _ends(row: Row) -> bool:
    return row.text[-1] in ".!?"


def _begins(rows: Sequence[Row], index: int, headings: Mapping[int, Heading]) -> bool:
    if index >= len(rows) or starts.numbered(rows[index]):
        return False
    return index in headings or len(rows[index].text) > _TEXT or rows[index].text[-1] == "."
