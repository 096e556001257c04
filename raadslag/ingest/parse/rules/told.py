"""The sentences of a passage, each with the lines it stands on, where lines may break sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from raadslag.ingest.parse.lines import Line, Span
from raadslag.lib import danish


class Told(NamedTuple):
    """One sentence; a line break inside it is a space."""

    text: str
    lines: Span
    parts: tuple[tuple[int, str], ...] = ()  # its share of each line: number and words


@dataclass(slots=True)
class _Passage:
    words: list[str] = field(default_factory=list)  # of each line
    starts: list[int] = field(default_factory=list)  # where in the text each line begins
    numbers: list[int] = field(default_factory=list)  # the number of that line

    def add(self, line: Line) -> None:
        self.starts.append(self.starts[-1] + len(self.words[-1]) + 1 if self.words else 0)
        self.numbers.append(line.number)
        self.words.append(danish.folded(line.text))

    def sentences(self) -> list[Told]:
        if len(self.words) == 1:
            number = self.numbers[0]
            alone = (number, number)
            found = danish.sentences(self.words[0])
            return [Told(text, alone, ((number, text),)) for text, _, _ in found]
        text = " ".join(self.words)
        return [self.told(s, text) for s in danish.sentences(text)]

    def told(self, sentence: danish.Sentence, text: str) -> Told:
        first = bisect_right(self.starts, sentence.start) - 1
        last = bisect_right(self.starts, sentence.end - 1) - 1
        if first == last:
            number = self.numbers[first]
            return Told(sentence.text, (number, number), ((number, sentence.text),))
        cuts = [sentence.start, *self.starts[first + 1 : last + 1], sentence.end]
        shares = [text[start:end].strip() for start, end in pairwise(cuts)]
        numbers = self.numbers[first : last + 1]
        parts = tuple(zip(numbers, shares, strict=True))
        return Told(sentence.text, (numbers[0], numbers[-1]), parts)


_BEGINS = re.compile(
    r"\s*(?:[-–•▪*o]\s|(?:ad\.?\s?)?\d{1,2}[.)]\s|ad\.?\s?\d|at\s?\d|[a-zæøå]\)\s|fravær|afbud"
    r"|ikke til ?stede|(?:herefter )?afstemning|for\b.{0,30}:|imod\b.{0,30}:|undlod\b.{0,30}:)",
    re.I,
)
_ENDS = re.compile(r"[.!?:;]\W*$")


def sentences(lines: Iterable[Line]) -> list[Told]:
    """The sentences in order; each passage of lines that run on is split as one text."""
    return [told for passage in _passages(lines) for told in passage.sentences()]


def _passages(lines: Iterable[Line]) -> list[_Passage]:
    """A line goes on from the one before unless that one ended, or a list entry or label begins.

    Lines that are blank, or were left out for being blank, end a passage.
    """
    passages: list[_Passage] = []
    goes_on = False
    before = 0
    for line in lines:
        if line.blank:
            goes_on = False
            continue
        gap = line.number > before + 1 and not line.text[:1].islower()
        if gap or not goes_on or _BEGINS.match(line.text) or _of_another(passages, line):
            passages.append(_Passage())
        passages[-1].add(line)
        goes_on = not _ENDS.search(line.text[-8:])
        before = line.number
    return passages


_MEMBER = re.compile(rf"{danish.PERSON} \([A-ZÆØÅ]{{1,3}}\) [a-zæøå]")
_MEMBER_LAST = re.compile(r"[a-zæøå] [^.]*\([A-ZÆØÅ]{1,3}\)$")


def _of_another(passages: Sequence[_Passage], line: Line) -> bool:
    """Whether the line tells of a member, after one that ended with another: no full stop stands between them."""
    before = passages[-1].words[-1]
    return _MEMBER.match(line.text) is not None and _MEMBER_LAST.search(before) is not None


def folded(lines: Sequence[Line]) -> str:
    """The text of the lines with every run of white space as one space."""
    return " ".join(words for line in lines if (words := danish.folded(line.text)))
