"""The printed table of contents: "Title.....  3", "3. Title  5", "Title" alone; a long title may wrap."""

from __future__ import annotations

import re
from collections.abc import Sequence

from raadslag.ingest.parse.record import ContentsEntry
from raadslag.ingest.parse.rows import Row
from raadslag.ingest.parse.starts import numbered

_LEADER = re.compile(
    r"(?P<title>.*?\S)\s*(?:\.{3,}|…+|_{3,}|(?:\. ){3,}|\t|\s{3,})[\s.]*(?P<page>\d{1,3})?", re.S
)
_PAGE = re.compile(r"(?P<title>.*\S)\s+(?P<page>\d{1,3})")


def read(rows: Sequence[Row]) -> list[ContentsEntry]:
    """The entries in order. A trailing number is a page only where leaders or rising numbers say so."""
    entries: list[ContentsEntry] = []
    pending: list[Row] = []
    paged = any(_leader(row) for row in rows)
    for row in rows:
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
        head = " ".join(start.title.split())[:12]
        at = title.find(head)
        return title[at:] if at > 0 else title
    return title
