"""Old agendas and minutes become records: `read(source)`. Plain Python; knows no Django."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from raadslag.ingest.parse.lines import Source
    from raadslag.ingest.parse.record import Record

__all__ = ["read"]


def read(source: Source, *, general: bool = False) -> Record:
    """The record of a document: see reader.read.

    The reader is loaded when it is first used: a command that leaves the reading to a worker
    starts in a third of the time without its tables.
    """
    from raadslag.ingest.parse import reader

    return reader.read(source, general=general)
