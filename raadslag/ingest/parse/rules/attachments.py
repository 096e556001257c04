"""Attachments and their printed count.

"Selvvurderet helbred og WHO 5" · "- PDFBilag 2: Høringssvar" · "ANBEFALES Bilag 1. Handleplan" · "1 Åben Kort.pdf 123/19" ·
"> Kort (2512345 - EMN-2019-1)" · counts: "4 bilag, heraf 3 anbefales", a bare number after the list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from raadslag.ingest.parse.record import Attachment, AttachmentCounts, Item
from raadslag.ingest.parse.rows import Row

_COUNT = re.compile(
    r"(?P<total>\d{1,3})\s+bilag(?:,?\s*heraf\s+(?P<some>\d{1,3})\s*(?:bilag\s+)?anbefales)?\.?",
    re.I,
)
_NONE = re.compile(
    r"(?:der\s+er\s+)?(?:ingen|intet)(?:\s+(?:vedhæftede\s+)?(?:bilag|dokumenter|filer))?\.?|[-–.]|bilag:?|nej\.?",
    re.I,
)
_RECOMMENDED = re.compile(r"(?:ANBEFALES|Anbefales)\s*[:–-]?\s+")
_ICON = re.compile(
    r"(?:[-–•·▪*>»]|o\s)\s*|(?:pdf|word|excel|docx?)(?:[-\s]?ikon)?\s+(?=[A-ZÆØÅ0-9])|PDF(?=[A-ZÆØÅ0-9])|\[pdf\]\s*",
    re.I,
)
_STATUS = re.compile(
    r"(?:\d{1,3}\s*[.)]?\s*)?\(?(?P<status>åben|åbent|lukket)\b\)?\s*[-–:]?\s+(?=\S)", re.I
)
_NUMBERED = re.compile(r"\d{1,3}\s*[.)]\s+(?=\S)")
_COUNTED = re.compile(r"\d{1,2}\.?\s+(?=[A-ZÆØÅ])")
_TRAILING_ID = re.compile(
    r"\s*\((?:(?:dok\.?(?:ument)?\s?nr\.?\s*)?\d{4,}(?:[/-]\d+)*(?:_\d+)*(?:\s?-\s?(?:EMN-[\d-]+|[\d/.-]+))?|pdf|docx?|xlsx?|åbner.{0,30})\)\s*$",
    re.I,
)
_LEADING_NUMBER = re.compile(r"\d{3}-\d{4}-\d+\s{2,}(?=\S)")
_TRAILING_NUMBER = re.compile(r"\s+(?:\d{5,}[/-]\d{2}|\d{2,4}/\d{4,}|\d{6,}(?:_\d+)*)\s*$")
_FILE_NAME = re.compile(
    r"(?:application/[\w.+-]+ icon\s*)?(?P<name>[\w(][\w().,&+-]*?\.(?:pdf|docx?|xlsx?|pptx?))(?=application/|\s|$)\s*",
    re.I,
)
_LONG = 90
"""A printed line at least this long may go on below."""


@dataclass(slots=True)
class Found:
    attachments: list[Attachment] = field(default_factory=list)
    counts: AttachmentCounts | None = None


def find(rows: Sequence[Row]) -> Found:
    """The attachments of one section, in order; the count where one is printed."""
    found = Found()
    for row in _unwrapped(rows):
        count = _COUNT.fullmatch(row.text)
        if count:
            some = count["some"]
            found.counts = AttachmentCounts(
                int(count["total"]), int(some) if some else None, _span(row)
            )
        elif not _NONE.fullmatch(row.plain):
            found.attachments.append(_attachment(row))
    return found


def _span(row: Row) -> tuple[int, int]:
    return row.number, row.number


def file_names(row: Row) -> list[Attachment]:
    """The files a row names, where it names nothing else: "application/pdf icon plan_0.pdfapplication/pdf icon kort.pdf"; else []."""
    names = [match["name"] for match in _FILE_NAME.finditer(row.text)]
    rest = _FILE_NAME.sub("", row.text)
    return (
        [Attachment(name, lines=_span(row)) for name in names] if names and not rest.strip() else []
    )


def take_count(rows: list[Row], item: Item) -> list[Row]:
    """Take off a bare number below the list (firstagenda-web): it counts the attachments and is none of them."""
    if len(rows) < 2 or not (len(rows[-1].text) <= 3 and rows[-1].text.isdecimal()):
        return []
    row = rows.pop()
    item.attachment_counts = AttachmentCounts(int(row.text), None, _span(row))
    if item.lines and item.lines[1] == row.number:
        item.lines = (item.lines[0], rows[-1].number)
    return [row]


def _attachment(row: Row) -> Attachment:
    text = row.text
    closed = recommended = False
    icon = _ICON.match(text)
    while icon and icon.end() < len(text):
        text = text[icon.end() :]
        icon = _ICON.match(text)
    text = _LEADING_NUMBER.sub("", text, count=1)
    mark = _RECOMMENDED.match(text)
    if mark:
        text, recommended = text[mark.end() :], True
    status = _STATUS.match(text)
    if status:
        text, closed = text[status.end() :], status["status"].casefold() == "lukket"
        text = _TRAILING_NUMBER.sub("", text) or text
    if row.part:
        text = _COUNTED.sub("", text, count=1)
    stripped = _TRAILING_ID.sub("", text)
    if stripped and stripped != text:
        text = _NUMBERED.sub("", stripped, count=1)
    url = row.line.links[0][1] if row.line.links else None
    return Attachment(" ".join(text.split()), recommended, closed, url, _span(row))


def _unwrapped(rows: Sequence[Row]) -> list[Row]:
    """The rows with those joined that go on below: a long line, and then no capital and no blank line between."""
    joined: list[Row] = []
    for row in rows:
        last = joined[-1] if joined else None
        if last and not row.gap and len(last.text) >= _LONG and row.text[0].islower():
            joined[-1] = replace(last, text=f"{last.text} {row.text}")
        else:
            joined.append(row)
    return joined
