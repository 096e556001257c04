"""What was decided: words, votes, dissents, and what it set in motion."""

from __future__ import annotations

from datetime import date

from raadslag.council.models import Party
from raadslag.meetings.models import (
    AgendaItem,
    Ballot,
    Commitment,
    Decision,
    Side,
    Vote,
    VoteKind,
)
from raadslag.meetings.present.names import item_ref, linked_ref, person_ref
from raadslag.meetings.presentation import (
    CommitmentView,
    DecisionView,
    DissentView,
    ParticipationView,
    SideView,
    VoterView,
    VoteView,
)


def decision_row(row: AgendaItem) -> Decision | None:
    return getattr(row, "decision", None)  # Django raises where there is none


def decision(row: AgendaItem) -> DecisionView | None:
    decision = decision_row(row)
    if decision is None:
        return None
    postponement = getattr(row, "postponement", None)
    return DecisionView(
        text=decision.words or "",
        outcome=decision.outcome,
        verb=decision.verb or "",
        effect=decision.effect or "",
        role=decision.role or "",
        stopped=decision.stopped,
        postponed_to=postponement.to_date if postponement else None,
        votes=[_vote(v, row.meeting.date) for v in row.votes.all()],
        dissents=[
            DissentView(person=person_ref(d.printed_name, d.printed_party, d.person), text=d.words)
            for d in row.dissents.all()
            if d.words
        ],
    )


def dissenters(row: AgendaItem) -> list[ParticipationView]:
    """Those who dissented without words of their own; the others stand with the decision."""
    return [
        ParticipationView(person=person_ref(d.printed_name, d.printed_party, d.person), kind=d.kind)
        for d in row.dissents.all()
        if not d.words
    ]


def _vote(row: Vote, on: date | None) -> VoteView:
    counts = {
        Side.FOR: row.count_for,
        Side.AGAINST: row.count_against,
        Side.ABSTAINED: row.count_abstained,
    }
    by_side: dict[str, list[Ballot]] = {}
    for ballot in row.ballots.all():
        by_side.setdefault(ballot.side, []).append(ballot)
    return VoteView(
        subject=row.subject or "",
        main=row.kind == VoteKind.MAIN,
        sides=[
            SideView(
                side=side,
                names=[_ballot(b) for b in by_side.get(side, [])],
                count=counts[side],
                voters=[_voter(b, on) for b in by_side.get(side, [])],
            )
            for side in Side
            if counts[side] is not None or side in by_side
        ],
    )


def _ballot(row: Ballot) -> str:
    return f"{row.printed} ({row.count})" if row.count and row.count > 1 else row.printed


def _voter(row: Ballot, on: date | None) -> VoterView:
    return VoterView(
        name=row.printed,
        uid=row.person.uid if row.person else None,
        party=_letter(row.party, on) if row.party else "",
        count=row.count,
    )


def _letter(party: Party, on: date | None) -> str:
    """The party's letter on the day; "" for a local list without one."""
    letters = [x for x in party.letters.all() if on is None or x.holds_on(on)]
    return letters[-1].letter if letters else ""


def commitment(row: Commitment, item: AgendaItem, *, closed_matter: bool) -> CommitmentView:
    return CommitmentView(
        uid=row.uid,
        kind=row.kind,
        text=row.words,
        owner=row.owner_unit or "",
        due=row.due,
        due_words=row.due_words or "",
        amount=row.amount_dkk,
        status=row.status,
        item=item_ref(item, closed_matter=closed_matter),
        closed_by=linked_ref(row.closed_by, item, closed_matter=closed_matter),
        source_lines=_commitment_lines(row, item),
    )


def _commitment_lines(row: Commitment, item: AgendaItem) -> tuple[int, int] | None:
    """The lines of the sentence it rests on; None where it was not read from a source."""
    key = f"follow_ups.{row.position - 1}"
    for anchor in item.anchors.all():
        if span := anchor.spans.get(key):
            return (span[0], span[1])
    return None
