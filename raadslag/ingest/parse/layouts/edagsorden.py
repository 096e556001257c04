"""eDagsorden and eDoc: Holbæk and Region Hovedstaden's HTML copies, the region's pages, Copenhagen's local committees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from raadslag.ingest.parse.layouts import glance
from raadslag.ingest.parse.layouts.layout import Layout, Reading
from raadslag.ingest.parse.ledger import as_furniture
from raadslag.ingest.parse.lines import Source
from raadslag.ingest.parse.outline import Draft, Outline
from raadslag.ingest.parse.record import Item
from raadslag.ingest.parse.rows import Row, span
from raadslag.ingest.parse.rules import attachments, decided, participation, recommendation, votes
from raadslag.ingest.parse.sections import Cut
from raadslag.ingest.parse.vocabulary import Kind

_HEAD = {"MØDE", "STED", "STARTTIDSPUNKT"}
_EMPTY_NUMBER = re.compile(r"\A\s*\d{1,3}\. .*\((?:\s*|\d{4}-\d{5,7})\)\s*$", re.M)
_BRACKETED = re.compile(r"\s*\((?P<number>\d{4}-\d{5,7})\)$")
_PRESENCE = re.compile(
    r"^\s*(?:Fremmøde og inhabilitet|FRAVÆRENDE (?:UDEN|MED) AFBUD|FRAVÆRENDE INDTIL/FRA):?\s*$",
    re.M,
)
_COUNCIL = re.compile(
    r"^(?:Regionsrådets|Forretningsudvalgets|\S.{3,70}udvalgets) beslutning den \d{1,2}\. \w+ \d{4}:?\s*$",
    re.M,
)
_POLITICAL = re.compile(r"^\s*(?:POLITISK BEHANDLING|JOURNALNUMMER|BILAGSFORTEGNELSE):?\s*$", re.M)
_ATTACHED = re.compile(r"bilag\b\W*\d", re.I)
_NUMBERED = re.compile(r"^\s*(?:Punkter på dagsordenen|1\. [A-ZÆØÅ]\w+ af dagsorden\w*)\s*$", re.M)
_RECOMMENDED = re.compile(
    r"^[A-ZÆØÅ][^.\n]{0,120}\b(?:indstiller|indstilles|anbefaler)\b[^.\n]{0,160}:\s*$", re.M
)
_JOURNAL = re.compile(r"\d{8}")


def _labelled(source: Source) -> bool:
    """Whether the head is one of labels in capitals, a line each."""
    first = [text for line in source.lines[:40] if (text := line.text.strip())]
    return first[:1] == ["UDVALG"] and set(first) >= _HEAD


class EdagsordenHtml(Layout):
    """A head of labels in capitals, each with its value below; the list PUNKTER; "171. title", and the title again.

    Attachments may stand among the references in "Sagshistorik, henvisninger".
    """

    name = "edagsorden-html"

    def detect(self, source: Source) -> float:
        return 0.95 if _labelled(source) else 0.0

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

    def finish(self, reading: Reading) -> None:
        """The case number in the brackets after the title, where there is one."""
        super().finish(reading)
        for item in reading.record.items:
            match = _BRACKETED.search(item.title or "")
            if match and item.title and not item.case_number:
                item.title = item.title[: match.start()]
                item.case_number = match["number"]
                item.at["case_number"] = item.at["title"]


class RegionhWeb(Layout):
    """A page of the region: the contents, the members with "Deltog" or "Afbud", then items with headings in capitals."""

    name = "regionh-web"

    def detect(self, source: Source) -> float:
        if _labelled(source):
            return 0.0
        return 0.8 if glance.count(_POLITICAL, source) > 2 else 0.0

    def read_head(self, reading: Reading) -> None:
        """The body stands below a label that was a picture."""
        for row, below in pairwise(reading.outline.head):
            if row.text == "Udvalg Ikon":
                reading.record.body = below.text
                reading.record.at["body"] = (row.number, below.number)
        super().read_head(reading)


class RegionhHtmlPublication(Layout):
    """Items without title or number, each with its decision before the case text, the journal number last.

    Headings and lists are lost. A decision is headed by its body and date, or stands below the words that recommend;
    it ends where it last speaks of votes or members.
    """

    name = "regionh-htmlpublication"

    def detect(self, source: Source) -> float:
        if _labelled(source) or any(glance.has(sign, source) for sign in (_POLITICAL, _NUMBERED)):
            return 0.0
        treated = glance.count(_COUNCIL, source) > 1
        return (
            0.75 if treated or glance.count(_RECOMMENDED, source) > 1 < _journals(source) else 0.0
        )

    def cut(self, reading: Reading) -> Outline:
        """Where no decision is headed, an item ends with its journal number."""
        if any(heading.body for heading in reading.marks.headings.values()):
            return super().cut(reading)
        found, rows = Outline(), []
        for row in reading.rows:
            rows.append(row)
            if _JOURNAL.fullmatch(row.text):
                found.items.append(Draft(rows))
                rows = []
        if rows:
            found.items.append(Draft(rows))
        return found

    def title(self, reading: Reading, draft: Draft) -> list[Row]:
        return []

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
        lead, rest = _recommended(loose)
        item.head.extend(as_furniture(loose, "case"))
        loose.clear()
        super().fields(reading, item, loose, cuts)
        if lead and not cuts:
            item.recommender = recommendation.find(lead).recommender
            decided.say(reading.record, item, rest[: _said(rest)], cuts)


def _journals(source: Source) -> int:
    return sum(_JOURNAL.fullmatch(line.text.strip()) is not None for line in source.lines)


def _recommended(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """The words that recommend at the head of the item, and what stands below them; ([], []) where there are none."""
    if rows and _RECOMMENDED.fullmatch(rows[0].text):
        return list(rows[:1]), list(rows[1:])
    return [], []


def _said(rows: Sequence[Row]) -> int:
    """How many of the rows are the decision: up to the last that tells of members or votes, else the first paragraph."""
    told = [place for place, row in enumerate(rows, 1) if _tells(row)]
    return told[-1] if told else min(1, len(rows))


def _tells(row: Row) -> bool:
    lines = [row.as_line]
    vote, others = votes.find(lines)
    return bool(participation.find(lines).participation) or vote is not None or bool(others)
