"""A page of a PDF as printed lines: the text in one call, place and type in a few calls a line.

Calls for every character would cost several times the extraction itself.
"""

from __future__ import annotations

import ctypes
import math
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from raadslag.ingest.parse.sources import pdfium_calls as calls

LINE_END_HYPHEN, OTHER_HYPHEN = "\x02", "\ufffe"  # what pdfium writes for a hyphen that ends a line
SOFT_HYPHEN = "\xad"
BOLD_NAME = re.compile(r"bold|black|heavy|semibd|[-,]bd\b", re.I)
BOLD_WEIGHT = 600
INVISIBLE_MODES = (3, 7)  # neither filled nor stroked; clip path only
STROKED_TOO = 2  # bold made by a stroke
CORNERS = struct.Struct("4d")
PLACE = struct.Struct("4d6f")  # left, top, right, bottom; text matrix: read in one step
Look = tuple[bool, bool]
"""Bold, visible."""
PLAIN: Look = (False, True)
LABEL = re.compile(r"(?:[-–•▪◦·*\uf0b7\uf0a7]|\(?\w{1,3}[.)]|At \d{1,2}[.)])$")
WORD = re.compile(r"\S+")
LETTER = re.compile(r"\S")  # where a font's letters have no names, pdfium puts no space into a gap
CELL_GAP = 1.1  # of the font size: a wider gap within a line parts two cells
ODD_LETTERS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf02d": "-", "\xad": "", "\0": "", "\uffff": ""}


@dataclass(slots=True)
class Frame:
    """The part of the plane that a page shows, and its turn."""

    left: float
    top: float
    width: float  # as shown
    height: float
    turn: int  # quarter turns clockwise

    @classmethod
    def of(cls, page: int) -> Frame:
        box = pdfium.FS_RECTF()
        calls.bounding_box(page, ctypes.addressof(box))
        turn = max(calls.rotation(page), 0) % 4
        width, height = box.right - box.left, box.top - box.bottom
        if turn % 2:
            width, height = height, width
        return cls(box.left, box.top, width, height, turn)

    def shows(self, piece: Piece) -> bool:
        return piece.x1 > 0 and piece.x0 < self.width and piece.y1 > 0 and piece.y0 < self.height

    def turn_piece(self, piece: Piece) -> None:
        """Move a piece of a turned page to where it is seen."""
        x0, y0, x1, y1 = piece.x0, piece.y0, piece.x1, piece.y1
        if self.turn == 1:
            x0, y0, x1, y1 = self.width - y1, x0, self.width - y0, x1
        elif self.turn == 2:
            x0, y0, x1, y1 = self.width - x1, self.height - y1, self.width - x0, self.height - y0
        else:
            x0, y0, x1, y1 = y0, self.height - x1, y1, self.height - x0
        piece.x0, piece.y0, piece.x1, piece.y1 = x0, y0, x1, y1
        piece.base = y1


class Piece:
    """A printed line, or the part of one in a table cell; points from the page's upper left."""

    __slots__ = (
        "base",
        "beside",
        "bold",
        "column",
        "hyphen",
        "page",
        "size",
        "text",
        "x0",
        "x1",
        "y0",
        "y1",
    )

    def __init__(
        self,
        text: str,
        page: int,
        size: float,
        bold: bool,
        base: float,
        x0: float,
        y0: float,
        x1: float,
        y1: float,
        hyphen: bool,
    ) -> None:
        self.text = text
        self.page = page  # from 1
        self.size = size
        self.bold = bold
        self.base = base  # where the letters stand
        self.x0 = x0
        self.y0 = y0
        self.x1 = x1
        self.y1 = y1
        self.hyphen = hyphen  # whether a hyphen ends the line; it is not in the text
        self.beside = False  # whether it stands in a cell to the right of the piece before it
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


class PageReader:
    """Reads the pages of one open document; holds the buffers that pdfium writes to."""

    def __init__(self, document: Any) -> None:
        self._document = ctypes.cast(document, ctypes.c_void_p)
        self._place = ctypes.create_string_buffer(PLACE.size)
        start = ctypes.addressof(self._place)
        left, top, right, bottom, self._matrix_to = (
            calls.pointer_to(start + 8 * place) for place in range(5)
        )
        self._rect_to = (left, top, right, bottom)
        self._box_to = (left, right, bottom, top)  # FPDFText_GetCharBox's order
        self._letters: Any = (ctypes.c_ushort * 16384)()
        self._looks: dict[tuple[int | None, int], Look] = {}
        self._sizes: dict[float, float] = {}
        self._halved = False
        self._text_page: Any = None
        self._frame = Frame(0, 0, 0, 0, 0)

    def read(self, number: int) -> Page | None:
        """The page with this number, from 1; None where it is damaged."""
        handle = calls.load_page(self._document, number - 1)
        if not handle:
            return None
        try:
            return self._read(handle, number)
        finally:
            calls.close_page(handle)

    def _read(self, handle: int, number: int) -> Page:
        self._frame = frame = Frame.of(handle)
        page = Page(number, frame.width, frame.height)
        self._looks.clear()  # pdfium uses the address of a font again once the page is closed
        text_page = calls.load_text(handle)
        if text_page:
            try:
                self._text_page = calls.pointer_to(text_page)
                self._read_lines(page)
            finally:
                calls.close_text(text_page)
        if not page.pieces:
            page.has_image = _has_image(ctypes.cast(handle, pdfium.FPDF_PAGE))
            if page.has_image:  # the text layer of a scan that was recognised
                page.pieces, page.unseen = page.unseen, []
        return page

    def _read_lines(self, page: Page) -> None:
        text, index_of = self._text()
        for start, line, hyphen in _printed_lines(text):
            self._read_line(line, index_of(start) if index_of else start, hyphen, page)
        if self._halved or any(letter in text for letter in ODD_LETTERS):
            for piece in (*page.pieces, *page.unseen):
                piece.text = _mended(piece.text)
            # a line of nothing but letters that say nothing is none
            page.pieces = [piece for piece in page.pieces if piece.text.strip()]
            page.unseen = [piece for piece in page.unseen if piece.text.strip()]

    def _text(self) -> tuple[str, Any]:
        """The page's text, and from a place in it to pdfium's index where they differ."""
        text_page = self._text_page
        count = max(calls.count_letters(text_page), 0)
        if count >= len(self._letters):
            self._letters = (ctypes.c_ushort * (count * 2))()
        written = max(calls.text(text_page, 0, count, self._letters) - 1, 0)
        text = ctypes.string_at(self._letters, written * 2).decode("utf-16-le", "replace")
        self._halved = len(text) != written
        if self._halved:  # letters beyond 16 bits: each half is a place of its own
            text = "".join(map(chr, self._letters[:written]))
        if written == count:
            return text, None
        return text, lambda place: calls.letter_at(text_page, place)

    def _read_line(self, text: str, first: int, hyphen: bool, page: Page) -> None:
        """A printed line, in its cells, to the page; `first` is its first character for pdfium."""
        text_page, frame = self._text_page, self._frame
        calls.matrix(text_page, first, self._matrix_to)
        rects = calls.count_rects(text_page, first, len(text))
        calls.rect(text_page, 0, *self._rect_to)
        left, top, right, bottom, _, _, c, d, _, base = PLACE.unpack_from(self._place)
        size = calls.font_size(text_page, first)
        size *= d if c == 0 and d > 0 else math.hypot(c, d) or 1.0
        size = self._sizes.get(size) or self._size(size)
        bold, visible = self._look(first)
        if bold:
            bold = self._look(first + len(text) - 1)[0]
        gap = 0.0
        if rects > 1:
            left, top, right, bottom, gap = self._extent(rects, left, top, right, bottom)
        left, right = left - frame.left, right - frame.left
        base, top, bottom = frame.top - base, frame.top - top, frame.top - bottom
        if not top - size <= base <= bottom + size:
            base = bottom  # the text matrix does not say: letters moved by hand
        piece = Piece(text, page.number, size, bold, base, left, top, right, bottom, hyphen)
        if gap > size * CELL_GAP:
            for cell in self._cells(piece, first):
                self._put(cell, visible, page)
        elif frame.turn:
            self._put(piece, visible, page)
        elif visible and right > 0 and left < frame.width and bottom > 0 and top < frame.height:
            page.pieces.append(piece)
        else:
            page.unseen.append(piece)

    def _put(self, piece: Piece, visible: bool, page: Page) -> None:
        if self._frame.turn:
            self._frame.turn_piece(piece)
        (page.pieces if visible and self._frame.shows(piece) else page.unseen).append(piece)

    def _size(self, exact: float) -> float:
        """Rounded once for each size: a document has few, and rounding is slow."""
        self._sizes[exact] = size = round(exact, 1)
        return size

    def _extent(
        self, rects: int, left: float, top: float, right: float, bottom: float
    ) -> tuple[float, float, float, float, float]:
        """The first rectangle of a line grown by the others, and the widest gap between them."""
        text_page, place, rect, corners = self._text_page, self._place, calls.rect, CORNERS
        to_left, to_top, to_right, to_bottom = self._rect_to
        gap = 0.0
        for index in range(1, rects):
            rect(text_page, index, to_left, to_top, to_right, to_bottom)
            x0, up, x1, down = corners.unpack_from(place)
            if x0 - right > gap:
                gap = x0 - right
            if x0 < left:
                left = x0
            if x1 > right:
                right = x1
            if up > top:
                top = up
            if down < bottom:
                bottom = down
        return left, top, right, bottom, gap

    def _look(self, index: int) -> Look:
        """Of the character."""
        text_object = calls.text_object(self._text_page, index)
        if not text_object:
            return PLAIN
        key = calls.font(text_object), calls.render_mode(text_object)
        return self._looks.get(key) or self._new_look(*key)

    def _new_look(self, font: int | None, mode: int) -> Look:
        bold = (font is not None and _is_bold(font)) or mode == STROKED_TOO
        self._looks[font, mode] = look = bold, mode not in INVISIBLE_MODES
        return look

    def _cells(self, line: Piece, first: int) -> list[Piece]:
        """A piece for each cell; a cell begins at a word that stands far from the one before it."""
        cells: list[Piece] = []
        text, gap = line.text, line.size * CELL_GAP
        begin, start, end = 0, 0.0, 0.0
        for word in (WORD if text.isprintable() else LETTER).finditer(text):
            left, right = self._reach(first + word.start(), first + word.end() - 1)
            if not word.start():
                start = left
            elif left - end > gap and not LABEL.match(text[begin : word.start()].rstrip()):
                cells.append(self._cell(line, text[begin : word.start()].rstrip(), start, end))
                begin, start = word.start(), left
            end = right
        cells.append(self._cell(line, text[begin:], start, end))
        for cell in cells[1:]:
            cell.beside = True
        cells[-1].hyphen = line.hyphen
        return cells

    def _reach(self, first: int, last: int) -> tuple[float, float]:
        """Where the first letter of a word begins and the last one ends."""
        calls.char_box(self._text_page, first, *self._box_to)
        left, _, right, _ = CORNERS.unpack_from(self._place)
        if last != first:
            calls.char_box(self._text_page, last, *self._box_to)
            right = CORNERS.unpack_from(self._place)[2]
        return left, right

    def _cell(self, line: Piece, words: str, start: float, end: float) -> Piece:
        x0, x1 = start - self._frame.left, end - self._frame.left
        return Piece(
            words, line.page, line.size, line.bold, line.base, x0, line.y0, x1, line.y1, False
        )


def _printed_lines(text: str) -> Iterator[tuple[int, str, bool]]:
    """Where each line starts, its text, and whether a hyphen ends it; split, not searched: faster."""
    text = text.replace(OTHER_HYPHEN, LINE_END_HYPHEN)
    end = "\r\n"
    if text.count("\r") != text.count(end) or text.count("\n") != text.count(end):
        text, end = text.replace("\r", "\n"), "\n"  # a font has letters that are called so
    start, beyond = 0, len(end)
    for printed in text.replace(LINE_END_HYPHEN, LINE_END_HYPHEN + end).split(end):
        if printed:
            broken = printed[-1] == LINE_END_HYPHEN
            if line := (printed[:-1] if broken else printed).strip():
                first = start if printed[0] == line[0] else start + printed.index(line)
                yield first, line, broken or line[-1] == SOFT_HYPHEN  # so ends a page's last line
            start += len(printed) - (beyond if broken else 0)
        start += beyond


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
