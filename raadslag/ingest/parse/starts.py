"""The rows where an item may begin, by the form they are written in.

"Punkt 3: Title" · "3. Title" · "3" above the title · "• 311. Title" · "53Title" · a heading's level · a case number.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from raadslag.ingest.parse.rows import Row
from raadslag.ingest.parse.vocabulary import Heading

_STATUS = r"(?:\(?(?:åbent|åben|lukket|lukkede|offentlig|fortrolig)\b(?!\s+sag\b)\)?(?:\s+punkt\b)?|\((?:åben|lukket)(?:\s+sag)?\))"
_START = re.compile(
    rf"(?P<bullet>[•·▪*o–-]\s*)?"
    rf"(?:(?P<word>punkt\s+nr\.?|punkt|pkt\.?\s*nr\.?|pkt\.?|dagsordenspunkt|sag\s+nr\.?|nr\.?|sag|ad)\s*)?"
    rf"(?P<number>\d{{1,3}}(?:/\d{{2,4}})?)(?P<mark>\s?:|[.:)]{{0,2}})(?P<space>\s*)(?P<dash>[-–]\s+)?"
    rf"(?P<status>{_STATUS}\s*[-–:.]?\s*)?(?P<title>.*)",
    re.I | re.S,
)
_NO_TITLE = re.compile(
    r"(?:at\b|kr\.?\b|mio\b|pct\b|%|og\s|[-–]\s?\d|(?:[ivx]+\.|[\d.,/:-]+)\s|(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)\b|(?:kvartal|halvår|behandling|etage|sal)\b|bilag\b)",
    re.I,
)
_REPEATED = re.compile(
    r"\d{1,2}\.\s(?:\w*behandling|\w*opfølgning|\w*kvartal|halvår|\w*rapport|budget|forventet|økonomi)",
    re.I,
)
"""A title that begins with which time it is: "5. 2. behandling af budget 2022"."""
_LONGEST_TITLE = 400


@dataclass(frozen=True, slots=True)
class Start:
    """A row where an item may begin."""

    row: Row
    form: tuple[str, ...]  # how it is written; starts of one document share it
    number: str | None = None  # as printed
    value: int = 0
    title: str = ""  # on the same row; "" where the title stands below
    closed: bool | None = None  # None: no status printed here


@dataclass(slots=True)
class Marks:
    """What is known of each row before items are cut: headings and case numbers."""

    rows: list[Row]
    headings: dict[int, Heading] = field(default_factory=dict)  # by row index
    cases: list[int] = field(default_factory=list)  # row indexes with a case number as a field
    contents: set[str] = field(default_factory=set)  # titles of the printed contents, folded
    strong: list[int] = field(default_factory=list)  # row indexes of strong headings

    def any_between(self, places: list[int], begin: int, end: int) -> bool:
        return bisect_left(places, begin) < bisect_left(places, end)


def candidates(rows: Iterable[Row], cases: set[int]) -> dict[tuple[str, ...], list[Start]]:
    """Every row that could begin an item, by the form it is written in."""
    groups: dict[tuple[str, ...], list[Start]] = defaultdict(list)
    for row in rows:
        if row.page or len(row.text) > _LONGEST_TITLE:
            continue
        start = numbered(row)
        if start:
            groups[start.form].append(start)
        if row.level is not None:
            form = ("level", str(row.level))
            groups[form].append(Start(row, form, title=row.text))
        if row.index in cases:
            groups[("case",)].append(Start(row, ("case",)))
    return groups


_NUMBER_ELSEWHERE = re.compile(r"^\([A-ZÆØÅ]{2,4} \d{1,4}/\d{2,4}\)$")
"""The item's number in another body's minutes, no title: "Sag nr. 19 (ØU 23/2010)"."""


_NO_LETTER = re.compile(r"\W+")


def numbered(row: Row) -> Start | None:
    """The start that a row's number makes: "Punkt 3: Title", "3. Title", "3", "• 311. Title", "53Title" ..."""
    text = row.text
    if not (text[0].isdigit() or text[0] in "•·▪*o–-PpNnSsDdA"):
        return None
    match = _START.fullmatch(text)
    if match is None:
        return None
    title, printed = _NUMBER_ELSEWHERE.sub("", match["title"].strip()), match["status"] or ""
    if title[:1].islower() and printed.rstrip()[-1:].isalpha():
        title, printed = (
            f"{printed}{title}",
            "",
        )  # "301. Åben dagsorden" begins with a word, no status
    if not title and "/" in match["number"] and match["word"]:
        return None  # a case number: "Sag nr. 23/4411"
    word = _NO_LETTER.sub("", match["word"].casefold()) if match["word"] else ""
    if not _plausible(match, title, word, headed=row.level is not None):
        return None
    space = "" if not match["space"] else " " if match["space"] == " " else "  "
    form = (
        "number",
        "bullet" if match["bullet"] else "",
        word,
        match["mark"].strip(),
        "" if not title else (space or ("glued" if not match["mark"] else "")),
        "dash" if match["dash"] else "",
        "status" if printed else "",
        "title" if title else "",
    )
    status = printed.casefold()
    closed = None if not status else "lukket" in status or "fortrolig" in status
    bare = not printed.startswith("(")
    if closed and (not title or (bare and printed.rstrip().endswith((":", "-", "–")))):
        title = f"{printed}{title}".strip()  # "Lukket: Køb af ejendom" is the title as printed
    number = match["number"]
    return Start(row, form, number, int(number.split("/")[0]), title, closed)


def _plausible(match: re.Match[str], title: str, word: str, *, headed: bool) -> bool:
    if not title:
        return (
            True
            if word
            else (match["mark"] in ("", ".") and not match["bullet"]) or bool(match["bullet"])
        )
    again = _REPEATED.match(title) is not None
    figure = title[0].isdigit() and (word or headed or again)  # a heading "2. 40 km/t i byen"
    if not (match["status"] or title[0].isupper() or title[0] in "\"'”“«»(§[" or figure):
        return False
    if _NO_TITLE.match(title) and not (word or headed or again):
        return False
    if match["mark"].startswith(")"):
        return False
    return not (match["bullet"] and match["bullet"][0] in "*o–-" and not word)
