"""Words that should not become public: what is personal in a text, and what a template left in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from raadslag.lib import cpr
from raadslag.lib.danish import PERSON
from raadslag.lib.prompts import SIGNS, prompts


class Found(NamedTuple):
    """One of them; whole[start:end] is its text. shown: as it may be repeated."""

    kind: str
    shown: str
    start: int
    end: int


_EMAIL = re.compile(r"[\w.+-]{1,64}@(?P<host>[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})")
_PRIVATE_HOSTS = frozenset(
    {"gmail.com", "googlemail.com", "hotmail.com", "hotmail.dk", "live.dk", "live.com", "msn.com",
     "outlook.dk", "outlook.com", "yahoo.dk", "yahoo.com", "icloud.com", "me.com", "mac.com",
     "mail.dk", "mail.tele.dk", "post.tele.dk", "stofanet.dk", "youmail.dk", "jubii.dk",
     "webspeed.dk", "privat.dk", "ofir.dk", "sol.dk", "tdcadsl.dk", "fibermail.dk", "pc.dk",
     "protonmail.com", "proton.me", "energimail.dk", "altiboxmail.dk", "c.dk", "dadlnet.dk"}
)  # fmt: skip
_PHONE = re.compile(
    r"(?i)(?:\b(?:tlf|telefon|mobil|tel|mob)\.?(?:nr\.?|nummer)?\s*:?\s*(?P<said>(?:\+45\s?)?\d(?:\s?\d){7})"
    r"|(?P<abroad>\+45\s?\d(?:\s?\d){7})"
    r"|(?<![\d.,:/-])(?<!\d\s)(?P<pairs>[2-9]\d(?:\s\d\d){3}|(?!(?:19|20)\d\d\s(?:19|20)\d\d)[2-9]\d{3}\s\d{4}))(?!\s?[\d.,]\d|\d|\s?(?:kr|mio|t\.?kr|pct|%|m2|m²))"
)
_CAPITAL = r"[A-ZÆØÅ][\wæøåéüö.'-]{0,30}"
_STREET = (
    rf"(?:{_CAPITAL}\s(?:(?:{_CAPITAL}|og|den|det|de|ved|på|i|til)\s){{0,2}})?"
    r"(?:(?<=\s)[a-zæøå]{0,30}|[A-ZÆØÅ][\wæøåéüö'-]{0,30})"
    r"(?:vej|vejen|gade|gaden|allé|alle|alleen|stræde|plads|pladsen|torv|vænge|vænget|parken|park|haven|have"
    r"|toften|toft|bakken|bakke|højen|høj|skoven|lunden|lund|marken|engen|stien|sti|kvarteret|gården|boulevard|kaj|brink|krog|ager)"
    r"\s(?P<house>\d{1,3}\s?[A-Za-z]?)\b"
)
_FLOOR = r",?\s(?:st|kl|\d{1,2})\.?\s?(?:,\s?)?(?:tv|th|mf|dør\s\d{1,3})\b\.?"
_TOWN = r",?\s\d{4}\s[A-ZÆØÅ][a-zæøå]+"
_ADDRESS = re.compile(rf"{_STREET}(?P<floor>{_FLOOR})?(?P<town>{_TOWN})?")
_HOME = re.compile(
    r"(?i)\b(?:bopæl\w*|boende|bosat|bor|bosiddende|c/o|privatadresse\w*|hjemmeadresse\w*|folkeregisteradresse\w*"
    r"|tilmeldt)\b[^.\n]{0,25}$"
)
_RESIDENT = re.compile(rf"{PERSON},\s*$")
_BEFORE = 60  # characters before an address that may say whose it is


def find(text: str) -> Iterator[Found]:
    """Everything of the kind in a text, in no particular order."""
    for number in cpr.find(text):
        kind = "cpr" if number.verified else "cpr_unverified"
        yield Found(kind, number.masked, number.start, number.end)
    if "@" in text:
        for match in _EMAIL.finditer(text):
            if match["host"].lower() in _PRIVATE_HOSTS:
                yield _found("email", match)
    for match in _PHONE.finditer(text):
        group = match.lastgroup or ""
        yield Found("phone", match[group], match.start(group), match.end(group))
    yield from _addresses(text)
    yield from _prompts(text)


def _addresses(text: str) -> Iterator[Found]:
    """A home is told by what stands before it, by a floor and a side, or by a person's name and a town."""
    for match in _ADDRESS.finditer(text):
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        if _HOME.search(before):
            yield _found("home", match)
        elif match["floor"] or (match["town"] and _RESIDENT.search(before)):
            yield _found("address", match)


def _prompts(text: str) -> Iterator[Found]:
    low = text.lower()
    if not (any(sign in low for sign in SIGNS) or " her" in low):
        return
    start = 0
    for line in text.split("\n"):
        for match in prompts(line):
            yield Found(
                "template_prompt", match[0].strip(), start + match.start(), start + match.end()
            )
        start += len(line) + 1


def _found(kind: str, match: re.Match[str]) -> Found:
    return Found(kind, " ".join(match[0].split()), match.start(), match.end())
