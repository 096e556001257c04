"""One file's bytes to a Source, by what the bytes are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from unicodedata import is_normalized, normalize

from raadslag.ingest.parse.lines import Source, Unreadable
from raadslag.ingest.parse.sources.kinds import kind_of

READERS = {
    "text": "text",
    "markdown": "markdown",
    "html": "html",
    "pdf": "pdf",
    "docx": "docx",
    "sbsys-xml": "xml_sbsys",
    "acadre-xml": "xml_acadre",
    "edoc-xml": "xml_edoc",
}


def read_bytes(data: bytes, name: str) -> Source:
    """The document as lines. Raises Unreadable, the reason in Danish, for what is no document."""
    kind = kind_of(data, name)
    if kind == "zip":
        raise Unreadable("Filen er et zip-arkiv, ikke et dokument.")
    source = _reader(kind)(data, name)
    if all(line.blank for line in source.lines):
        raise Unreadable("Filen har ingen tekst.")
    return _composed(source)


def _composed(source: Source) -> Source:
    """With å as one character: some systems and every Mac write it as an a and a ring."""
    if is_normalized("NFC", "\n".join([line.text for line in source.lines])):
        return source
    lines = (line._replace(text=normalize("NFC", line.text)) for line in source.lines)
    return replace(source, lines=tuple(lines))


def _reader(kind: str) -> Callable[[bytes, str], Source]:
    """Imported when first needed: reading a text file loads neither pdfium nor lxml."""
    module = import_module(f"raadslag.ingest.parse.sources.{READERS[kind]}")
    read: Callable[[bytes, str], Source] = module.read
    return read
