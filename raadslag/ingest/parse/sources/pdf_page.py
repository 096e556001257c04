"""A page of a PDF as printed lines: the text in one call, place and type in a few calls a line.

Calls for every character would cost several times the extraction itself.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from raadslag.ingest.parse.sources import pdfium_calls as calls

LINE_END_HYPHENS = ("\ufffe", "\x02")  # what pdfium writes for a hyphen that ends a line
LINE_ENDS = re.compile("\r\n|\r|\n|\ufffe|\x02")
BOLD_NAME = re.compile(r"bold|black|heavy|semibd|[-,]bd\b", re.I)
BOLD_WEIGHT = 600
INVISIBLE_MODES = (3, 7)  # neither filled nor stroked; clip path only
STROKED_TOO = 2  # bold made by a stroke
LABEL = re.compile(r"(?:[-–•▪◦·*\uf0b7\uf0a7]|\(?\w{1,3}[.)]|At \d{1,2}[.)])$")
CELL_GAP = 1.1  # of the font size: a wider gap within a line parts two cells
ODD_LETTERS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf02d": "-", "\xad": "", "\0": "", "\uffff": ""}
ODD = re.compile(f"[{''.join(ODD_LETTERS)}\ud800-\udfff]")

Rect = list[float]  # left, top, right, bottom as pdfium has them: up is more


class Piece:
    """A printed line, or the part of one in a table cell; points from the page's upper left."""

    __slots__ = ("base", "bold", "column", "hyphen", "page", "size", "text", "x0", "x1", "y0", "y1")

    def __init__(
        self,
        text: str,
        page: int,
        size: float,
        bold: bool,
        hyphen: bool,
        base: float,
        place: tuple[float, float, float, float],
    ) -> None:
        self.text = text
        self.page = page  # from 1
        self.size = size
        self.bold = bold
        self.hyphen = hyphen  # whether a hyphen ends the line; it is not in the text
        self.base = base  # where the letters stand
        self.x0, self.y0, self.x1, self.y1 = place
        self.column = 0  # by its left edge: pdf_paragraphs


@dataclass(slots=True)
class Page:
    """What one page holds."""

    number: int
    width: float
    height: float
    pieces: list[Piece] = field(default_factory=list)
    unseen: list[Piece] = field(default_factory=list)  # invisible, or outside the page
    has_image: bool = False  # asked only where there is no text to see


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the plane that a page shows, and its turn."""

    left: float
    top: float
    width: float  # as shown
    height: float
    turn: int  # quarter turns clockwise

    @classmethod
    def of(cls, page: Any) -> Frame:
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
        turn = max(pdfium.FPDFPage_GetRotation(page), 0) % 4
        width, height = box.right - box.left, box.top - box.bottom
        if turn % 2:
            width, height = height, width
        return cls(box.left, box.top, width, height, turn)

    def turned(
        self, x0: float, y0: float, x1: float, y1: float
    ) -> tuple[float, float, float, float]:
        if self.turn == 1:
            return self.width - y1, x0, self.width - y0, x1
        if self.turn == 2:
            return self.width - x1, self.height - y1, self.width - x0, self.height - y0
        return y0, self.height - x1, y1, self.height - x0

    def holds(self, piece: Piece) -> bool:
        """Whether any of the piece can be seen on the page."""
        return piece.x1 > 0 and piece.x0 < self.width and piece.y1 > 0 and piece.y0 < self.height


class PageReader:
    """Reads the pages of one open document; holds the buffers that pdfium writes to."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._corners = (ctypes.c_double * 4)()
        start = ctypes.addressof(self._corners)
        left, self._top, right, self._bottom = (start + 8 * place for place in range(4))
        self._rect_to = (left, self._top, right, self._bottom)
        self._box_to = (left, right, self._bottom, self._top)  # FPDFText_GetCharBox's order
        self._matrix = (ctypes.c_float * 6)()
        self._matrix_to = ctypes.addressof(self._matrix)
        self._letters: Any = (ctypes.c_ushort * 16384)()
        self._fonts: dict[int | None, bool] = {}
        self._text_page = 0
        self._frame = Frame(0, 0, 0, 0, 0)

    def read(self, number: int) -> Page | None:
        """The page with this number, from 1; None where it is damaged."""
        handle = pdfium.FPDF_LoadPage(self._document, number - 1)
        if not handle:
            return None
        try:
            return self._read(handle, number)
        finally:
            pdfium.FPDF_ClosePage(handle)

    def _read(self, handle: Any, number: int) -> Page:
        self._frame = frame = Frame.of(handle)
        page = Page(number, frame.width, frame.height)
        self._fonts.clear()  # pdfium uses the address of a font again once the page is closed
        text_page = pdfium.FPDFText_LoadPage(handle)
        if text_page:
            try:
                self._text_page = calls.handle_of(text_page)
                self._read_lines(text_page, page)
            finally:
                pdfium.FPDFText_ClosePage(text_page)
        if not page.pieces:
            page.has_image = _has_image(handle)
            if page.has_image:  # the text layer of a scan that was recognised
                page.pieces = [piece for piece in page.unseen if frame.holds(piece)]
                page.unseen = [piece for piece in page.unseen if not frame.holds(piece)]
        return page

    def _read_lines(self, text_page: Any, page: Page) -> None:
        text, index_of = self._text(text_page)
        frame = self._frame
        for start, end, hyphen in _printed_lines(text):
            line = text[start:end].lstrip()
            first = end - len(line)
            if line := line.rstrip():
                piece, visible = self._line(line, index_of(first), page.number, hyphen)
                seen = visible and frame.holds(piece)
                (page.pieces if seen else page.unseen).append(piece)
        if ODD.search(text):
            for piece in page.pieces:
                piece.text = _mended(piece.text)

    def _text(self, text_page: Any) -> tuple[str, Any]:
        """The page's text, and from a place in it to pdfium's index of the character."""
        count = max(pdfium.FPDFText_CountChars(text_page), 0)
        if count >= len(self._letters):
            self._letters = (ctypes.c_ushort * (count * 2))()
        written = max(pdfium.FPDFText_GetText(text_page, 0, count, self._letters) - 1, 0)
        text = ctypes.string_at(self._letters, written * 2).decode("utf-16-le", "replace")
        if len(text) != written:  # letters beyond 16 bits: each half is a place of its own
            text = "".join(map(chr, self._letters[:written]))
        if written == count:
            return text, int
        return text, lambda place: pdfium.FPDFText_GetCharIndexFromTextIndex(text_page, place)

    def _line(self, text: str, first: int, number: int, hyphen: bool) -> tuple[Piece, bool]:
        """A printed line, and whether it is visible; `first` is its first character for pdfium."""
        size, bold, visible, base = self._type(first)
        if bold:
            bold = self._type(first + len(text) - 1)[1]
        rects = calls.count_rects(self._text_page, first, len(text))
        left, top, right, bottom = self._rect(0)
        widest_gap = 0.0
        for index in range(1, rects):
            x0, up, x1, down = self._rect(index)
            widest_gap = max(widest_gap, x0 - right)
            left, right = min(left, x0), max(right, x1)
            top, bottom = max(top, up), min(bottom, down)
        if widest_gap > size * CELL_GAP:
            text = self._with_tabs(text, first, size * CELL_GAP)
        frame = self._frame
        place = (left - frame.left, frame.top - top, right - frame.left, frame.top - bottom)
        base = frame.top - base
        if frame.turn:
            place = frame.turned(*place)
            base = place[3]
        elif not place[1] - size <= base <= place[3] + size:
            base = place[3]  # the text matrix does not say: letters moved by hand
        return Piece(text, number, size, bold, hyphen, base, place), visible

    def _rect(self, index: int) -> Rect:
        calls.rect(self._text_page, index, *self._rect_to)
        return self._corners[:]

    def _type(self, index: int) -> tuple[float, bool, bool, float]:
        """Size in points, bold, visible, base line of the character."""
        calls.matrix(self._text_page, index, self._matrix_to)
        _, _, c, d, _, base = self._matrix[:]
        scale = abs(d) if c == 0 and d else math.hypot(c, d) or 1.0
        size = round(calls.font_size(self._text_page, index) * scale, 1)
        text_object = calls.text_object(self._text_page, index)
        if not text_object:
            return size, False, True, base
        font = calls.font(text_object)
        if font not in self._fonts:
            self._fonts[font] = bool(font) and _is_bold(font)
        mode = calls.render_mode(text_object)
        return size, self._fonts[font] or mode == STROKED_TOO, mode not in INVISIBLE_MODES, base

    def _with_tabs(self, text: str, first: int, gap: float) -> str:
        """The text with a tab in each gap between cells; only such lines are read by letters."""
        result, end = "", None
        for offset, letter in enumerate(text):
            if not letter.isspace():
                calls.char_box(self._text_page, first + offset, *self._box_to)
                left, right = self._corners[0], self._corners[2]
                if end is not None and left - end > gap and not LABEL.match(result.strip()):
                    result = result.rstrip() + "\t"
                end = right
            result += letter
        return result


def _printed_lines(text: str) -> Iterator[tuple[int, int, bool]]:
    """Start, end and hyphen of each line."""
    start = 0
    for end in LINE_ENDS.finditer(text):
        yield start, end.start(), end[0] in LINE_END_HYPHENS
        start = end.end()
    yield start, len(text), False


def _mended(text: str) -> str:
    """Bullets of symbol fonts as bullets, and the halves of letters beyond 16 bits put together."""
    text = re.sub("|".join(ODD_LETTERS), lambda odd: ODD_LETTERS[odd[0]], text)
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _is_bold(font: int) -> bool:
    buffer = ctypes.create_string_buffer(256)
    calls.font_name(font, ctypes.addressof(buffer), len(buffer))
    if BOLD_NAME.search(buffer.value.decode("utf-8", "replace")):
        return True
    return bool(calls.font_weight(font) >= BOLD_WEIGHT)


def _has_image(page: Any) -> bool:
    kinds = (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM)
    return any(
        pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(page, index)) in kinds
        for index in range(pdfium.FPDFPage_CountObjects(page))
    )
