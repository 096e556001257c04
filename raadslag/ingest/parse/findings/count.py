"""A printed number that differs from what is listed: "tre spørgsmål:" before two."""

from __future__ import annotations

import re
from collections.abc import Sequence

from raadslag.ingest.parse.findings.document import Document
from raadslag.ingest.parse.lines import Line
from raadslag.ingest.parse.record import Finding
from raadslag.lib import danish

_MEASURES = (
    r"(?:år|årige?|uger?|måneder?|dage?|timer?|minutter|kr|kroner|mio|mia|pct|procent|%|km"
    r"|meter|m2|gange?|stk|stemmer"
    r"|kvartal|halvår|etage\w*|pkt|kl|halvdele|borgere|elever|medarbejdere|personer|unge|børn)\b"
)
_ANNOUNCED = re.compile(
    rf"(?<![\w.,/-])(?P<number>to|tre|fire|fem|seks|syv|otte|ni|ti|[2-9]|1\d) (?!{_MEASURES})"
    rf"(?P<noun>(?:[a-zæøå-]+ ){{0,4}}[a-zæøå]+)\s?:\W*$",
    re.I,
)
_COLON_LAST = re.compile(r":[^\w\n]*$", re.M)
_LONGEST = 120
"""Letters at the end of a line in which the announcement stands."""
_ENTRY = re.compile(r"\s*(?P<mark>[-–•▪*·]|\d{1,2}[.)]|[a-zæøå][.)])\s+\S", re.I)


def find(document: Document) -> list[Finding]:
    """Announced lists of another length, and attachment counts that do not fit."""
    return [*_announced(document), *_attachments(document)]


def _announced(document: Document) -> list[Finding]:
    found = []
    for line in document.matching(_COLON_LAST):
        match = _ANNOUNCED.search(line.text[-_LONGEST:])
        if not match:
            continue
        n = document.index(line)
        entries = _entries(document.lines[n + 1 : n + 60])
        said = _number(match["number"])
        if len(entries) >= 2 and len(entries) != said:
            listed = ", ".join(e.text.strip(" -–•*.\t") for e in entries[:6])
            text = f"{match['number']} {match['noun']}: {listed}"
            why = f"Der står {match['number']}, men der er {len(entries)} på listen."
            numbers = [line.number, *(e.number for e in entries)]
            found.append(document.finding("count", numbers, text, why))
    return found


def _number(printed: str) -> int:
    return danish.NUMBER_WORDS.get(printed.lower()) or int(printed)


def _entries(lines: Sequence[Line]) -> list[Line]:
    """The entries of the list that begins on the first line; [] where none begins or its end is unsure.

    A list whose entries are told apart by more than one kind of mark is left alone: it is nested.
    """
    entries: list[Line] = []
    kind = ""
    for line in lines:
        match = _ENTRY.match(line.text)
        if not match:
            break
        own = _kind(match["mark"])
        if kind and own != kind:
            return []
        kind = own
        entries.append(line)
    return entries


def _kind(mark: str) -> str:
    return "number" if mark[0].isdigit() else "letter" if mark[0].isalpha() else mark


def _attachments(document: Document) -> list[Finding]:
    found = []
    for item in document.record.items:
        counts = item.attachment_counts
        if counts is None or counts.lines is None or not item.attachments:
            continue
        recommended = sum(a.recommended for a in item.attachments)
        wrong = counts.total != len(item.attachments)
        if wrong or (counts.recommended is not None and counts.recommended != recommended):
            text = f"{counts.total} bilag / {len(item.attachments)} på listen"
            why = f"Der står {counts.total} bilag; på listen er der {len(item.attachments)}."
            listed = [a.lines[0] for a in item.attachments if a.lines]
            found.append(document.finding("count", [counts.lines[0], *listed], text, why))
    return found
