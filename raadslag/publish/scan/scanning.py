"""Bytes in, report out. What a file is, is told by its bytes, not by its name.

Meant to run in a process that can be killed (lib.guard): a hostile file may take any time it likes.
"""

from __future__ import annotations

import re
from functools import partial

from raadslag.lib.unreadable import Unreadable
from raadslag.publish.scan import (
    archives,
    docx,
    images,
    odf,
    pdf,
    plain,
    pptx,
    words,
    xlsx,
)
from raadslag.publish.scan.package import Package
from raadslag.publish.scan.report import FileFinding, FileReport

DEEPEST = 3  # files within files
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"\0\0\1\0")
_HTML = re.compile(rb"(?i)\s*(?:<!--.{0,2000}?-->\s*)*<(?:!doctype html|html|head|body)\b", re.S)
_MAIL = re.compile(rb"(?:[A-Za-z-]{2,40}:[^\n]{0,998}\n(?:[ \t][^\n]*\n)*){3,}")
_MAIL_HEADS = re.compile(rb"(?im)^(?:from|subject|received|message-id|mime-version):")
_VECTOR = re.compile(rb"(?i)<svg\b")


def scan(content: bytes, name: str) -> FileReport:
    """Everything seen in a file and in the files within it.

    Never raises for what is in the file: what cannot be read is said to be unscanned.
    """
    return _scan(content, name, 0)


def _scan(content: bytes, name: str, depth: int) -> FileReport:
    inner = partial(_scan, depth=depth + 1)
    try:
        if depth > DEEPEST:
            raise Unreadable("Filen ligger for dybt inde i andre filer.")
        report = _read(content, name, inner)
    except Unreadable as reason:
        report = FileReport(unscanned=str(reason))
    report.findings += [
        FileFinding(found.kind, "filens navn", found.shown) for found in words.find(_spaced(name))
    ]
    return report


def _spaced(name: str) -> str:
    """A file's name as words: "brev_070761-4285.pdf" holds a CPR number, though letters touch it."""
    return re.sub(r"[_.]+", " ", name)


def _read(content: bytes, name: str, inner: partial[FileReport]) -> FileReport:
    head = content[:1024]
    if not content.strip():
        raise Unreadable("Filen er tom.")
    if b"%PDF-" in head:
        return pdf.read(content, inner)
    if head.startswith(b"PK"):
        return _read_package(content, inner)
    if head.startswith(_PICTURES) or head[8:12] in (b"WEBP",) or head[4:8] == b"ftyp":
        return images.read(content)
    if head.startswith(_OLD_OFFICE):
        raise Unreadable(
            "Filen er i et gammelt eller krypteret Office-format. Gem den som PDF eller i det nye format."
        )
    if head.startswith(b"{\\rtf"):
        raise Unreadable("Filen er i formatet RTF. Gem den som PDF eller Word.")
    if _VECTOR.search(head):
        raise Unreadable("Filen er en tegning (SVG), der ikke kan kontrolleres.")
    if _HTML.match(head):
        return plain.read_html(content)
    if _MAIL.match(content[:4096]) and _MAIL_HEADS.search(head):
        return plain.read_mail(content, inner)
    return plain.read_text(content)


def _read_package(content: bytes, inner: partial[FileReport]) -> FileReport:
    names = Package(content)
    if "word/document.xml" in names:
        return docx.read(content, inner)
    if "xl/workbook.xml" in names:
        return xlsx.read(content, inner)
    if "ppt/presentation.xml" in names:
        return pptx.read(content, inner)
    if "content.xml" in names and "mimetype" in names:
        return odf.read(content, inner)
    if "[Content_Types].xml" in names:
        raise Unreadable("Filen er af en type, der ikke kan kontrolleres. Gem den som PDF.")
    return archives.read(content, inner)
