"""The same file without what it says of its makers, its remarks, its changes and what it hides.

PDF, Word and pictures; of sheets and slides too much hangs together for anything to be cut out safely.
"""

from __future__ import annotations

import io
import zipfile

from lxml import etree
from PIL import Image

from raadslag.lib.unreadable import Unreadable
from raadslag.publish.scan import jpeg
from raadslag.publish.scan.docx import Reading, W, styles_of
from raadslag.publish.scan.images import DAMAGED
from raadslag.publish.scan.package import Package, name_of, parse
from raadslag.publish.scan.redact import clean_pdf

_REPLACE = "Filer af denne type kan ikke renses her. Ret filen i programmet, den er lavet i, og erstat den."
_DROPPED = (
    "word/comments", "word/people.xml", "docProps/", "customXml/", "word/embeddings/", "word/vbaProject",
    "word/vbaData", "word/activeX/", "word/glossary/", "word/printerSettings", "word/afchunk",
)  # fmt: skip
_UNWRAPPED = frozenset({"ins", "moveTo"})
_REMOVED = frozenset(
    {"del", "moveFrom", "delText", "delInstrText", "commentRangeStart", "commentRangeEnd", "commentReference",
     "annotationRef", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "rPrChange",
     "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange", "trPrChange", "tcPrChange",
     "numberingChange", "cellIns", "cellDel", "cellMerge", "proofErr", "rsids", "attachedTemplate", "mailMerge",
     "docVars", "object", "control", "altChunk"}
)  # fmt: skip


def clean(content: bytes, name: str) -> bytes:
    """Raises Unreadable where it cannot be done."""
    if b"%PDF-" in content[:1024]:
        return clean_pdf(content)
    if content.startswith(b"PK"):
        return _docx(content)
    return _picture(content)


def _picture(content: bytes) -> bytes:
    """The same pixels, without what the camera wrote beside them."""
    try:
        with Image.open(io.BytesIO(content)) as image:
            if image.format == "JPEG":
                image.verify()
                return jpeg.without_words(content)
            if image.format != "PNG":
                raise Unreadable(_REPLACE)
            image.info = {}
            made = io.BytesIO()
            image.save(made, "PNG")
    except DAMAGED as error:
        raise Unreadable(_REPLACE) from error
    return made.getvalue()


def _docx(content: bytes) -> bytes:
    package = Package(content)
    if "word/document.xml" not in package:
        raise Unreadable(_REPLACE)
    styles = styles_of(package)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as cleaned:
        for part in package.names:
            if part.startswith(_DROPPED):
                continue
            data = package.bytes(part)
            if part.endswith(".rels") or part == "[Content_Types].xml":
                data = _without_dropped(data)
            elif part.startswith("word/media/"):
                data = jpeg.without_words(data)
            elif part.startswith("word/") and part.endswith(".xml"):
                root = parse(data)
                _clean_part(root, styles)
                data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            cleaned.writestr(zipfile.ZipInfo(part), data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _without_dropped(data: bytes) -> bytes:
    """Relations and types of parts that are there no longer are taken out."""
    root = parse(data)
    for element in list(root):
        target = (element.get("Target") or element.get("PartName") or "").lstrip("./")
        names = (target, f"word/{target}")
        local = element.get("TargetMode") != "External"
        inner = not local and target.lower().startswith(("file:", "mailto:", "\\\\"))
        if inner:
            element.set("Target", "about:blank")
        elif local and any(name.startswith(_DROPPED) for name in names):
            root.remove(element)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _clean_part(root: etree._Element, styles: dict[str, etree._Element]) -> None:
    reading = Reading(styles)
    for paragraph in root.iter(W + "p"):
        for run in list(paragraph.iter(W + "r")):
            texts = run.iter(W + "t", W + "delText")
            if any(reading.where_unseen(text, paragraph) for text in texts):
                _drop(run)
    for element in list(root.iter()):
        kind = name_of(element)
        if kind in _REMOVED:
            _drop(element)
        elif kind in _UNWRAPPED and element.getparent() is not None:
            _unwrap(element)
        for key in list(element.attrib):
            if "}rsid" in str(key):
                del element.attrib[key]


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    place = parent.index(element)
    for child in reversed(list(element)):
        parent.insert(place, child)
    parent.remove(element)
