"""What a file is, told by its bytes; its name decides only between text and Markdown."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePath

from raadslag.ingest.parse.lines import Unreadable
from raadslag.ingest.parse.sources.encodings import decode
from raadslag.ingest.parse.sources.markdown import looks_like_markdown

ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
BROKEN_ZIP = (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, MemoryError)
HEAD = 4096
PAGES = (".html", ".htm")
DATA = (".json", ".jsonl", ".csv")
REFUSED = (  # mark at the file's start, what to tell
    (b"{\\rtf", "RTF-filer læses ikke. Gem dokumentet som .docx eller PDF."),
    (b"\xff\xd8\xff", "Filen er et billede (JPEG) uden tekst."),
    (b"\x89PNG", "Filen er et billede (PNG) uden tekst."),
    (b"GIF8", "Filen er et billede (GIF) uden tekst."),
    (b"II*\0", "Filen er et billede (TIFF) uden tekst."),
    (b"MM\0*", "Filen er et billede (TIFF) uden tekst."),
    (b"BM", "Filen er et billede (BMP) uden tekst."),
    (b"\x1f\x8b", "Arkivformatet gzip læses ikke. Pak filen ud først."),
    (b"7z\xbc\xaf", "Arkivformatet 7z læses ikke. Pak filen ud først."),
    (b"Rar!", "Arkivformatet RAR læses ikke. Pak filen ud først."),
)
OFFICE_PARTS = (  # part of an Office package, what to tell
    ("xl/workbook.xml", "Filen er et regneark, ikke et dokument."),
    ("ppt/presentation.xml", "Filen er et lysbilledshow, ikke et dokument."),
    ("content.xml", "OpenDocument-filer læses ikke. Gem dokumentet som .docx eller PDF."),
)
OLE_MARK = b"\xd0\xcf\x11\xe0"
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
XML_ROOT = re.compile(r"<(?![?!])(?:[\w.-]+:)?([\w.-]+)")
HTML_START = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
HTML_TAG = re.compile(
    r"</?(?:p|div|table|tr|td|ul|ol|li|br|h[1-6]|span|section|article|title|meta|a)\b[^<>]*>", re.I
)
CONTROL = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1b\x1c\x1d\x1e\x1f\x02"))
XML_KINDS = {
    "Dagsorden": "sbsys-xml",
    "Dagsordener": "sbsys-xml",
    "Publication": "acadre-xml",
    "table": "acadre-xml",
    "tables": "acadre-xml",
    "Meeting": "edoc-xml",
    "Root": "edoc-xml",
    "html": "html",
}


def kind_of(data: bytes, name: str) -> str:
    """The kind as Source.kind has it, or "zip" for an archive. Raises Unreadable for the rest."""
    if not data.strip(b"\0 \t\r\n\f\v"):
        raise Unreadable("Filen er tom.")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(ZIP_MARKS):
        return _kind_of_zip(data)
    if data.startswith(OLE_MARK):
        raise Unreadable(_ole_reason(data))
    for mark, reason in REFUSED:
        if data.startswith(mark) and not (mark == b"BM" and b"\0" not in data[:HEAD]):
            raise Unreadable(reason)
    return _kind_of_text(data, name)


def _ole_reason(data: bytes) -> str:
    if ENCRYPTED_PACKAGE in data:
        return "Dokumentet er krypteret. Fjern adgangskoden, og prøv igen."
    return "Det gamle Word-format (.doc) læses ikke. Gem dokumentet som .docx eller PDF."


def _kind_of_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = set(archive.namelist())
    except BROKEN_ZIP as error:
        raise Unreadable("Zip-filen er ødelagt og kan ikke åbnes.") from error
    if "word/document.xml" in parts:
        return "docx"
    for part, reason in OFFICE_PARTS:
        if part in parts:
            raise Unreadable(reason)
    return "zip"


def _kind_of_text(data: bytes, name: str) -> str:
    text, encoding, _ = decode(data[: HEAD * 4])
    start = text.lstrip("\ufeff \t\r\n\f\v")
    if encoding != "utf-16" and _is_binary(data[: HEAD * 4]):
        raise Unreadable("Filen er hverken tekst, PDF, Word, HTML eller XML.")
    if HTML_START.match(start):
        return "html"
    if start.startswith("<?xml") or (start.startswith("<") and _xml_root(start) in XML_KINDS):
        return _kind_of_xml(start)
    suffix = PurePath(name).suffix.casefold()
    if suffix in DATA:
        raise Unreadable("Filen er data, ikke et dokument.")
    if start.startswith("<") and HTML_TAG.match(start):
        return "html"
    if suffix in PAGES and HTML_TAG.search(start):
        return "html"
    if suffix in (".md", ".markdown") or looks_like_markdown(decode(data)[0]):
        return "markdown"
    return "text"


def _is_binary(sample: bytes) -> bool:
    controls = len(sample) - len(sample.translate(None, CONTROL))
    return controls > len(sample) // 200


def _xml_root(start: str) -> str | None:
    root = XML_ROOT.search(start)
    return root[1] if root else None


def _kind_of_xml(start: str) -> str:
    root = _xml_root(start)
    if root is None:
        raise Unreadable("XML-filen har intet indhold.")
    if root not in XML_KINDS:
        raise Unreadable(f"XML-formatet kendes ikke (rodelementet er {root[:60]}).")
    return XML_KINDS[root]
