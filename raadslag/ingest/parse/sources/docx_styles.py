"""Styles of a Word document: heading level, weight, size, list, through what they build on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from raadslag.ingest.parse.sources.docx_xml import W, attribute, switch, value

HEADING_NAME = re.compile(r"(?:heading|overskrift|titel|title)\s*([1-6])?", re.I)
MAX_DEPTH = 20  # styles that build on styles; a ring would have no end
BODY_LEVEL = 9  # Word's own outline level for text


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says; None: nothing, so what it builds on counts."""

    level: int | None = None  # heading level from 1
    bold: bool | None = None
    size: float | None = None  # points
    list_id: str | None = None
    list_level: int | None = None


class Styles:
    """All styles of a document, by id."""

    def __init__(self, part: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._known: dict[str, Style] = {}
        self._default = Style()
        self._default_id = ""
        if part is None:
            return
        for element in part.iter(W + "style"):
            self._elements[attribute(element, "styleId")] = element
            if attribute(element, "type") == "paragraph" and attribute(element, "default") == "1":
                self._default_id = attribute(element, "styleId")
        self._default = _said(part.find(f"{W}docDefaults/{W}rPrDefault"), Style())

    def of(self, style_id: str | None) -> Style:
        """The style with this id, with all it builds on; the document's default for None."""
        style_id = style_id or self._default_id
        if style_id not in self._known:
            self._known[style_id] = self._build(style_id)
        return self._known[style_id]

    def _build(self, style_id: str) -> Style:
        chain: list[etree._Element] = []
        while style_id in self._elements and len(chain) < MAX_DEPTH:
            element = self._elements[style_id]
            chain.append(element)
            style_id = value(element, "basedOn") or ""
        style = self._default
        for element in reversed(chain):
            style = _said(element, style)
        return style


def _said(element: etree._Element | None, base: Style) -> Style:
    if element is None:
        return base
    run = element.find(W + "rPr")
    paragraph = element.find(W + "pPr")
    numbering = None if paragraph is None else paragraph.find(W + "numPr")
    level = heading_level(paragraph, value(element, "name"))
    bold = switch(run, "b")
    depth = whole(value(numbering, "ilvl"))
    return Style(
        level=base.level if level is None else level,
        bold=base.bold if bold is None else bold,
        size=points(value(run, "sz")) or base.size,
        list_id=value(numbering, "numId") or base.list_id,
        list_level=base.list_level if depth is None else depth,
    )


def heading_level(paragraph: etree._Element | None, style_name: str | None) -> int | None:
    """By outline level, else by the style's name in English or Danish."""
    outline = whole(value(paragraph, "outlineLvl"))
    if outline is not None and outline < BODY_LEVEL:
        return outline + 1
    named = HEADING_NAME.fullmatch(style_name or "")
    return int(named[1] or 1) if named else None


def points(half_points: str | None) -> float | None:
    number = whole(half_points)
    return None if number is None else number / 2


def whole(text: str | None) -> int | None:
    return int(text) if text and re.fullmatch(r"-?\d{1,9}", text) else None
