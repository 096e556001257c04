"""A whole meeting before it is saved: unsaved rows, hung together as they will stand.

Whoever makes a draft fills in the facts. Positions and the keys between the rows are set when it is
entered (actions.enter_meeting). A row that has a primary key is one that stands already.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from raadslag.cases.models import (
    Attachment,
    CaseSection,
    CaseText,
    Clause,
    Enclosure,
    Proposal,
    RouteStep,
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
    Postponement,
    Presence,
    PresenceOnItem,
    Vote,
)


@dataclass(slots=True)
class TextDraft:
    """The words an item was treated with. A text that stands already is shared as it is."""

    text: CaseText
    sections: list[CaseSection] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    # each with an `attachment`, saved or not
    enclosures: list[Enclosure] = field(default_factory=list)

    def attachments(self) -> Iterator[Attachment]:
        for enclosure in self.enclosures:
            yield enclosure.attachment


@dataclass(slots=True)
class VoteDraft:
    vote: Vote
    ballots: list[Ballot] = field(default_factory=list)


@dataclass(slots=True)
class DecisionDraft:
    decision: Decision
    results: list[ClauseResult] = field(default_factory=list)


@dataclass(slots=True)
class ItemDraft:
    """One item and all that hangs on it, in the order printed."""

    item: AgendaItem
    proposal: Proposal | None = None
    route: list[RouteStep] = field(default_factory=list)  # of a new proposal; positions are given
    text: TextDraft | None = None
    points: list[ItemPoint] = field(default_factory=list)
    guests: list[Guest] = field(default_factory=list)
    presences: list[PresenceOnItem] = field(default_factory=list)
    dissents: list[Dissent] = field(default_factory=list)
    decision: DecisionDraft | None = None
    votes: list[VoteDraft] = field(default_factory=list)
    earlier: list[EarlierTreatment] = field(default_factory=list)
    postponement: Postponement | None = None
    commitments: list[Commitment] = field(default_factory=list)


@dataclass(slots=True)
class MeetingDraft:
    """One meeting with its list of those present and its items, in the order of the agenda."""

    meeting: Meeting
    presences: list[Presence] = field(default_factory=list)
    items: list[ItemDraft] = field(default_factory=list)
