"""Which cell styles of a workbook hide what stands in the cell."""

from __future__ import annotations

from lxml import etree

from raadslag.publish.scan.package import attribute, name_of

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
WHITE, BLACK = "FFFFFF", "000000"
NOTHING_SHOWN = ";;;"  # a number format that shows nothing
_THEME = {"0": WHITE, "1": BLACK}  # the theme's first two: background and text


class Looks:
    """The styles, by the number that a cell names."""

    def __init__(self, root: etree._Element | None) -> None:
        self._unseen: set[str] = set()
        if root is None:
            return
        fonts = [
            _colour(one.find(S + "color"), BLACK) for one in root.iterfind(f"{S}fonts/{S}font")
        ]
        fills = [_fill(one) for one in root.iterfind(f"{S}fills/{S}fill")]
        blank = {
            attribute(one, "numFmtId")
            for one in root.iter(S + "numFmt")
            if attribute(one, "formatCode").strip() == NOTHING_SHOWN
        }
        for number, style in enumerate(root.iterfind(f"{S}cellXfs/{S}xf")):
            font = _at(fonts, attribute(style, "fontId"), BLACK)
            ground = _at(fills, attribute(style, "fillId"), WHITE)
            if attribute(style, "numFmtId") in blank or (font and font == ground):
                self._unseen.add(str(number))

    def unseen(self, style: str) -> bool:
        """Whether nothing is seen in a cell of this style."""
        return style in self._unseen


def _at(values: list[str], index: str, otherwise: str) -> str:
    return values[int(index)] if index.isdigit() and int(index) < len(values) else otherwise


def _fill(fill: etree._Element) -> str:
    pattern = fill.find(S + "patternFill")
    if pattern is None:
        return "" if any(name_of(one) == "gradientFill" for one in fill) else WHITE
    if attribute(pattern, "patternType") in ("", "none"):
        return WHITE
    return (
        _colour(pattern.find(S + "fgColor"), "")
        if attribute(pattern, "patternType") == "solid"
        else ""
    )


def _colour(element: etree._Element | None, otherwise: str) -> str:
    """RRGGBB; "" where it cannot be told."""
    if element is None:
        return otherwise
    if rgb := attribute(element, "rgb"):
        return rgb[-6:].upper()
    if (theme := attribute(element, "theme")) and attribute(element, "tint") in ("", "0"):
        return _THEME.get(theme, "")
    return ""
