"""An entry of the contents that differs from the title of its item."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from raadslag.ingest.parse.findings.document import Document
from raadslag.ingest.parse.record import ContentsEntry, Finding, Item

_LIKE = 60
"""Percent of likeness from which an entry can be meant for an item (rapidfuzz ratio)."""


def find(document: Document) -> list[Finding]:
    """Entries that are neither the title nor the beginning of it that fits on the line."""
    if not document.record.contents:
        return []
    items = [item for item in document.record.items if item.title and item.lines]
    titles = {_letters(item.title or "") for item in items}
    found = []
    for entry in document.record.contents:
        if entry.lines is None or _letters(entry.title) in titles:
            continue
        item = _meant(entry, items)
        if item is not None and item.lines is not None:
            where = item.at.get("title", item.lines)
            text = f"{entry.title} / {item.title}"
            why = (
                f"Indholdsfortegnelsen kalder punktet »{entry.title}«, punktet selv »{item.title}«."
            )
            found.append(document.finding("contents_title", [entry.lines[0], where[0]], text, why))
    return found


def _meant(entry: ContentsEntry, items: list[Item]) -> Item | None:
    """The item most like the entry; None where one only runs longer than the other."""
    own = _letters(entry.title)
    scored = [(fuzz.ratio(own, _letters(item.title or "")), n) for n, item in enumerate(items)]
    if not scored:
        return None
    score, best = max(scored)
    other = _letters(items[best].title or "")
    cut_off = own.startswith(other) or other.startswith(own) or "…" in entry.title
    return items[best] if score >= _LIKE and not cut_off else None


_PREFIX = re.compile(r"^\W*(?:lukket(?: punkt)?\s*:|punkt \d+\s*:|\d+\s*[.:)])\s*", re.I)


def _letters(title: str) -> str:
    """Letters and figures only: hyphens at line ends, dots and spaces do not count."""
    return re.sub(r"[\W_]+", "", _PREFIX.sub("", title)).casefold()
