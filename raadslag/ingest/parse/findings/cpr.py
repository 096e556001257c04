"""CPR numbers: with the modulus check (`cpr`) and without it (`cpr_unverified`).

Numbers given out since October 2007 need not pass the check, so that a number with a possible birth
date is told of as well. The finding never repeats the last four figures.
"""

from __future__ import annotations

import re

from stdnum.dk import cpr as number
from stdnum.exceptions import ValidationError

from raadslag.ingest.parse.findings.document import Document
from raadslag.ingest.parse.record import Finding

_SHAPE = re.compile(
    r"(?<![\w.,/+-])(?<!\d )(?P<birth>[0-3]\d[01]\d{3})(?P<mark>\s?[-–]\s?"
    r"| ?)(?P<serial>\d{4})(?![\w/]|[-–.,]\d| \d)"
)
_TEN_FIGURES = re.compile(r"\d{6}[\s–-]{0,3}\d{4}")
_SAYS_CPR = re.compile(r"\b(?:cpr|person(?:nummer|nr)|fødselsnummer)\b[^\d]{0,20}$", re.I)
_OTHER_NUMBER = re.compile(
    r"(?:\bsag\w*|\bdok\w*|\bj\.?\s?nr|\bjournal\w*|\btlf|\btelefon|\bmobil|\bean|\bcvr"
    r"|\bkonto\w*|\breg\.?\s?nr|\bmatr\w*|\bid|\bp-?nr|\bfaktura\w*)"
    r"[\s.:\-]*(?:nr|nummer|id)?[\s.:]*$",
    re.I,
)
# Case numbers end in a year ("018520-2013"); among ten thousand serials only these few look so.
_YEAR = re.compile(r"19[89]\d|20[0-4]\d")


def find(document: Document) -> list[Finding]:
    """Ten figures with a possible birth date that no label calls something else.

    Without a dash they count only with the modulus check or after the word CPR.
    """
    found = []
    for line in document.matching(_TEN_FIGURES):
        text = line.text
        for match in _SHAPE.finditer(text):
            before = text[max(0, match.start() - 40) : match.start()]
            said = _SAYS_CPR.search(before) is not None
            digits = match["birth"] + match["serial"]
            other = _OTHER_NUMBER.search(before) or _YEAR.fullmatch(match["serial"])
            if (not said and other) or not _born(digits):
                continue
            if passes := number.checksum(digits) == 0:
                why = "Ligner et CPR-nummer: fødselsdato og kontrolciffer passer."
            else:
                why = "Ligner et CPR-nummer: fødselsdatoen passer, kontrolcifferet ikke."
            if passes or said or match["mark"].strip():
                kind = "cpr" if passes else "cpr_unverified"
                found.append(document.finding(kind, [line.number], f"{match['birth']}-****", why))
    return found


def _born(digits: str) -> bool:
    """Whether the figures hold a birth date that can be."""
    try:
        number.get_birth_date(digits)
    except (ValidationError, ValueError):
        return False
    return True
