"""Colours as "#rrggbb", and whether they can be read on paper."""

from __future__ import annotations

import re
from typing import Final

COLOR: Final = r"^#[0-9a-f]{6}$"
READABLE: Final = 4.5  # WCAG 2.2, 1.4.3: text beside its ground


def is_color(written: str) -> bool:
    """
    >>> is_color("#1d3a52"), is_color("red"), is_color("#1D3A52")
    (True, False, False)
    """
    return re.match(COLOR, written) is not None


def on_white(color: str) -> float:
    """The contrast of the colour with white, 1 to 21, as WCAG counts it.

    >>> round(on_white("#000000")), round(on_white("#ffffff")), on_white("#777777") > READABLE
    (21, 1, False)
    """
    red, green, blue = (_linear(int(color[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
