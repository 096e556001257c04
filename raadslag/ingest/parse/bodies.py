"""Names of bodies as minutes print them: committees, councils, boards, and their dated decisions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from raadslag.lib import dates
from raadslag.lib.dates import FoundDate

_STEM = re.compile(
    r"(?:udvalg|byråd|kommunalbestyrelse|magistrat|regionsråd|borgerrepræsentation|direktion|nævn|bestyrelse|råd|forum|kommission|forretningsudvalg|chefgruppe|kreds|"
    r"menighedsråd|økonomiudvalg|afdelingsbestyrelse)(?:ets|et|ens|en|ts|t|ns|n|s)?",
    re.I,
)
_NAME = re.compile(r"[A-ZÆØÅ§][\w§,.&/()' -]{1,110}")
_SENTENCE = re.compile(
    r"\b(?:var|herefter|tiltrådt|fraværende|forelægges|se beslutninger|udsat|udsættes|sendt|oversendt|drøftede|drøftet|behandlet|dagsordener|referater|fremsendes|tilbagesendes|oversendes|sendes|henhold|spørgsmål|har|er|blev|bliver|skal|kan|vil|indstiller|anbefaler|besluttede|tiltræder|tiltrådte|godkender|at|som|der|deltog|behandler|behandlede)\b",
    re.I,
)
ABBREVIATION = re.compile(
    r"(?:[A-ZÆØÅ]{2,5}|(?:Alle )?[Ff]agudvalg|Byråd(?:et)?|Magistraten|Kommunalbestyrelsen)"
)
_GENITIVE = re.compile(r"(?P<body>.+?(?:et|en|udvalg|råd|byråd|direktion|nævn))s\s+", re.S)
_WHAT = r"(?:beslutning(?:er)?|indstilling(?:er)?|behandling|vedtagelse|afgørelse|anbefaling|møde|udtalelse|erklæring)"
_BEFORE_DATE = re.compile(
    r"[\s,:;(–-]*(?:(?:i|på|fra|til)\s+)?(?:(?:sit\s+)?\bmødet?\s*)?(?:\b(?:den|d\.?))?[\s,:]*$",
    re.I,
)
_LONGEST_BEFORE = 32
_WHAT_PREFIX = re.compile(rf"{_WHAT}\s*(?:i|fra|af|for|på|,|:|-)?\s+", re.I)
_ITEM = re.compile(
    r"[\s,;:(–-]*(?:som\s+)?(?:(?:pkt|punkt|sag|dagsordenspunkt)\b\.?\s*(?:nr\.?)?\s*:?\s*(?P<item>\d{1,4}(?:\.\d+)?)\)?(?:\s*\(?(?:åben|lukket)\)?)?)?[\s,;:.)–-]*",
    re.I,
)
_TRAILING_KIND = re.compile(
    r"\s+[-–]\s+(?:referat|dagsorden|beslutningsprotokol|protokol)\W*$", re.I
)
_DEPARTMENT = re.compile(r"[A-ZÆØÅ][a-zæøå]+(?:(?:,| og| &)? [A-ZÆØÅ][a-zæøå]+){0,4}")
"""A committee that goes by its field: "Plan, Miljø og Teknik"; only where an item's number follows the date."""
_TERM = re.compile(r"\s*[_(]?\b(?:19|20)\d{2}\s?[-–]\s?(?:19|20)?\d{2}\)?$")
"""The council's term, which a page adds to the body's name: "Byrådet (2018-2021)", "Byrådet 2022-25"."""
_TRAILING_WHAT = re.compile(rf"(?:s)?\s+{_WHAT}(?:\s+(?:i|på)\s+mødet?)?\s*$", re.I)


@dataclass(frozen=True, slots=True)
class Dated:
    """A body with the date of one of its meetings, and what follows on the row."""

    body: str
    date: str | None  # ISO
    item: str | None = None  # number of the item, as printed
    rest: str = ""


def is_body(text: str) -> bool:
    """Whether the text is nothing but the name of a body."""
    text = text.strip()
    if not 3 < len(text) <= 110 or not _NAME.fullmatch(text) or ". " in text:
        return False
    if _SENTENCE.search(text):
        return False
    words = re.split(r"[\s/]+", text.strip(" ."))
    first = (
        "" if len(words) > 1 and words[0].endswith("s") else words[0]
    )  # "Magistratens indstilling"
    return (
        len(words) <= 14
        and any(_named(word) for word in (first, words[-1], *_before_for(words)))
        and not text.endswith(".")
    )


def _before_for(words: list[str]) -> list[str]:
    return [word for word, after in pairwise(words) if after in ("for", "og", "i")]


def _named(word: str) -> bool:
    word = word.strip("(),.:'")
    return any(match.end() == len(word) for match in _STEM.finditer(word))


_SITTING = re.compile(r"(?:ekstra)?ordinært?\s+(?=[A-ZÆØÅ])", re.I)
"""What kind of meeting it was, before the body: "Ekstraordinært Ældrerådsmøde"."""


def nominative(name: str) -> str:
    """The name without a genitive's s: "Økonomiudvalgets" → "Økonomiudvalget"."""
    name = _SITTING.sub("", " ".join(name.split()).strip(" ,:;-–"), count=1)
    last = name.rsplit(" ", 1)[-1]
    if last.endswith(("s", "S")) and _named(last) and not last.endswith(("ss", "rås")):
        return name[:-1]
    return name


_HELD = re.compile(r"s\s+møde$")
_MEETING = re.compile(r"(?P<body>.*(?:udvalg|råd|bestyrelse|nævn))s?mødet?", re.I)


def _of_meeting(name: str) -> str:
    """The body whose meeting is named: "økonomiudvalgsmødet" → "Økonomiudvalget"."""
    match = _MEETING.fullmatch(name)
    if match is None:
        return name
    ending = "n" if match["body"].endswith("bestyrelse") else "et"
    return match["body"][:1].upper() + match["body"][1:] + ending


def dated(text: str) -> Dated | None:
    """A row that opens one body's treatment: the body, the date, and what follows.

    "Beslutning fra Social- og Sundhedsudvalget, 10. februar 2021, pkt. 2:" · "Byrådet, 29. oktober 2019, pkt. 1:" ·
    "Økonomiudvalgets beslutning i mødet den 7. maj 2026" · "Teknisk Udvalg den 03-05-2012 Anbefales."
    None where no body stands before the first date.
    """
    day = _first_day(text)
    if day is None:
        if is_body(text.strip(" :")):
            return Dated(nominative(text), None)
        name = _of_meeting(nominative(_HELD.sub("", text)))
        return Dated(name, None) if name != text and is_body(name) else None
    return _on(day, text)


def on_a_day(text: str) -> Dated | None:
    """The same; None too where no date is printed."""
    day = _first_day(text)
    return _on(day, text) if day else None


_FRONT = 240


def _first_day(text: str) -> FoundDate | None:
    return next((found for found in dates.find(text[:_FRONT]) if found.day is not None), None)


def _on(day: FoundDate, text: str) -> Dated | None:
    head = text[:_FRONT]
    if not head[: day.start].strip():
        body = nominative(text[day.end :].strip(" ,:–-"))
        return Dated(body, day.iso) if is_body(body) else None
    before = _BEFORE_DATE.search(head, max(0, day.start - _LONGEST_BEFORE), day.start)
    name = head[: before.start() if before else day.start]
    name = _WHAT_PREFIX.sub("", name, count=1) if _WHAT_PREFIX.match(name) else name
    name = without_term(_TRAILING_KIND.sub("", _TRAILING_WHAT.sub("", name)).rstrip())
    body = _of_meeting(nominative(name))
    after = text[day.end :]
    item = _ITEM.match(after)
    if not is_body(body) and not (item and item["item"] and _DEPARTMENT.fullmatch(body)):
        return None
    end = item.end() if item else 0
    return Dated(body, day.iso, item["item"] if item else None, after[end:].strip())


def without_term(name: str) -> str:
    """The name without the years of the council's term."""
    return _TERM.sub("", name) if name[-1:].isdigit() or name.endswith(")") else name


def same(one: str | None, other: str | None) -> bool:
    """Whether two printed names mean the same body: definite form, case and commas aside."""
    return one is not None and other is not None and _core(one) == _core(other)


def _core(name: str) -> str:
    name = re.sub(r"[^\wæøå]+", " ", name.casefold())
    words = [re.sub(r"(?<=.{4})(?:et|en|ets|ens|s)$", "", word) for word in name.split()]
    words = [word for word in words if not word.isdigit()]  # a term: "Byrådet (18-21)"
    return " ".join(word for word in words if word not in ("og", "for", "i"))
