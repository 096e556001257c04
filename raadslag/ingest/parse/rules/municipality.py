"""The municipality a document comes from, as its own words show it.

"Albertslund Kommune" where one name leads clearly · "Aarhus Byråd" · "2620 Albertslund" in the place of the meeting.
"""

from __future__ import annotations

import re
from collections import Counter

from raadslag.ingest.parse.record import Record

_NAME = r"[A-ZÆØÅ][a-zæøå]+(?:-[A-ZÆØÅ][a-zæøå]+)?"
_COMMUNE = re.compile(rf"\b(?P<name>{_NAME}(?:\s{_NAME})?)s?\s+[Kk]ommunes?\b")
_COUNCIL = re.compile(rf"(?P<name>{_NAME}(?:\s{_NAME})?)\s+(?:Byråd|Kommunalbestyrelse|Kommune)\b")
_POSTCODE = re.compile(rf"\b\d{{4}}\s+(?P<name>{_NAME})")
_HALL = re.compile(rf"\b(?P<name>{_NAME})\s+(?:Rådhus|Kommune)\b")
_NOT_NAMES = {
    "En",
    "Den",
    "Vores",
    "Alle",
    "Hver",
    "Denne",
    "Andre",
    "Egen",
    "Som",
    "Og",
    "I",
    "For",
    "Af",
    "Fra",
    "Til",
    "Hele",
    "At",
}


def find(record: Record) -> str | None:
    """The municipality's name; None where the document does not plainly show one."""
    head = record.body or ""
    match = _COUNCIL.match(head)
    if match:
        return match["name"]
    place = record.meeting.place or ""
    for pattern in (_POSTCODE, _HALL):
        match = pattern.search(place)
        if match:
            return match["name"]
    return _most_named(record)


def _most_named(record: Record) -> str | None:
    counts: Counter[str] = Counter()
    for text in _texts(record):
        if "ommune" in text:
            counts.update(_bare(match["name"]) for match in _COMMUNE.finditer(text))
    for word in _NOT_NAMES:
        counts.pop(word, None)
    if not counts:
        return None
    (name, count), *others = counts.most_common(2)
    return name if not others or count >= 2 * others[0][1] else None


def _texts(record: Record) -> list[str]:
    head = [line.text for line in record.preamble]
    return head + [section.text for item in record.items for section in item.sections]


def _bare(name: str) -> str:
    first, *rest = name.split()
    if rest and first in _NOT_NAMES:
        name = " ".join(rest)
    return name[:-1] if name.endswith("s") and not name.endswith(("us", "ds", "ns")) else name
