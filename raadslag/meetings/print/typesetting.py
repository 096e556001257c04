"""Setting a document as PDF: runs in the worker, knows no Django.

The data reach the template as JSON and are shown as plain text; nothing in them is ever markup.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typst

if TYPE_CHECKING:
    from typst import PDFStandard

HERE = Path(__file__).parent
TEMPLATES = HERE / "typst"
FONTS = HERE / "fonts"
STANDARDS: list[PDFStandard] = ["ua-1", "a-2a"]
UNKNOWN = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")
REPLACEMENT = "\ufffd"
UNIT = re.compile(
    r" (?:(?<=\d )(?=(?:kr|mio|mia|pct|m²|m2|km|kg|kWh|MWh|t\.kr)\b)"
    r"|(?<=\b(?:kl|nr)\. )(?=\d)|(?<=§ )(?=\d))"
)
"""The space between a figure and its unit. It begins with the space: that is found at once."""
NO_BREAK = "\u00a0"
TRIES = 6  # a round finds all letters of a text that no typeface has


class NotSet(Exception):
    """The document could not be set; str() says why."""


_fonts: list[typst.Fonts] = []


def fonts() -> typst.Fonts:
    """The typefaces, read once a process."""
    if not _fonts:
        if not FONTS.is_dir():
            raise NotSet(f"{FONTS.name}: the typefaces are missing; run make setup")
        _fonts.append(typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)]))
    return _fonts[0]


def compiled(template: str, data: dict[str, Any], *, archival: bool = True) -> bytes:
    """The PDF; a figure and its unit stay on one line.

    archival: PDF/A and PDF/UA, so that letters that no typeface has are shown as �. Without it the
    pages are bare: for what is laid on other pages or stands beside them.
    """
    text = UNIT.sub(NO_BREAK, json.dumps(data, ensure_ascii=False))
    for _ in range(TRIES):
        try:
            return _once(template, text, data["made"], archival=archival)
        except typst.TypstError as error:
            unknown = _unknown(str(error.diagnostic))
            if not unknown:
                raise NotSet(error.message) from error
            text = text.translate({ord(letter): REPLACEMENT for letter in unknown})
    raise NotSet("too many letters that no typeface has")


def _once(template: str, text: str, made: int, *, archival: bool) -> bytes:
    found = typst.compile(
        str(TEMPLATES / template),
        root=str(TEMPLATES),
        sys_inputs={"data": text},
        font_paths=fonts(),
        ignore_system_fonts=True,
        pdf_standards=STANDARDS if archival else [],
        pdf_tags=archival,
        timestamp=made,
    )
    if not isinstance(found, bytes):
        raise NotSet(f"{template} made more than one file")
    return found


def _unknown(message: str) -> set[str]:
    """The letters an error says cannot be displayed; those that JSON itself is made of stay."""
    shown = "".join(UNKNOWN.findall(message))
    letters = ESCAPE.sub(lambda found: chr(int(found[1], 16)), shown)
    return {letter for letter in letters if ord(letter) > 127}
