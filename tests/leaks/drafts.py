"""Items and meetings with a planted word in each of their texts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from raadslag.cases import storage
from raadslag.cases.models import (
    Attachment,
    CaseSection,
    CaseText,
    Clause,
    Enclosure,
    Proposal,
    RouteStep,
)
from raadslag.council.models import Body, Party, Person
from raadslag.meetings.drafts import (
    DecisionDraft,
    ItemDraft,
    MeetingDraft,
    TextDraft,
    VoteDraft,
)
from raadslag.meetings.models import (
    AgendaItem,
    Ballot,
    ClauseResult,
    Commitment,
    Decision,
    Dissent,
    EarlierTreatment,
    Guest,
    ItemPoint,
    Meeting,
    MeetingState,
    Postponement,
    Presence,
    PresenceOnItem,
    Vote,
)
from tests.leaks.filling import Sower

Paper = tuple[bytes, str]
"""Bytes and media type."""


def enclosure(
    sower: Sower, body: Body, paper: Paper | None = None, *, closed: bool = False
) -> Enclosure:
    file = storage.keep(paper[0], media_type=paper[1]) if paper else None
    attachment = sower.fill(Attachment, municipality=body.municipality, file=file, closed=closed)
    return sower.fill(Enclosure, attachment=attachment)


def item(
    sower: Sower,
    body: Body,
    *,
    closed: bool = False,
    proposal: Proposal | None = None,
    standing: bool = False,
    enclosures: Sequence[Enclosure] = (),
    person: Person | None = None,
    party: Party | None = None,
    told: Sower | None = None,
    **given: Any,
) -> ItemDraft:
    """An item of the body with a row in every table that hangs on it.

    standing: it belongs to no case. told: who says what everybody may know of it where it is closed; None: nobody does.
    """
    clause = sower.fill(Clause)
    if not standing:
        given.setdefault("route", [])  # that of the proposal is shown in its place
    given |= {
        name: told.word(f"meetings.AgendaItem.{name}") if told else None
        for name in ("public_title", "closed_ground")
    }
    public_words = told.word("meetings.Decision.public_words") if told else None
    return ItemDraft(
        sower.fill(AgendaItem, closed=closed, **given),
        proposal=None if standing else proposal or _proposal(sower, body, closed=closed),
        route=[] if standing or proposal else [sower.fill(RouteStep, position=1)],
        text=TextDraft(
            sower.fill(CaseText, municipality=body.municipality),
            sections=[
                sower.fill(CaseSection, kind="other" if standing else "case"),
                sower.fill(CaseSection, kind="economy"),
            ],
            clauses=[clause, sower.fill(Clause)],
            enclosures=list(enclosures),
        ),
        points=[sower.fill(ItemPoint)],
        guests=[sower.fill(Guest)],
        presences=[sower.fill(PresenceOnItem, kind="disqualified", person=person)],
        dissents=[sower.fill(Dissent)],
        decision=DecisionDraft(
            sower.fill(Decision, outcome="adopted", public_words=public_words),
            results=[sower.fill(ClauseResult, clause=clause, outcome="adopted")],
        ),
        votes=[
            VoteDraft(
                sower.fill(Vote, count_for=4, count_against=3),
                ballots=[
                    sower.fill(Ballot, side="for", party=party),
                    sower.fill(Ballot, side="against"),
                ],
            )
        ],
        earlier=[sower.fill(EarlierTreatment)],
        postponement=sower.fill(Postponement, to_date=date(2026, 9, 1)),
        commitments=[sower.fill(Commitment, kind="report")],
    )


def _proposal(sower: Sower, body: Body, *, closed: bool) -> Proposal:
    return sower.fill(Proposal, municipality=body.municipality, closed=closed)  # type: ignore[no-any-return]


def meeting(
    sower: Sower,
    body: Body,
    on: date,
    *items: ItemDraft,
    state: MeetingState = MeetingState.MINUTES,
    person: Person | None = None,
    **given: Any,
) -> MeetingDraft:
    """A meeting of the body, with a name on its list."""
    there = sower.fill(Presence, kind="present", person=person, arrived=time(17, 5))
    given.setdefault("cancel_reason", None)
    return MeetingDraft(
        sower.fill(Meeting, body=body, date=on, start=time(17), end=time(19), state=state, **given),
        presences=[there],
        items=list(items),
    )
