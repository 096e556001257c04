"""Many unsaved rows of many tables, saved with one statement a table.

The tables are written in an order in which every row finds what it points at.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from raadslag.cases.models import (
    Attachment,
    CaseSection,
    CaseText,
    Clause,
    Enclosure,
    Proposal,
    RouteStep,
)
from raadslag.meetings.drafts import ItemDraft, MeetingDraft, TextDraft
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

ORDER: tuple[type[Model], ...] = (
    Presence,
    Proposal,
    RouteStep,
    CaseText,
    CaseSection,
    Clause,
    Attachment,
    Enclosure,
    AgendaItem,
    ItemPoint,
    Guest,
    PresenceOnItem,
    Dissent,
    Decision,
    ClauseResult,
    Vote,
    Ballot,
    EarlierTreatment,
    Postponement,
    Commitment,
)


class Rows:
    """Unsaved rows by table. Rows that stand already are left out: saving them is the caller's."""

    def __init__(self) -> None:
        self._rows: dict[type[Model], list[Model]] = {model: [] for model in ORDER}
        self._seen: set[int] = set()

    def add(self, rows: Iterable[Model], **holder: Any) -> None:
        """Add rows, numbered from 1 where they have a position, and hang them on their holder."""
        for position, row in enumerate(rows, 1):
            row.position = position  # type: ignore[attr-defined]
            self.add_one(row, **holder)

    def add_one(self, row: Model, **holder: Any) -> None:
        """Add one row and hang it on its holder; a row shared by many is saved once."""
        for name, value in holder.items():
            setattr(row, name, value)
        if row.pk is None and id(row) not in self._seen:
            self._seen.add(id(row))
            self._rows[type(row)].append(row)

    def hang(self, draft: ItemDraft, *, meeting: Meeting, position: int) -> None:
        """Add an item and all that hangs on it."""
        item = draft.item
        if draft.proposal is not None:
            self._hang_proposal(draft)
        if draft.text is not None:
            self._hang_text(draft.text, draft)
        self.add_one(
            item,
            meeting=meeting,
            position=position,
            proposal=draft.proposal,
            text=draft.text.text if draft.text else None,
        )
        self.hang_parts(draft)
        if draft.decision is not None:
            self.add_one(draft.decision.decision, item=item)
        self.add(draft.commitments, item=item)

    def hang_parts(self, draft: ItemDraft) -> None:
        """Add what hangs on the item and has no address of its own."""
        item = draft.item
        for rows in (draft.points, draft.guests, draft.presences, draft.dissents, draft.earlier):
            self.add(rows, item=item)
        if draft.decision is not None:
            self.add(draft.decision.results, decision=draft.decision.decision)
        self.add((vote.vote for vote in draft.votes), item=item)
        for vote in draft.votes:
            self.add(vote.ballots, vote=vote.vote)
        if draft.postponement is not None:
            self.add_one(draft.postponement, item=item)

    def create(self) -> None:
        """Save all that was added."""
        for model, rows in self._rows.items():
            if rows:
                model._default_manager.bulk_create(rows)

    def _hang_proposal(self, draft: ItemDraft) -> None:
        assert draft.proposal is not None
        if draft.proposal.pk is None:
            for step in draft.route:
                self.add_one(step, proposal=draft.proposal)
        self.add_one(draft.proposal)

    def _hang_text(self, words: TextDraft, draft: ItemDraft) -> None:
        if words.text.pk is not None:
            return  # a version that stands is shared as it is
        self.add_one(words.text, proposal=draft.proposal)
        self.hang_words(words)

    def hang_words(self, words: TextDraft) -> None:
        """Add what a text consists of."""
        self.add(words.sections, text=words.text)
        self.add(words.clauses, text=words.text)
        for attachment in words.attachments():
            self.add_one(attachment)
        self.add(words.enclosures, text=words.text)


def hang_presences(rows: Rows, draft: MeetingDraft) -> None:
    """Add the list of those present."""
    rows.add(draft.presences, meeting=draft.meeting)
