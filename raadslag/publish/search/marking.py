"""Where a text speaks of what was asked: the passage to show, with the hits marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from raadslag.lib.danish import sentences
from raadslag.lib.words.terms import WORD, asked, terms
from raadslag.publish.search.questions import Question

LENGTH = 240  # characters of a passage, about
_LEAD = 90  # characters before the first hit, at most
_REACH = LENGTH - _LEAD  # characters from its first hit to its last
_MOST_WORDS = 20_000  # of a text that are looked at


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
        hits = list(self._hits(text))
        if not hits:
            return Passage(tuple(_pieces(text, 0, _end(text, 0), ())), 0)
        first, found = self._best(hits)
        start = _start(text, first.start)
        return Passage(tuple(_pieces(text, start, _end(text, start), hits)), found)

    def marked(self, text: str) -> tuple[Piece, ...]:
        """The whole text."""
        return tuple(_pieces(text, 0, len(text), list(self._all_hits(text))))

    def _all_hits(self, text: str) -> Iterator[_Hit]:
        for match in islice(WORD.finditer(text), _MOST_WORDS):
            number = self._number(match[0])
            if number is not None:
                yield _Hit(match.start(), match.end(), number)

    def _hits(self, text: str) -> Iterator[_Hit]:
        """The hits, until a little after a passage that has all words asked for."""
        latest: dict[int, int] = {}
        enough: int | None = None
        for hit in self._all_hits(text):
            if enough is not None and hit.start > enough:
                return
            yield hit
            latest[hit.word] = hit.start
            earliest = min(latest.values())
            if enough is None and len(latest) >= self._count and hit.end - earliest <= _REACH:
                enough = earliest + LENGTH

    def _number(self, word: str) -> int | None:
        """Which of the words asked for this one is; None for another."""
        try:
            return self._known[word]
        except KeyError:
            small = word.lower()
            number = next((n for t in terms(small) if (n := self._wanted.get(t)) is not None), None)
            if number is None and self._beginning and small.startswith(self._beginning):
                number = -1
            self._known[word] = number
            return number

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
