"""The printed table of contents: "Title.....  3", "3. Title  5", "Title" alone; a long title may wrap."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from raadslag.ingest.parse import vocabulary
from raadslag.ingest.parse.record import ContentsEntry
from raadslag.ingest.parse.rows import Row, split
from raadslag.ingest.parse.starts import numbered

_LEADER = re.compile(
    r"(?P<title>.*?\S)\s*(?:\.{3,}|…+|_{3,}|(?:\. ){3,}|\t|\s{3,})[\s.]*(?P<page>\d{1,3})?", re.S
)
_PAGE = re.compile(r"(?P<title>.*\S)\s+(?P<page>\d{1,3})")


def read(rows: Sequence[Row]) -> list[ContentsEntry]:
    """The entries in order. A trailing number is a page only where leaders or rising numbers say so."""
    entries: list[ContentsEntry] = []
    pending: list[Row] = []
    rows = [piece for row in rows for piece in _listed(row)]
    rows = [row for row in rows if not vocabulary.CONTENTS.fullmatch(row.text)]
    rows = [row for row in rows if not _HEAD.fullmatch(row.text)]
    if cells := _in_cells(rows):
        return cells
    paged = any(_leader(row) for row in rows) or _rising(rows)
    for row in rows:
        if vocabulary.GROUP.fullmatch(row.plain) or not re.search(r"\w", row.plain):
            continue
        title, page = _entry(row.plain, paged)
        if paged and page is None and not _leader(row) and not numbered(row):
            pending.append(row)
            continue
        words = " ".join([*(part.plain for part in pending), title])
        first = pending[0] if pending else row
        entries.append(ContentsEntry(_bare(words, first), page, (first.number, row.number)))
        pending = []
    entries.extend(
        ContentsEntry(_bare(row.plain, row), None, (row.number, row.number)) for row in pending
    )
    return entries


def _in_cells(rows: Sequence[Row]) -> list[ContentsEntry]:
    """The entries of a table whose cells stand a row each: "1." / "Title" / "4"; [] where the list is no such table."""
    numbers = [place for place, row in enumerate(rows) if _NUMBER_CELL.fullmatch(row.text)]
    if len(numbers) < _TABLE or numbers[0] != 0:
        return []
    entries = list[ContentsEntry]()
    for begin, end in pairwise([*numbers, len(rows)]):
        cells = list(rows[begin + 1 : end])
        page = int(cells.pop().text) if cells and cells[-1].text.isdigit() else None
        if cells:
            words = " ".join(" ".join(row.plain.split()) for row in cells)
            entries.append(ContentsEntry(words, page, (rows[begin].number, rows[end - 1].number)))
    return entries


_NUMBER_CELL = re.compile(r"\d{1,3}\.")
_TABLE = 2
"""So many numbers alone on their rows make a table."""
_HEAD = re.compile(
    r"(?:(?:pkt|punkt|sag|sagsnr|nr)\.?\s*)?(?:(?:tekst|titel|emne)\s*)?side(?:nr|tal)?\.?", re.I
)
"""The names of the columns on a row of their own: "Pkt. Tekst Side"."""
_COLUMNS = re.compile(
    r"(?:sidenr\.\s\d{1,4}\s)?(?:(?:pkt|punkt|sag|sagsnr|punktnr|nr)\b\.?\s?(?:nr\.?\s?)?)?(?:(?:tekst|titel|emne)\s)?side\b\s*",
    re.I,
)
"""The names of the list's columns: "Pkt. Tekst Side"."""
_ENTRY = re.compile(r"(?<!\S)(?P<number>\d{1,3})\.?\s+(?=[A-ZÆØÅ\"”])")


def _listed(row: Row) -> list[Row]:
    """The entries of a list that a converter put on one row: "Pkt. Tekst Side 1 Kajen 4 2 Molen 6"; else the row itself."""
    if not row.part:
        return [row]
    columns = _COLUMNS.match(row.text)
    begin = columns.end() if columns else 0
    places, last = list[int](), 0
    for match in _ENTRY.finditer(row.text, begin):
        number = int(match["number"])
        if not places and match.start() > begin:
            break
        if not places or number == last + 1:
            places.append(match.start())
            last = number
    pieces = split(row, [place for place in (begin, *places[1:]) if place])
    return pieces[1:] if columns else pieces


def _rising(rows: Sequence[Row]) -> bool:
    """Whether several entries of one row all end with a number, none lower than the one before: the pages."""
    ends = [_PAGE.fullmatch(row.text) for row in rows]
    pages = [int(end["page"]) for end in ends if end]
    return (
        len(rows) > 2
        and all(row.part for row in rows)
        and len(pages) == len(rows)
        and pages == sorted(pages)
    )


def _leader(row: Row) -> bool:
    match = _LEADER.fullmatch(row.text)
    return match is not None and ("..." in row.text or "…" in row.text or match["page"] is not None)


def _entry(text: str, paged: bool) -> tuple[str, int | None]:
    match = _LEADER.fullmatch(text) or (_PAGE.fullmatch(text) if paged else None)
    if match is None:
        return text, None
    return match["title"].rstrip(" ."), int(match["page"]) if match["page"] else None


def _bare(title: str, row: Row) -> str:
    """The title without the number that stands before it."""
    start = numbered(row)
    title = " ".join(title.split())
    if start and start.title:
        mark = " ".join(row.plain[: row.plain.find(start.title)].split())
        return title.removeprefix(mark).lstrip()
    return title


_AFTER = re.compile(r"(?:samlet\s+)?bilagsliste|underskrifts(?:blad|side|ark)", re.I)
_DOTS = re.compile(r"\s?\.{2,}\s?(?P<page>\d{1,3})?")


def by_titles(rows: Sequence[Row], titles: Sequence[str]) -> list[ContentsEntry]:
    """The entries of a list whose form a converter destroyed (words apart, numbers lost, all on a line), told by the items' titles.

    As printed in the list; a title that lost its figures there is found without them. [] where fewer than half are found.
    """
    words = [(word, row) for row in rows if not row.page for word in row.text.split()]
    text = " ".join(word for word, _ in words)
    places = [0]
    for word, _ in words:
        places.append(places[-1] + len(word) + 1)
    found: list[tuple[int, int]] = []
    for title in titles:
        at = _find(text, title, found[-1][1] if found else 0)
        if at:
            found.append(at)
    if not titles or 2 * len(found) < len(titles):
        return []
    last = found[-1][1]
    found.extend((match.start(), match.end()) for match in _AFTER.finditer(text, last))
    return [_told(text, at, words[bisect_right(places, at[0]) - 1][1]) for at in found]


def _find(text: str, title: str, begin: int) -> tuple[int, int] | None:
    words = title.split()
    while words:
        pattern = r"\s".join(re.escape(word) for word in words)
        match = re.compile(rf"(?<!\w){pattern}(?:(?<=/)|(?!\w))", re.I).search(text, begin)
        if match:
            return match.start(), match.end()
        shorter = _without_figures(words)
        if shorter is None:
            return None
        words = shorter
    return None


def _without_figures(words: Sequence[str]) -> list[str] | None:
    """The title without the figures at its end: whole, or what follows a stroke ("2013/2014" → "2013/")."""
    last = words[-1]
    if not any(char.isdigit() for char in last) or len(words) < 2:
        return None
    head, stroke, _ = last.rpartition("/")
    return (
        [*words[:-1], head + stroke]
        if stroke and head[-1:].isdigit() and head + stroke != last
        else list(words[:-1])
    )


def _told(text: str, at: tuple[int, int], row: Row) -> ContentsEntry:
    dots = _DOTS.match(text, at[1])
    page = int(dots["page"]) if dots and dots["page"] else None
    return ContentsEntry(text[at[0] : at[1]], page, (row.number, row.number))
