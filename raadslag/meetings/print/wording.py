"""Words, names and times as the papers write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, time

from django.utils.formats import date_format

from raadslag.lib import prose
from raadslag.meetings.presentation import PersonRef
from raadslag.meetings.print.values import (
    AnyPart,
    Bullets,
    Figures,
    Paragraph,
    Pieces,
    Subheading,
)

NO_BREAK = "\u00a0"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """The text without what no file format may hold: control characters, halves of characters."""
    return _CONTROL.sub("", text).strip()


def line(text: str) -> Pieces:
    """A line with its web addresses apart."""
    return list(prose.pieces(clean(text)))


def parts(text: str) -> list[AnyPart]:
    """A text's paragraphs, headings, lists and tables of figures."""
    return [_part(block) for block in prose.blocks(clean(text))]


def lines(text: str) -> list[Pieces]:
    """A text's lines, without any structure but that."""
    return [line(words) for words in clean(text).splitlines() if words.strip()]


def _part(block: prose.Block) -> AnyPart:
    if isinstance(block, prose.Bullets):
        return Bullets(entries=[line(entry) for entry in block.entries])
    if isinstance(block, prose.Figures):
        return Figures(rows=list(block.rows))
    if isinstance(block, prose.Heading):
        return Subheading(text=block.text)
    return Paragraph(pieces=line(block.text))


def named(person: PersonRef) -> str:
    """'Anja Holtze (A)'"""
    name = clean(person.name)
    return f"{name} ({clean(person.party)})" if person.party else name


def sentence(pieces: Iterable[str]) -> str:
    """What is stated, with commas between."""
    return ", ".join(piece for piece in pieces if piece)


def long_day(day: date | None) -> str:
    """'16. januar 2024'; "" where no day is stated."""
    return date_format(day, "j. F Y") if day else ""


def clock(start: time | None, end: time | None) -> str:
    """'kl. 17.00–19.30'"""
    if start is None:
        return ""
    until = f"–{end.hour}.{end.minute:02}" if end else ""
    return f"kl.{NO_BREAK}{start.hour}.{start.minute:02}{until}"


def when(day: date | None, start: time | None, end: time | None) -> str:
    """'tirsdag 16. januar 2024 kl. 8.00–9.30'"""
    words = date_format(day, "l j. F Y") if day else ""
    return f"{words} {clock(start, end)}".strip()
