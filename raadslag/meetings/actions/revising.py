"""Bringing a meeting that stands up to date with a newer draft of it.

What has an address keeps it: the item, its decision, attachments and commitments are updated in
place.
What has none (sections, clauses, points, votes …) is written anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import F, Model

from raadslag.cases.models import CaseSection, CaseText, Clause, Enclosure
from raadslag.council.models import Origin
from raadslag.meetings.actions.rows import Rows, hang_presences
from raadslag.meetings.drafts import ItemDraft, MeetingDraft, TextDraft
from raadslag.meetings.models import (
    AgendaItem,
    Ballot,
    ClauseResult,
    Commitment,
    CommitmentOrigin,
    Decision,
    Dissent,
    EarlierTreatment,
    Guest,
    ItemPoint,
    Meeting,
    Postponement,
    PresenceOnItem,
    Vote,
)
from raadslag.protocol import actions as protocol
from raadslag.protocol.models import Versioned

M = TypeVar("M", bound=Model)

_ASIDE = 100_000  # added to the positions while items change places: no agenda is that long
_IDENTITY = {"id", "uid", "version", "origin"}
_ITEM_PARTS: tuple[type[Model], ...] = (
    ItemPoint,
    Guest,
    PresenceOnItem,
    Dissent,
    EarlierTreatment,
    Postponement,
)
# what persons do with a commitment is theirs; the reader only says what was printed
_COMMITMENT_AS_READ = (
    "position",
    "kind",
    "words",
    "owner_unit",
    "due",
    "due_precision",
    "due_words",
    "amount_dkk",
    "withdrawn",
)


@transaction.atomic
def revise_meeting(
    draft: MeetingDraft,
    *,
    by: str,
    at: datetime,
    verb: str = "meeting.revised",
    content: Mapping[str, Any] | None = None,
) -> Meeting:
    """Make a meeting that stands agree with the draft.

    draft.meeting stands already, and so does each item that is to keep its identity: they have the
    primary key of the row that stands, and the new values. Items that stand and are not in the
    draft are withdrawn, and keep their address.
    """
    meeting = draft.meeting
    _keep_identity(Meeting.objects.get(pk=meeting.pk), meeting)
    meeting.save()
    rows = Rows()
    meeting.presences.all().delete()
    hang_presences(rows, draft)
    _make_room(draft)
    for position, item in enumerate(draft.items, 1):
        _revise_item(rows, item, meeting=meeting, position=position)
    rows.create()
    protocol.record(
        verb,
        meeting,
        municipality=meeting.body.municipality,
        by=by,
        at=at,
        content=content or {"body": meeting.body.uid, "items": len(draft.items)},
    )
    return meeting


def _make_room(draft: MeetingDraft) -> None:
    """Withdraw what is gone, and lift the others off the places that they will swap.

    Each position stays its own on the way: all are lifted by the same, and far.
    """
    kept = {item.item.pk: item.item for item in draft.items}
    for standing in draft.meeting.items.all():
        if standing.pk in kept:
            _keep_identity(standing, kept[standing.pk])
    on_agenda = draft.meeting.items.filter(withdrawn=False)
    on_agenda.exclude(pk__in=kept).update(withdrawn=True)
    on_agenda.update(position=F("position") + _ASIDE)


def _revise_item(rows: Rows, draft: ItemDraft, *, meeting: Meeting, position: int) -> None:
    if draft.item.pk is None:
        rows.hang(draft, meeting=meeting, position=position)
        return
    _clear(draft.item)
    _revise_decision(rows, draft)
    _revise_proposal(draft)
    _revise_text(rows, draft)
    draft.item.meeting, draft.item.position, draft.item.withdrawn = meeting, position, False
    draft.item.proposal = draft.proposal
    draft.item.text = draft.text.text if draft.text else None
    draft.item.save()
    rows.hang_parts(draft)
    _revise_commitments(rows, draft)


def _clear(item: AgendaItem) -> None:
    """Remove what hangs on the item and has no address."""
    ClauseResult.objects.filter(decision__item=item).delete()
    Ballot.objects.filter(vote__item=item).delete()
    Vote.objects.filter(item=item).delete()
    for model in _ITEM_PARTS:
        model._default_manager.filter(item=item).delete()


def _revise_decision(rows: Rows, draft: ItemDraft) -> None:
    standing = Decision.objects.filter(item=draft.item).first()
    if draft.decision is None:
        if standing is not None:  # its address stays; there are no words there any more
            _take_over(standing, Decision(item=draft.item))
        return
    if standing is None:
        rows.add_one(draft.decision.decision, item=draft.item)
        return
    draft.decision.decision.item = draft.item
    draft.decision.decision = _take_over(standing, draft.decision.decision)


def _revise_proposal(draft: ItemDraft) -> None:
    if draft.proposal is None or draft.proposal.pk is not None:
        return
    draft.proposal.save(force_insert=True)
    for step in draft.route:
        step.proposal = draft.proposal
        step.save(force_insert=True)


def _revise_text(rows: Rows, draft: ItemDraft) -> None:
    words, standing = draft.text, draft.item.text
    if words is None or (words.text.pk is not None and words.text.pk != draft.item.text_id):
        return
    words.text.proposal = draft.proposal
    if standing is None:
        words.text.save(force_insert=True)
    else:
        _keep_attachments(words, standing)
        for part in (CaseSection, Clause, Enclosure):
            part._default_manager.filter(text=standing).delete()
        words.text = _take_over(standing, words.text)
    rows.hang_words(words)


def _keep_attachments(words: TextDraft, standing: CaseText) -> None:
    """Let the attachments that are listed again, by their title, be the rows that stand.

    Those that a person has added stay listed, last: no reader knows of them.
    """
    listed = list(standing.enclosures.select_related("attachment"))
    known = {enclosure.attachment.title: enclosure.attachment for enclosure in listed}
    for enclosure in words.enclosures:
        read = enclosure.attachment
        row = known.pop(read.title, None)
        if row is not None and read.pk is None:
            # a reader never opens what was closed, and knows of no file that came since
            read.closed, read.file = read.closed or row.closed, read.file or row.file
            enclosure.attachment = _take_over(row, read)
    words.enclosures += [
        Enclosure(attachment=enclosure.attachment, recommended=enclosure.recommended)
        for enclosure in listed
        if enclosure.attachment.title in known and enclosure.attachment.origin == Origin.LIVE
    ]


def _revise_commitments(rows: Rows, draft: ItemDraft) -> None:
    """Commitments are known again by their kind and words; those not found again are withdrawn."""
    standing = {
        (row.kind, row.words): row
        for row in draft.item.commitments.all()
        if row.basis != CommitmentOrigin.ACCEPTED  # a person made those: no reader takes them away
    }
    for position, read in enumerate(draft.commitments, 1):
        read.position = position
        row = standing.pop((read.kind, read.words), None)
        if row is None:
            rows.add_one(read, item=draft.item)
            continue
        for name in _COMMITMENT_AS_READ:
            setattr(row, name, getattr(read, name))
        row.version += 1
        row.save()
    gone = [row.pk for row in standing.values()]
    Commitment.objects.filter(pk__in=gone).update(withdrawn=True)


def _keep_identity(standing: Meeting | AgendaItem, read: Meeting | AgendaItem) -> None:
    """Give what was read the identity of the row that stands, and the version after it."""
    read.uid, read.origin = standing.uid, standing.origin
    read.version = standing.version + 1


def _take_over(standing: M, read: M) -> M:
    """Save the values that were read on the row that stands; its identity stays."""
    if standing is not read:
        for field in standing._meta.concrete_fields:
            if field.name not in _IDENTITY:
                setattr(standing, field.attname, getattr(read, field.attname))
    if isinstance(standing, Versioned):
        standing.version += 1
    standing.save()
    return standing
