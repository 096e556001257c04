"""Who a sentence is about: members and party groups as the subject of what they did."""

from __future__ import annotations

import re

from raadslag.lib import danish, parties
from raadslag.lib.parties import Member

_TITLE = re.compile(
    r"(?:(?:byråds|kommunalbestyrelses|regionsråds|udvalgs)?medlem(?:met|merne)?|rådmand|rådmændene"
    r"|borgmester(?:en)?|(?:\d\. ?)?viceborgmester(?:en)?|(?:udvalgs|næst)?formand(?:en)?|direktør"
    r"|herunder|også|endvidere|dog|samt|og|ligesom)\s+(?=[A-ZÆØÅ])",
    re.I,
)
_PERSON = re.compile(danish.PERSON)
_LETTERS = re.compile(r"(?:(?:byråds)?gruppe(?:n|rne)?|liste)?\s*(?P<letter>[A-ZÆØÅ])")
_PLURAL = re.compile(r"(?P<name>.+s) (?P<group>\w*gruppe)r")
_GENITIVE = re.compile(r".+s|.+x’|.+'")


def named(subject: str) -> list[Member] | None:
    """The members and groups a subject names; None where it names anything else.

    "Socialistisk Folkepartis og Venstres byrådsgrupper og Bo Lund (UFP)" gives three.
    """
    found: list[Member] = []
    for member in parties.members(_without_title(subject)):
        name = _without_title(member.name)
        if letter := _LETTERS.fullmatch(name):
            found.append(Member(letter["letter"], member.party))
        elif _is_name(name) or (_GENITIVE.fullmatch(name) and parties.by_name(name)):
            found.append(Member(name, member.party))
        else:
            return None
    return _singular_groups(found) or None


def _without_title(text: str) -> str:
    text = text.strip()
    while title := _TITLE.match(text):
        text = text[title.end() :]
    return text


def _is_name(text: str) -> bool:
    return _PERSON.fullmatch(text) is not None or parties.is_group(text)


def _singular_groups(found: list[Member]) -> list[Member]:
    """ "A-partiets og B-partiets byrådsgrupper" means a group of each."""
    whole: list[Member] = []
    group = ""
    for member in reversed(found):
        if plural := _PLURAL.fullmatch(member.name):
            group = plural["group"]
            whole.append(Member(f"{plural['name']} {group}", member.party))
        elif group and member.name.endswith("s") and parties.by_name(member.name):
            whole.append(Member(f"{member.name} {group}", member.party))
        else:
            group = ""
            whole.append(member)
    return whole[::-1]


def is_group(member: Member) -> bool:
    """Whether a party or group is meant rather than a person."""
    return len(member.name) == 1 or parties.is_group(member.name)
