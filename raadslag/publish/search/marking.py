"""Where a text speaks of what was asked: the passage to show, with the hits marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from raadslag.lib.danish import sentences
from raadslag.lib.words.terms import WORD, asked, terms
from raadslag.publish.search.questions import Question

LENGTH = 240  # characters of a passage, about
_LEAD = 90  # characters before the first hit, at most
_REACH = LENGTH - _LEAD  # characters from its first hit to its last


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a passage."""

    text: str
    hit: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """What is shown of a text. found: how many of the things asked for stand in it."""

    pieces: tuple[Piece, ...]
    found: int


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    word: int  # which of the words asked for


class Marker:
    """Finds the words of one question in texts.

    beginning: a word of the question that is unfinished; words that begin so are hits too.
    """

    def __init__(self, question: Question, *, beginning: str = "") -> None:
        self._beginning = beginning
        self._wanted = {
            term: number
            for number, word in reversed(list(enumerate(question.words)))
            for term in asked(word)
        }
        self._count = len(set(self._wanted.values()))
        self._known: dict[str, int | None] = {}

    @property
    def has_words(self) -> bool:
        """Whether there is anything to find."""
        return bool(self._wanted or self._beginning)

    def passage(self, text: str) -> Passage:
        """The passage that speaks most of what was asked; the beginning where nothing does."""
        hits = self._hits(text)
        if not hits:
            return Passage(tuple(_pieces(text, 0, _end(text, 0), ())), 0)
        first, found = self._best(hits)
        start = _start(text, first.start)
        return Passage(tuple(_pieces(text, start, _end(text, start), hits)), found)

    def marked(self, text: str) -> tuple[Piece, ...]:
        """The whole text."""
        return tuple(_pieces(text, 0, len(text), self._hits(text)))

    def _hits(self, text: str) -> list[_Hit]:
        """Where the words asked for stand: each different word of the text is looked at once."""
        small = _small(text)
        hits = [
            _Hit(start, start + len(word), number)
            for word in set(WORD.findall(small))
            if (number := self._number(word)) is not None
            for start in _places(word, small)
        ]
        return sorted(hits, key=lambda hit: hit.start)

    def _number(self, word: str) -> int | None:
        """Which of the words asked for this one, in small letters, is; None for another."""
        try:
            return self._known[word]
        except KeyError:
            number = self._known[word] = self._look_at(word)
            return number

    def _look_at(self, word: str) -> int | None:
        for term in terms(word):
            if term in self._wanted:
                return self._wanted[term]
        return -1 if self._beginning and word.startswith(self._beginning) else None

    def _best(self, hits: Sequence[_Hit]) -> tuple[_Hit, int]:
        """The hit that the best passage begins with, and how many words asked for that has."""
        best, most, last = hits[0], 0, 0
        for place, hit in enumerate(hits):
            last = max(last, place)
            while last < len(hits) and hits[last].end - hit.start <= _REACH:
                last += 1
            found = len({other.word for other in hits[place:last]}) or 1
            if found > most:
                best, most = hit, found
            if most >= self._count:
                break
        return best, most


def _small(text: str) -> str:
    """In small letters, each at its place: a few letters would become two."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(one.lower() if len(one.lower()) == 1 else one for one in text)


def _places(word: str, text: str) -> Iterator[int]:
    """Where a word begins in a text, not where it is a part of another."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (at and text[at - 1].isalnum()) and not text[end : end + 1].isalnum():
            yield at
        at = text.find(word, end)


def _start(text: str, hit: int) -> int:
    """Where a passage around a hit begins: at its sentence, or a little before it."""
    near = max(0, hit - _LEAD)
    before = sentences(text[near : hit + 1])  # with the hit's first letter, the last one is its own
    if len(before) > 1:
        return near + before[-1].start
    if near == 0:
        return 0
    space = text.find(" ", near, hit)
    return space + 1 if space >= 0 else near


def _end(text: str, start: int) -> int:
    if len(text) - start <= LENGTH:
        return len(text)
    space = text.rfind(" ", start + LENGTH // 2, start + LENGTH)
    return space if space > 0 else start + LENGTH


def _pieces(text: str, start: int, end: int, hits: Sequence[_Hit]) -> Iterator[Piece]:
    if start:
        yield Piece("… ")
    at = start
    for hit in hits:
        if start <= hit.start and hit.end <= end:
            if hit.start > at:
                yield Piece(_in_a_row(text[at : hit.start]))
            yield Piece(text[hit.start : hit.end], hit=True)
            at = hit.end
    if at < end:
        yield Piece(_in_a_row(text[at:end]))
    if end < len(text):
        yield Piece(" …")


def _in_a_row(text: str) -> str:
    """Lines as one, a dot between them."""
    return " · ".join(text.split("\n")) if "\n" in text else text
