"""eDagsorden and eDoc: Holbæk and Region Hovedstaden's HTML copies, the region's pages, Copenhagen's local committees."""

from __future__ import annotations

import re
from collections.abc import Sequence

from raadslag.ingest.parse.layouts import glance
from raadslag.ingest.parse.layouts.layout import Layout, Reading
from raadslag.ingest.parse.ledger import as_furniture
from raadslag.ingest.parse.lines import Source
from raadslag.ingest.parse.record import Item
from raadslag.ingest.parse.rows import Row, span
from raadslag.ingest.parse.rules import attachments, participation, votes
from raadslag.ingest.parse.sections import Cut
from raadslag.ingest.parse.vocabulary import Kind

_HEAD = re.compile(r"\A\s*UDVALG\s*\n(?:.*\n)*?\s*MØDE\s*\n(?:.*\n)*?\s*STARTTIDSPUNKT\s*$", re.M)
_EMPTY_NUMBER = re.compile(r"\A\s*\d{1,3}\. .*\(\s*\)\s*$", re.M)
_PRESENCE = re.compile(
    r"^\s*(?:Fremmøde og inhabilitet|FRAVÆRENDE (?:UDEN|MED) AFBUD|FRAVÆRENDE INDTIL/FRA):?\s*$",
    re.M,
)
_COUNCIL = re.compile(
    r"^(?:Regionsrådets|Forretningsudvalgets|\S.{3,70}udvalgets) beslutning den \d{1,2}\. \w+ \d{4}:?\s*$",
    re.M,
)
_POLITICAL = re.compile(r"^\s*(?:POLITISK BEHANDLING|JOURNALNUMMER|BILAGSFORTEGNELSE)\s*$", re.M)
_ATTACHED = re.compile(r"bilag\b\W*\d", re.I)
_JOURNAL = re.compile(r"\d{8}")


class EdagsordenHtml(Layout):
    """A head of labels in capitals, each with its value below; the list PUNKTER; "171. title", and the title again.

    Attachments may stand among the references in "Sagshistorik, henvisninger".
    """

    name = "edagsorden-html"

    def detect(self, source: Source) -> float:
        return 0.95 if glance.has(_HEAD, source) else 0.0

    def fields(self, reading: Reading, item: Item, loose: list[Row], cuts: list[Cut]) -> None:
        super().fields(reading, item, loose, cuts)
        for cut in cuts:
            if cut.kind is Kind.HISTORY and not item.attachments:
                named = [row for row in cut.rows if _ATTACHED.match(row.plain)]
                item.attachments.extend(attachments.find(named).attachments)


class KkEdocAgenda(Layout):
    """One item a page, "3. title ( )" with the case number's empty brackets; who was away is told in prose.

    No date and no body stand on the page.
    """

    name = "kk-edoc-agenda"

    def detect(self, source: Source) -> float:
        if glance.has(_EMPTY_NUMBER, source):
            return 0.9
        return 0.7 if glance.has(_PRESENCE, source) and len(source.lines) < 200 else 0.0


class RegionhWeb(Layout):
    """A page of the region: the contents, the members with "Deltog" or "Afbud", then items with headings in capitals."""

    name = "regionh-web"

    def detect(self, source: Source) -> float:
        return (
            0.8 if glance.count(_POLITICAL, source) > 2 and not glance.has(_HEAD, source) else 0.0
        )


class RegionhHtmlPublication(Layout):
    """Items without title or number: the council's decision, earlier ones, the case text and the journal number.

    The headings are lost, so a decision ends where it last speaks of votes or members.
    """

    name = "regionh-htmlpublication"

    def detect(self, source: Source) -> float:
        if glance.count(_COUNCIL, source) < 2 or glance.has(_POLITICAL, source):
            return 0.0
        return 0.75

    def sections(self, reading: Reading, rows: list[Row]) -> tuple[list[Row], list[Cut]]:
        loose, cuts = super().sections(reading, rows)
        for cut in cuts:
            if cut.heading.body:
                end = _said(cut.rows)
                loose.extend(cut.rows[end:])
                del cut.rows[end:]
        return loose, cuts

    def fields(self, reading: Reading, item: Item, loose: list[Row], cuts: list[Cut]) -> None:
        if loose and _JOURNAL.fullmatch(loose[-1].text):
            row = loose.pop()
            item.case_number, item.at["case_number"] = row.text, span([row]) or (0, 0)
            item.head.extend(as_furniture([row], "case_number"))
        item.head.extend(as_furniture(loose, "case"))
        loose.clear()
        super().fields(reading, item, loose, cuts)


def _said(rows: Sequence[Row]) -> int:
    """How many of the rows are the decision: up to the last that tells of members or votes, else the first paragraph."""
    told = [place for place, row in enumerate(rows, 1) if _tells(row)]
    return told[-1] if told else min(1, len(rows))


def _tells(row: Row) -> bool:
    lines = [row.as_line]
    vote, others = votes.find(lines)
    return bool(participation.find(lines).participation) or vote is not None or bool(others)
