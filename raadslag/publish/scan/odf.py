"""OpenDocument (text, sheets, slides): what is shown, and changes, remarks and what is hidden."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from raadslag.lib.unreadable import Unreadable
from raadslag.publish.scan.findings import Notes
from raadslag.publish.scan.office import Inner, common
from raadslag.publish.scan.package import Package, attribute, name_of, text_of
from raadslag.publish.scan.report import FileReport

_LINES = frozenset({"p", "h"})
_REMARK = frozenset({"annotation"})
_HIDDEN = frozenset({"hidden-text", "hidden-paragraph"})
_APART = _REMARK | _HIDDEN | {"tracked-changes", "notes"}


def read(content: bytes, inner: Inner) -> FileReport:
    package = Package(content)
    root = package.xml("content.xml")
    if root is None:
        raise Unreadable("Dokumentet har intet indhold.")
    notes = Notes()
    away = _styles_that_hide(root, package.xml("styles.xml"))
    notes.page("\n".join(_seen(root, away)))
    for element in root.iter():
        kind = name_of(element)
        if kind in _REMARK:
            notes.hidden("file_comment", "kommentar", text_of(element))
        elif kind in _HIDDEN:
            notes.hidden(
                "file_hidden",
                "skjult tekst",
                text_of(element) or attribute(element, "string-value"),
            )
        elif kind == "tracked-changes":
            notes.hidden("file_change", "registrerede ændringer", text_of(element))
        elif kind == "notes" and element.prefix == "presentation":
            notes.hidden("file_comment", "talernoter", text_of(element))
        elif kind == "table-column" and _is_away(element, away):
            notes.note("file_hidden", "skjult kolonne", "Indholdet er ikke læst for sig.")
        elif _is_away(element, away):
            notes.hidden("file_hidden", _what(element), text_of(element))
    common(package, notes, inner)
    return notes.report()


def _styles_that_hide(*roots: etree._Element | None) -> frozenset[str]:
    names = set()
    for root in roots:
        for style in () if root is None else root.iter():
            if name_of(style) == "style" and any(_hides(one) for one in style):
                names.add(attribute(style, "name"))
    return frozenset(names)


def _hides(properties: etree._Element) -> bool:
    kind = name_of(properties)
    if kind == "text-properties":
        return attribute(properties, "display") == "none" or (
            attribute(properties, "color").lower() == "#ffffff"
            and attribute(properties, "background-color") in ("", "transparent", "#ffffff")
        )
    if kind == "table-properties":
        return attribute(properties, "display") == "false"
    return kind == "drawing-page-properties" and attribute(properties, "visibility") == "hidden"


def _is_away(element: etree._Element, away: frozenset[str]) -> bool:
    kind = name_of(element)
    if kind in ("table-row", "table-column") and attribute(element, "visibility") in (
        "collapse",
        "filter",
    ):
        return True
    return kind in ("table", "span", "p", "page") and attribute(element, "style-name") in away


def _what(element: etree._Element) -> str:
    match name_of(element):
        case "table":
            return f"skjult ark »{attribute(element, 'name')}«"
        case "table-row":
            return "skjult række"
        case "page":
            return f"skjult side »{attribute(element, 'name')}«"
    return "skjult tekst"


def _seen(root: etree._Element, away: frozenset[str]) -> Iterator[str]:
    for line in root.iter():
        if name_of(line) not in _LINES or _within(line, away):
            continue
        words = "".join(_words(line, away)).strip()
        if words:
            yield words


def _within(element: etree._Element, away: frozenset[str]) -> bool:
    return any(
        name_of(one) in _APART or _is_away(one, away) for one in (element, *element.iterancestors())
    )


def _words(element: etree._Element, away: frozenset[str]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if name_of(child) in ("s", "tab", "line-break"):
            yield " "
        elif name_of(child) not in _APART and not _is_away(child, away):
            yield from _words(child, away)
        yield child.tail or ""
