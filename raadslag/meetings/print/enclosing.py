"""Which files a document's attachments are, for the pack."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from raadslag.meetings.print.packing import Enclosed
from raadslag.meetings.print.values import Document, File, Files


class Stored(NamedTuple):
    """Where an attachment's bytes lie, and what they are."""

    path: Path
    media_type: str


def enclosed(document: Document, files: Mapping[str, Stored]) -> list[Enclosed]:
    """The attachments in the order they are listed; the same one once. files: by the uid."""
    listed: dict[str, File] = {}
    for file in _listed(document):
        listed.setdefault(file.uid, file)
    return [_enclosed(file, files.get(uid)) for uid, file in listed.items()]


def _listed(document: Document) -> Iterator[File]:
    for item in document.items:
        for section in item.sections:
            for part in section.parts:
                if isinstance(part, Files):
                    yield from part.entries


def _enclosed(file: File, stored: Stored | None) -> Enclosed:
    there = stored is not None and stored.path.exists()
    return Enclosed(
        uid=file.uid,
        label=file.label,
        title=file.title,
        path=str(stored.path) if stored and there else "",
        media_type=stored.media_type if stored else "",
        address=file.address,
    )
