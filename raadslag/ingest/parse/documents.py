"""A file's bytes to its record: what a guarded worker is asked for (lib.guard)."""

from __future__ import annotations

from pathlib import Path

from raadslag.ingest.parse.lines import Source
from raadslag.ingest.parse.reader import read
from raadslag.ingest.parse.record import Record
from raadslag.ingest.parse.sources.reading import read_bytes


def read_document(document: bytes | Path, name: str) -> tuple[Source, Record]:
    """The lines and the record of a file. Raises Unreadable."""
    source = read_bytes(_content(document), name)
    return source, read(source)


def read_generally(document: bytes | Path, name: str) -> tuple[Source, Record]:
    """The same by the general reader alone."""
    source = read_bytes(_content(document), name)
    return source, read(source, general=True)


def _content(document: bytes | Path) -> bytes:
    return document.read_bytes() if isinstance(document, Path) else document
