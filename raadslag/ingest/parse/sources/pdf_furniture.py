"""Running heads and feet of a PDF: told by repetition, and page numbers by their form."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
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
SHARE = 0.4  # of the pages; left and right pages may differ


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
    try:
        return Box(
            piece.page,
            round(piece.x0 * 10) / 10,  # as round(…, 1), in a quarter of the time
            round(piece.y0 * 10) / 10,
            round(piece.x1 * 10) / 10,
            round(piece.y1 * 10) / 10,
        )
    except (OverflowError, ValueError):
        return Box(piece.page, piece.x0, piece.y0, piece.x1, piece.y1)


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
    wanted = max(2, SHARE * len(pages))
    running: set[Piece] = set()
    for pieces in _alike(pages, wanted):
        level = _level(pieces)
        settled = [piece for piece in pieces if abs(piece.base - level) <= DRIFT]
        if len({piece.page for piece in settled}) >= wanted:
            running.update(settled)
    if not running:
        return running
    return {piece for page in pages for piece in _outermost(page, running)}


def _alike(pages: list[Page], wanted: float) -> Iterator[list[Piece]]:
    """Pieces near one edge with the same words but for their figures, as many as are wanted.

    Only what begins with the same word is compared whole: most lines begin as no other does.
    """
    zone = EDGE if len(pages) < 4 else ZONE
    begin: dict[tuple[str, bool], list[Piece]] = defaultdict(list)
    for page in pages:
        for pieces, at_top in _edge_pieces(page, zone):
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


def _outermost(page: Page, running: set[Piece]) -> Iterator[Piece]:
    """The page's running pieces that no other piece stands outside of.

    Items that each begin on a page of their own repeat their first headings in one place too, but
    below a title that does not repeat.
    """
    own = [piece for piece in page.pieces if piece in running]
    if not own:
        return
    upper, lower = EDGE * page.height, (1 - EDGE) * page.height
    others = [
        p.base
        for p in page.pieces
        if p not in running and (upper < p.base < lower or not _is_number(p, page))
    ]
    middle = page.height / 2
    top = min(others, default=page.height) + DRIFT
    foot = max(others, default=0.0) - DRIFT
    yield from (p for p in own if (p.base < top if p.base < middle else p.base > foot))


def _level(pieces: list[Piece]) -> float:
    return median([piece.base for piece in pieces])


def _edge_pieces(page: Page, zone: float) -> tuple[tuple[list[Piece], bool], ...]:
    """The pieces nearest to the upper and to the lower edge, with whether it is the upper."""
    limit, low = zone * page.height, (1 - zone) * page.height
    top = sorted([p for p in page.pieces if p.base < limit], key=BASE)[:AT_EDGE]
    foot = sorted([p for p in page.pieces if p.base > low], key=BASE)[-AT_EDGE:]
    return (top, True), (foot, False)
