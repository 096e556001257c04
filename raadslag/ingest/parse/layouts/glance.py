"""A quick look at a whole document: its lines as one text, made once however many layouts ask."""

from __future__ import annotations

import re

from raadslag.ingest.parse.lines import Source

_last: tuple[Source, str] | None = None


_MANY = 60
"""A document of fewer lines may have all its text on one of them."""
_FRONT = 160
"""So much of a line says what it is; the rest is a paragraph's."""


def whole(source: Source) -> str:
    """The document's lines that are not blank, stripped, with "\\n" between, of long lines the front where there are many lines.

    The last document asked for is kept: every layout asks for the same one.
    """
    global _last
    if _last is None or _last[0] is not source:
        end = _FRONT if len(source.lines) >= _MANY else None
        texts = (line.text.strip()[:end] for line in source.lines)
        _last = (source, "\n".join(text for text in texts if text))
    return _last[1]


def count(pattern: re.Pattern[str], source: Source) -> int:
    """How often the pattern stands in the document; compile it with re.M to bind it to lines."""
    return len(pattern.findall(whole(source)))


def has(pattern: re.Pattern[str], source: Source) -> bool:
    """Whether the pattern stands in the document."""
    return pattern.search(whole(source)) is not None
