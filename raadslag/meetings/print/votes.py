"""Votes as tables."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from raadslag.meetings.presentation import SideView, VoteView
from raadslag.meetings.print.values import AnyPart, Table
from raadslag.meetings.print.wording import clean

SIDES = {"for": "For", "against": "Imod", "abstained": "Undlod at stemme"}


def tables(votes: Sequence[VoteView]) -> list[AnyPart]:
    """A table for each vote; a count and a list of names that tell of the same vote are one."""
    return [_table(vote) for vote in _joined(votes)]


def _joined(votes: Sequence[VoteView]) -> list[VoteView]:
    """Minutes often print the numbers first and who they were in the next sentence."""
    found: list[VoteView] = []
    told = False
    for vote, after in pairwise([*votes, None]):
        assert vote is not None
        if told:
            told = False
            continue
        told = after is not None and _same(vote, after)
        found.append(_both(vote, after) if told and after is not None else vote)
    return found


def _same(counted: VoteView, named: VoteView) -> bool:
    return (
        counted.subject == named.subject
        and {side.side for side in counted.sides} == {side.side for side in named.sides}
        and all(side.count is not None and not side.names for side in counted.sides)
        and all(side.count is None and side.names for side in named.sides)
    )


def _both(counted: VoteView, named: VoteView) -> VoteView:
    names = {side.side: side.names for side in named.sides}
    sides = [
        SideView(side=side.side, names=names[side.side], count=side.count) for side in counted.sides
    ]
    return VoteView(subject=counted.subject, main=named.main, sides=sides)


def _table(vote: VoteView) -> Table:
    subject = clean(vote.subject)
    columns = [("Stemmer", [SIDES.get(side.side, side.side) for side in vote.sides])]
    if any(side.count is not None for side in vote.sides):
        columns.append(("Antal", ["" if s.count is None else str(s.count) for s in vote.sides]))
    if any(side.names for side in vote.sides):
        columns.append(("Hvem", [clean(", ".join(side.names)) for side in vote.sides]))
    headings = [heading for heading, _ in columns]
    return Table(
        caption=f"Afstemning om {subject}" if subject else "Afstemning",
        headings=headings,
        rows=[list(row) for row in zip(*(cells for _, cells in columns), strict=True)],
        figures=[headings.index("Antal")] if "Antal" in headings else [],
    )
