"""Meetings: their items, who was there, what was voted and decided, and what it set in motion."""

from raadslag.meetings.models.commitments import (
    Commitment,
    CommitmentKind,
    CommitmentOrigin,
    CommitmentStatus,
    DuePrecision,
)
from raadslag.meetings.models.decisions import ClauseResult, Decision, Effect, Outcome
from raadslag.meetings.models.items import AgendaItem, Guest, ItemPoint
from raadslag.meetings.models.meetings import Meeting, MeetingKind, MeetingState
from raadslag.meetings.models.paths import EarlierTreatment, Postponement
from raadslag.meetings.models.presence import (
    Dissent,
    DissentKind,
    ItemPresenceKind,
    Presence,
    PresenceKind,
    PresenceOnItem,
)
from raadslag.meetings.models.sources import Anchor, Reading
from raadslag.meetings.models.votes import Ballot, Side, Vote, VoteKind

__all__ = [
    "AgendaItem",
    "Anchor",
    "Ballot",
    "ClauseResult",
    "Commitment",
    "CommitmentKind",
    "CommitmentOrigin",
    "CommitmentStatus",
    "Decision",
    "Dissent",
    "DissentKind",
    "DuePrecision",
    "EarlierTreatment",
    "Effect",
    "Guest",
    "ItemPoint",
    "ItemPresenceKind",
    "Meeting",
    "MeetingKind",
    "MeetingState",
    "Outcome",
    "Postponement",
    "Presence",
    "PresenceKind",
    "PresenceOnItem",
    "Reading",
    "Side",
    "Vote",
    "VoteKind",
]
