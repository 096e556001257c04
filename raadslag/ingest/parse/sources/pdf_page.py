"""A page of a PDF as printed lines: the text in one call, place and type in a few calls a line.

Calls for every character would cost several times the extraction itself.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

LINE_END_HYPHEN = "\ufffe"  # what pdfium writes for a hyphen at the end of a line, soft or hard
LINE_ENDS = re.compile("\r\n|\r|\n|\ufffe|\x02")
BOLD_NAME = re.compile(r"bold|black|heavy|semibd|[-,]bd\b", re.I)
BOLD_WEIGHT = 600
INVISIBLE_MODES = (3, 7)  # neither filled nor stroked; clip path only
STROKED_TOO = 2  # bold made by a stroke
LABEL = re.compile(r"(?:[-–•▪◦·*\uf0b7\uf0a7]|\(?\w{1,3}[.)]|At \d{1,2}[.)])$")
CELL_GAP = 1.1  # of the font size: a wider gap within a line parts two cells
PRIVATE_BULLETS = str.maketrans(
    {"\uf0b7": "•", "\uf0a7": "▪", "\uf02d": "-", "\xad": None, "\0": None, "\uffff": None}
)

Rect = tuple[float, float, float, float]  # left, top, right, bottom as pdfium has them: up is more


class Piece:
    """A printed line, or the part of one in a table cell; points from the page's upper left."""

    __slots__ = ("base", "bold", "hyphen", "page", "size", "text", "x0", "x1", "y0", "y1")

    def __init__(self, text: str, page: int, size: float, bold: bool, base: float) -> None:
        self.text = text
        self.page = page  # from 1
        self.size = size
        self.bold = bold
        self.base = base  # where the letters stand
        self.hyphen = False  # whether a hyphen ends the line
        self.x0 = self.y0 = self.x1 = self.y1 = 0.0


@dataclass(slots=True)
class Page:
    """What one page holds."""

    number: int
    width: float
    height: float
    pieces: list[Piece] = field(default_factory=list)
    unseen: list[Piece] = field(default_factory=list)  # invisible, or outside the page
    has_image: bool = False  # asked only where there is no text to see


class PageReader:
    """Reads the pages of one open document; holds the buffers that pdfium writes to."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._corners = [ctypes.c_double() for _ in range(4)]  # left, top, right, bottom
        self._corner_refs = [ctypes.byref(corner) for corner in self._corners]
        self._matrix = pdfium.FS_MATRIX()
        self._matrix_ref = ctypes.byref(self._matrix)
        self._fonts: dict[int | None, bool] = {}

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
        frame = Frame.of(handle)
        page = Page(number, frame.width, frame.height)
        self._fonts.clear()  # pdfium uses the address of a font again once the page is closed
        text_page = pdfium.FPDFText_LoadPage(handle)
        if text_page:
            try:
                self._pieces(text_page, page, frame)
            finally:
                pdfium.FPDFText_ClosePage(text_page)
        if not page.pieces:
            page.has_image = _has_image(handle)
            if page.has_image:  # the text layer of a scan that was recognised
                inside = [piece for piece in page.unseen if frame.holds(piece)]
                page.pieces, page.unseen = inside, [p for p in page.unseen if p not in inside]
        return page

    def _pieces(self, text_page: Any, page: Page, frame: Frame) -> None:
        text, index_of = _text(text_page)
        for start, end, hyphen in _printed_lines(text):
            line = text[start:end]
            stripped = line.strip()
            if not stripped:
                continue
            first = start + len(line) - len(line.lstrip())
            self._line(text_page, page, frame, stripped, index_of(first), hyphen)

    def _line(
        self, text_page: Any, page: Page, frame: Frame, text: str, first: int, hyphen: bool
    ) -> None:
        rects = self._rects(text_page, first, len(text))
        if not rects:
            return
        size, bold, visible, base = self._type(text_page, first)
        if bold and not self._type(text_page, first + len(text) - 1)[1]:
            bold = False
        if len(rects) > 1 and _has_gap(rects, size * CELL_GAP):
            text = self._with_tabs(text_page, text, first, size * CELL_GAP)
        piece = Piece(text.translate(PRIVATE_BULLETS), page.number, size, bold, base)
        piece.hyphen = hyphen
        frame.place(piece, rects)
        seen = visible and frame.holds(piece)
        (page.pieces if seen else page.unseen).append(piece)

    def _rects(self, text_page: Any, first: int, count: int) -> list[Rect]:
        left, top, right, bottom = self._corners
        found: list[Rect] = []
        for index in range(pdfium.FPDFText_CountRects(text_page, first, count)):
            pdfium.FPDFText_GetRect(text_page, index, *self._corner_refs)
            found.append((left.value, top.value, right.value, bottom.value))
        return found

    def _type(self, text_page: Any, index: int) -> tuple[float, bool, bool, float]:
        """Size in points, bold, visible, base line of the character."""
        matrix = self._matrix
        pdfium.FPDFText_GetMatrix(text_page, index, self._matrix_ref)
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        size = round(pdfium.FPDFText_GetFontSize(text_page, index) * scale, 1)
        text_object = pdfium.FPDFText_GetTextObject(text_page, index)
        if not text_object:
            return size, False, True, matrix.f
        mode = pdfium.FPDFTextObj_GetTextRenderMode(text_object)
        bold = self._is_bold(pdfium.FPDFTextObj_GetFont(text_object)) or mode == STROKED_TOO
        return size, bold, mode not in INVISIBLE_MODES, matrix.f

    def _is_bold(self, font: Any) -> bool:
        address = ctypes.cast(font, ctypes.c_void_p).value
        if address not in self._fonts:
            self._fonts[address] = bool(font) and _font_is_bold(font)
        return self._fonts[address]

    def _with_tabs(self, text_page: Any, text: str, first: int, gap: float) -> str:
        """The text with a tab in each gap between cells; only such lines are read by letters."""
        left, right = self._corners[0], self._corners[1]
        refs = (self._corner_refs[0], self._corner_refs[1], *self._corner_refs[2:])
        result, end = "", None
        for offset, letter in enumerate(text):
            if not letter.isspace():
                pdfium.FPDFText_GetCharBox(text_page, first + offset, *refs)
                if end is not None and left.value - end > gap and not LABEL.match(result.strip()):
                    result = result.rstrip() + "\t"
                end = right.value
            result += letter
        return result


class Frame:
    """The part of the plane that a page shows, and its turn."""

    def __init__(self, left: float, top: float, width: float, height: float, turn: int) -> None:
        self.left = left
        self.top = top
        self.width = width if turn % 2 == 0 else height  # as shown
        self.height = height if turn % 2 == 0 else width
        self.turn = turn  # quarter turns clockwise

    @classmethod
    def of(cls, handle: Any) -> Frame:
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(handle, ctypes.byref(box))
        turn = max(pdfium.FPDFPage_GetRotation(handle), 0)
        return cls(box.left, box.top, box.right - box.left, box.top - box.bottom, turn)

    def place(self, piece: Piece, rects: list[Rect]) -> None:
        """Set the piece's place, in points from the upper left of the page as shown."""
        x0 = min(rect[0] for rect in rects) - self.left
        x1 = max(rect[2] for rect in rects) - self.left
        y0 = self.top - max(rect[1] for rect in rects)
        y1 = self.top - min(rect[3] for rect in rects)
        if self.turn:
            x0, y0, x1, y1 = self._turned(x0, y0, x1, y1)
            piece.base = y1
        else:
            piece.base = self.top - piece.base
            if not y0 - piece.size <= piece.base <= y1 + piece.size:
                piece.base = y1  # the text matrix does not say: letters moved by hand
        piece.x0, piece.y0, piece.x1, piece.y1 = x0, y0, x1, y1

    def _turned(self, x0: float, y0: float, x1: float, y1: float) -> Rect:
        if self.turn == 1:
            return self.width - y1, x0, self.width - y0, x1
        if self.turn == 2:
            return self.width - x1, self.height - y1, self.width - x0, self.height - y0
        return y0, self.height - x1, y1, self.height - x0

    def holds(self, piece: Piece) -> bool:
        """Whether any of the piece can be seen on the page."""
        return piece.x1 > 0 and piece.x0 < self.width and piece.y1 > 0 and piece.y0 < self.height


def _printed_lines(text: str) -> Iterator[tuple[int, int, bool]]:
    """Start, end and hyphen of each line."""
    start = 0
    for end in LINE_ENDS.finditer(text):
        yield start, end.start(), end[0] in (LINE_END_HYPHEN, "\x02")
        start = end.end()
    yield start, len(text), False


def _text(text_page: Any) -> tuple[str, Any]:
    """The page's text, and from a place in it to pdfium's index of the character."""
    count = max(pdfium.FPDFText_CountChars(text_page), 0)
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text_page, 0, count, buffer) - 1
    raw = bytes(buffer)[: max(written, 0) * 2]
    text = raw.decode("utf-16-le", "replace")
    if len(text) != max(written, 0):  # letters beyond 16 bits: each half is a place of its own
        text = "".join(map(chr, buffer[:written]))
    if written == count:
        return text, int
    return text, lambda place: pdfium.FPDFText_GetCharIndexFromTextIndex(text_page, place)


def _has_gap(rects: list[Rect], gap: float) -> bool:
    return any(after[0] - before[2] > gap for before, after in pairwise(rects))


def _font_is_bold(font: Any) -> bool:
    size = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(max(size, 1))
    pdfium.FPDFFont_GetBaseFontName(font, buffer, size)
    if BOLD_NAME.search(buffer.value.decode("utf-8", "replace")):
        return True
    return bool(pdfium.FPDFFont_GetWeight(font) >= BOLD_WEIGHT)


def _has_image(handle: Any) -> bool:
    return any(
        pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(handle, index))
        in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM)
        for index in range(pdfium.FPDFPage_CountObjects(handle))
    )
