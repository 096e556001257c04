"""A zip of parts, as Office writes them, opened with bounds: no bomb unpacks here."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from raadslag.lib.unreadable import Unreadable

LARGEST_PART = 96 * 1024 * 1024  # bytes, unpacked
LARGEST = 384 * 1024 * 1024  # all parts together
MOST_PARTS = 20_000
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    ValueError,
    IndexError,
)


class Package:
    """The parts of one file. Raises Unreadable for what cannot be opened, or unpacks to too much."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except BROKEN as error:
            raise Unreadable("Filen er ødelagt og kan ikke åbnes.") from error
        parts = self._zip.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST:
            raise Unreadable(f"Filen fylder mere end {LARGEST // 1024**2} MB udpakket.")
        self._sizes = {part.filename: part.file_size for part in parts if not part.is_dir()}
        self.read_already: set[str] = set()

    @property
    def names(self) -> list[str]:
        return list(self._sizes)

    def __contains__(self, name: str) -> bool:
        return name in self._sizes

    def under(self, *folders: str) -> list[str]:
        """The parts in these folders, by name."""
        return sorted(name for name in self._sizes if name.startswith(folders))

    def size(self, name: str) -> int:
        return self._sizes[name]

    def bytes(self, name: str) -> bytes:
        """A part whole. Raises Unreadable."""
        if self._sizes[name] > LARGEST_PART:
            raise Unreadable(f"En del af filen fylder mere end {LARGEST_PART // 1024**2} MB.")
        try:
            with self._zip.open(name) as stream:
                content = stream.read(LARGEST_PART + 1)
        except RuntimeError as error:
            raise Unreadable("Filen er krypteret.") from error
        except BROKEN as error:
            raise Unreadable("Filen er ødelagt og kan ikke læses.") from error
        if len(content) > LARGEST_PART:  # the zip lied about the size
            raise Unreadable(f"En del af filen fylder mere end {LARGEST_PART // 1024**2} MB.")
        self.read_already.add(name)
        return content

    def xml(self, name: str) -> etree._Element | None:
        """The root of a part; None where there is no such part. Raises Unreadable."""
        return parse(self.bytes(name)) if name in self._sizes else None

    def relationships(self, name: str) -> Iterator[tuple[str, str, str, bool]]:
        """(id, kind, target, whether it lies outside the file) of a part, targets as part names."""
        folder, own = posixpath.split(name)
        root = self.xml(posixpath.join(folder, "_rels", f"{own}.rels"))
        for one in () if root is None else root.iter(RELATIONSHIP):
            target, outside = one.get("Target", ""), one.get("TargetMode") == "External"
            if not outside:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            yield one.get("Id", ""), one.get("Type", "").rsplit("/", 1)[-1], target, outside


def parse(content: bytes) -> etree._Element:
    """The root of an XML document; no entity is resolved, nothing is fetched. Raises Unreadable."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable("Filen er ødelagt: en del af den er ikke gyldigt XML.") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable("Filen indeholder en DTD og er ikke kontrolleret.")
    return root


def name_of(element: etree._Element) -> str:
    """The element's name without its namespace; "" for comments and instructions."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str:
    """The attribute of this name in whatever namespace; "" where it has none."""
    for key, value in element.attrib.items():
        if str(key).rsplit("}", 1)[-1] == name:
            return str(value)
    return ""


def whole(element: etree._Element, name: str, otherwise: int = 0) -> int:
    """The attribute as a whole number."""
    value = attribute(element, name)
    return int(value) if re.fullmatch(r"-?\d{1,12}", value) else otherwise


def text_of(element: etree._Element) -> str:
    """All its text, words apart where elements are."""
    return " ".join(words for piece in element.itertext() if (words := str(piece).strip()))
