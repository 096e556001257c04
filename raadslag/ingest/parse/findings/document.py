"""A document as the findings look at it: its record, and its lines by number and by item."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from itertools import accumulate

from raadslag.ingest.parse.lines import Line, Source, Span
from raadslag.ingest.parse.record import Finding, Item, Record
from raadslag.lib import danish, dates, money
from raadslag.lib.dates import FoundDate
from raadslag.lib.money import Amount

_FIGURES = re.compile(r"[0-9][0-9]*")  # begins with one figure, so that the engine skips to it


class Document:
    """A record beside its lines.

    lines: those that bear text, each letter one character.
    text:  all of them, a line break between two.
    """

    def __init__(self, record: Record, source: Source) -> None:
        self.record = record
        printed = [line for line in source.lines if not line.blank]
        self.text = danish.composed("\n".join(_one_line(line) for line in printed))
        words = self.text.split("\n") if printed else []
        self.lines = [
            line if line.text == text else line._replace(text=text)
            for line, text in zip(printed, words, strict=True)
        ]
        self._starts = list(accumulate((len(text) + 1 for text in words[:-1]), initial=0))

    @property
    def meeting_date(self) -> date | None:
        """The day of the meeting; None where it is not printed whole."""
        iso = self.record.meeting.date
        return date.fromisoformat(iso) if iso and len(iso) == 10 else None

    def line_at(self, offset: int) -> Line:
        """The line that holds a place in the text."""
        return self.lines[bisect_right(self._starts, offset) - 1]

    def matching(self, *patterns: re.Pattern[str]) -> list[Line]:
        """The lines on which one of the patterns matches, each once."""
        return self.matching_at(
            match.start() + 1 for pattern in patterns for match in pattern.finditer(self.text)
        )

    def matching_at(self, offsets: Iterable[int]) -> list[Line]:
        """The lines that hold these places in the text, each once, in their order."""
        found = {bisect_right(self._starts, offset) - 1 for offset in offsets}
        return [self.lines[n] for n in sorted(found)]

    def index(self, line: Line) -> int:
        """The place of a line among the lines, from 0."""
        return bisect_left(self.lines, line.number, key=_number)

    def holding(self, *words: str) -> list[Line]:
        """The lines that hold one of the words, letter by letter, each once."""
        present = [word for word in words if word in self.text]
        return [line for line in self.lines if any(map(line.text.__contains__, present))]

    @cached_property
    def numbers(self) -> list[Span]:
        """Where each unbroken row of figures stands in the text; looked for once for all findings."""
        return [match.span() for match in _FIGURES.finditer(self.text)]

    @cached_property
    def dates(self) -> dict[int, list[FoundDate]]:
        """The dates of each line that has any, by its number; looked for once for all findings."""
        return {line.number: found for line in self.lines if (found := dates.find(line.text))}

    @cached_property
    def amounts(self) -> dict[int, list[Amount]]:
        """The amounts of each line that has any."""
        return {
            line.number: found
            for line in self.holding(*money.SIGNS)
            if (found := money.find(line.text))
        }

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


def _one_line(line: Line) -> str:
    return line.text.replace("\n", " ") if "\n" in line.text else line.text


def _number(line: Line) -> int:
    return line.number
