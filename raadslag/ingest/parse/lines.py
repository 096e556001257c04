"""What every source is turned into before it is read: numbered lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from raadslag.lib.unreadable import Unreadable as Unreadable

Span = tuple[int, int]
"""First and last line, inclusive, counted from 1."""


class Box(NamedTuple):
    """Where a piece of text stands on a page, in points from the page's upper left corner."""

    page: int  # from 1
    x0: float
    y0: float
    x1: float
    y1: float


class Line(NamedTuple):
    """One line of text as a reader meets it: a whole paragraph, heading, list entry or table row.

    A format that breaks paragraphs at the page's edge (PDF) is joined again before it comes here.
    """

    number: int  # from 1; in text files the line of the file
    text: str  # without line end; markup removed, spaces within as printed
    level: int | None = (
        None  # heading level the markup states (#, <h2>, Word's "Heading 2"); None: not a heading, or not said
    )
    bold: bool = False
    size: float | None = None  # points; None where the format does not say
    boxes: tuple[
        Box, ...
    ] = ()  # where it stands, one a printed line; () where the format has no pages
    role: str | None = None  # what a structured source (XML) says the line is: see sources/roles.py
    links: tuple[tuple[str, str], ...] = ()  # (text, address) of each link on the line

    @property
    def blank(self) -> bool:
        """Whether nothing but white space (no-break spaces too) stands on the line."""
        return not self.text.strip("\ufeff\u200b \t\r\n\f\v\xa0")


@dataclass(frozen=True, slots=True)
class Furniture:
    """A line that belongs to the page and not to the meeting: running head or foot, page number, site menu."""

    text: str
    kind: str  # head, foot, page, menu
    line: int | None = None  # the line it stands on, where it is one of the source's lines
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A document as lines, with what its format says about it."""

    name: str  # file name; inside an archive archive.zip/inner/name.txt
    kind: str  # text, markdown, html, pdf, docx, sbsys-xml, acadre-xml, edoc-xml
    lines: tuple[Line, ...]
    sha256: str  # of the file's bytes
    encoding: str | None = None  # None where the format has its own
    pages: tuple[tuple[float, float], ...] = ()  # width and height in points of each
    # taken out of the lines by the format's reader: repeated heads and feet of a PDF
    furniture: tuple[Furniture, ...] = ()
    # in Danish, for the reader of the record: "Side 3 er et billede uden tekst."
    warnings: tuple[str, ...] = ()
    # text in the file that a person does not see: deleted, off the page, comments; the gate's matter
    hidden: tuple[str, ...] = ()
