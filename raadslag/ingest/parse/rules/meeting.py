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
from raadslag.ingest.parse.rows import Row, span
from raadslag.ingest.parse.rules.meeting_words import (
    BODY_LABEL,
    DATE_LABEL,
    END_LABEL,
    KIND,
    PLACE_LABEL,
    ROOM,
    START_LABEL,
    is_title,
)
from raadslag.lib import dates

_TERM = re.compile(r"\s*\(?\b(?:19|20)\d{2}\s?[-–]\s?(?:19|20)?\d{2}\)?$")
"""The council's term, which a page adds to the body's name: "Byrådet (2018-2021)"."""
_KIND_AFTER = re.compile(r"\s+(?:referat|dagsorden|protokol)$", re.I)
_HELD_AT = re.compile(
    r"\bmødet (?:afholdes|holdes|afholdt|blev holdt) i (?P<place>[A-ZÆØÅ].{3,90}?)(?=,?\s*\bkl\b|\.?$)",
    re.I,
)
_HELD_IN = re.compile(r"møde i (?P<body>[A-ZÆØÅ].{2,80}?) kl\.? i (?P<place>\S.{2,80})")
_BODY_LABEL_ALONE = {"udvalg", "forum", "organ", "mødeforum", "udvalg ikon"}
"""Labels that need no colon where the name stands on the next row."""
_TITLED = re.compile(
    r"(?:(?:åben|åbent|lukket|offentlig|ordinær|ordinært|ekstraordinær|ekstraordinært|endelig|foreløbig)\s+)*"
    r"(?:beslutningsprotokol|beslutningsreferat|referat|protokol|mødeprotokol|dagsorden med vedtagelser|dagsorden med beslutninger|dagsorden|tillægsdagsorden|punkt(?:er)?(?=\s+til\s)|møde)\s*"
    r"(?:\.\s(?=af\s))?(?:til|fra|for|af|i|-|–|:)?\s*(?:(?:det|den)?\s*(?:ordinær[et]*|ekstraordinær[et]*)?\s*møde[t]?\s*(?:nr\.?\s*\d+\s*)?(?:i|for|med|den)?\s*)?(?P<rest>\S.*)",
    re.I | re.S,
)
_CANCELLED = re.compile(r"^(?:AFLYST|Aflyst)\b\s*[-–:.]?\s*")
_WHY_CANCELLED = re.compile(
    r"mødet\s+(?:er\s+|blev\s+)?aflyst,?\s+(?:da|fordi|idet|på grund af|grundet)\s+(?P<why>[^.]+)",
    re.I,
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
    _last_resort(rows, record, used)
    _body_above_date(rows, record)
    _place_after_time(rows, record)
    _lone_place(rows, record)
    _cancelled(record)
    return used


def _value(label: re.Pattern[str], row: Row, following: Row | None) -> tuple[str, list[Row]] | None:
    """The value after a label: on the row, or on the next where the row is the label alone."""
    match = label.match(row.text)
    if match is None:
        return None
    rest = row.text[match.end() :].strip(" |")
    if rest:
        return rest, [row]
    if following is None or following.gap > 2:
        return None
    return following.text, [row, following]


def _date(row: Row, following: Row | None, record: Record) -> list[Row]:
    found = _value(DATE_LABEL, row, following)
    if not found or record.meeting.date:
        return []
    return found[1] if _set_date(found[0], found[1], record) else []


def _set_date(printed: str, rows: Sequence[Row], record: Record) -> bool:
    day = next(
        (
            found
            for found in dates.find(printed)
            if found.day and found.year and not _WRITTEN.search(printed[: found.start])
        ),
        None,
    )
    if day is None or record.meeting.date not in (None, day.iso):
        return False
    if (
        record.meeting.date
    ):  # said again, perhaps with the time: "mandag den 24. april 2017 kl. 18:00"
        return _set_times(printed[day.end :], rows, record)
    record.meeting.date = day.iso
    record.meeting.at["date"] = _span(rows)
    _set_times(_DASH_TIME.sub(r" kl. \1", printed[day.end :]), rows, record)
    return True


_WRITTEN = re.compile(
    r"\b(?:dannet|udskrevet|offentliggjort|udsendt|printet)\s*(?:den|d\.)?\s*:?\s*$", re.I
)
"""Before the day the document was written, not that of the meeting."""
_DASH_TIME = re.compile(r"^\s*[-–]\s*(\d{1,2}[:.]\d{2})\s*$")


def _set_times(printed: str, rows: Sequence[Row], record: Record) -> bool:
    times = dates.find_times(printed)
    if times and not record.meeting.start:
        record.meeting.start = times[0].text
        record.meeting.at["start"] = _span(rows)
        if len(times) > 1:
            record.meeting.end = times[1].text
            record.meeting.at["end"] = _span(rows)
    return bool(times)


def _clock(printed: str) -> str | None:
    times = _times(printed)
    return times[0].text if times else None


def _times(printed: str) -> list[dates.FoundTime]:
    """The times behind a label, which need no "kl.": "9.00-10.00"."""
    return dates.find_times(printed) or dates.find_times(f"kl. {printed.strip()}")


def _start(row: Row, following: Row | None, record: Record) -> list[Row]:
    found = _value(START_LABEL, row, following)
    clock = _clock(found[0]) if found and len(found[0]) < 60 else None
    if not found or clock is None:
        return []
    times = _times(found[0])
    if record.meeting.start and (record.meeting.start != clock or len(times) < 2):
        return []
    record.meeting.start, record.meeting.at["start"] = clock, _span(found[1])
    if len(times) > 1:
        record.meeting.end, record.meeting.at["end"] = times[1].text, _span(found[1])
    return found[1]


def _end(row: Row, following: Row | None, record: Record) -> list[Row]:
    found = _value(END_LABEL, row, following)
    clock = _clock(found[0]) if found and len(found[0]) < 60 else None
    if not found or clock is None:
        return []
    record.meeting.end, record.meeting.at["end"] = clock, _span(found[1])
    return found[1]


def closed_at(rows: Sequence[Row], record: Record) -> None:
    """The end of the meeting below the last item: "Mødet sluttede kl. 12.15"."""
    for row in rows:
        _end(row, None, record)


def _place(row: Row, following: Row | None, record: Record) -> list[Row]:
    found = _value(PLACE_LABEL, row, following)
    if not found or record.meeting.place or found[0].endswith(":"):
        return []
    place = _CLOCK.sub("", found[0])
    if len(found[0]) > _WIDEST_PLACE:  # a converter ran the sentences below onto the row
        place = _SENTENCE_END.split(place, maxsplit=1)[0].lstrip(": ")
    if len(place) > _WIDEST_PLACE:
        return []
    if _CANCELLED.match(place):
        record.meeting.cancelled = True
        place = _CANCELLED.sub("", place)
    record.meeting.place = place or None
    record.meeting.at["place"] = _span(found[1])
    return found[1]


_WIDEST_PLACE = 160
_SENTENCE_END = re.compile(r"(?<=[a-zæøå]{3})\.\s+(?=[A-ZÆØÅ])")


def _held_at(row: Row, following: Row | None, record: Record) -> list[Row]:
    """ "Mødet afholdes i Byrådssalen, kl. 16": the place in a sentence."""
    match = _HELD_AT.search(row.text) if len(row.text) < 200 else None
    if match is None or record.meeting.place:
        return []
    record.meeting.place = match["place"].strip(" ,")
    record.meeting.at["place"] = _span([row])
    return []  # the date may stand on the row too


def _held_in(row: Row, following: Row | None, record: Record) -> list[Row]:
    """A title whose date and time a converter lost: "REFERAT fra møde i NORDBY BYRÅD kl i byrådssalen"."""
    match = _HELD_IN.search(row.text)
    if match is None:
        return []
    _set_kind(row, record)
    if not record.body:
        _set_body(match["body"], [row], record)
    record.meeting.place = record.meeting.place or match["place"].strip(' "')
    record.meeting.at["place"] = _span([row])
    return [row]


def _body(row: Row, following: Row | None, record: Record) -> list[Row]:
    alone = following and row.text.casefold() in _BODY_LABEL_ALONE
    found = ((following.text, [row, following]) if alone and following else None) or _value(
        BODY_LABEL, row, following
    )
    if not found or record.body or len(found[0]) > 110:
        return []
    _set_body(found[0], found[1], record)
    return found[1]


_OWN_MEETING = re.compile(r"(?:(?<=rådet)|(?<=valget))s\s+møde$", re.I)
"""What follows a body in the genitive: "Referat af Ældrerådets møde"."""


def _set_body(name: str, rows: Sequence[Row], record: Record) -> None:
    words = _OWN_MEETING.sub("", name.strip(" .:-–")).split()
    half = words[len(words) // 2 :]
    once = half if half == words[: len(words) // 2] else words  # a title that says the body twice
    record.body = _KIND_AFTER.sub("", _TERM.sub("", " ".join(once)))
    record.at["body"] = _span(rows)


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
    record.at["document_type"] = _span([row])
    return [row]


def _body_and_date(rest: str, rows: list[Row], record: Record) -> list[Row]:
    used: list[Row] = []
    if _set_date(rest, rows, record):
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


def _lone_date(row: Row, following: Row | None, record: Record) -> list[Row]:
    if len(row.text) > 120 or not dates.find(row.text):
        return []
    if record.meeting.date:
        return [row] if _set_times(row.text, [row], record) else []
    return [row] if _set_date(row.text, [row], record) else []


_RULES: tuple[Callable[[Row, Row | None, Record], list[Row]], ...] = (
    _held_in, _held_at, _date, _start, _end, _place, _body, _title, _lone_body, _lone_date,
)  # fmt: skip


def _last_resort(rows: Sequence[Row], record: Record, used: list[Row]) -> None:
    """A time that stands on its own: "kl. 16.00"."""
    if record.meeting.start:
        return
    for row in rows:
        if (
            re.search(r"\bkl\.?\s?\d", row.text, re.I)
            and len(row.text) < 60
            and _set_times(row.text, [row], record)
        ):
            used.append(row)
            return


_WIDEST_TIME = 250
_MET_AT = re.compile(
    r"Mødet den\s.{0,24}?\bkl\.?(?:\s\d{1,2}[.:]\d{2})?\s+(?P<place>[A-ZÆØÅ][^.]{3,90})"
)


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


_AFTER_TIME = re.compile(
    r".*\bkl\.?(?:\s?\d{1,2}(?:[.:]\d{2})?)?(?:\s?[-–]\s?(?:kl\.?\s?)?\d{1,2}(?:[.:]\d{2})?)?,?\s+(?:i|på)\s+(?P<place>(?:[^.]|(?<=[ (][A-ZÆØÅ]\w)\.|(?<=[ (][A-ZÆØÅ]\w\w)\.){3,120})",
    re.I,
)


def _place_after_time(rows: Sequence[Row], record: Record) -> None:
    """The place that follows the time: "Den 06.02.2020 kl. 13:00 i Lagerhuset, Nordkajen 3"."""
    if record.meeting.place:
        return
    for row in rows:
        if len(row.text) >= _WIDEST_TIME:
            continue
        match = _AFTER_TIME.fullmatch(row.text) or _MET_AT.fullmatch(row.text)
        if match and (dates.find(row.text) or row.text.casefold().startswith("kl")):
            record.meeting.place = match["place"].strip()
            record.meeting.at["place"] = _span([row])
            return


_SENTENCE = re.compile(
    r"(?P<kind>dagsorden|referat)\s+(?:til|fra|af|for)\s+møde[t]?\s+i\s+(?P<body>.{4,90}?)\s+den\s+(?P<when>\d.{6,60}?)"
    r"(?:\s+(?:i|på)\s+(?P<place>[^.]{3,100}))?",
    re.I | re.S,
)
_IN = re.compile(r"(?:i|på)\s+(?=[A-ZÆØÅ])")
_CLOCK = re.compile(r",?\s*\bkl\.?\s?\d{1,2}(?:[.:]\d{2})?.*$", re.I)


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
            if match and bodies.is_body(match["body"]) and _set_date(match["when"], taken, record):
                record.document_type = (
                    "referat" if match["kind"].casefold() == "referat" else "dagsorden"
                )
                _set_body(match["body"], taken, record)
                record.meeting.place = match["place"]
                return taken
    return []


def _lone_place(rows: Sequence[Row], record: Record) -> None:
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
            record.meeting.at["place"] = _span([row])
            return


def _cancelled(record: Record) -> None:
    if record.body and _CANCELLED.match(record.body):
        record.meeting.cancelled = True
        record.body = _CANCELLED.sub("", record.body)


_TOLD_TIMES = re.compile(
    r"mødet (?:i (?P<body>[A-ZÆØÅ][^.]{3,80}?) )?(?:startede|begyndte) (?P<from>kl\.? ?\d{1,2}[.:]\d{2})"
    r",? og (?:sluttede|afsluttedes|blev hævet) (?P<to>kl\.? ?\d{1,2}[.:]\d{2})",
    re.I,
)


def told(text: str, lines: tuple[int, int], record: Record) -> None:
    """Body and times where the first decision tells them: "Mødet i Havneudvalget begyndte kl. 14:30 og sluttede kl. 17:00." """
    match = _TOLD_TIMES.search(text)
    if match is None:
        return
    if not record.meeting.start:
        record.meeting.start, record.meeting.end = _clock(match["from"]), _clock(match["to"])
        record.meeting.at["start"] = record.meeting.at["end"] = lines
    if match["body"] and not record.body and bodies.is_body(match["body"]):
        record.body, record.at["body"] = match["body"], lines


def cancel_reason(text: str) -> str | None:
    """Why the meeting was cancelled, in the words of "Mødet aflyst, da ..."; None where it is not said."""
    match = _WHY_CANCELLED.search(text)
    return " ".join(match["why"].split()) if match else None


def _span(rows: Sequence[Row]) -> tuple[int, int]:
    found = span(rows)
    return found if found else (0, 0)
