"""Parties in Danish councils: letters by year, names, groups, and members printed with them.

Letters are used again over time and locally (domain.md 2.4): a letter without its date names a
party only where one party has ever held it, and a letter that is not here may be a local list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from raadslag.lib import danish


@dataclass(frozen=True, slots=True)
class Party:
    """A nationwide party; years are inclusive. None: not known, or the letter is still in use."""

    letter: str
    name: str
    aliases: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None

    def held_letter_on(self, day: date) -> bool:
        """Whether the party used its letter in that year."""
        return (self.since is None or self.since <= day.year) and (
            self.until is None or day.year <= self.until
        )


PARTIES = (
    Party("A", "Socialdemokratiet", ("Socialdemokraterne", "Socialdemokrater")),
    Party("B", "Radikale Venstre", ("Det Radikale Venstre", "De Radikale", "RV")),
    Party("C", "Det Konservative Folkeparti", (
        "Konservative Folkeparti", "Konservative", "De Konservative", "KF",
    )),
    Party("D", "Centrum-Demokraterne", ("CD",), 1973, 2008),
    Party("D", "Nye Borgerlige", ("NB",), 2015, 2024),
    Party("E", "Retsforbundet", ("Danmarks Retsforbund",), None, 2005),
    Party("F", "Socialistisk Folkeparti", ("SF", "SF - Socialistisk Folkeparti"), 1959),
    Party("G", "Veganerpartiet", (), 2020, 2022),
    Party("I", "Liberal Alliance", ("LA",), 2008),
    Party("K", "Kristendemokraterne", ("KD",), 2003),
    Party("M", "Moderaterne", (), 2022),
    Party("O", "Dansk Folkeparti", ("DF",), 1995),
    Party("Q", "Kristeligt Folkeparti", ("KrF",), 1970, 2003),
    Party("S", "Slesvigsk Parti", ("Schleswigsche Partei",)),
    Party("V", "Venstre", ("Venstre, Danmarks Liberale Parti", "Venstres liste")),
    Party("Y", "Ny Alliance", (), 2007, 2008),
    Party("Z", "Fremskridtspartiet", (), 1972),
    Party("Æ", "Danmarksdemokraterne", ("DD", "Danmarksdemokraterne - Inger Støjberg"), 2022),
    Party("Ø", "Enhedslisten", (
        "Enhedslisten de Rød-Grønne", "Enhedslisten - De Rød-Grønne", "EL",
    ), 1989),
    Party("Å", "Alternativet", ("ALT",), 2013),
)  # fmt: skip

OUTSIDE = frozenset(
    {
        *("løsgænger", "løsg.", "partiløs", "uden parti", "up", "ufp", "uden for parti"),
        *("udenfor parti", "uden for partierne", "udenfor partierne"),
    }
)
"""Words for a member of no party, in lower case."""

_GROUP_WORD = r"(?:byråds|kommunalbestyrelses|råds)?grupper?"
_GROUP = re.compile(rf"(?P<name>\S.*?)(?:s?\s{_GROUP_WORD})?", re.I)
_IS_GROUP = re.compile(rf"{_GROUP_WORD}$|^(?:gruppe|liste)\b", re.I)


def by_letter(letter: str, on: date | None = None) -> Party | None:
    """The party that held the letter on the day; without a day only where no other ever did."""
    held = [
        p for p in PARTIES if p.letter == letter.upper() and (on is None or p.held_letter_on(on))
    ]
    return held[0] if len(held) == 1 else None


_NAMES = {
    key: party
    for party in PARTIES
    for name in (party.name, *party.aliases)
    for key in (name.casefold(), f"{name}s".casefold())
}


def by_name(printed: str) -> Party | None:
    """The party a full name, short name or group stands for.

    "Socialdemokratiets byrådsgruppe", "SF", "det Radikale Venstre".
    None for a local list or no party.
    """
    match = _GROUP.fullmatch(" ".join(printed.split()))
    if not match:
        return None
    name = match["name"].casefold().removeprefix("det ").removeprefix("de ")
    return next(
        (
            _NAMES[form]
            for form in (name, f"det {name}", f"de {name}", name.removesuffix("s"))
            if form in _NAMES
        ),
        None,
    )


def is_group(printed: str) -> bool:
    """Whether the words name a party or a council group rather than a person."""
    return by_name(printed) is not None or bool(_IS_GROUP.search(printed.strip()))


@dataclass(frozen=True, slots=True)
class Member:
    """A member as printed: name, and the letter or word after it (None: none is printed)."""

    name: str
    party: str | None = None


_TAIL = re.compile(r"(?P<name>[^()\[\]]+?)\s?[(\[](?P<party>[^()\[\]]{1,40})[)\]].*")
_SUFFIX = re.compile(r"^(?P<name>.+?)\s*(?:,|\s[-–])\s*(?P<party>[A-ZÆØÅ])$")


def member(printed: str) -> Member:
    """One name with its party: "Bo Hilsted (A)", "Viggo Holm, UFP", "Tine Bro (løsgænger)"."""
    text = " ".join(printed.split()).strip(" .;:,")
    match = _TAIL.match(text) or _SUFFIX.match(text)
    if match:
        return Member(match["name"].strip(), match["party"].strip())
    return Member(text)


_DEEPEST = 3
"""Brackets within brackets beyond which nobody prints names."""


def members(printed: str, *, depth: int = 0) -> list[Member]:
    """The names of an enumeration, each with its party.

    Takes brackets within brackets: "Gruppe A (Bo Hilsted (A), Mia Torup (A)) og Ida Lund (V)"
    gives the three persons. A word for "outside the parties" belongs to the name before it.
    """
    found: list[Member] = []
    for entry in danish.enumerated(printed):
        inner = _nested(entry) if depth < _DEEPEST else None
        if inner is not None:
            found.extend(members(inner, depth=depth + 1))
        elif found and found[-1].party is None and _says_party(entry, found[-1].name):
            found[-1] = Member(found[-1].name, entry)
        else:
            found.append(member(entry))
    return found


def _says_party(entry: str, name: str) -> bool:
    """Whether an entry is the party of the person before it; in "A, V" both are parties."""
    return entry.casefold() in OUTSIDE or (len(entry) == 1 and entry.isupper() and " " in name)


def _nested(entry: str) -> str | None:
    """What stands in the outer brackets, where it holds names rather than one party."""
    opening = entry.find("(")
    if opening < 0 or not entry.endswith(")"):
        return None
    inner = entry[opening + 1 : -1]
    return inner if "(" in inner or len(danish.enumerated(inner)) > 1 else None
