"""What all Office files have: who wrote them, files within, links out, and parts nobody thinks of."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable

from lxml import etree

from raadslag.lib.unreadable import Unreadable
from raadslag.publish.scan.findings import Notes
from raadslag.publish.scan.package import Package, name_of, text_of
from raadslag.publish.scan.report import FileReport

Inner = Callable[[bytes, str], FileReport]
"""Scans a file within the file."""

_SAID = {
    "creator": "forfatter", "lastModifiedBy": "senest gemt af", "subject": "emne",
    "keywords": "nøgleord", "description": "bemærkning", "category": "kategori",
    "contentStatus": "status", "Manager": "leder", "Company": "firma", "Template": "skabelon",
    "HyperlinkBase": "adresse", "initial-creator": "forfatter", "printed-by": "udskrevet af",
}  # fmt: skip
_NO_PERSON = frozenset(
    {"Normal", "Normal.dotm", "Normal.dot", "openpyxl", "python-docx", "python-pptx", ""}
)
_PICTURE = re.compile(r"(?i)\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|wdp|heic)$")
_INSIDE = re.compile(
    r"(?i)^(?:file:|\\\\|[a-z]:\\)|^https?://(?:[\w-]+(?::\d+)?(?:/|$)|[\w.-]*\b(?:intra(?:net)?|esdh|sharepoint)\b)"
)
_MAIL = re.compile(r"(?i)^mailto:")


def common(package: Package, notes: Notes, inner: Inner) -> None:
    """After the format's own reading: what is left over is swept for personal words."""
    _said_of_itself(package, notes)
    _links(package, notes)
    _files_within(package, notes, inner)
    _sweep(package, notes)


def _said_of_itself(package: Package, notes: Notes) -> None:
    said = []
    for part in ("docProps/core.xml", "docProps/app.xml", "meta.xml"):
        root = package.xml(part)
        for element in () if root is None else root.iter():
            label, words = _SAID.get(name_of(element)), (element.text or "").strip()
            if label and words not in _NO_PERSON:
                said.append(f"{label}: {words}")
            elif words and name_of(element) == "title":
                notes.words(words, "filens oplysninger")
    for part in ("docProps/custom.xml", "meta.xml"):
        root = package.xml(part)
        for element in () if root is None else root.iter():
            if name_of(element) in ("property", "user-defined") and (words := text_of(element)):
                said.append(f"{_name(element)}: {words}")
    notes.hidden("file_metadata", "filens oplysninger", "; ".join(dict.fromkeys(said)))


def _name(element: etree._Element) -> str:
    return next((str(v) for k, v in element.attrib.items() if str(k).endswith("name")), "")


def _links(package: Package, notes: Notes) -> None:
    for part in package.names:
        if not part.endswith(".rels"):
            continue
        owner = posixpath.join(
            posixpath.dirname(posixpath.dirname(part)), posixpath.basename(part)[:-5]
        )
        for _, _, target, outside in package.relationships(owner):
            if not outside:
                continue
            if _MAIL.match(target):
                notes.words(target[7:], "link")
            elif _INSIDE.match(target):
                notes.note("file_link", "link", target)


def _files_within(package: Package, notes: Notes, inner: Inner) -> None:
    pictures = 0
    for part in package.names:
        base = posixpath.basename(part)
        if _PICTURE.search(part):
            pictures += 1
            notes.inside(_without_unscanned(inner(package.bytes(part), base)), f"billedet {base}")
        elif (
            base in ("vbaProject.bin", "vbaData.xml")
            or "/activeX/" in part
            or part.startswith(("Basic/", "Scripts/"))
        ):
            notes.note("file_program", "filen", base)
        elif "/embeddings/" in part or (part.startswith("Object ") and "/" not in part):
            notes.note("file_embedded", f"filen {base} inde i filen", base)
            notes.inside(inner(package.bytes(part), base), f"filen {base} inde i filen")
    if pictures:
        said = "1 billede" if pictures == 1 else f"{pictures} billeder"
        notes.note("unscanned_image", "filen", f"{said} i filen er ikke kontrolleret.")


def _without_unscanned(report: FileReport) -> FileReport:
    """Of a picture in a document that is otherwise read: said once, for all of them."""
    rest = [one for one in report.findings if one.kind != "unscanned"]
    return FileReport(report.pages, rest)


def _sweep(package: Package, notes: Notes) -> None:
    """The parts that the format's reader did not read: charts' figures, form data, old settings."""
    for part in package.names:
        if part in package.read_already or not part.endswith(".xml"):
            continue
        try:
            root = package.xml(part)
        except Unreadable:
            notes.note("unscanned", f"delen {part}", "Delen kan ikke læses.")
            continue
        if root is not None:
            notes.words(text_of(root), f"delen {part}")
