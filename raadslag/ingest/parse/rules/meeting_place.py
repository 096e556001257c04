"""The place of the meeting: labelled, after the time, or a room's name alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from raadslag.ingest.parse import bodies
from raadslag.ingest.parse.record import Record
from raadslag.ingest.parse.rows import Row
from raadslag.ingest.parse.rules.meeting_when import span_of, value
from raadslag.ingest.parse.rules.meeting_words import CANCELLED, PLACE_LABEL, ROOM
from raadslag.lib import dates

_HELD_AT = re.compile(
    r"\bmødet (?:afholdes|holdes|afholdt|blev holdt) i (?P<place>[A-ZÆØÅ].{3,90}?)(?=,?\s*\bkl\b|\.?$)",
    re.I,
)


def labelled(row: Row, following: Row | None, record: Record) -> list[Row]:
    found = value(PLACE_LABEL, row, following)
    if not found or record.meeting.place or found[0].endswith(":"):
        return []
    place = _CLOCK.sub("", found[0])
    if len(found[0]) > _WIDEST_PLACE:  # a converter ran the sentences below onto the row
        place = _SENTENCE_END.split(place, maxsplit=1)[0].lstrip(": ")
    if len(place) > _WIDEST_PLACE:
        return []
    if CANCELLED.match(place):
        record.meeting.cancelled = True
        place = CANCELLED.sub("", place)
    record.meeting.place = place or None
    record.meeting.at["place"] = span_of(found[1])
    return found[1]


_WIDEST_PLACE = 160
_SENTENCE_END = re.compile(r"(?<=[a-zæøå]{3})\.\s+(?=[A-ZÆØÅ])")


def held_at(row: Row, following: Row | None, record: Record) -> list[Row]:
    """ "Mødet afholdes i Byrådssalen, kl. 16": the place in a sentence."""
    match = _HELD_AT.search(row.text) if len(row.text) < 200 else None
    if match is None or record.meeting.place:
        return []
    record.meeting.place = match["place"].strip(" ,")
    record.meeting.at["place"] = span_of([row])
    return []  # the date may stand on the row too


_WIDEST_TIME = 250
_MET_AT = re.compile(
    r"Mødet den\s.{0,24}?\bkl\.?(?:\s\d{1,2}[.:]\d{2})?\s+(?P<place>[A-ZÆØÅ][^.]{3,90})"
)


_AFTER_TIME = re.compile(
    r".*\bkl\.?(?:\s?\d{1,2}(?:[.:]\d{2})?)?(?:\s?[-–]\s?(?:kl\.?\s?)?\d{1,2}(?:[.:]\d{2})?)?,?\s+(?:i|på)\s+(?P<place>(?:[^.]|(?<=[ (][A-ZÆØÅ]\w)\.|(?<=[ (][A-ZÆØÅ]\w\w)\.){3,120})",
    re.I,
)


_AFTER_COMMA = re.compile(
    r"[^,]{0,40}\bden\s\d[^,]{3,20},?\s(?:kl\.?\s?)\d{1,2}(?:[.:]\d{2})?(?:\s?[-–]\s?(?:kl\.?\s?)?\d{1,2}(?:[.:]\d{2})?)?,\s+(?P<place>[A-ZÆØÅ][\w ,.-]{3,80})",
    re.I,
)


def after_time(rows: Sequence[Row], record: Record) -> None:
    """The place that follows the time: "Den 06.02.2020 kl. 13:00 i Lagerhuset, Nordkajen 3"."""
    if record.meeting.place:
        return
    for row in rows:
        if len(row.text) >= _WIDEST_TIME:
            continue
        match = (
            _AFTER_TIME.fullmatch(row.text)
            or _MET_AT.fullmatch(row.text)
            or _AFTER_COMMA.fullmatch(row.text)
        )
        if match and (dates.find(row.text) or row.text.casefold().startswith("kl")):
            record.meeting.place = match["place"].strip()
            record.meeting.at["place"] = span_of([row])
            return


_IN = re.compile(r"(?:i|på)\s+(?=[A-ZÆØÅ])")
_CLOCK = re.compile(r",?\s*\bkl\.?\s?\d{1,2}(?:[.:]\d{2})?.*$", re.I)


def lone(rows: Sequence[Row], record: Record) -> None:
    """A row that is a room's name: "Byrådssalen", "Mødelokale 2, Rådhuset kl. 16.00"."""
    if record.meeting.place:
        return
    for row in rows:
        place = _IN.sub("", _CLOCK.sub("", row.text).strip(" ." if row.part else None))
        if (
            len(place) < 90
            and ROOM.search(place)
            and not dates.find(place)
            and ":" not in place
            and not bodies.is_body(place)
        ):
            record.meeting.place = place
            record.meeting.at["place"] = span_of([row])
            return
