"""Rows: the pieces of a document's lines that the reader places, one by one.

A row is a whole line, or a part of one where heading and text share a line or where a converter
lost the line breaks. Together the rows hold every character of the source that is not blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from raadslag.ingest.parse.lines import Line, Source, Span

BLANK = "\ufeff\u200b \t\r\n\f\v\xa0"
_MARKED_HEADING = re.compile(r"(#{1,6})\s+(\S.*)")
_TABLE_RULE = re.compile(r"[-|:\s]+")
_LIST_MARK = re.compile(r"[-–—•·▪*o]\s+|[•·▪]")
_LIST_MARKS = frozenset("-–—•·▪*o")


@dataclass(frozen=True, slots=True)
class Row:
    """A piece of a line; `text` is stripped, `line.text[start:]` begins with it."""

    index: int  # place among the document's rows, from 0
    line: Line
    text: str
    start: int = 0
    gap: int = 0  # blank lines before it
    level: int | None = None
    part: bool = False  # whether it is only a part of its line
    page: bool = False  # whether it belongs to the page: its number, running head or foot

    @property
    def number(self) -> int:
        return self.line.number

    @property
    def plain(self) -> str:
        """The text without a list's dash or bullet."""
        match = _LIST_MARK.match(self.text) if self.text[:1] in _LIST_MARKS else None
        return self.text[match.end() :].lstrip(BLANK) if match else self.text

    @property
    def listed(self) -> bool:
        """Whether a dash or bullet stands before the text."""
        return self.text[:1] in _LIST_MARKS and _LIST_MARK.match(self.text) is not None

    @property
    def worded(self) -> bool:
        """Whether a letter or figure stands in it; the systems fill empty fields with "." """
        return any(char.isalnum() for char in self.text)

    @property
    def as_line(self) -> Line:
        """The row as a line of its own, for rules that read lines."""
        if self.text == self.line.text:
            return self.line
        return self.line._replace(text=self.text)


def rows_of(source: Source) -> list[Row]:
    """A row for every line that is not blank; heading marks and emphasis of Markdown are taken off."""
    rows: list[Row] = []
    gap = 0
    for line in source.lines:
        text = line.text.strip(BLANK)
        if "|" in text:
            text = _without_rules(text)
        if not text:
            gap += 1
            continue
        level = line.level
        if text[0] in "#*":
            text, level = _unmarked(text, level)
        start = 0 if line.text[0] not in BLANK else len(line.text) - len(line.text.lstrip(BLANK))
        rows.append(Row(len(rows), line, text, start, gap, level))
        gap = 0
    return rows


def _without_rules(text: str) -> str:
    """A cell of a saved table without the strokes around it: "Byrådet |" → "Byrådet", "---|---|" → ""."""
    return "" if _TABLE_RULE.fullmatch(text) else text.rstrip("|" + BLANK)


def _unmarked(text: str, level: int | None) -> tuple[str, int | None]:
    match = _MARKED_HEADING.fullmatch(text)
    if match:
        text, level = match[2], level or len(match[1])
    return text.replace("**", "").strip(BLANK) or text, level


def split(row: Row, cuts: Sequence[int]) -> list[Row]:
    """The row cut at the given offsets of its text; pieces of nothing but white space are left out."""
    bounds = [0, *cuts, len(row.text)]
    pieces: list[Row] = []
    for begin, end in pairwise(bounds):
        piece = row.text[begin:end]
        text = piece.strip(BLANK)
        if text:
            lead = len(piece) - len(piece.lstrip(BLANK))
            gap = 0 if pieces else row.gap
            pieces.append(
                replace(row, text=text, start=row.start + begin + lead, gap=gap, part=True)
            )
    return pieces


_ON_WORDS = ("Indstilling", "Beslutning", "Sagsfremstilling", "Resume", "Baggrund")
_ON_SENTENCES = (
    *("Sagens gang", "Beskrivelse af sagen", "Indstilling", "Beslutning", "Sagsfremstilling"),
    *("Økonomi", "Bilag"),
)
_GLUED_LAST = (*_ON_WORDS, *_ON_SENTENCES)
_TWO_WORDS = re.compile(
    rf"[A-ZÆØÅ][a-zæøå]+(?P<head>{'|'.join(_ON_WORDS)}|(?<=Udskriv)Sagsid\.: .*)"
)
_AFTER_STOP = re.compile(
    rf".*[a-zæøå)]{{2}}[.!?](?P<head>{'|'.join(_ON_SENTENCES)})",
    re.S,
)


_SAID_BESIDE = re.compile(
    r"\d{1,3}[.)]?\s+\S.*?(?:\s{3,}|[.?!]\s+)(?P<said>(?:Godkendt|Tiltrådt|Vedtaget|Drøftet|Udsat|Intet|Ingen bemærkninger|Taget til efterretning)\b[^.]{0,60}\.?)"
)
"""A decision on the end of its item's title: "2 Referat fra sidste møde.   Godkendt." """


def unglued(rows: Sequence[Row]) -> list[Row]:
    """The rows, those cut where a converter dropped the line break between two.

    The last entry of a list with the first item on its end ("9. Underskriftsark1. Godkendelse af dagsorden": the end
    is an earlier row word for word), and a heading on the end of a word ("BeslutningssagIndstilling").
    """
    seen: dict[str, str] = {}  # the last words of each numbered row → its text
    found: list[Row] = []
    for row in rows:
        place = _glued_at(row.text, seen)
        found.extend([row] if place is None else split(row, [place]))
        if row.text[0].isdigit():
            seen[row.text[-_TAIL:]] = row.text
    return numbered(found) if len(found) > len(rows) else found


def _glued_at(text: str, seen: Mapping[str, str]) -> int | None:
    """Where the second of two rows that share a line begins; None where the line is one row."""
    if text[0] == "I" and (contents := _CONTENTS.match(text)):
        return contents.end()
    if "Indholdsf" in text and (behind := _CONTENTS_BEHIND.search(text)):
        return behind.start()
    if text.endswith(_GLUED_LAST) or "Sagsid.: " in text:
        heading = _TWO_WORDS.fullmatch(text) or _AFTER_STOP.fullmatch(text)
        if heading:
            return heading.start("head")
    if not text[0].isdigit():
        return None
    whole = seen.get(text[-_TAIL:])
    if whole and text != whole and text.endswith(whole):
        return len(text) - len(whole)
    said = _SAID_BESIDE.fullmatch(text) if len(text) < _LONGEST_TITLE else None
    return said.start("said") if said else None


_TAIL = 16
_LONGEST_TITLE = 250
_CONTENTS = re.compile(r"Indholdsfortegnelse(?=\d)")
_CONTENTS_BEHIND = re.compile(r"(?<=[)a-zæøå.])Indholdsfortegnelse(?:\s\w+){0,2}$")


def numbered(rows: Iterable[Row]) -> list[Row]:
    """The rows with their index set anew, after some were cut."""
    return [replace(row, index=index) for index, row in enumerate(rows)]


def span(rows: Sequence[Row]) -> Span | None:
    """First and last line of the rows; None where there are none."""
    return (rows[0].number, rows[-1].number) if rows else None


def text(rows: Sequence[Row]) -> str:
    """The rows' text, a line break between rows."""
    return "\n".join(row.text for row in rows)


def folded(rows: Iterable[Row]) -> str:
    """The rows' text on one line, one space between words."""
    return " ".join(" ".join(row.text.split()) for row in rows)
