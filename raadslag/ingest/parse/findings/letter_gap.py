"""A lettered point without an attachment of its letter where the other points have one."""

from __future__ import annotations

import re

from raadslag.ingest.parse.findings.document import Document
from raadslag.ingest.parse.record import Finding, Item

_LETTERED = re.compile(r"(?P<letter>[A-ZÆØÅ])[.):]\s")


def find(document: Document) -> list[Finding]:
    """Points that ought to have an attachment; an oral point needs none."""
    found = []
    for item, lines in document.items():
        if not item.points or not item.attachments:
            continue
        by_number = {line.number: line.text.strip(" -–•*") for line in lines}
        attached = _attached(item)
        for point in item.points:
            if point.oral or point.lines is None or point.label in attached:
                continue
            text = by_number.get(point.lines[0], point.title or point.label)
            others = ", ".join(sorted(attached))
            why = f"Punkterne {others} har et bilag med deres bogstav, {point.label} har intet."
            found.append(document.finding("letter_gap", [point.lines[0]], text, why))
    return found


def _attached(item: Item) -> set[str]:
    """Letters that stand before attachments; none unless at least two points have theirs."""
    letters = {m["letter"] for a in item.attachments if (m := _LETTERED.match(a.title))}
    labels = {point.label for point in item.points}
    shared = letters & labels
    if len(shared) < 2 or 2 * len(shared) < len(labels):
        return labels
    return letters
