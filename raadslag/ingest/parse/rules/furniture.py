"""Lines of the page or the site, not of the meeting: "Hent som PDF", "Til toppen", "Side 3 af 27"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from raadslag.ingest.parse import vocabulary
from raadslag.ingest.parse.rows import Row

_MENU = {
    "hent som pdf", "kopier link", "til toppen", "tilbage til forsiden", "udskriv", "print", "luk", "del", "tip en ven", "til indholdsfortegnelse", "tilbage til oversigt",
    "op", "tilbage", "næste", "forrige", "vis alle", "vis mere", "vis mindre", "skjul", "fold ud", "fold alle ud", "udvid alle", "luk alle", "luk alle punkter", "luk alle punkter referat", "gå til top", "gå til toppen",
    "tilbage til toppen", "tilbage til indholdsfortegnelse", "til top", "download", "hent", "hent dagsorden", "hent referat", "hent dokument", "læs op", "lyt", "abonner", "søg", "menu",
    "forside", "spring til indhold", "background image", "send", "annuller", "×", "hent punkt som pdf", "hent punktet som pdf", "del punkt", "udskriv punkt", "se bilag",
    "download pdf", "åbn pdf", "hent pdf", "link til punktet", "kopiér link", "print denne side", "udskriv siden", "udskriv denne side", "top", "til top af siden", "print siden",
    "se alle bilag", "kopier link til punktet - print", "kopier link til punktet",
}  # fmt: skip
_PAGE = re.compile(
    r"(?:-\s*)?(?:side|page)\s*:?\s*\d{1,4}(?:\s*(?:af|of|/)\s*\d{1,4})?(?:\s*-)?|\d{1,3}\s*(?:/|af)\s*\d{1,3}|background image|-\s*\d{1,3}\s*-|\f.*",
    re.I,
)
_STAFF = re.compile(
    r"(?:fra|for) (?:administrationen|forvaltningen) (?:deltog|mødte)\b.*|mødet sluttede\b.*|næste møde\b.*"
    r"|(?:referent|ref\.)\s?:.*|underskrift(?:er)?\b.{0,40}|mødet (?:blev )?(?:slut|hævet|afsluttet)\b.{0,40}|skriv et svar",
    re.I,
)
_LISTS = re.compile(r"(?:samlet\s+)?bilagsliste\b|underskrifts(?:blad|side|ark)\b", re.I)
_DIALOGUE = re.compile(
    r"kopier linket i nedenstående.*|modtager e-?mail|der opstod en fejl|tip en ven|læs om cookies.*",
    re.I,
)


def kind(row: Row) -> str | None:
    """What sort of furniture the row is: "menu", "page"; None where it is none."""
    if row.page:
        return "page"
    text = row.plain
    if text.startswith(
        ("Klik her for at ", "Vi bruger cookies", "Hjem ", "Du er her", "Forside > ")
    ):
        return "menu"
    return _kind_of_short(text) if len(text) <= _LONGEST else None


_LONGEST = 60


@lru_cache(maxsize=2048)
def _kind_of_short(text: str) -> str | None:
    """Kept, because a site prints the same words on every page of every document."""
    if " ".join(text.casefold().split()).rstrip(" :.>»") in _MENU:
        return "menu"
    return "page" if _PAGE.fullmatch(text) else None


def _goes_on(rows: Sequence[Row]) -> bool:
    """Whether sections follow, so that the item does not end here."""
    return any(
        (heading := vocabulary.heading(row.text)) is not None and heading.strong for row in rows
    )


def tail(rows: Sequence[Row]) -> int:
    """How many of the last item's rows belong to it: the site's dialogues and what follows them do not."""
    for place, row in enumerate(rows):
        if (
            _DIALOGUE.fullmatch(row.text)
            or row.text == "×"
            or (row.part and _LISTS.match(row.text))
        ):
            return place
        if place and row.gap and _STAFF.match(row.text) and not _goes_on(rows[place + 1 :]):
            return place
    return len(rows)
