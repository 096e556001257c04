"""The ground of every picture: an SVG as wide as its place, its letters as large on a phone as on a desk.

So places along it are in hundredths of its width, and heights in pixels. Text is escaped by the
library that writes the elements. Nothing is said by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from django.utils.safestring import SafeString, mark_safe

from raadslag.web.parts import Table


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture, what it shows in a sentence, and the same as a table."""

    id: str
    caption: str
    svg: SafeString
    table: Table


def ground(id_: str, *, height: int, title: str) -> Element:
    """An empty picture. title: what it shows, for those who do not see it."""
    root = Element(
        "svg",
        {
            "class": "picture",
            "role": "img",
            "aria-labelledby": f"{id_}-titel",
            "width": "100%",
            "height": str(height),
        },
    )
    SubElement(root, "title", {"id": f"{id_}-titel"}).text = title
    return root


def line(root: Element, x1: float, y1: float, x2: float, y2: float, *, kind: str) -> None:
    places = {"x1": _at(x1), "y1": f"{y1:g}", "x2": _at(x2), "y2": f"{y2:g}"}
    SubElement(root, "line", {"class": kind, **places})


def box(root: Element, x: float, y: float, width: float, height: float, *, kind: str) -> None:
    places = {"x": _at(x), "y": f"{y:g}", "width": _at(width), "height": f"{height:g}"}
    SubElement(root, "rect", {"class": kind, **places})


def text(root: Element, x: float, y: float, words: str, *, end: bool = False) -> None:
    """end: the words end at the place, and do not begin there."""
    anchor = {"text-anchor": "end"} if end else {}
    SubElement(root, "text", {"x": _at(x), "y": f"{y:g}", **anchor}).text = words


def mark(root: Element, x: float, y: float, sign: str, *, kind: str, size: int = 22) -> None:
    """A sign of the icon sheet in a ring, its middle at the place. sign: its address."""
    half = size / 2
    here = SubElement(root, "svg", {"x": _at(x), "y": f"{y:g}", "class": "mark"})
    SubElement(here, "circle", {"r": f"{half:g}", "class": kind})
    if sign:
        inner = half * 1.3
        place = {"x": f"{-inner / 2:g}", "y": f"{-inner / 2:g}"}
        SubElement(
            here, "use", {"href": sign, "width": f"{inner:g}", "height": f"{inner:g}", **place}
        )


def drawn(root: Element) -> SafeString:
    return mark_safe(tostring(root, encoding="unicode"))  # escaped by the library


def _at(hundredths: float) -> str:
    return f"{round(hundredths, 2):g}%"
