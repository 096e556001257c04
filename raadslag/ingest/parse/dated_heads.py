"""Bodies with a date as headings, though no colon says so: "Byrådet den 3. juni 2019" above "Godkendt." """

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from raadslag.ingest.parse import bodies
from raadslag.ingest.parse.rows import Row
from raadslag.ingest.parse.rules import decision
from raadslag.ingest.parse.vocabulary import Heading, Kind

_LONGEST = 90
_DECISION = 300
"""A decision's first row is read so far."""


def find(rows: Sequence[Row], headings: Mapping[int, Heading]) -> dict[int, Heading]:
    """The headings by row: a row that is a body and its date and nothing else, above words that decide there or elsewhere.

    A plan of meetings lists bodies and dates too, but nothing is decided below them. {} where the document heads
    its decisions with a word.
    """
    if any(heading.kind in (Kind.DECISION, Kind.BOTH) for heading in headings.values()):
        return {}
    named = [
        (row, below, heading)
        for row, below in pairwise(rows)
        if row.index not in headings and (heading := _heading(row))
    ]
    deciding = {(head.body, head.date) for _, below, head in named if _decides(below)}
    return {row.index: head for row, _, head in named if (head.body, head.date) in deciding}


def _heading(row: Row) -> Heading | None:
    text = row.text
    if len(text) > _LONGEST or row.page or not text[-1].isdigit() or not text[0].isupper():
        return None
    named = bodies.on_a_day(text)
    if named is None or named.date is None or named.rest:
        return None
    return Heading(Kind.DECISION, text, body=named.body, date=named.date, item=named.item)


def _decides(row: Row) -> bool:
    return decision.classify(row.text[:_DECISION]).outcome not in ("none", "other")
