"""How case numbers are read."""

from __future__ import annotations

import re
from dataclasses import dataclass

_KLE = re.compile(
    r"(?P<subject>\d{2}\.\d{2}\.\d{2})-(?P<facet>[A-ZÆØÅ]\d{2})-(?P<serial>\d+)-(?P<year>\d{2}|\d{4})"
)
_CENTURY_TURNS = 70  # the subject plan is from 1971: no case is older


@dataclass(frozen=True, slots=True)
class KleNumber:
    """The parts of a case number that follows KL's subject plan."""

    subject: str  # "15.00.00"
    facet: str  # "A00"
    serial: int
    year: int  # four digits


def read_case_number(printed: str) -> KleNumber | None:
    """The parts of a KLE case number; None for every other form.

    >>> read_case_number("15.00.00-A00-21-20")
    KleNumber(subject='15.00.00', facet='A00', serial=21, year=2020)
    >>> read_case_number("EMN-2025-003383") is None
    True
    """
    match = _KLE.fullmatch(printed.strip())
    if match is None or int(match["serial"]) > 2**31 - 1:
        return None
    year = int(match["year"])
    if year < 100:
        year += 1900 if year >= _CENTURY_TURNS else 2000
    return KleNumber(match["subject"], match["facet"], int(match["serial"]), year)
