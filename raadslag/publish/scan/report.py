"""What scanning a file gives: the text a reader sees, and what a person should look at."""

from __future__ import annotations

import msgspec

VERSION = "1"
"""Of the scanner: a report of another version is not used again."""

WORDS = 300  # characters of a finding's words that are kept


class Box(msgspec.Struct, frozen=True):
    """A part of a page, in points from its upper left corner as it is shown."""

    x0: float
    y0: float
    x1: float
    y1: float


class FileFinding(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something in a file that a person should look at.

    kind:  see publish.gate.KINDS
    place: in Danish, where in the file: "side 3, uden for siden", "ark »Løn«, skjult kolonne D"
    words: what stands there, masked where it is personal, cut after WORDS characters
    page:  from 1; 0 where the format has no pages
    boxes: where on the page
    """

    kind: str
    place: str
    words: str = ""
    page: int = 0
    boxes: list[Box] = []


class FileReport(msgspec.Struct, omit_defaults=True):
    """A scanned file.

    pages:     the text that a reader sees, by page (sheet, slide); [] where there is none
    unscanned: why nothing can be said about the file; "" where it was scanned
    """

    pages: list[str] = []
    findings: list[FileFinding] = []
    unscanned: str = ""


def short(words: str) -> str:
    """On one line, and no longer than a finding keeps."""
    words = " ".join(words.split())
    return words if len(words) <= WORDS else f"{words[: WORDS - 1]}…"
