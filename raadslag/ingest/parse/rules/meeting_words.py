"""The words that head a document, and what they tell of a single row: a label, a room, a day, a kind of document."""

from __future__ import annotations

import re

from raadslag.ingest.parse import bodies
from raadslag.lib import dates

DATE_LABEL = re.compile(
    r"(?:møde\s?dato|dato|dag|mødet\s+(?:afholdes|afholdt|holdes)|tidspunkt|mødetidspunkt|tid og sted|mødedag|dato og tid|tid)\b\s*:?\s*",
    re.I,
)
PLACE_LABEL = re.compile(
    r"(?:møde\s?sted|sted|lokation|adresse|(?:mødelokale|lokale)(?=\s*(?::|$)|\s+(?-i:[A-ZÆØÅ][a-zæøå])\w*\s+(?!på\b|i\b)\w))\b\s*:?\s*"
    r"|(?-i:Mødested(?=[A-ZÆØÅ]))",
    re.I,
)
START_LABEL = re.compile(
    r"(?:start\s?tidspunkt|start kl|mødestart|mødet startede|mødet begyndte|starttid|start|mødetid|mødetidspunkt|tidspunkt|tid|klokkeslæt|kl\.|kl(?=:))\b\.?\s*:?\s*",
    re.I,
)
END_LABEL = re.compile(
    r"(?:slut\s?tidspunkt|slut kl|mødeslut|mødet sluttede|mødet (?:blev )?hævet|mødet slut|mødet afsluttet|sluttid|slut|hævet|ophør|mødet hævedes)\b\.?\s*:?\s*",
    re.I,
)
BODY_LABEL = re.compile(
    r"(?:udvalg|forum|organ|råd|mødeforum|nævn|gruppe|mødetitel)\s*:\s*|(?-i:Udvalg\s?(?=[A-ZÆØÅ]))",
    re.I,
)
KIND = re.compile(
    r"(?P<minutes>beslutningsprotokol|beslutningsreferat|referat(?!er)|protokol|mødeprotokol|udskrift af protokol|dagsorden med (?:vedtagelser|beslutninger)|beslutninger fra mødet|åbent referat|åben protokol)"
    r"|(?P<agenda>tillægsdagsorden|(?<!godkendelse af )(?<!bemærkninger til )(?<!ændringer til )dagsorden(?! ?og|/referat| ?punkt|e| preview| eller))",
    re.I,
)
ROOM = re.compile(
    r"\b\w*(?:salen|sal|mødelokale|lokale|rådhus|rådhuset|udvalgsværelset?|kantinen|teams|skype|webex|virtuelt)\b(?:\s\w{1,3}\b)?",
    re.I,
)
CANCELLED = re.compile(r"^(?:AFLYST|Aflyst)\b\s*[-–:.]?\s*")
_WIDEST = 200
_PROSE = 120
"""A row longer than this that ends with a full stop is no title."""
_LABELS = (DATE_LABEL, PLACE_LABEL, BODY_LABEL, START_LABEL, END_LABEL)


def labels(text: str) -> bool:
    """Whether the row begins with a label of the meeting, its value behind a colon or glued on: "Mødested: Salen"."""
    for label in _LABELS:
        match = label.match(text)
        if match and (text[: match.end()].rstrip().endswith(":") or _GLUED.match(text)):
            return True
    return False


_GLUED = re.compile(r"(?:Mødested|Udvalg)\s?[A-ZÆØÅ]")


def is_room(text: str) -> bool:
    """Whether the row is the name of a room: "Mødelokale 2 E", "Byrådssalen, Rådhuset"."""
    return len(text) < 90 and ROOM.match(text) is not None


def is_dated(text: str) -> bool:
    """Whether a day stands in the row, which is no sentence."""
    return is_title(text) and any(found.day and found.year for found in dates.find(text))


def says_kind(text: str) -> bool:
    """Whether the row says what kind of document it heads: "Referat", "Dagsorden til møde i ..." """
    kind = KIND.search(text) if is_title(text) else None
    before = text[: kind.start()].rstrip() if kind else ""
    return kind is not None and (
        before[-1:] in ("", "-", "–") or bodies.is_body(before.strip(" ."))
    )


def only_kind(text: str) -> bool:
    """Whether the row is nothing but the kind of document: "Referat"."""
    return KIND.fullmatch(text) is not None


def is_title(text: str) -> bool:
    """Whether the row is short enough for a title, and no sentence."""
    return len(text) <= _WIDEST and not (len(text) > _PROSE and text.endswith("."))
