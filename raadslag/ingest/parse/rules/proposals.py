"""Promises outside the decision: in another body's decision, or in the text of an adopted case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from raadslag.ingest.parse.lines import Line, Span
from raadslag.ingest.parse.record import Earlier, Item, Proposed
from raadslag.ingest.parse.rules import promises, told
from raadslag.ingest.parse.rules.told import Told
from raadslag.lib import dates

_CARRIED = frozenset({"adopted", "noted", "discussed"})


def find(item: Item, case_lines: Sequence[Line], meeting_date: date | None) -> list[Proposed]:
    """What a person should look at; nothing where the case was neither adopted nor noted."""
    if item.outcome not in _CARRIED:
        return []
    found = [p for e in item.earlier for p in _from_earlier(item, e, case_lines)]
    found += _from_case(item, case_lines, meeting_date)
    return sorted(found, key=lambda p: p.lines or (0, 0))


def _from_earlier(item: Item, earlier: Earlier, lines: Sequence[Line]) -> list[Proposed]:
    """Riders and orders of other bodies that ask for a report or a note."""
    found = []
    for said in told.sentences([Line(1, earlier.decision or "")]):
        words = promises.rider(said.text) or said.text
        kind = promises.kind_of(words)
        if kind in ("report", "note"):
            who = earlier.body or "et andet udvalg"
            why = f"Bestilt af {who} i en tidligere behandling, ikke i denne beslutning."
            day = _fuzzy(words, _day(earlier.date))
            where = _where(words, earlier.lines, lines)
            found.append(Proposed(kind, words, why, None, day, item.position, where))
    return found


def _where(words: str, span: Span | None, lines: Sequence[Line]) -> Span | None:
    """The line within the treatment that the words stand on; the whole of it where they wrap."""
    if span is None:
        return None
    within = (line for line in lines if span[0] <= line.number <= span[1])
    on = next((line.number for line in within if words in " ".join(line.text.split())), None)
    return (on, on) if on else span


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso and len(iso) == 10 else None


_AFTER = re.compile(
    r"\b(?:efter|om) (?:ca\.? |cirka |omkring )?(?P<number>½|\d+|et halvt|et|en|to|tre|fire|seks"
    r"|halvandet) (?P<unit>år|måned\w*|mdr)",
    re.I,
)
_MONTHS = {"½": 6, "et halvt": 6, "halvandet": 18}
_NUMBERS = {"et": 1, "en": 1, "to": 2, "tre": 3, "fire": 4, "seks": 6}


def _fuzzy(words: str, base: date | None) -> str | None:
    """The month an "efter ca. ½ år" points to, counted from the base; or the date named."""
    match = _AFTER.search(words)
    if not match:
        return promises.due(words, base)
    if base is None:
        return None
    number = match["number"].lower()
    months = _MONTHS.get(number) if match["unit"] == "år" else None
    if months is None:
        count = _NUMBERS.get(number) or (int(number) if number.isdigit() else 0)
        months = count * (12 if match["unit"] == "år" else 1)
    index = base.year * 12 + base.month - 1 + months
    return f"{index // 12:04}-{index % 12 + 1:02}"


_MEMBERS = r"\w*(?:udvalget|udvalg|kommunalbestyrelsen|byrådet|rådet)"
_TOLD = (
    r"(?:orienteret|orienteres|underrettes|præsenteret|præsenteres|forelagt|forelægges|fremlagt"
    r"|fremlægges|fremlægge|præsentere|holde|holdes|holdt|orientere|orienterer|forelægge|vende tilbage til)"
)
_KEPT_INFORMED = re.compile(
    rf"\b{_MEMBERS}\b.{{0,60}}?\b{_TOLD}\b|\b{_TOLD}\b.{{0,60}}?\b{_MEMBERS}\b", re.I
)
_FUTURE = re.compile(
    r"\b(?:vil|skal|løbende|månedlig\w*|fremover|holdes|fremadrettet|når"
    r"|(?:på|til) (?:et |udvalgets )?(?:kommende|næste))\b",
    re.I,
)
_COMES_BACK = re.compile(
    r"\b(?:evalueres|afrapporteres|midtvejsevalueres"
    r"|evaluering (?:gennemføres|afholdes|foretages|forelægges))\b",
    re.I,
)
_NO_PROMISE = re.compile(
    r"\b(?:blev|er blevet|har været|ikke|forbehold|beder|der skal|efterhånden som|kan)\b", re.I
)


def _from_case(item: Item, lines: Sequence[Line], meeting_date: date | None) -> list[Proposed]:
    found = []
    year: int | None = None
    for said in told.sentences(_telling(lines)):
        if heading := _YEAR_HEADING.fullmatch(said.text):
            year = int(heading["year"])
        elif entry := _planned(said, year, meeting_date, adopted=item.outcome == "adopted"):
            entry.item = item.position
            found.append(entry)
    return found


_MAY_TELL = (
    "orienter", "underret", "præsenter", "forel", "fremlæg", "holde", "holdt", "vende tilbage", "evaluer", "afrapporter",
)  # fmt: skip
_MAY_STEP = re.compile(rf"\W*(?:den |d\. )?(?:\d{{1,2}}\. ?)?(?:{'|'.join(dates.MONTHS)})\b", re.I)


_TO_MEMBERS = ("udvalg", "rådet", "kommunalbestyrelsen")
_TO_COME_BACK = ("evaluer", "afrapporter")
_MONTH_AND_MARK = re.compile(rf"(?:{'|'.join(dates.MONTHS)})[^:–-]{{0,24}}[:–-]")
_SHORT = 8
"""A line shorter than this may be a year that heads the steps below it."""


def _telling(lines: Sequence[Line]) -> list[Line]:
    """The lines that may promise something, with their neighbours; cutting sentences of all others would cost more than all else."""
    lowered = [line.text.casefold() for line in lines]
    whole = "\n".join(lowered)
    telling = [word for word in _MAY_TELL if word in whole]
    dated = _holds(whole, dates.MONTHS)
    kept: set[int] = set()
    for place, text in enumerate(lowered):
        if len(text) < _SHORT or _holds(text, telling) or (dated and _MAY_STEP.match(text)):
            kept.add(place)
            kept.update(n for n in (place - 1, place + 1) if _touch(lines, place, n))
    places = sorted(kept)
    runs = _runs(places, lines)
    worth = [run for run in runs if any(_may_promise(lowered[place]) for place in run)]
    return [lines[place] for run in worth for place in run]


def _touch(lines: Sequence[Line], place: int, other: int) -> bool:
    """Whether the lines at the two places stand right below each other."""
    near = 0 <= other < len(lines)
    return near and lines[other].number - lines[place].number == other - place


def _holds(text: str, words: Sequence[str]) -> bool:
    return any(map(text.__contains__, words))  # a generator would cost more than the search


def _runs(places: Sequence[int], lines: Sequence[Line]) -> list[list[int]]:
    """Places of lines right below each other: a sentence never goes on past a blank line."""
    runs: list[list[int]] = []
    before = None
    for place in places:
        number = lines[place].number
        if before is None or number != before + 1:
            runs.append([])
        runs[-1].append(place)
        before = number
    return runs


def _may_promise(text: str) -> bool:
    """Whether a sentence on the line can be a promise: it names who is told, what comes back, or a step's month."""
    return (
        len(text) < _SHORT
        or _holds(text, _TO_MEMBERS)
        or _holds(text, _TO_COME_BACK)
        or _MONTH_AND_MARK.search(text) is not None
    )


_YEAR_HEADING = re.compile(r"(?P<year>(?:19|20)\d\d):?")


def _planned(
    said: Told, year: int | None, meeting_date: date | None, *, adopted: bool
) -> Proposed | None:
    """A promise to come back, or a dated step of a plan that was adopted."""
    if why := _why(said.text):
        due = _when(said.text, year, meeting_date)
        return Proposed("report", said.text, why, None, due, lines=said.lines)
    if not adopted or not _STEP.match(said.text) or _NO_PROMISE.search(said.text):
        return None
    if due := _when(said.text, year, meeting_date):
        why = "Et dateret trin i den plan, som sagens tekst beskriver."
        return Proposed("action", said.text, why, None, due, lines=said.lines)
    return None


def _why(text: str) -> str | None:
    lowered = text.casefold()
    told_later = _holds(lowered, _TO_MEMBERS) and _holds(lowered, _MAY_TELL)
    comes_back = _holds(lowered, _TO_COME_BACK)
    if not (told_later or comes_back) or _NO_PROMISE.search(text):
        return None
    if told_later and _FUTURE.search(text) and _KEPT_INFORMED.search(text):
        return "Sagens tekst lover, at udvalget hører nærmere; beslutningen siger det ikke selv."
    if comes_back and _COMES_BACK.search(text):
        return "Sagens tekst har en evaluering i planen; beslutningen nævner den ikke selv."
    return None


_MONTH = "|".join(dates.MONTHS)
_MONTH_WORDS = re.compile(rf"\b(?:{_MONTH})\b", re.I)
_STEP = re.compile(
    rf"\W*(?:(?:den |d\. )?\d{{1,2}}\. ?(?:{_MONTH})(?: \d{{4}})?|(?:{_MONTH})\b[^:–-]{{0,24}})"
    r"\s?[:–-]\s?\S",
    re.I,
)


def _when(text: str, year: int | None, meeting_date: date | None) -> str | None:
    """The date or period named, or the last month named under a heading that is a year."""
    if due := _fuzzy(text, meeting_date):
        return due
    if periods := dates.find_periods(text):
        return f"{periods[-1].last:%Y-%m}"
    months = _MONTH_WORDS.findall(text)
    if year is None or not months:
        return None
    return f"{year}-{dates.MONTHS.index(months[-1].lower()) + 1:02}"
