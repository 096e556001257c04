"""CPR numbers (the Danish civil registration number) in running text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from stdnum.dk import cpr
from stdnum.exceptions import ValidationError

# Not part of a longer number, a case number (15.00.00-A00-21-20) or an amount with decimals.
_TEN = re.compile(r"(?<![\w.,/-])(\d{6})([-–‐‑ ]?)(\d{4})(?![\w/-]|[.,]\d)")
_SAID = re.compile(r"(?:cpr|personn(?:umme)?r|person-?nr)\W*(?:nr|nummer)?\W*$", re.I)
_BEFORE = 40  # characters before the number in which its label may stand
_OTHER_LABEL = re.compile(
    r"(?:\bsag\w*|\bdok\w*|\bj\.?\s?nr|\bjournal\w*|\btlf|\btelefon|\bmobil|\bean|\bcvr|\bkonto\w*"
    r"|\breg\.?\s?nr|\bmatr\w*|\bid|\bp-?nr|\bfaktura\w*)[\s.:\-]{0,3}(?:nr|nummer|id)?[\s.:]{0,3}$",
    re.I,
)
# Case numbers end in a year ("018520-2013"); among ten thousand serials only these few look so.
_YEAR = re.compile(r"19[89]\d|20[0-4]\d")
_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)


@dataclass(frozen=True, slots=True)
class Cpr:
    """A CPR number; whole[start:end] is its text.

    verified: the modulus-11 check holds. Numbers given out since 2007 need not meet it.
    """

    text: str
    start: int
    end: int
    verified: bool

    @property
    def masked(self) -> str:
        """What may be shown of it: the year and the rest are hidden."""
        return f"{self.text[:4]}xx-xxxx"


def find(text: str) -> list[Cpr]:
    """The CPR numbers of a text.

    Ten digits with a hyphen between are one when they begin with a date. Ten digits in a row, or
    with a space, could be many things: they are one only where the text says that they are, or (in
    a row) the check holds. What a label calls a case, an account or a telephone is none.
    """
    return [found for match in _TEN.finditer(text) if (found := _read(text, match))]


def _read(text: str, match: re.Match[str]) -> Cpr | None:
    digits = match[1] + match[3]
    try:
        cpr.get_birth_date(digits)
    except ValidationError:
        return None
    verified = sum(int(d) * w for d, w in zip(digits, _WEIGHTS, strict=True)) % 11 == 0
    before = text[max(0, match.start() - _BEFORE) : match.start()]
    said = _SAID.search(before)
    if not said and (_OTHER_LABEL.search(before) or _YEAR.fullmatch(match[3])):
        return None
    if match[2] in ("", " ") and not (said or (verified and match[2] == "")):
        return None
    return Cpr(match[0], match.start(), match.end(), verified)
