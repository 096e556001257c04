"""CPR numbers: with the modulus check (`cpr`) and without it (`cpr_unverified`).

Numbers given out since October 2007 need not pass the check, so that a number with a possible birth
date is told of as well. The finding never repeats the number whole.
"""

from __future__ import annotations

import re

from raadslag.ingest.parse.findings.document import Document
from raadslag.ingest.parse.record import Finding
from raadslag.lib import cpr

_TEN_FIGURES = re.compile(r"\d\d{5}\D?\d{4}")


def find(document: Document) -> list[Finding]:
    """One finding for each number."""
    return [
        _finding(document, line.number, number)
        for line in document.matching(_TEN_FIGURES)
        for number in cpr.find(line.text)
    ]


def _finding(document: Document, line: int, number: cpr.Cpr) -> Finding:
    if number.verified:
        why = "Ligner et CPR-nummer: fødselsdato og kontrolciffer passer."
        return document.finding("cpr", [line], number.masked, why)
    why = "Ligner et CPR-nummer: fødselsdatoen passer, kontrolcifferet ikke."
    return document.finding("cpr_unverified", [line], number.masked, why)
