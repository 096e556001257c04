"""The head of a document: body, kind, date, times and place of the meeting.

"REFERAT Udvalget for Kultur d. 15-02-2021" · "Mødedato Mandag d. 15. februar 2021 kl. 17:00" ·
"Udvalg:" with the name on the next line · "Aarhus Byråd - Byrådssalen" · "Referat fra ordinært møde i Byrådet".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from raadslag.ingest.parse import bodies
from raadslag.ingest.parse.record import Record
from raadslag.ingest.parse.rows import Row
from raadslag.ingest.parse.rules import meeting_place, meeting_when
from raadslag.ingest.parse.rules.meeting_when import set_date, span_of, value
from raadslag.ingest.parse.rules.meeting_words import BODY_LABEL, CANCELLED, KIND, is_title
from raadslag.lib import dates

_KIND_AFTER = re.compile(r"\s+(?:referat|dagsorden|protokol)$", re.I)
_HELD_IN = re.compile(r"møde i (?P<body>[A-ZÆØÅ].{2,80}?) kl\.? i (?P<place>\S.{2,80})")
_BODY_LABEL_ALONE = {"udvalg", "forum", "organ", "mødeforum", "udvalg ikon"}
"""Labels that need no colon where the name stands on the next row."""
_TITLED = re.compile(
    r"(?:(?:åben|åbent|lukket|offentlig|ordinær|ordinært|ekstraordinær|ekstraordinært|endelig|foreløbig)\s+)*"
    r"(?:beslutningsprotokol|beslutningsreferat|referat|protokol|mødeprotokol|dagsorden med vedtagelser|dagsorden med beslutninger|dagsorden|tillægsdagsorden|punkt(?:er)?(?=\s+til\s)|møde)\s*"
    r"(?:\.\s(?=af\s))?(?:til|fra|for|af|i|-|–|:)?\s*(?:(?:det|den)?\s*(?:ordinær[et]*|ekstraordinær[et]*)?\s*møde[t]?\s*(?:nr\.?\s*\d+\s*)?(?:i|for|med|den)?\s*)?(?P<rest>\S.*)",
    re.I | re.S,
)
_EDGE = re.compile(r"\s+[-–|]\s+|\s{3,}|\t")


def read(rows: Sequence[Row], record: Record) -> list[Row]:
    """Fill the record's body, kind and meeting from the head's rows; returns the rows that held a value."""
    used: list[Row] = _labelled_body(rows, record) + _sentence(rows, record)
    for place, row in enumerate(rows):
        following = rows[place + 1] if place + 1 < len(rows) else None
        for rule in _RULES:
            taken = rule(row, following, record)
            used.extend(taken)
            if taken:
                break
    if {"dagsorden", "referat"} <= {row.text.casefold() for row in rows}:
        record.document_type = None  # both are the page's tabs: its decisions will show it
    meeting_when.alone(rows, record, used)
    _body_above_date(rows, record)
    meeting_place.after_time(rows, record)
    meeting_place.lone(rows, record)
    _cancelled(record)
    return used


def _held_in(row: Row, following: Row | None, record: Record) -> list[Row]:
    """A title whose date and time a converter lost: "REFERAT fra møde i NORDBY BYRÅD kl i byrådssalen"."""
    match = _HELD_IN.search(row.text)
    if match is None:
        return []
    _set_kind(row, record)
    if not record.body:
        _set_body(match["body"], [row], record)
    record.meeting.place = record.meeting.place or match["place"].strip(' "')
    record.meeting.at["place"] = span_of([row])
    return [row]


def _body(row: Row, following: Row | None, record: Record) -> list[Row]:
    alone = following and row.text.casefold() in _BODY_LABEL_ALONE
    found = ((following.text, [row, following]) if alone and following else None) or value(
        BODY_LABEL, row, following
    )
    if not found or record.body or len(found[0]) > 110:
        return []
    _set_body(found[0], found[1], record)
    return found[1]


_OWN_MEETING = re.compile(r"(?:(?<=rådet)|(?<=valget))s\s+møde$", re.I)
"""What follows a body in the genitive: "Referat af Ældrerådets møde"."""


_NEXT_LABEL = re.compile(r",?\s+(?=(?:Tid|Dato|Sted|Mødested|Mødedato|Mødetidspunkt|Lokale)\s?:)")
"""Where another label begins on a row that a converter ran together: "Handicaprådet Tid: 14. marts"."""


def _set_body(name: str, rows: Sequence[Row], record: Record) -> None:
    name = _NEXT_LABEL.split(name, maxsplit=1)[0]
    words = _OWN_MEETING.sub("", name.strip(" .,:-–")).split()
    half = words[len(words) // 2 :]
    once = half if half == words[: len(words) // 2] else words  # a title that says the body twice
    record.body = _KIND_AFTER.sub("", bodies.without_term(" ".join(once))).rstrip(" ,")
    record.at["body"] = span_of(rows)


def _title(row: Row, following: Row | None, record: Record) -> list[Row]:
    """A title row: what kind of document, whose meeting, when."""
    if not is_title(row.text):
        return []
    used = _set_kind(row, record)
    rows = _wrapped(row, following)
    text = " ".join(each.text for each in rows)
    match = _TITLED.fullmatch(text)
    rest = match["rest"] if match else text
    if match or dates.find(text):
        used = _body_and_date(rest, rows, record) or used
    return used + _lone_body(row, following, record) if used else used


def _wrapped(row: Row, following: Row | None) -> list[Row]:
    """A title that is too wide for the page, with its second row: "REFERAT Nordby Byråd d." / "14-01-2025"."""
    if following is None or following.gap or dates.find(row.text) or not _TITLED.match(row.text):
        return [row]
    one, other = row.line, following.line
    wraps = one.size is not None and (one.size, one.bold) == (other.size, other.bold)
    return [row, following] if wraps and dates.find(following.text) else [row]


def _set_kind(row: Row, record: Record) -> list[Row]:
    match = KIND.search(row.text)
    if match is None or record.document_type or (match.start() > 40 and not match["minutes"]):
        return []
    record.document_type = "referat" if match["minutes"] else "dagsorden"
    record.at["document_type"] = span_of([row])
    return [row]


def _body_and_date(rest: str, rows: list[Row], record: Record) -> list[Row]:
    used: list[Row] = []
    if set_date(rest, rows, record):
        used = rows
    if not record.body:
        named = bodies.dated(rest)
        name = (
            named.body
            if named
            else next(
                (
                    piece.strip()
                    for piece in _EDGE.split(rest)
                    if bodies.is_body(piece.strip(" :,"))
                ),
                None,
            )
        )
        if name:
            _set_body(name, rows, record)
            used = rows
    return used


def _lone_body(row: Row, following: Row | None, record: Record) -> list[Row]:
    if record.body or len(row.text) > 110:
        return []
    name = next((piece for piece in _EDGE.split(row.text) if _names_body(piece.strip())), None)
    if name is None:
        return []
    _set_body(name, [row], record)
    return [row]


def _names_body(piece: str) -> bool:
    """Whether the piece is a body's name, perhaps with the full stop that a title's parts end with."""
    return bodies.is_body(piece) or (
        piece.endswith(".")
        and len(piece.split()) <= _LONGEST_NAME
        and KIND.search(piece) is None
        and bodies.is_body(piece[:-1])
    )


_LONGEST_NAME = 6


_RULES: tuple[Callable[[Row, Row | None, Record], list[Row]], ...] = (
    _held_in, meeting_place.held_at, meeting_when.dated, meeting_when.started, meeting_when.ended,
    meeting_place.labelled, _body, _title, _lone_body, meeting_when.lone_date,
)  # fmt: skip


def _body_above_date(rows: Sequence[Row], record: Record) -> None:
    """A committee that goes by its field, right above a row of date and time: "Klima og Havne" / "Mandag den 30-04-2018 kl. 16:30"."""
    if record.body:
        return
    for above, row in pairwise(rows):
        timed = len(row.text) < _DATE_ROW and dates.find(row.text) and dates.find_times(row.text)
        if timed and _FIELD.fullmatch(above.text) and KIND.search(above.text) is None:
            _set_body(above.text, [above], record)
            return


_DATE_ROW = 50
_FIELD = re.compile(r"[A-ZÆØÅ§][\w§.,-]*(?:(?:,? og |, | & | i | for | )[\w.,-]+){1,8}")


_SENTENCE = re.compile(
    r"(?P<kind>dagsorden|referat)\s+(?:til|fra|af|for)\s+møde[t]?\s+i\s+(?P<body>.{4,90}?)\s+den\s+(?P<when>\d.{6,60}?)"
    r"(?:\s+(?:i|på)\s+(?P<place>[^.]{3,100}))?",
    re.I | re.S,
)


def _labelled_body(rows: Sequence[Row], record: Record) -> list[Row]:
    """ "Udvalg: Byrådet" on one row goes before any title that reads like a body."""
    for row in rows:
        match = BODY_LABEL.match(row.text)
        name = row.text[match.end() :].strip() if match else ""
        if name and bodies.is_body(name):
            _set_body(name, [row], record)
            return [row]
    return []


def _sentence(rows: Sequence[Row], record: Record) -> list[Row]:
    """A head printed as one sentence over several rows: "Dagsorden / til / mødet i Byrådet / den 9. maj 2022 kl. 17:00 / i Salen"."""
    for place, row in enumerate(rows[:12]):
        if row.text.casefold() not in ("dagsorden", "referat"):
            continue
        for count in (5, 4):
            taken = list(rows[place : place + count])
            match = _SENTENCE.fullmatch(" ".join(part.text for part in taken))
            if match and bodies.is_body(match["body"]) and set_date(match["when"], taken, record):
                record.document_type = (
                    "referat" if match["kind"].casefold() == "referat" else "dagsorden"
                )
                _set_body(match["body"], taken, record)
                record.meeting.place = match["place"]
                return taken
    return []


def _cancelled(record: Record) -> None:
    if record.body and CANCELLED.match(record.body):
        record.meeting.cancelled = True
        record.body = CANCELLED.sub("", record.body)
