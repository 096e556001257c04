"""A decision whose verb is misspelt: "Tilrådde indstillingen"."""

from __future__ import annotations

import re

from raadslag.ingest.parse.findings.document import Document
from raadslag.ingest.parse.lines import Line
from raadslag.ingest.parse.record import Finding, Item
from raadslag.ingest.parse.rules import decision, verbs


def find(document: Document) -> list[Finding]:
    """At most one an item, on the line the verb stands on."""
    found = []
    for item, lines in document.items():
        if item.verb is None or verbs.find(item.verb):
            continue
        classified = decision.classify(item.decision or "", recommendations=item.recommendations)
        if classified.misspelt:
            place = _place(item, lines, item.verb)
            if place is not None:
                number, printed = place
                why = f"Beslutningens verbum er »{classified.misspelt.capitalize()}«."
                found.append(document.finding("misspelt_decision", [number], printed, why))
    return found


def _place(item: Item, lines: list[Line], verb: str) -> tuple[int, str] | None:
    """The line of the verb and the verb with the word after it; the last in the item, where decisions stand."""
    span = item.at.get("decision")
    pattern = re.compile(rf"\b{re.escape(verb)}\b(?: \w+)?")
    hits = [
        (line.number, match[0])
        for line in lines
        if (match := pattern.search(line.text))
        and (span is None or span[0] <= line.number <= span[1])
    ]
    return hits[-1] if hits else None
