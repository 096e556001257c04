"""Running heads and feet of a PDF: told by repetition, and page numbers by their form."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from operator import attrgetter
from statistics import median

from raadslag.ingest.parse.lines import Box, Furniture
from raadslag.ingest.parse.sources.pdf_page import Page, Piece

DIGITS = re.compile(r"\d+")
PAGE_NUMBER = re.compile(
    r"(?:side|s\.|page)?\s*[-–|]?\s*\d{1,4}\s*[-–|]?(?:\s*(?:af|/|of)\s*\d{1,4})?", re.I
)
PAGE_WORD = re.compile(r"\b(?:side|page)\s*\d+", re.I)
EDGE = 0.12  # of the page's height: a page number stands this near the edge
ZONE = 0.22  # running heads with logo and address reach this far
BASE = attrgetter("base")
AT_EDGE = 6  # printed lines looked at, from each edge
DRIFT = 4.0  # points a running line may move from page to page
# so large that a number added to it loses what is smaller than one, as round() does in ten times the time
WHOLE = 1.5 * 2**52
SHARE = 0.4  # of the pages; left and right pages may differ


_box: Callable[[tuple[int, float, float, float, float]], Box] = partial(tuple.__new__, Box)
"""As Box._make, without its frame: a PDF has thousands of boxes."""


def take_out(pages: list[Page]) -> list[Furniture]:
    """Take running heads, feet and page numbers out of the pages; gives them in reading order."""
    running = _running(pages)
    furniture = []
    for page in pages:
        upper, lower = EDGE * page.height, (1 - EDGE) * page.height
        taken = set()
        for piece in page.pieces:
            if upper <= piece.base <= lower and piece not in running:
                continue
            if kind := _kind(piece, page, running):
                furniture.append(Furniture(piece.text, kind, box=box_of(piece)))
                taken.add(piece)
        if taken:
            page.pieces = [piece for piece in page.pieces if piece not in taken]
    return furniture


def box_of(piece: Piece) -> Box:
    """Where the piece stands, in tenths of a point."""
    return _box(
        (
            piece.page,
            ((piece.x0 * 10.0 + WHOLE) - WHOLE) / 10.0,
            ((piece.y0 * 10.0 + WHOLE) - WHOLE) / 10.0,
            ((piece.x1 * 10.0 + WHOLE) - WHOLE) / 10.0,
            ((piece.y1 * 10.0 + WHOLE) - WHOLE) / 10.0,
        )
    )


def _kind(piece: Piece, page: Page, running: set[Piece]) -> str | None:
    at_top = piece.base < page.height / 2
    if piece in running:
        if PAGE_NUMBER.fullmatch(piece.text) or PAGE_WORD.fullmatch(piece.text):
            return "page"
        return "head" if at_top else "foot"
    return "page" if _is_number(piece, page) else None


def _is_number(piece: Piece, page: Page) -> bool:
    """Whether the piece is a page number near an edge."""
    edge = EDGE * page.height
    if edge <= piece.base <= page.height - edge or len(piece.text) >= 20:
        return False
    if piece.text.isdigit():  # alone it may be a year that a title breaks before
        return piece.text == str(piece.page)
    return PAGE_NUMBER.fullmatch(piece.text) is not None


def _running(pages: list[Page]) -> set[Piece]:
    """The pieces that stand in the same place with the same words on many pages."""
    if len(pages) < 2:
        return set()
    down = [sorted(page.pieces, key=BASE) for page in pages]
    wanted = max(2, SHARE * len(pages))
    running: set[Piece] = set()
    for pieces in _alike(pages, down, wanted):
        level = _level(pieces)
        settled = [piece for piece in pieces if abs(piece.base - level) <= DRIFT]
        if len({piece.page for piece in settled}) >= wanted:
            running.update(settled)
    if not running:
        return running
    return {
        piece
        for page, ordered in zip(pages, down, strict=True)
        for piece in _outermost(page, ordered, running)
    }


def _alike(pages: list[Page], down: list[list[Piece]], wanted: float) -> Iterator[list[Piece]]:
    """Pieces near one edge with the same words but for their figures, as many as are wanted.

    down: the pieces of each page, from the top. Only what begins with the same word is compared
    whole: most lines begin as no other does.
    """
    zone = EDGE if len(pages) < 4 else ZONE
    begin: dict[tuple[str, bool], list[Piece]] = defaultdict(list)
    for page, ordered in zip(pages, down, strict=True):
        upper, lower = zone * page.height, (1 - zone) * page.height
        top = [piece for piece in ordered[:AT_EDGE] if piece.base < upper]
        foot = [piece for piece in ordered[-AT_EDGE:] if piece.base > lower]
        for pieces, at_top in ((top, True), (foot, False)):
            for piece in pieces:
                word = piece.text.partition(" ")[0]
                begin[word if word.isalpha() else DIGITS.sub("#", word), at_top].append(piece)
    for pieces in begin.values():
        if len(pieces) < wanted:
            continue
        places: dict[str, list[Piece]] = defaultdict(list)
        for piece in pieces:
            places[DIGITS.sub("#", piece.text)].append(piece)
        yield from (alike for alike in places.values() if len(alike) >= wanted)


def _outermost(page: Page, ordered: list[Piece], running: set[Piece]) -> Iterator[Piece]:
    """The page's running pieces that no other piece stands outside of.

    Items that each begin on a page of their own repeat their first headings in one place too, but
    below a title that does not repeat.
    """

    def is_other(piece: Piece) -> bool:
        return piece not in running and not _is_number(piece, page)

    middle = page.height / 2
    top = next((p.base for p in ordered if is_other(p)), page.height) + DRIFT
    foot = next((p.base for p in reversed(ordered) if is_other(p)), 0.0) - DRIFT
    for piece in ordered:
        if piece in running and (piece.base < top if piece.base < middle else piece.base > foot):
            yield piece


def _level(pieces: list[Piece]) -> float:
    return median([piece.base for piece in pieces])
