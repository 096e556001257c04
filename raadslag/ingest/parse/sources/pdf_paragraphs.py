"""Printed lines to logical ones: paragraphs joined again across lines, columns and pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain, pairwise

from raadslag.ingest.parse.lines import Line
from raadslag.ingest.parse.sources.hyphens import rejoin, words_with_hyphen
from raadslag.ingest.parse.sources.pdf_furniture import box_of
from raadslag.ingest.parse.sources.pdf_page import Page, Piece

STARTS_ENTRY = re.compile(r"(?:[-–•▪◦·*]|\(?\d{1,3}[.)]|\(?[a-zA-ZæøåÆØÅ][.)]|\(?[ivx]{1,4}[.)])\s")
BULLET = re.compile(r"^[•▪◦·●○■□–‣](?: |\t)+")  # as the lists of the other formats are written
DATE_DAY = re.compile(
    r"\d{1,2}\. (?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec|kvartal|behandling|og \d)"
)
SENTENCE_ENDS = ".!?:;"
QUOTES = '"”’)'  # that may follow it
HYPHENS = "-‐"
SAME_SIZE = 0.6  # points
LOOSE = 1.3  # of the usual distance between lines: a wider one parts paragraphs
SAME_LEFT = 24.0  # points; lines of one column begin this near to each other
SAME_LINE = 2.0  # points between base lines
SAME_EDGE = 3.0  # points between left edges
CELL_LEADING = 1.6  # of the font size: the lines of a cell stand this near
WIDE, NARROW = 1.15, 0.95  # how far a word may differ from the mean width of its letters
NEAR_EDGE = 0.85  # of the way to the right: a line that reaches so far shows where the edge is
SHORT, MANY = 15, 8  # a line of fewer letters is a label, unless so many lines show the edge
LONG, SOME = 40, 3  # a line of as many letters may be full although no other shows the edge
ROW_LINES = 8  # a table cell of more lines is taken for a column


class Paragraph:
    """Pieces that read as one line."""

    __slots__ = ("cells", "gap", "pieces")

    def __init__(self, piece: Piece, gap: bool) -> None:
        self.pieces = [piece]
        self.gap = gap  # whether white space parts it from what stands before
        self.cells: list[list[Piece]] = []  # of a table row, the first cell left out

    @property
    def lowest(self) -> Piece:
        """The piece of the last line."""
        return max((cell[-1] for cell in (self.pieces, *self.cells)), key=_place_down)


def write(pages: list[Page]) -> tuple[Line, ...]:
    """The document's logical lines, a blank one where white space parts them."""
    lines: list[Line] = []

    @cache
    def hyphenated() -> frozenset[str]:
        return words_with_hyphen("\n".join(p.text for page in pages for p in page.pieces))

    for paragraph in _paragraphs(pages):
        if paragraph.gap:
            lines.append(Line(len(lines) + 1, ""))
        pieces = paragraph.pieces
        first = pieces[0]
        text = first.text if len(pieces) == 1 and not first.hyphen else _joined(pieces, hyphenated)
        for cell in paragraph.cells:
            text = f"{text}\t{_joined(cell, hyphenated)}"
            pieces = pieces + cell
        if not text[0].isalnum():
            text = BULLET.sub("- ", text)
        bold = first.bold and all(piece.bold for piece in pieces)
        boxes = tuple([box_of(piece) for piece in pieces])
        lines.append(Line(len(lines) + 1, text, None, bold, first.size, boxes))
    return tuple(lines)


def _joined(pieces: list[Piece], hyphenated: Callable[[], frozenset[str]]) -> str:
    text = pieces[0].text
    hyphen = pieces[0].hyphen
    for piece in pieces[1:]:
        if hyphen:
            text = rejoin(text, piece.text, hyphenated())
        elif text[-1] in HYPHENS and _ends_in_hyphen(text):
            text = rejoin(text[:-1], piece.text, hyphenated())
        else:
            text = f"{text} {piece.text}"
        hyphen = piece.hyphen
    return text + "-" if hyphen else text


def _ends_in_hyphen(text: str) -> bool:
    return len(text) > 2 and text[-1] in HYPHENS and text[-2].isalnum()


def _paragraphs(pages: list[Page]) -> Iterator[Paragraph]:
    edges = _Edges(pages)
    leading = _leading(pages)
    current: Paragraph | None = None
    for piece in chain.from_iterable([page.pieces for page in pages]):
        if current is None:
            current = Paragraph(piece, gap=False)
            continue
        pieces = current.pieces
        before = pieces[-1]
        in_order = not piece.beside and piece.base >= before.base - 1
        if (current.cells or not in_order) and _is_in_row(piece, current):
            continue
        usual = leading.get(piece.size) or piece.size * 1.3
        if not current.cells and _continues(before, piece, pieces[0], edges, usual):
            pieces.append(piece)
            continue
        yield current
        lowest = current.lowest if current.cells else before
        current = Paragraph(piece, gap=_parted(lowest, piece, usual))
    if current is not None:
        yield current


def _place_down(piece: Piece) -> tuple[int, float]:
    return piece.page, piece.base


def _is_in_row(piece: Piece, row: Paragraph) -> bool:
    """Whether the piece belongs to the table row being read; if so it is put there."""
    if piece.beside or _begins_cell(piece, row):
        row.cells.append([piece])
        return True
    if row.cells and _goes_on_in_cell(piece, row.cells[-1]):
        row.cells[-1].append(piece)
        return True
    return False


def _begins_cell(piece: Piece, row: Paragraph) -> bool:
    """Whether the piece stands to the right of the row's first line, after lines further down."""
    first = row.pieces[0]
    if piece.page != first.page or abs(piece.base - first.base) > SAME_LINE:
        return False
    cells = [row.pieces, *row.cells]
    right = max(p.x1 for cell in cells for p in cell)
    return piece.x0 > right and max(map(len, cells)) <= ROW_LINES


def _goes_on_in_cell(piece: Piece, cell: list[Piece]) -> bool:
    last = cell[-1]
    return (
        piece.page == last.page
        and 0 < piece.base - last.base < CELL_LEADING * piece.size
        and abs(piece.x0 - cell[0].x0) < SAME_EDGE
    )


def _continues(before: Piece, piece: Piece, first: Piece, edges: _Edges, usual: float) -> bool:
    """Whether the printed line goes on with the paragraph that `first` begins.

    before: the last line of the paragraph so far.
    """
    if before.bold != piece.bold or abs(before.size - piece.size) > SAME_SIZE:
        return False
    goes_on = piece.text[0].islower()
    if goes_on and (before.hyphen or _ends_in_hyphen(before.text)):
        return True
    down = piece.base - before.base
    below = down > 0 and piece.page == before.page
    if below and down >= LOOSE * usual:
        return False
    if not edges.is_full(before, piece) or _starts_entry(piece, before, first):
        return False
    return below or goes_on or not _ends_sentence(before.text)


def _ends_sentence(text: str) -> bool:
    last = text[-2:-1] if text[-1] in QUOTES else text[-1]
    return last != "" and last in SENTENCE_ENDS


def _starts_entry(piece: Piece, before: Piece, first: Piece) -> bool:
    if not STARTS_ENTRY.match(piece.text):
        return False
    hangs = piece.x0 > first.x0 + 3  # below the words of an entry, not below its number
    in_sentence = DATE_DAY.match(piece.text) and not _ends_sentence(before.text)
    return not (hangs or in_sentence)


def _parted(before: Piece, piece: Piece, usual: float) -> bool:
    """Whether white space stands between the two: a new page or column counts."""
    down = piece.base - before.base
    return down < 0 or down > LOOSE * usual or piece.page != before.page


class _Edges:
    """How far to the right the lines of each column reach."""

    def __init__(self, pages: list[Page]) -> None:
        self._right: dict[int, float] = defaultdict(float)
        reached: dict[int, list[float]] = defaultdict(list)
        for page in pages:
            for run in _runs(page.pieces):
                column = int(min([piece.x0 for piece in run]) / SAME_LEFT)
                for piece in run:
                    piece.column = column
                reached[column] += [piece.x1 for piece in run]
        self._right = {column: max(0.0, *ends) for column, ends in reached.items()}
        self._support = {
            column: sum([end > NEAR_EDGE * self._right[column] for end in ends])
            for column, ends in reached.items()
        }

    def is_full(self, before: Piece, piece: Piece) -> bool:
        """Whether the first word of the second line had no room on the first."""
        text = piece.text
        letters = len(before.text)
        wanted = MANY if letters < SHORT else SOME if letters < LONG else 0
        if self._support[before.column] < wanted:
            return False
        word = (text.find(" ") + 1) or len(text)
        room = word * (piece.x1 - piece.x0) / len(text) * (WIDE if text[0].islower() else NARROW)
        return before.x1 + room > self._right[before.column]


def _runs(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Pieces that follow each other down the page."""
    start = 0
    for place in range(1, len(pieces)):
        if pieces[place].base < pieces[place - 1].base - 1:
            yield pieces[start:place]
            start = place
    if pieces:
        yield pieces[start:]


def _leading(pages: list[Page]) -> dict[float, float]:
    """The usual distance between the base lines of a paragraph, by font size."""
    counts: Counter[tuple[float, int]] = Counter(
        [
            (piece.size, int(10 * (piece.base - before.base) + 0.5))
            for page in pages
            for before, piece in pairwise(page.pieces)
            if before.size == piece.size
        ]
    )
    most: dict[float, int] = {}
    usual: dict[float, float] = {}
    for (size, tenths), count in counts.most_common():
        if 0 < tenths < 22 * size and count >= most.setdefault(size, count) / 2:
            usual[size] = min(usual.get(size, tenths / 10), tenths / 10)
    return usual
