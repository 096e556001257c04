"""Acadre: PolWeb's pages (Odsherred), a party's copies of them (Slagelse), and transcripts of its old minutes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import ClassVar

from raadslag.ingest.parse import runin
from raadslag.ingest.parse.layouts import glance
from raadslag.ingest.parse.layouts.layout import Layout, Reading
from raadslag.ingest.parse.ledger import as_furniture
from raadslag.ingest.parse.lines import Source
from raadslag.ingest.parse.record import Item
from raadslag.ingest.parse.rows import Row, split
from raadslag.ingest.parse.rules import decided, decision
from raadslag.ingest.parse.sections import Cut

_CASE_LINE = re.compile(r"^\s*Sag \d{3}-\d{4}-\d+\s*$", re.M)
_INITIALS = re.compile(r"^\s*Initialer:", re.M)
_PADDED = re.compile(r"^\s*Sagsnr\.: \S+\s{2,}Dok\.nr\.: \S+\s{2,}(?:Åbent|Lukket)\s*$", re.M)
_OLD_LABELS = re.compile(r"J\.nr\.:.{0,40}Sagsid\.?:.{0,40}(?:Initialer|Sagsbehandler):")
_DOORS = re.compile(r"Til (?:efterretning|behandling) - for (?:åbne|lukkede) døre")
_NOTED = re.compile(r"(?:ÅBNE|LUKKEDE) (?:EFTERRETNINGS|BESLUTNINGS)SAGER")
_LAST_SENTENCE = re.compile(r"(?:(?<=[.)] )|^)[A-ZÆØÅ][^.]{2,60}\.?$")
_PLACE = re.compile(r"\d{1,2}-[a-zæøå]+-\d{4}\s+(?P<place>[A-ZÆØÅ][^.:]{3,80}?)\s*$")


class PolWeb(Layout):
    """ "1.      Title", then "Sag 306-2009-600", "Dok. …", "Initialer:" and the status, one a line.

    Each body's decision is headed "Byrådet, 29. oktober 2019, pkt. 1:"; date and body stand nowhere else.
    """

    name = "polweb"

    def detect(self, source: Source) -> float:
        return 0.95 if glance.has(_CASE_LINE, source) and glance.has(_INITIALS, source) else 0.0


class PolWebCopy(Layout):
    """The title twice, with (B), (O) or (D) after it; case number, document number and status padded on one line."""

    name = "polweb-copy"

    def detect(self, source: Source) -> float:
        return 0.95 if glance.has(_PADDED, source) else 0.0


class DocplayerAcadre(Layout):
    """A transcript of Acadre about 2002: labels and values of the head in two columns, emptied labels, roman pages."""

    name = "docplayer-acadre"
    not_headings: ClassVar[frozenset[str]] = frozenset({"forslag"})

    def detect(self, source: Source) -> float:
        if not (runin.is_transcript(source) and glance.has(_OLD_LABELS, source)):
            return 0.0
        return 0.9 if glance.has(_DOORS, source) else 0.0

    def fields(self, reading: Reading, item: Item, loose: list[Row], cuts: list[Cut]) -> None:
        """The case text has no heading; what is only noted ends with its decision: "… Til efterretning." """
        super().fields(reading, item, loose, cuts)
        noted = _noted(loose) if item.decision is None and not cuts else None
        if noted:
            decided.say(reading.record, item, [noted], cuts)
        item.head.extend(as_furniture(loose, "case"))
        loose.clear()

    def read_head(self, reading: Reading) -> None:
        """The place is what follows the date: its label was read together with the labels."""
        super().read_head(reading)
        for row in reading.outline.head:
            match = _PLACE.search(row.text)
            if match:
                reading.record.meeting.place = match["place"]
                reading.record.meeting.at["place"] = (row.number, row.number)


class DocplayerEfterretningssager(Layout):
    """A transcript with heads "ÅBNE EFTERRETNINGSSAGER": a body without a date ("Byrådet:") is the one that met."""

    name = "docplayer-efterretningssager"
    not_headings: ClassVar[frozenset[str]] = frozenset({"forslag"})

    def detect(self, source: Source) -> float:
        return 0.9 if runin.is_transcript(source) and glance.has(_NOTED, source) else 0.0


def _noted(loose: Sequence[Row]) -> Row | None:
    """The last sentence of the case text, where it decides."""
    match = _LAST_SENTENCE.search(loose[-1].text) if loose else None
    if match is None or decision.classify(match[0]).verb is None:
        return None
    return split(loose[-1], [match.start()])[-1]
