"""Votes told by numbers with the voters in brackets behind them.

"vedtaget med 12 stemmer for (A, V og C), 6 imod (F, O og løsgænger)" · "med 18 stemmer mod 1 (O)" ·
"2 stemte for (A), 3 stemte imod (C, V og Ø)" · "17 stemte for, og 2 (C) undlod at stemme"
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from raadslag.ingest.parse.record import Counts, Votes
from raadslag.ingest.parse.rules import members
from raadslag.ingest.parse.rules.told import Told
from raadslag.lib import danish, parties

_FOR_WHO = r"(?: \((?P<for_who>[^()]{1,300})\))?"
_AGAINST_WHO = r"(?: \((?P<against_who>[^()]{1,300})\))?"
_FORMS = (
    re.compile(
        rf"\bmed (?P<for>\d+) stemmer(?: for)?{_FOR_WHO},?(?: og)?(?: mod| imod)? "
        rf"(?P<against>\d+)(?: stemmer?)?(?: imod| mod)?{_AGAINST_WHO}",
        re.I,
    ),
    re.compile(
        rf"(?<!\d)(?P<for>\d+) stemte for{_FOR_WHO},?(?: og)? "
        rf"(?P<against>\d+) stemte imod{_AGAINST_WHO}",
        re.I,
    ),
)
_ONLY_FOR = re.compile(rf"(?<!\d)(?P<for>\d+) stemte for{_FOR_WHO}", re.I)
_ABSTAINED = re.compile(
    r"(?<!\d)(?P<abstained>\d+)(?: medlem(?:mer)?)?(?: \((?P<who>[^()]{1,300})\)) undlod at stemme",
    re.I,
)


def find(sentences: Sequence[Told]) -> Votes | None:
    """The last vote that is told so with voters named; None where numbers alone are printed."""
    found = None
    for sentence in sentences:
        vote = _vote(sentence)
        found = vote or found
    return found


def _vote(sentence: Told) -> Votes | None:
    text = sentence.text
    match = next((m for form in _FORMS if (m := form.search(text))), None)
    abstained = _ABSTAINED.search(text)
    if match is None and abstained:
        match = _ONLY_FOR.search(text)
    if match is None:
        return None
    printed = match.groupdict()
    vote = Votes(
        for_=_voters(printed["for_who"]),
        against=_voters(printed.get("against_who")),
        abstained=_voters(abstained["who"]) if abstained else [],
        counts=Counts(
            _number(printed["for"]),
            _number(printed.get("against")),
            _number(abstained["abstained"]) if abstained else None,
        ),
        lines=sentence.lines,
    )
    return vote if vote.for_ or vote.against or vote.abstained else None


def _number(printed: str | None) -> int | None:
    return int(printed) if printed else None


def _voters(printed: str | None) -> list[str]:
    """The parties and members in a bracket; [] where anything else stands there."""
    names = danish.enumerated(printed) if printed else []
    known = all(name.casefold() in parties.OUTSIDE or members.named(name) for name in names)
    return names if known else []
