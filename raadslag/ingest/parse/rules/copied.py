"""The fields that a copying program puts above the text it took from a page: "title: …", "udvalg: …", "dato: …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from raadslag.ingest.parse.rows import Row

_FIELD = re.compile(r"(?P<key>[a-zæøå_ ]{2,24}):\s*(?P<value>\S.*)", re.I)
_TITLE = {"title", "titel", "overskrift", "heading", "item_title", "punkt_titel"}
HEAD = 16
"""The fields stand within so many lines."""


def fields(rows: Sequence[Row]) -> Iterator[tuple[Row, str, str]]:
    """Row, key in lower case and value of each field."""
    for row in rows[:HEAD]:
        match = _FIELD.fullmatch(row.text)
        if match:
            yield row, match["key"].strip().casefold(), match["value"].strip()


def title(rows: Sequence[Row]) -> tuple[Row, str] | None:
    """The title that a field names; None where none does."""
    return next(((row, value) for row, key, value in fields(rows) if key in _TITLE), None)


def is_field(text: str) -> bool:
    """Whether the text is a field and no title of an item."""
    return _FIELD.fullmatch(text) is not None
