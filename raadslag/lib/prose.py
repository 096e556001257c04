"""The structure of plain text, the same for page, PDF, Word and XML.

A paragraph stands on a line. Lines that begin with a dash are a list, lines that end in an amount
below one another are a table of figures, and a short line without a full stop above a long one is
a heading. Nothing is added or left out: a block's words are those of its lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

BULLET = re.compile(r"^\s*[-•–·▪*\uf0b7]\s+(?=\S)")
AMOUNT = re.compile(
    r"^(?P<label>\S.*?\S):?\s+(?P<figure>[-−]?\d[\d.]*(?:,\d+)?\s?(?:kr\.|mio\. kr\.|pct\.|%))$"
)
ADDRESS = re.compile(r"<?(https?://[^\s<>\"]+[^\s<>\".,;:)])>?")
LONGEST_HEADING = 60  # letters; a longer line is a sentence without its full stop
LONGEST_LABEL = 70
LONGEST_ROW = 100  # a longer line is no row, and is not looked at as one
SENTENCE_ENDS = (".", ":", ";", "?", "!", ",", ")", "”", '"')


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """Lines of what and how much, as printed: ("Mentorer", "1.620.000 kr.")."""

    rows: tuple[tuple[str, str], ...]


Block = Paragraph | Heading | Bullets | Figures


def blocks(text: str) -> list[Block]:
    """The text's blocks in order."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    found: list[Block] = []
    for kind, group in groupby(lines, key=_kind_of):
        found += kind(list(group))
    return _with_headings(found)


def pieces(line: str) -> Iterator[tuple[str, str]]:
    """The line in pieces (words, web address): the address is "" for plain words."""
    if "://" not in line:
        yield from ((line, ""),) if line else ()
        return
    for at, piece in enumerate(ADDRESS.split(line)):
        if piece:
            yield piece, piece if at % 2 else ""


def _kind_of(line: str) -> Callable[[list[str]], list[Block]]:
    if BULLET.match(line):
        return _bullets
    return _figures if _amount(line) else _paragraphs


def _amount(line: str) -> re.Match[str] | None:
    found = AMOUNT.match(line) if len(line) <= LONGEST_ROW else None
    return found if found and len(found["label"]) <= LONGEST_LABEL else None


def _bullets(lines: list[str]) -> list[Block]:
    return [Bullets(tuple(BULLET.sub("", line) for line in lines))]


def _figures(lines: list[str]) -> list[Block]:
    """A table of two lines or more: a single one is a sentence that happens to end in an amount."""
    matches = [found for line in lines if (found := _amount(line))]
    if len(matches) < 2:
        return _paragraphs(lines)
    return [Figures(tuple((found["label"], found["figure"]) for found in matches))]


def _paragraphs(lines: list[str]) -> list[Block]:
    return [Paragraph(line) for line in lines]


def _with_headings(found: list[Block]) -> list[Block]:
    if not found:
        return []
    seen: list[Block] = []
    for block, after in pairwise([*found, None]):
        assert block is not None
        is_heading = (
            isinstance(block, Paragraph)
            and isinstance(after, Paragraph)
            and _heads(block.text, after.text, before=seen[-1] if seen else None)
        )
        seen.append(Heading(block.text) if is_heading and isinstance(block, Paragraph) else block)
    return seen


def _heads(line: str, below: str, *, before: Block | None) -> bool:
    """Whether a line is the heading of the paragraph below it, as far as print alone can tell."""
    follows_sentence = not isinstance(before, Paragraph) or before.text.endswith(SENTENCE_ENDS)
    return (
        len(line) <= LONGEST_HEADING
        and line[0].isupper()
        and not line.endswith(SENTENCE_ENDS)
        and not isinstance(before, Heading)
        and follows_sentence
        and len(below) > LONGEST_HEADING
        and below.endswith(SENTENCE_ENDS)
    )
