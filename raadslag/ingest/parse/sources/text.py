"""Plain text: one Line a line of the file, numbered as the file's lines are."""

from __future__ import annotations

import hashlib

from raadslag.ingest.parse.lines import Line, Source
from raadslag.ingest.parse.sources.encodings import decode


def read(data: bytes, name: str) -> Source:
    """The file's lines as they stand; a form feed ends a line too, as str.splitlines has it."""
    text, encoding, warning = decode(data)
    return Source(
        name=name,
        kind="text",
        lines=tuple(Line(number, line) for number, line in enumerate(file_lines(text), 1)),
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=encoding,
        warnings=(warning,) if warning else (),
    )


def file_lines(text: str) -> list[str]:
    """Lines as str.splitlines counts them, so that line numbers agree with every tool that does.

    >>> file_lines("Punkt 1\\r\\nTitel\\x0cSide 2\\n")
    ['Punkt 1', 'Titel', 'Side 2']
    """
    return text.splitlines()
