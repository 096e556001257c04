"""Danish dates and times as minutes print them, each with the place in the text it stands on.

Nothing is inferred: a date printed without its year has no year, a month printed alone has no day.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from itertools import chain

from rapidfuzz.distance import DamerauLevenshtein

MONTHS = (
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
)
WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")

# English forms come from content systems whose dates were never set to Danish (drupal-pkt).
_ENGLISH_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_ENGLISH_WEEKDAYS = (
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
)
_OTHER_SPELLINGS = {"sept": 9, "okt": 10, "oct": 10}

_MONTH_NUMBERS: dict[str, int] = {
    **{name: n for names in (_ENGLISH_MONTHS, MONTHS) for n, name in enumerate(names, 1)},
    **{name[:3]: n for names in (_ENGLISH_MONTHS, MONTHS) for n, name in enumerate(names, 1)},
    **_OTHER_SPELLINGS,
}
_WEEKDAY_NUMBERS: dict[str, int] = {
    **{name: n for names in (_ENGLISH_WEEKDAYS, WEEKDAYS) for n, name in enumerate(names)},
    **{name[:3]: n for names in (_ENGLISH_WEEKDAYS, WEEKDAYS) for n, name in enumerate(names)},
}


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A printed date; text[start:end] is what it stands on (a printed weekday included)."""

    month: int
    day: int | None  # None: only the month is printed
    year: int | None  # None: no year is printed
    start: int
    end: int
    weekday: int | None = None  # as printed, 0 for Monday; None: not printed
    misspelt: str | None = None  # the month as printed where it is misspelt

    @property
    def iso(self) -> str | None:
        """YYYY-MM-DD, YYYY-MM where only the month is printed, None without a year."""
        if self.year is None:
            return None
        if self.day is None:
            return f"{self.year:04}-{self.month:02}"
        return f"{self.year:04}-{self.month:02}-{self.day:02}"

    @property
    def value(self) -> date | None:
        """The day, None unless day, month and year are all printed."""
        if self.year is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    @property
    def weekday_fits(self) -> bool:
        """False only where a weekday is printed and the whole date falls on another."""
        return self.weekday is None or self.value is None or self.value.weekday() == self.weekday


# Patterns begin with the set of the first figure (no repeat), so that the engine skips to it; what stands before it is looked
# at afterwards: that no number goes on there (_GOES_ON), and weekday and "den" (_lead).
_NO_MORE_NUMBER = r"(?!\w|[.,/\-]\d)"
_YEAR = r"(?P<year>(?:1[89]|2[01])\d\d)"
_NUMBER = re.compile(
    r"(?P<day>[0-9](?<![0-9].)[0-9]?+)(?:"
    r"(?:\.|\b)(?:\s{0,2}(?:og|-|–|til)\s{0,2}(?P<day2>[0-9]{1,2})(?:\.|\b))?"
    rf"\s{{0,2}}(?P<month>[A-Za-zæøåÆØÅ]{{3,10}})\b\.?,?(?:\s{{1,3}}(?:år\s)?{_YEAR}{_NO_MORE_NUMBER})?"
    r"|(?P<english>(?<=[a-z]\s\d)|(?<=[a-z]\s\d\d))(?=,\s?(?:1[89]|2[01])\d\d)"
    r"|(?P<figures>(?=[0-9]*+(?:\s?[.\-/]\s?\d\d?\s?[.\-/ ]\s?\d|-[A-Za-z]{3,9}-\d)))"
    r"|(?P<alone>(?<=\s1[89])|(?<=\s2[01])(?<!\bi\s20))(?=\d\d))"
)
"""Every number that may belong to a date, in one look: a day before its written month, or a sign that another pattern may
match: a year after a space (`alone`), a day before a comma and a year, a date in `figures`."""
_ISO = re.compile(rf"{_YEAR}-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?!\d|[.,/\-]\d)")
_FIGURES = re.compile(
    r"(?P<day>[0-9][0-9]?)\s?[.\-/]\s?(?P<month>[01]?\d)\s?[.\-/ ]\s?"
    rf"{_YEAR}(?!\w|[.,/\-]\d|-\w)"
)
_SHORT_YEAR = re.compile(
    r"(?P<day>[0-3]\d)(?P<sep>[.\-/])(?P<month>[01]\d)(?P=sep)(?P<year>\d\d)(?!\w|[.,/\-]\w)"
)
_DASHED = re.compile(  # "04-september-2003" (Acadre about 2002)
    rf"(?P<day>[0-9][0-9]?)-(?P<month>{'|'.join(MONTHS)})-{_YEAR}{_NO_MORE_NUMBER}", re.I
)
_GOES_ON = re.compile(r"[\w,/\-]|\d\.")
_ENGLISH = re.compile(
    rf"(?<!\w)(?P<month>{'|'.join((*_ENGLISH_MONTHS, *MONTHS))})\s(?P<day>[0-3]?\d),\s?{_YEAR}\b",
    re.I,
)
_YEAR_ALONE = re.compile(rf"{_YEAR}{_NO_MORE_NUMBER}")
_MONTH_LAST = re.compile(
    rf"(?<![\w.])(?<!\d\.\s)(?<!\d\s)(?P<month>{'|'.join(MONTHS)}"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sep|sept|okt|nov|dec)\.)\s?$",
    re.I,
)
_FIGURE = re.compile(r"[0-9]")


def find(text: str) -> list[FoundDate]:
    """Every printed date, in the order of the text.

    "den 23. og 24. april 2009" gives both days. Impossible dates (31. april) are left out.
    """
    if not _FIGURE.search(text):
        return []
    written, signs = _numbers(text)
    if not written and not signs:
        return []
    found: list[FoundDate] = []
    taken: set[int] = set()
    others = "figures" in signs or "english" in signs
    for match in _surest_first(text, written) if others else written:
        for day in _from_match(match):
            place = range(day.start, day.end)
            if taken.isdisjoint(place):
                taken.update(place)
                found.append(day)
    years = [*signs.get("alone", ()), *signs.get("figures", ())]
    years += [match.start("year") for match in written if match["year"]]
    months = (_month_before(text, year) for year in years if year not in taken)
    found += [month for month in months if month and month.start not in taken]
    if len(found) > 1:
        found.sort(key=lambda day: (day.start, day.end))
    return found


def _numbers(text: str) -> tuple[list[re.Match[str]], dict[str | None, list[int]]]:
    """The days before what may be a written month, and the places of signs that there are other dates."""
    written: list[re.Match[str]] = []
    signs: dict[str | None, list[int]] = {}
    for match in _NUMBER.finditer(text):
        month = match["month"]
        if month is None:
            signs.setdefault(match.lastgroup, []).append(match.start())
        elif match["year"] or month[:3].lower() in _MONTH_NUMBERS:
            written.append(match)
    return written, signs


def _surest_first(text: str, written: Iterable[re.Match[str]]) -> Iterable[re.Match[str]]:
    sure = (pattern.finditer(text) for pattern in (_ISO, _DASHED))
    unsure = (pattern.finditer(text) for pattern in (_ENGLISH, _FIGURES, _SHORT_YEAR))
    return chain(*sure, written, *unsure)


_MONTH_ENDS = (*MONTHS, *(f"{name[:3]}." for name in MONTHS), "sept.")
"""A cheap look before the pattern: most years stand after other words."""


def _month_before(text: str, place: int) -> FoundDate | None:
    """The month that the year at the place belongs to, no day printed: "februar 2024", "maj måned 2024"."""
    if not text[max(0, place - 1) : place].isspace():
        return None
    end = place - 1
    if text[max(0, end - 5) : end] == "måned" and text[max(0, end - 6) : end - 5].isspace():
        end -= 6
    start = max(0, end - _LONGEST_WORD)
    if not text[start:end].lower().rstrip().endswith(_MONTH_ENDS):
        return None
    month, year = _MONTH_LAST.search(text, start, end), _YEAR_ALONE.match(text, place)
    if not (month and year):
        return None
    number = _MONTH_NUMBERS[month["month"].lower().rstrip(".")]
    return FoundDate(number, None, int(year["year"]), month.start(), year.end())


def first(text: str) -> date | None:
    """The first whole date in the text."""
    return next((d.value for d in find(text) if d.value), None)


def _from_match(match: re.Match[str]) -> list[FoundDate]:
    year = _whole_year(match["year"])
    month, misspelt = _month_number(match["month"], with_year=year is not None)
    if month is None:
        return []
    if match.start() and _GOES_ON.match(match.string, match.start() - _back(match)):
        return []
    start, weekday = _lead(match.string, match.start())
    first_day = int(match["day"])
    second_day = match["day2"] if match.re is _NUMBER else None
    if second_day is None:
        pairs = [(first_day, start, match.end())]
    else:
        cut = match.start("day2")
        pairs = [(first_day, start, cut), (int(second_day), cut, match.end())]
    return [
        FoundDate(month, day, year, start, end, weekday if n == 0 else None, misspelt)
        for n, (day, start, end) in enumerate(pairs)
        if 1 <= day <= 28 or 28 < day <= calendar.monthrange(year or 2000, month)[1]
    ]


def _back(match: re.Match[str]) -> int:
    """How far before the first figure a number may go on: "1.2.2021" within "10.1.2.2021"."""
    return 2 if match.string[match.start() - 1] == "." and match.start() > 1 else 1


_LONGEST_WORD = 12


def _lead(text: str, start: int) -> tuple[int, int | None]:
    """Where the date begins with its weekday and "den", and the weekday."""
    weekday = None
    for _ in range(2):
        head = text[max(0, start - _LONGEST_WORD) : start]
        words = head.rstrip()
        cut = max(words.rfind(" "), words.rfind("("), words.rfind("\n")) + 1
        word = words[cut:].lower()
        if len(head) - len(words) > 3 or word not in _BEFORE_DATE:
            break
        start += cut - len(head)
        weekday = _WEEKDAY_NUMBERS.get(word.rstrip(".,"))
        if weekday is not None:
            break
    return start, weekday


_BEFORE_DATE = frozenset(
    {
        "den",
        "d.",
        "d",
        *(f"{name}{mark}" for name in _WEEKDAY_NUMBERS for mark in ("", ",", ".", ".,")),
    }
)


def _whole_year(printed: str | None) -> int | None:
    if not printed:
        return None
    if len(printed) == 4:
        return int(printed)
    return int(printed) + (2000 if int(printed) < 70 else 1900)


def _month_number(printed: str, *, with_year: bool) -> tuple[int | None, str | None]:
    """Number of the month, and the word where it is misspelt; (None, None) where it is no month.

    A misspelling is recognised only between a day and a year: "3. maj" is a letter from "3. mal".
    """
    word = printed.lower().rstrip(".")
    if word in _MONTH_NUMBERS:
        return _MONTH_NUMBERS[word], None
    if printed.isdigit():
        return (int(printed), None) if 1 <= int(printed) <= 12 else (None, None)
    if not with_year or len(word) < 4:
        return None, None
    near = [
        n
        for n, name in enumerate(MONTHS, 1)
        if DamerauLevenshtein.distance(word, name) <= (1 if len(name) < 6 else 2)
    ]
    return (near[0], printed) if len(near) == 1 else (None, None)


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A printed time of day."""

    value: time
    start: int
    end: int

    @property
    def text(self) -> str:
        """HH:MM."""
        return f"{self.value:%H:%M}"


_CLOCK = r"(?P<{0}h>[01]?\d|2[0-4])(?:\s?[.:]\s?(?P<{0}m>[0-5]\d))?(?!\d|[.:,/]\d)"
_TIMES = re.compile(
    rf"\bkl(?:\.|okken|\b)\s{{0,2}}{_CLOCK.format('a')}(?:\s{{0,2}}(?:-|–|til|og)\s{{0,2}}(?:kl\.?\s{{0,2}})?{_CLOCK.format('b')})?"
    rf"|(?<![\w.,:/\-])(?P<ch>[01]\d|2[0-4]|\d):(?P<cm>[0-5]\d)(?::[0-5]\d)?(?:\s{{0,2}}(?:-|–|til)\s{{0,2}}(?P<dh>[01]?\d|2[0-4])[:.](?P<dm>[0-5]\d))?(?![\d:])",
    re.I,
)


def find_times(text: str) -> list[FoundTime]:
    """Every time of day, after "kl." or with a colon; "kl. 17:00-19.30" gives both ends."""
    found: list[FoundTime] = []
    if not _FIGURE.search(text):
        return found
    for match in _TIMES.finditer(text):
        for key in "abcd":
            if match[f"{key}h"] is not None:
                clock = time(int(match[f"{key}h"]) % 24, int(match[f"{key}m"] or 0))
                found.append(FoundTime(clock, match.start(f"{key}h"), match.end()))
    return found


@dataclass(frozen=True, slots=True)
class Period:
    """A printed stretch of time: month, quarter, half-year or season; both days inclusive."""

    first: date
    last: date
    start: int
    end: int


_ORDINALS = {"første": 1, "andet": 2, "anden": 2, "tredje": 3, "fjerde": 4}
_ORDINAL = r"(?:(?P<n>[1-4])\.?|(?P<word>første|anden|andet|tredje|fjerde))"
_SEASONS = {
    "foråret": (3, 5),
    "forår": (3, 5),
    "sommeren": (6, 8),
    "sommer": (6, 8),
    "efteråret": (9, 11),
    "efterår": (9, 11),
}
_SOME_YEAR = re.compile(r"\s(?:19|20)\d\d")
_PERIODS = re.compile(
    rf"\b{_ORDINAL}\s{{0,2}}(?P<unit>kvartal|halvår)(?:\s{{1,2}}(?:i\s)?{_YEAR})(?!\d)"
    rf"|\b(?P<season>{'|'.join(_SEASONS)})\s{{1,2}}(?:i\s)?(?P<syear>(?:1[89]|2[01])\d\d)(?!\d)",
    re.I,
)


def find_periods(text: str) -> list[Period]:
    """Quarters, half-years, seasons and months printed with their year, in order."""
    if not _SOME_YEAR.search(text):
        return []
    found = [_period(match) for match in _PERIODS.finditer(text)]
    for month in find(text):
        if month.day is None and month.year is not None:
            found.append(_months(month.year, month.month, month.month, month.start, month.end))
    return sorted(found, key=lambda p: p.start)


def _period(match: re.Match[str]) -> Period:
    if match["season"]:
        low, high = _SEASONS[match["season"].lower()]
        return _months(int(match["syear"]), low, high, *match.span())
    number = int(match["n"]) if match["n"] else _ORDINALS[match["word"].lower()]
    length = 3 if match["unit"].lower() == "kvartal" else 6
    high = min(number * length, 12)
    return _months(int(match["year"]), high - length + 1, high, *match.span())


def _months(year: int, low: int, high: int, start: int, end: int) -> Period:
    last = date(year, high, calendar.monthrange(year, high)[1])
    return Period(date(year, low, 1), last, start, end)


def in_words(day: date, clock: time | None = None) -> str:
    """As Danish minutes write it.

    >>> in_words(date(2024, 1, 16), time(8, 0))
    'tirsdag 16. januar 2024 kl. 8.00'
    """
    words = f"{WEEKDAYS[day.weekday()]} {day.day}. {MONTHS[day.month - 1]} {day.year}"
    return f"{words} kl. {clock.hour}.{clock.minute:02}" if clock else words
