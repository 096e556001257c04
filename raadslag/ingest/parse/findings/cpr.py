"""CPR numbers: with the modulus check (`cpr`) and without it (`cpr_unverified`).

Numbers given out since October 2007 need not pass the check, so that a number with a possible birth
date is told of as well. The finding never repeats the number whole.
"""

from __future__ import annotations

from raadslag.ingest.parse.findings.document import Document
from raadslag.ingest.parse.record import Finding
from raadslag.lib import cpr

_DAY_OF_BIRTH = 6
"""Figures in a row that a number begins with; hardly a document has so many."""


def find(document: Document) -> list[Finding]:
    """One finding for each number."""
    long = (start for start, end in document.numbers if end - start >= _DAY_OF_BIRTH)
    return [
        _finding(document, line.number, number)
        for line in document.matching_at(long)
        for number in cpr.find(line.text)
    ]


def _finding(document: Document, line: int, number: cpr.Cpr) -> Finding:
    if number.verified:
        why = "Ligner et CPR-nummer: fødselsdato og kontrolciffer passer."
        return document.finding("cpr", [line], number.masked, why)
    why = "Ligner et CPR-nummer: fødselsdatoen passer, kontrolcifferet ikke."
    return document.finding("cpr_unverified", [line], number.masked, why)
