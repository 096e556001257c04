"""Transcripts that need more than the cutting of their pages (runin.py)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import ClassVar

from raadslag.ingest.parse import outline
from raadslag.ingest.parse.layouts.layout import Reading
from raadslag.ingest.parse.layouts.signed import Signed
from raadslag.ingest.parse.ledger import as_furniture
from raadslag.ingest.parse.lines import Line
from raadslag.ingest.parse.record import Item, Meeting, Participant
from raadslag.ingest.parse.rows import Row
from raadslag.ingest.parse.rules import members, participants, participation
from raadslag.ingest.parse.sections import Cut
from raadslag.lib import dates

_JOURNAL = re.compile(r"J\.NR\.: ?[A-ZÆØÅ]?\d* SAGSNR\.: ?\d+ SAGSBEH\.: ?[A-ZÆØÅ]+")
_TOP_LABEL = re.compile(r"MØDEDATO:|J\.NR\.:")
_HELD = re.compile(r"afholdt (?P<body>.{4,60}?) møde i (?P<place>[^.]{3,80})\.?")
_AWAY = re.compile(r"undtagen: (?P<names>.+?)(?:\. I stedet|$)", re.S)
_CAME = re.compile(r"I stedet for .+? deltog (?P<names>[^.]+)")


class Docplayer(Signed):
    """A transcript of any system: "Transkript", then each page on a line after its number."""

    name = "docplayer"
    signs: ClassVar[tuple[re.Pattern[str], ...]] = (
        re.compile(r"^\s*Transkript\s*$", re.M),
        re.compile(r"^\s*Download \"", re.M),
    )
    sure = 0.8

    def read_head(self, reading: Reading) -> None:
        """The meeting's room may stand behind the next label: "Mødested: Deltagere: Borgmesterens kontor Bo Lund (V)"."""
        super().read_head(reading)
        meeting = reading.record.meeting
        for row in reading.outline.head:
            room = participants.room_before_names(row.text)
            if room and not meeting.place:
                meeting.place, meeting.at["place"] = room, (row.number, row.number)


class DocplayerPunktNr(Docplayer):
    """Journal number, caseworker and absentees stand above "Punkt nr. 61: Title", at the top of the item's first page."""

    name = "docplayer-punkt-nr"
    signs = (*Docplayer.signs, _JOURNAL)
    sure = 0.9
    not_headings: ClassVar[frozenset[str]] = frozenset({"fraværende"})

    def cut(self, reading: Reading) -> outline.Outline:
        """The rows at the top of an item's first page belong to it, not to the item before."""
        found = super().cut(reading)
        above = found.contents or found.head
        for draft in found.items:
            top = _page_top(above, draft.rows[0].number)
            del above[len(above) - len(top) :]
            draft.rows, draft.lead = [*top, *draft.rows], len(top)
            above = draft.rows
        return found

    def item_head(
        self, reading: Reading, draft: outline.Draft, item: Item, rows: list[Row]
    ) -> None:
        """The case's number is that after SAGSNR.; J.NR. has lost all but its letter."""
        journal = [row for row in rows if _TOP_LABEL.match(row.text)]
        away = [row for row in rows if row.text.startswith("Fraværende:")]
        item.head.extend(as_furniture(journal, "case_number"))
        item.head.extend(as_furniture(away, "absent"))
        rows[:] = [row for row in rows if row not in journal and row not in away]
        super().item_head(reading, draft, item, rows)

    def fields(self, reading: Reading, item: Item, loose: list[Row], cuts: list[Cut]) -> None:
        super().fields(reading, item, loose, cuts)
        lines = [Line(p.line or 0, p.text) for p in item.head if p.kind == "absent"]
        item.participation.extend(participation.find(lines).participation)


def _page_top(rows: Sequence[Row], line: int) -> list[Row]:
    """The rows at the end that stand on the given line: a page is a line."""
    begin = len(rows)
    while begin and rows[begin - 1].number == line:
        begin -= 1
    return list(rows[begin:])


class DocplayerBodyDen(Docplayer):
    """ "BODY den DATE text" is a decision, and the running head has the same form; the head is one sentence.

    "Mandag den 21. maj 2012 afholdt Kommunalbestyrelsen møde i Salen. Medlemmerne var til stede, undtagen: …"
    """

    name = "docplayer-body-den"
    signs = (*Docplayer.signs, _HELD)
    sure = 0.9

    def read_head(self, reading: Reading) -> None:
        super().read_head(reading)
        record = reading.record
        for row in reading.outline.head:
            held = _HELD.search(row.text)
            if held:
                record.body, record.meeting.place = held["body"], held["place"].strip()
                record.at["body"] = record.meeting.at["place"] = (row.number, row.number)
                _when(row, record.meeting)
            known = {person.name for person in record.participants}
            told = [*_named(_AWAY, row, present=False), *_named(_CAME, row, present=True)]
            record.participants.extend(person for person in told if person.name not in known)


def _when(row: Row, meeting: Meeting) -> None:
    """Day and hour of the head's one sentence."""
    day, hour = dates.find(row.text)[:1], dates.find_times(row.text)[:1]
    if day and not meeting.date:
        meeting.date, meeting.at["date"] = day[0].iso, (row.number, row.number)
    if hour and not meeting.start:
        meeting.start, meeting.at["start"] = hour[0].text, (row.number, row.number)


def _named(pattern: re.Pattern[str], row: Row, *, present: bool) -> list[Participant]:
    return [
        Participant(person.name, person.party, None, present, (row.number, row.number))
        for match in pattern.finditer(row.text)
        for person in members.named(match["names"].rstrip(".")) or []
    ]
