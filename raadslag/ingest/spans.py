"""Where the values of an item stand in its source, under the names that the desk uses for them."""

from __future__ import annotations

from raadslag.ingest.parse.lines import Source, Span
from raadslag.ingest.parse.record import Item

Spans = dict[str, list[int]]
"""{"decision": [12, 14]}: first and last line, inclusive."""

_LISTS = ("sections", "points", "earlier", "participation", "guests", "attachments", "follow_ups")


def of_item(item: Item) -> Spans:
    """{"title": …, "decision": …, "sections.0": …, "attachments.2": …}: by index, from 0."""
    found: dict[str, Span | None] = dict(item.at)
    for name in _LISTS:
        for index, entry in enumerate(getattr(item, name)):
            found[f"{name}.{index}"] = entry.lines
    if item.votes is not None:
        found["votes"] = item.votes.lines
    return {name: list(lines) for name, lines in found.items() if lines is not None}


def source_text(source: Source) -> str:
    """The lines as one text, the n-th of which is line n, whatever a line holds."""
    by_number = {line.number: " ".join(line.text.splitlines()) for line in source.lines}
    last = max(by_number, default=0)
    return "\n".join(by_number.get(number, "") for number in range(1, last + 1))
