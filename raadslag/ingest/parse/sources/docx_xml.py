"""WordprocessingML: names and a parser that fetches nothing and unfolds nothing."""

from __future__ import annotations

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
STRICT_R = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
OFF = ("0", "false", "off", "none")


def parse(data: bytes) -> etree._Element:
    """A part of the package; the strict form of the standard is read as the usual one."""
    if STRICT in data:
        data = data.replace(STRICT, W[1:-1].encode()).replace(STRICT_R, R[1:-1].encode())
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    return etree.fromstring(data, parser)


def attribute(element: etree._Element | None, name: str) -> str:
    """The value of w:name; "" where there is none."""
    return "" if element is None else str(element.get(W + name, ""))


def value(parent: etree._Element | None, name: str) -> str | None:
    """w:val of the child w:name; None where there is no such child."""
    child = None if parent is None else parent.find(W + name)
    return None if child is None else attribute(child, "val")


def switch(parent: etree._Element | None, name: str) -> bool | None:
    """Whether the switch w:name is on; None where it is not said."""
    said = value(parent, name)
    return None if said is None else said not in OFF
