"""A document as the findings look at it: its record, and its lines by number and by item."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from raadslag.ingest.parse.lines import Line, Source, Span
from raadslag.ingest.parse.record import Finding, Item, Record
from raadslag.lib import danish, dates, money
from raadslag.lib.dates import FoundDate
from raadslag.lib.money import Amount


@dataclass
class Document:
    """Lines hold composed text; blank lines are left out."""

    record: Record
    lines: list[Line]

    @classmethod
    def of(cls, record: Record, source: Source) -> Document:
        """The record and the lines of its source that bear text."""
        return cls(record, [_composed(line) for line in source.lines if not line.blank])

    @property
    def meeting_date(self) -> date | None:
        """The day of the meeting; None where it is not printed whole."""
        iso = self.record.meeting.date
        return date.fromisoformat(iso) if iso and len(iso) == 10 else None

    @cached_property
    def dates(self) -> dict[int, list[FoundDate]]:
        """The dates of each line that has any, by its number; looked for once for all findings."""
        found = ((line.number, dates.find(line.text)) for line in self.lines)
        return {number: days for number, days in found if days}

    @cached_property
    def amounts(self) -> dict[int, list[Amount]]:
        """The amounts of each line that has any."""
        found = ((line.number, money.find(line.text)) for line in self.lines)
        return {number: amounts for number, amounts in found if amounts}

    @cached_property
    def _by_number(self) -> dict[int, Line]:
        return {line.number: line for line in self.lines}

    def line(self, number: int) -> Line:
        """The line of that number, which must bear text."""
        return self._by_number[number]

    def within(self, span: Span | None) -> list[Line]:
        """The lines of a span; [] where nothing is known to stand anywhere."""
        if span is None:
            return []
        first = bisect_left(self.lines, span[0], key=_number)
        last = bisect_right(self.lines, span[1], key=_number)
        return self.lines[first:last]

    def items(self) -> Iterator[tuple[Item, list[Line]]]:
        """Each item that has lines, with them."""
        for item in self.record.items:
            if lines := self.within(item.lines):
                yield item, lines

    def item_at(self, number: int) -> int | None:
        """Position of the item a line belongs to."""
        for item in self.record.items:
            if item.lines and item.lines[0] <= number <= item.lines[1]:
                return item.position
        return None

    def finding(self, kind: str, lines: Iterable[int], text: str, why: str) -> Finding:
        """A finding on these lines, hung on the item of the first."""
        numbers = sorted(set(lines))
        return Finding(kind, numbers, text, why, self.item_at(numbers[0]))


def _composed(line: Line) -> Line:
    return line if line.text.isascii() else replace(line, text=danish.composed(line.text))


def _number(line: Line) -> int:
    return line.number
