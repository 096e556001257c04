"""Two figures for the same thing within the document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from raadslag.ingest.parse.findings.document import Document
from raadslag.ingest.parse.record import Finding
from raadslag.ingest.parse.rules import told
from raadslag.lib import danish, dates, money
from raadslag.lib.money import Amount

_NOUN = r"(?P<noun>[a-zæøå]{4,}(?: og [a-zæøå]{4,})?)"
_IN_FIGURES = re.compile(rf"(?P<number>\d\d{{0,3}}) {_NOUN}")
_WORDED = rf"(?P<number>to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv) {_NOUN}"
_IN_WORDS = (re.compile(f" {_WORDED}"), re.compile(f"\n{_WORDED}"))
"""Two, each beginning with one letter that the engine skips to."""
_COMMON_LEAD = 6
"""Words in a row before the figure that show that the same is said twice."""
_LONGEST_LEAD = 400
"""Letters before a figure in which its sentence is looked for."""
_LONG_NOUN = 10
"""Letters from which a compound names one thing only."""


def find(document: Document) -> list[Finding]:
    """The same words with another number, an amount with and without its last figures, one count twice."""
    return [*_same_words(document), *_rounded(document), *_granted(document)]


@dataclass(frozen=True, slots=True)
class _Count:
    number: int
    noun: str
    printed: str
    before: str  # the sentence up to the number
    line: int

    @property
    def lead(self) -> tuple[str, ...]:
        """The first words of the sentence; () where they are too few, or tell another figure."""
        words = re.findall(r"\w+", self.before.lower())
        enough = len(words) >= _COMMON_LEAD and not any(word.isdigit() for word in words)
        return tuple(words[:_COMMON_LEAD]) if enough else ()


def _counts(document: Document) -> list[_Count]:
    """Nouns that are counted more than once, with more than one number."""
    text = document.text
    starts = (
        start
        for start, end in document.numbers
        if end - start <= _LONGEST_COUNT and text[end : end + 1] == " "
    )
    worded = (match for pattern in _IN_WORDS for match in pattern.finditer(text))
    matches = [*_counting(text, starts), *worded]
    numbers: dict[str, set[str]] = defaultdict(set)
    for match in matches:
        numbers[match["noun"]].add(match["number"])
    several = [match for match in matches if len(numbers[match["noun"]]) > 1]
    several.sort(key=lambda match: match.start())
    return [_counted(document, match) for match in several]


_LONGEST_COUNT = 4
"""Figures of a count."""


def _counting(text: str, starts: Iterable[int]) -> list[re.Match[str]]:
    """The figures before nouns, of those that begin at these places, that are no part of a longer number."""
    found = (_IN_FIGURES.match(text, start) for start in starts)
    return [m for m in found if m and not (m.start() and _GOES_ON.match(text, m.start() - 1))]


_GOES_ON = re.compile(r"[\w.,/-]")
_FIGURES = re.compile(r"\d{1,4}")


def _counted(document: Document, match: re.Match[str]) -> _Count:
    before = document.text[max(0, match.start() - _LONGEST_LEAD) : match.start("number")]
    number = danish.NUMBER_WORDS.get(match["number"])
    return _Count(
        number if number is not None else int(match["number"]),
        match["noun"],
        match[0].strip(),
        before.rsplit("\n", 1)[-1].rsplit(". ", 1)[-1],
        document.line_at(match.start("number")).number,
    )


def _same_words(document: Document) -> Iterator[Finding]:
    """One sentence said twice in an item, with two numbers for the same noun."""
    said: dict[tuple[str | int | None, ...], _Count] = {}
    for count in _counts(document):
        if lead := count.lead:
            item = document.item_at(count.line)
            first = said.setdefault((item, count.noun, *lead), count)
            if item and first.number != count.number and first.line != count.line:
                yield _two(document, first, count)


def _two(document: Document, first: _Count, second: _Count) -> Finding:
    why = f"Der står både »{first.printed}« og »{second.printed}« om det samme."
    text = f"{first.printed} / {second.printed}"
    return document.finding("conflicting_figure", [first.line, second.line], text, why)


def _rounded(document: Document) -> Iterator[Finding]:
    """806.000 kr. and 806.220 kr. in one item: both to the krone, alike but for three figures."""
    for _, lines in document.items():
        thousands: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
        for line in lines:
            if amounts := document.amounts.get(line.number):
                for kroner in _to_the_krone(line.text, amounts):
                    thousands[kroner // 1000][kroner].append(line.number)
        for thousand, places in thousands.items():
            low = thousand * 1000
            if low >= 100_000 and low in places and len(places) == 2:
                exact = max(places)
                text = f"{money.in_words(low)} / {money.in_words(exact)}"
                why = f"Beløbet er både {money.in_words(low)} og {money.in_words(exact)}"
                numbers = [*places[low], *places[exact]]
                yield document.finding("conflicting_figure", numbers, text, why)


_WHOLE = re.compile(r"\d{1,3}(?:\.\d{3})+\s?(?:kr|,-)", re.I)


def _to_the_krone(text: str, found: Sequence[Amount]) -> list[int]:
    """Amounts printed with all their figures; "0,8 mio. kr." is rounded and says so."""
    return [a.kroner for a in found if _WHOLE.match(text, a.start, a.end)]


_PERFECT = re.compile(
    r"\b(?:er|blev|er der|blevet)\b.{0,60}?\b(?:tilkendt|bevilget|bevilliget|givet|oprettet|modtaget)\b",
    re.I,
)
_GRANTED = re.compile(r"\b(?:tilkendt|bevilg|bevillig|givet|oprettet|modtaget)")
_PLACE = re.compile(r"[Ii](?<!\w.) (?P<place>[A-ZÆØÅ][\w-]+ (?:Kommune|Region)\b)")
_PLACES = (" Kommune", " Region")
_YEAR = re.compile(r"(?<![\d.-])(?P<year>20\d\d)(?![\d-])")


def _granted(document: Document) -> Iterator[Finding]:
    """What was granted in one place in one year, counted twice with different results."""
    seen: dict[tuple[str, str, frozenset[str]], tuple[int, int, str]] = {}
    placed = [line for line in document.holding(*_PLACES) if _PLACE.search(line.text)]
    granting = [line for line in placed if _GRANTED.search(line.text)]
    for sentence in told.sentences(granting):
        for key, number, printed in _grants(sentence.text):
            before = seen.setdefault(key, (number, sentence.lines[0], printed))
            if before[0] != number:
                why = f"Der står både »{before[2]}« og »{printed}« for samme år og sted."
                lines = [before[1], sentence.lines[0]]
                text = f"{before[2]} / {printed}"
                yield document.finding("conflicting_figure", lines, text, why)


def _grants(text: str) -> Iterator[tuple[tuple[str, str, frozenset[str]], int, str]]:
    place = _PLACE.search(text)
    years = frozenset(m["year"] for m in _YEAR.finditer(text))
    if not (_PERFECT.search(text) and place and len(years) == 1):
        return
    text = _without_dates(text)
    for match in _counting(text, (m.start() for m in _FIGURES.finditer(text))):
        noun = _singular(match["noun"].lower())
        if len(noun) >= _LONG_NOUN:
            yield (noun, place["place"], years), int(match["number"]), match[0]


def _without_dates(text: str) -> str:
    for day in reversed(dates.find(text)):
        text = text[: day.start] + text[day.end :]
    return text


def _singular(noun: str) -> str:
    return re.sub(r"(?:erne|ene|er|en|et|e)$", "", noun)
