"""Votes told by majority and minority."""

from __future__ import annotations

import pytest

from raadslag.ingest.parse.lines import Line
from raadslag.ingest.parse.rules import majorities, told


def find(text):
    return majorities.find(told.sentences([Line(4, text)]))


@pytest.mark.parametrize(
    ("text", "sides", "counts"),
    [
        (
            "5 medlemmer (V+A+N) anbefaler indstillingen. 1 medlem (O) stemmer imod.",
            (["V", "A", "N"], ["O"], []),
            (5, 1, None),
        ),
        (
            "Et flertal bestående af A, N og V (5) godkender indstillingen. O (1) kan ikke godkende den.",
            (["A", "N", "V"], ["O"], []),
            (5, 1, None),
        ),
        ("Et mindretal (Ø) undlader at stemme.", ([], [], ["Ø"]), None),
    ],
)
def test_sides(text, sides, counts):
    votes = find(text)

    assert (votes.for_, votes.against, votes.abstained) == sides
    assert counts == (
        votes.counts and (votes.counts.for_, votes.counts.against, votes.counts.abstained)
    )
    assert votes.lines == (4, 4)


@pytest.mark.parametrize("text", ["Godkendt.", "Et flertal af borgerne er glade for broen."])
def test_no_side_no_vote(text):
    assert find(text) is None
