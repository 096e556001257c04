"""Numbers and letters that Word prints in front of list entries; they are not in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from raadslag.ingest.parse.sources.docx_styles import Styles, whole
from raadslag.ingest.parse.sources.docx_xml import W, attribute, value
from raadslag.ingest.parse.sources.numerals import numeral

PLACE = re.compile(r"%([1-9])")
LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """How entries of one depth are numbered."""

    style: str = "decimal"
    pattern: str = "%1."
    start: int = 1


class Numbering:
    """The lists of a document, and how far each has come."""

    def __init__(self, part: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._abstract: dict[str, str] = {}  # list → what it is an instance of: they count together
        self._counts: dict[str, list[int | None]] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        if part is None:
            return
        abstracts = {
            attribute(element, "abstractNumId"): _levels(element)
            for element in part.iter(W + "abstractNum")
        }
        for element in part.iter(W + "num"):
            number = attribute(element, "numId")
            abstract = value(element, "abstractNumId") or ""
            self._abstract[number] = abstract
            self._levels[number] = {**abstracts.get(abstract, {}), **_levels(element)}
            self._restarts[number] = _restarts(element)

    def label(self, paragraph: etree._Element, styles: Styles) -> tuple[str, bool]:
        """What is printed in front of the paragraph; whether it is in a list."""
        number, depth = _place(paragraph, styles)
        if number not in self._levels:
            return "", False
        level = self._levels[number].get(depth, Level())
        counts = self._counted(number, depth)
        if level.style == "bullet":
            return "- ", True
        if level.style == "none":
            return "", True
        return self._printed(number, level, counts), True

    def _counted(self, number: str, depth: int) -> list[int | None]:
        counts = self._counts.setdefault(self._abstract[number], [None] * LEVELS)
        restart = self._restarts[number].pop(depth, None)
        before = counts[depth]
        start = self._levels[number].get(depth, Level()).start
        if restart is not None:
            counts[depth] = restart
        else:
            counts[depth] = start if before is None else before + 1
        counts[depth + 1 :] = [None] * (LEVELS - depth - 1)
        return counts

    def _printed(self, number: str, level: Level, counts: list[int | None]) -> str:
        def place(found: re.Match[str]) -> str:
            depth = int(found[1]) - 1
            at_depth = self._levels[number].get(depth, Level())
            counted = counts[depth]
            return numeral(at_depth.start if counted is None else counted, at_depth.style)

        text = PLACE.sub(place, level.pattern)
        return text and text + " "


def _place(paragraph: etree._Element, styles: Styles) -> tuple[str, int]:
    """The paragraph's list and depth, stated on it or by its style; "" and "0" are no list."""
    properties = paragraph.find(W + "pPr")
    style = styles.of(value(properties, "pStyle"))
    stated = None if properties is None else properties.find(W + "numPr")
    number = value(stated, "numId") or style.list_id or ""
    depth = whole(value(stated, "ilvl"))
    depth = (style.list_level or 0) if depth is None else depth
    return number, min(max(depth, 0), LEVELS - 1)


def _levels(element: etree._Element) -> dict[int, Level]:
    return {
        min(max(whole(attribute(level, "ilvl")) or 0, 0), LEVELS - 1): _level(level)
        for level in element.iter(W + "lvl")
    }


def _level(element: etree._Element) -> Level:
    start = whole(value(element, "start"))
    return Level(
        style=value(element, "numFmt") or "decimal",
        pattern=value(element, "lvlText") or "",
        start=1 if start is None else start,
    )


def _restarts(element: etree._Element) -> dict[int, int]:
    restarts = {}
    for override in element.iter(W + "lvlOverride"):
        depth, start = whole(attribute(override, "ilvl")), whole(value(override, "startOverride"))
        if depth is not None and start is not None:
            restarts[depth] = start
    return restarts
