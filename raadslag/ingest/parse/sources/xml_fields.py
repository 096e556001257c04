"""Exports in XML: parsed without trust, their fields put down as lines that know their role."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from lxml import etree

from raadslag.ingest.parse.lines import Source, Unreadable
from raadslag.ingest.parse.sources import roles
from raadslag.ingest.parse.sources.html import read_markup
from raadslag.ingest.parse.sources.sheet import Sheet

MARKUP = re.compile(r"<[a-zA-Z/!][^<>]*>|&(?:#\d+|#x[\da-fA-F]+|[a-zA-Z]+);")
ESCAPED_NAME = re.compile(r"_x([\da-fA-F]{4})_")
TECHNICAL = re.compile(r"[\da-fA-F{}-]+|true|false", re.I)
YES = ("true", "1", "ja", "sand", "yes")


def parse(data: bytes) -> etree._Element:
    """The root; nothing is fetched, no entity unfolded. Raises Unreadable for broken XML."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(f"XML-filen er ødelagt: {str(error)[:200]}") from error


def name_of(element: etree._Element) -> str:
    """The element's name without its namespace; "" for an entity left folded."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def children(element: etree._Element | None, *names: str) -> list[etree._Element]:
    """The children with one of the names."""
    return [] if element is None else [child for child in element if name_of(child) in names]


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first element down the path of names."""
    for name in path:
        found = children(element, name)
        if not found:
            return None
        element = found[0]
    return element


def words_of(element: etree._Element) -> str:
    """All words in the element, white space folded."""
    return " ".join("".join(map(str, element.itertext())).split())


def is_yes(said: str | None) -> bool:
    return (said or "").strip().casefold() in YES


def readable_name(name: str) -> str:
    """An element's name as the heading it was made from.

    >>> readable_name("Økonomiske_x0020_konsekvenser"), readable_name("Sagens_gang")
    ('Økonomiske konsekvenser', 'Sagens gang')
    """
    decoded = ESCAPED_NAME.sub(lambda code: chr(int(code[1], 16)), name)
    return decoded.replace("_", " ").strip()


class Fields:
    """The export being put down, field by field; what no one takes is put down last."""

    def __init__(self, root: etree._Element) -> None:
        self.sheet = Sheet()
        self._root = root
        self._taken: set[etree._Element] = set()

    def text(self, element: etree._Element | None, *path: str) -> str:
        """The words of the element down the path, which then counts as read; "" for none."""
        found = child(element, *path)
        if found is None:
            return ""
        self.take(found)
        return words_of(found)

    def take(self, element: etree._Element | None) -> None:
        """The element with all in it needs no further reading."""
        if element is not None:
            self._taken.update(element.iter())

    def put(self, role: str, text: str | None, address: str = "") -> None:
        """A field of one line; nothing where it is empty."""
        if folded := " ".join((text or "").split()):
            links = ((folded, address),) if address else ()
            self.sheet.put(folded, role=role, links=links)

    def put_text(self, role: str, element: etree._Element | None) -> None:
        """A field of many lines: plain text, HTML written as text, or HTML as elements."""
        if element is None:
            return
        self.take(element)
        self._put_markup(role, _inner(element))

    def _put_markup(self, role: str, markup: str) -> None:
        if not MARKUP.search(markup):
            markup = "<pre>" + markup.replace("&", "&amp;").replace("<", "&lt;")
        for line in read_markup(markup).sheet.lines:
            if line.blank:
                self.sheet.gap()
            else:
                self.sheet.put(
                    line.text, level=line.level, bold=line.bold, role=role, links=line.links
                )

    def put_section(self, heading: str, element: etree._Element) -> None:
        self.put(roles.SECTION_HEADING, heading)
        self.put_text(roles.SECTION_TEXT, element)

    def put_left_over(self) -> None:
        """What no one took, with the name of its element; marks of the machine are left out."""
        for element in self._root.iter():
            if element in self._taken or not isinstance(element.tag, str):
                continue
            own = (element.text, *(inner.tail for inner in element))
            words = " ".join(" ".join(text for text in own if text).split())
            if words and not TECHNICAL.fullmatch(words):
                self.put(roles.OTHER, f"{readable_name(name_of(element))}: {words}")

    def source(self, data: bytes, name: str, kind: str) -> Source:
        self.put_left_over()
        encoding = self._root.getroottree().docinfo.encoding
        return Source(
            name=name,
            kind=kind,
            lines=self.sheet.lines,
            sha256=hashlib.sha256(data).hexdigest(),
            encoding=(encoding or "utf-8").lower(),
        )


def _inner(element: etree._Element) -> str:
    """What stands in the element as markup."""
    if len(element) == 0:
        return element.text or ""
    return "".join(_pieces(element))


def _pieces(element: etree._Element) -> Iterator[str]:
    yield (element.text or "").replace("&", "&amp;").replace("<", "&lt;")
    for inner in element:
        etree.cleanup_namespaces(inner)
        yield etree.tostring(inner, encoding="unicode", method="html")
