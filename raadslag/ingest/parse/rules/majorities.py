"""Votes told by majority and minority: who recommends and who does not, by party letters and numbers of members.

"5 medlemmer (V+A+N) anbefaler indstillingen. 1 medlem (O) stemmer imod." · "Et flertal bestående af A, N og V (5) godkender
indstillingen. O (1) kan ikke godkende indstillingen."
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from raadslag.ingest.parse.record import Counts, Votes
from raadslag.ingest.parse.rules.told import Told

_LETTERS = r"[A-ZÆØÅ]{1,2}(?:(?:\s?[+,/]\s?|\s?,?\s+og\s+)[A-ZÆØÅ]{1,2}){0,15}"
_WHO = (
    rf"(?:(?:et |udvalgets )?flertal(?:let)?(?: på \w+)?,?(?: bestående af)?(?: gruppe| liste)? \(?(?P<majority>{_LETTERS})\)?(?: \((?P<majority_seats>\d+)\))?"
    rf"|(?:et )?mindretal(?:let)?,?(?: bestående af)?(?: gruppe| liste)? \(?(?P<minority>{_LETTERS})\)?(?: \((?P<minority_seats>\d+)\))?"
    rf"|(?<!\d)(?P<members>\d{{1,3}}) medlem(?:mer)? \((?P<named>{_LETTERS})\)"
    rf"|(?<!\w)(?P<party>{_LETTERS}) \((?P<seats>\d+)\)|(?:^|(?<=[.,;] ))\((?P<alone>{_LETTERS})\))"
)
_VERB = (
    r"(?P<against>(?:kan|kunne) (?:dog )?ikke\b|stemmer imod|stemte imod|anbefaler ikke|godkender ikke)"
    r"|(?P<abstained>undlader|undlod|hverken)"
    r"|(?P<for>anbefaler|anbefalede|godkender|godkendte|tiltræder|tiltrådte|støtter|indstiller|stemmer for|stemte for|vedtager|kan (?:anbefale|godkende|tiltræde|støtte))"
)
_TOLD = re.compile(rf"{_WHO},? (?:{_VERB})", re.I)
_SEPARATOR = re.compile(r"\s?[+,/]\s?|\s+og\s+")


def find(sentences: Sequence[Told]) -> Votes | None:
    """The vote that majority and minority make; None where no side is told so."""
    votes = Votes()
    counts = Counts()
    for sentence in sentences:
        for match in _TOLD.finditer(sentence.text):
            _count(votes, counts, match)
            first = votes.lines[0] if votes.lines else sentence.lines[0]
            votes.lines = (first, sentence.lines[1])
    if votes.lines is None:
        return None
    if (counts.for_, counts.against, counts.abstained) != (None, None, None):
        votes.counts = counts
    return votes


def _count(votes: Votes, counts: Counts, match: re.Match[str]) -> None:
    names = next(
        match[key] for key in ("majority", "minority", "named", "party", "alone") if match[key]
    )
    seats = match["majority_seats"] or match["minority_seats"] or match["members"] or match["seats"]
    letters = [name.upper() for name in _SEPARATOR.split(names) if name]
    number = int(seats) if seats else None
    if match["against"]:
        votes.against.extend(letters)
        counts.against = number
    elif match["abstained"]:
        votes.abstained.extend(letters)
        counts.abstained = number
    else:
        votes.for_.extend(letters)
        counts.for_ = number
