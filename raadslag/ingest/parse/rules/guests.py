"""Officials and visitors named as taking part in an item.

"På udvalgets møde deltager erhvervschef Bo Lund Holm, konsulent Ida Krag og jurist Per Bo under punktet." ·
"... med deltagelse af Kim Dahl, afdelingsleder Materialegården." · "På mødet vil Eva Bo, Head of Marketing introducere ..."
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from raadslag.ingest.parse.record import Guest
from raadslag.ingest.parse.rows import Row

_NAME = r"[A-ZÆØÅ][\w’'.-]+(?:\s+(?:van|von|de|af|la)\b)?(?:\s+[A-ZÆØÅ][\w’'.-]+){1,4}"
_PERSON = re.compile(
    rf"(?:(?P<before>[a-zæøå][\w /-]*?),?\s+)?(?P<name>{_NAME})(?P<after>\s+(?:fra|i|ved|hos)\s+.+|,\s*.+)?",
    re.S,
)
_TAKES_PART = re.compile(
    r"\bdeltager\s+(?P<who>[^.]*?[A-ZÆØÅ][^.]*?)(?=\s+(?:under|i\s+(?:behandling|punkt|sag)|ved|på|for at|med)\b[^,]*(?:\.|$)|\.\s|\.?$)",
    re.S,
)
_PARTICIPATION_OF = re.compile(
    rf"\bmed\s+deltagelse\s+af\s+(?P<who>(?:[a-zæøå][\w-]+,?\s+){{0,3}}{_NAME}(?:,\s*[^.,]+)?)"
)
_ON_THE_MEETING = re.compile(
    rf"\bPå\s+mødet\s+(?:vil|deltager)\s+(?P<before>(?:[a-zæøå][\w-]+,?\s+){{0,4}}?)(?P<name>{_NAME})(?:,\s*(?P<after>[A-ZÆØÅa-zæøå][^.,]*?))?\s+(?=(?:introducere|orientere|fortælle|præsentere|holde|give|deltage|fremlægge|gennemgå|komme|være|gå|svare)\b)"
)


def taking_part(rows: Sequence[Row]) -> list[Guest]:
    """Those named in a section on further participation."""
    guests: list[Guest] = []
    for row in rows:
        match = _TAKES_PART.search(row.text)
        guests.extend(_of_pieces(match["who"] if match else row.plain, row))
    return guests


_UNDER_ITEM = re.compile(r"\b[Uu]nder punktet delt(?:ager|og)\s?:?\s+(?P<who>[^.:]*[A-ZÆØÅ][^.:]+)")


_NAME_THEN_TITLE = re.compile(
    rf"(?P<name>{_NAME})\s?,\s(?P<after>[a-zæøå][^,]*?)(?=,?\s(?:og|samt)\s{_NAME}\s?,|,\s{_NAME}\s?,|\.?$)"
)


def _of_pieces(text: str, row: Row) -> list[Guest]:
    named = list(_NAME_THEN_TITLE.finditer(text)) if _NAME_THEN_TITLE.match(text) else []
    if len(named) > 1:
        return [Guest(m["name"], _title(None, m["after"]), (row.number, row.number)) for m in named]
    persons = [person for piece in _pieces(text) if (person := _PERSON.fullmatch(piece))]
    return [_guest(person, row) for person in persons]


def _guest(person: re.Match[str], row: Row) -> Guest:
    """The person, a title with a capital before the name taken off: "Trafikplanlægger Ida Holm"."""
    name, before = " ".join(person["name"].split()), person["before"]
    first, _, rest = name.partition(" ")
    if not before and " " in rest and _TITLED.fullmatch(first):
        name, before = rest, first
    return Guest(name, _title(before, person["after"]), (row.number, row.number))


def visiting(rows: Sequence[Row]) -> list[Guest]:
    """Those whom the case text says will be at the meeting."""
    guests: dict[str, Guest] = {}
    for row in rows:
        if "nder punktet delt" in row.text and (named := _UNDER_ITEM.search(row.text)):
            for guest in _of_pieces(named["who"], row):
                guests.setdefault(guest.name, guest)
        if not ("deltagelse af" in row.text or "På mødet" in row.text):
            continue
        for match in _PARTICIPATION_OF.finditer(row.text):
            person = _PERSON.fullmatch(match["who"])
            if person:
                guests.setdefault(
                    person["name"],
                    Guest(
                        person["name"],
                        _title(person["before"], person["after"]),
                        (row.number, row.number),
                    ),
                )
        for match in _ON_THE_MEETING.finditer(row.text):
            title = _title(match["before"], match["after"])
            guests.setdefault(match["name"], Guest(match["name"], title, (row.number, row.number)))
    return list(guests.values())


_TOOK_PART = re.compile(
    rf"(?:^|(?<=[.:!?]\s))(?P<before>(?:[A-ZÆØÅ][a-zæøå-]+\s){{1,2}}(?:(?:[a-zæøå][\w-]+|for|[A-ZÆØÅ]{{2,4}}|[A-ZÆØÅ][a-zæøå]+\sog)\s){{0,4}}?)(?P<name>{_NAME})(?P<after>,\s[^.,]{{3,60}},)?"
    r"\s(?:deltog|deltager|var til stede|orienterede|gav en orientering)\s(?=(?:under|i|ved)\s)(?:under|i|ved)\s(?:\w+\s){0,3}?(?:punktet|sagen|sagens|punktets|behandlingen|oplysningen|dette)\b"
)
_TITLED = re.compile(
    r"\w*(?:konsulent|chef|direktør|leder|sekretær|jurist|planlægger|ingeniør|koordinator|medarbejder|læge|advokat|revisor|inspektør|arkitekt|rådgiver|bibliotekar|formand for|projektleder)\b",
    re.I,
)


def told_of(rows: Sequence[Row]) -> list[Guest]:
    """Officials whom a decision says took part in the item: "Økonomichef Bo Lund deltog under punktet." """
    guests: list[Guest] = []
    for row in rows:
        if not (" delt" in row.text or " orienterede" in row.text):
            continue
        for match in _TOOK_PART.finditer(row.text):
            if _TITLED.match(match["before"]):
                title = _title(match["before"], match["after"])
                guests.append(Guest(match["name"], title, (row.number, row.number)))
    return guests


def _pieces(text: str) -> list[str]:
    """The text cut where the next person begins: at a comma or "og" before a title and a name, or a name."""
    text = " ".join(text.split()).strip(" .")
    return [
        piece.strip(" ,")
        for piece in re.split(
            rf"(?:,\s+|\s+og\s+|\s+samt\s+)(?=(?:[a-zæøå][\w/-]*\s+){{1,4}}{_NAME}|{_NAME}(?:\s+(?:fra|og)\b|,|$))",
            text,
        )
    ]


def _title(before: str | None, after: str | None) -> str | None:
    title = (
        f"{(before or '').strip(' ,')}{after or ''}"
        if (before or "").strip()
        else (after or "").strip(" ,")
    )
    return " ".join(title.split()).strip(" .,") or None
