"""What a person does at the correction desk.

Each deed is one entry in the protocol, and can be undone.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from raadslag.accounts.models import User
from raadslag.council.actions import merge_bodies, merge_persons
from raadslag.council.models import Municipality
from raadslag.ingest import corrections, records
from raadslag.ingest.actions.importing import Whole, bring_up_to_date, standing_readings
from raadslag.ingest.actions.recognising import Register
from raadslag.ingest.models import (
    Correction,
    Finding,
    MergeSuggestion,
    Suggestion,
    UnplacedLine,
    WorkState,
)
from raadslag.meetings.actions import add_commitment, withdraw_commitment
from raadslag.meetings.models import AgendaItem, Commitment, CommitmentKind, Meeting
from raadslag.protocol import actions as protocol

_WAITING = {"state": WorkState.OPEN, "settled_by": None, "settled_at": None}

Work = UnplacedLine | Suggestion | Finding | MergeSuggestion


class DeedRefused(Exception):
    """The deed cannot be done; str() says why, in words fit to show."""


class ValueChanged(DeedRefused):
    """Another has changed the value since the edit began. standing: what it is now."""

    def __init__(self, standing: Any) -> None:
        super().__init__(gettext("En anden har rettet det, siden du åbnede siden."))
        self.standing = standing


# Values


@transaction.atomic
def correct_value(
    *,
    meeting: Meeting,
    item: AgendaItem | None,
    field: str,
    value: Any,
    made_on: str | None = None,
    by: User,
    at: datetime,
) -> Correction:
    """Set a value by hand. A later reading leaves it alone. Raises DeedRefused.

    item:    None for the meeting's head. field: see corrections. value: as JSON takes it.
    made_on: corrections.mark of the value that the person saw; None: whatever stands is meant.
             Raises ValueChanged where another stands now.
    """
    if why := corrections.refusal(field, value, of_item=item is not None):
        raise DeedRefused(why)
    if made_on is not None:
        meeting, item = _must_stand(meeting, item, field, made_on)
    correction = Correction.objects.create(
        meeting=meeting,
        item=item,
        field=field,
        before=corrections.standing(meeting, item, field),
        after=value,
        by=by,
        at=at,
    )
    _rebuild(meeting, "value.corrected", _content(correction), by=by, at=at)
    return correction


@transaction.atomic
def undo_correction(*, correction: Correction, by: User, at: datetime) -> Correction:
    """Take a correction back: the value is again what was read, or corrected before it.

    A line that it placed waits again, as does a proposal that it took in. Raises DeedRefused if it
    is undone already.
    """
    if correction.undone_at is not None:
        raise DeedRefused(gettext("Rettelsen er allerede fortrudt."))
    correction.undone_at = at
    correction.save(update_fields=["undone_at"])
    placed = UnplacedLine.objects.filter(
        item=correction.item, field=correction.field, settled_at=correction.at
    )
    placed.update(**_WAITING, item=None, field=None)
    taken_in = Suggestion.objects.filter(
        item=correction.item, kind=correction.field, settled_at=correction.at
    )
    taken_in.update(**_WAITING)
    corrections.give_back(correction)
    _rebuild(correction.meeting, "correction.undone", _content(correction), by=by, at=at)
    return correction


def _must_stand(
    meeting: Meeting, item: AgendaItem | None, field: str, made_on: str
) -> tuple[Meeting, AgendaItem | None]:
    """Meeting and item as they stand now, once nobody else can change them before we do."""
    rows = Meeting.objects.select_related("body__municipality")
    locked = rows.select_for_update(of=("self",)).get(pk=meeting.pk)
    if item is not None:
        items = AgendaItem.objects.select_related("meeting", "decision", "text")
        item = items.get(pk=item.pk)
    standing = corrections.standing(locked, item, field)
    if corrections.mark(standing) != made_on:
        raise ValueChanged(standing)
    return locked, item


def _content(correction: Correction) -> dict[str, Any]:
    return {
        "item": correction.item.uid if correction.item else None,
        "field": correction.field,
        "after": correction.after,
    }


def _rebuild(
    meeting: Meeting, verb: str, content: Mapping[str, Any], *, by: User, at: datetime
) -> None:
    """Make the meeting anew of its sources and all corrections that stand."""
    readings = list(standing_readings(meeting))
    whole = Whole(
        meeting,
        sources=[reading.source for reading in readings],
        readings=[records.restored(reading.record) for reading in readings],
    )
    register = Register(meeting.body.municipality)
    bring_up_to_date(whole, register=register, by=by.actor, at=at, verb=verb, content=content)


# Lines without a place


@transaction.atomic
def place_line(
    *, line: UnplacedLine, item: AgendaItem, field: str, by: User, at: datetime
) -> Correction:
    """Put the words of a line at the end of a text of the item. Raises DeedRefused."""
    _must_wait(line)
    if not corrections.takes_text(field):
        raise DeedRefused(gettext("En linje kan kun lægges i en tekst."))
    before = corrections.standing(item.meeting, item, field) or ""
    correction = correct_value(
        meeting=item.meeting,
        item=item,
        field=field,
        value=f"{before}\n{line.words}".strip(),
        by=by,
        at=at,
    )
    line.item, line.field = item, field
    _settle(line, WorkState.ACCEPTED, by=by, at=at)
    return correction


@transaction.atomic
def dismiss_line(*, line: UnplacedLine, by: User, at: datetime) -> UnplacedLine:
    """Say that a line belongs nowhere: a printer's mark, a menu."""
    _must_wait(line)
    _settle(line, WorkState.REFUSED, by=by, at=at)
    _enter("line.dismissed", line, _municipality(line), by=by, at=at)
    return line


# Proposals


@transaction.atomic
def accept_suggestion(*, suggestion: Suggestion, by: User, at: datetime) -> Suggestion:
    """Take a proposal into the record: a promise becomes a commitment, a value a correction.

    Raises DeedRefused.
    """
    _must_wait(suggestion)
    if suggestion.item is None:
        raise DeedRefused(gettext("Forslaget hører ikke til noget punkt."))
    if suggestion.kind in CommitmentKind.values:
        suggestion.commitment = _commit(suggestion, suggestion.item, by=by, at=at)
    else:
        correct_value(
            meeting=suggestion.item.meeting,
            item=suggestion.item,
            field=suggestion.kind,
            value=suggestion.value,
            by=by,
            at=at,
        )
    _settle(suggestion, WorkState.ACCEPTED, by=by, at=at)
    return suggestion


def _commit(suggestion: Suggestion, item: AgendaItem, *, by: User, at: datetime) -> Commitment:
    due, precision = corrections.due(suggestion.due)
    return add_commitment(
        item=item,
        kind=CommitmentKind(suggestion.kind),
        words=suggestion.words,
        due=due,
        due_precision=precision,
        due_words=suggestion.value if isinstance(suggestion.value, str) else None,
        by=by.actor,
        at=at,
    )


@transaction.atomic
def refuse_suggestion(*, suggestion: Suggestion, by: User, at: datetime) -> Suggestion:
    _must_wait(suggestion)
    _settle(suggestion, WorkState.REFUSED, by=by, at=at)
    _enter("suggestion.refused", suggestion, _municipality(suggestion), by=by, at=at)
    return suggestion


# Findings


@transaction.atomic
def settle_finding(*, finding: Finding, is_slip: bool, by: User, at: datetime) -> Finding:
    """Say whether the document really has the slip."""
    _must_wait(finding)
    _settle(finding, WorkState.ACCEPTED if is_slip else WorkState.REFUSED, by=by, at=at)
    verb = "finding.confirmed" if is_slip else "finding.refused"
    _enter(verb, finding, _municipality(finding), by=by, at=at)
    return finding


# Two that may be one


@transaction.atomic
def accept_merge(*, suggestion: MergeSuggestion, by: User, at: datetime) -> MergeSuggestion:
    """Make the two one. Raises council's MergeRefused where they cannot be."""
    _must_wait(suggestion)
    why = suggestion.why
    if suggestion.person and suggestion.other_person:
        merge_persons(
            kept=suggestion.person, merged=suggestion.other_person, why=why, by=by.actor, at=at
        )
    elif suggestion.body and suggestion.other_body:
        merge_bodies(
            kept=suggestion.body, merged=suggestion.other_body, why=why, by=by.actor, at=at
        )
    _settle(suggestion, WorkState.ACCEPTED, by=by, at=at)
    return suggestion


@transaction.atomic
def refuse_merge(*, suggestion: MergeSuggestion, by: User, at: datetime) -> MergeSuggestion:
    _must_wait(suggestion)
    _settle(suggestion, WorkState.REFUSED, by=by, at=at)
    _enter("merge.refused", suggestion, suggestion.municipality, by=by, at=at)
    return suggestion


# Undoing


@transaction.atomic
def reopen(*, work: UnplacedLine | Suggestion | Finding, by: User, at: datetime) -> None:
    """Let something that was settled wait again; a commitment that it became is withdrawn.

    A line that was placed is reopened by undoing its correction. Raises DeedRefused.
    """
    if work.state not in (WorkState.ACCEPTED, WorkState.REFUSED):
        raise DeedRefused(gettext("Det venter allerede."))
    if isinstance(work, UnplacedLine) and work.field:
        raise DeedRefused(gettext("Fortryd rettelsen, som linjen blev lagt med."))
    if isinstance(work, Suggestion) and work.commitment is not None:
        withdraw_commitment(commitment=work.commitment, by=by.actor, at=at)
        work.commitment = None
    work.state, work.settled_by, work.settled_at = WorkState.OPEN, None, None
    work.save()
    _enter("work.reopened", work, _municipality(work), by=by, at=at)


def _must_wait(work: Work) -> None:
    if work.state != WorkState.OPEN:
        raise DeedRefused(gettext("En anden har allerede taget stilling til det."))


def _settle(work: Work, state: WorkState, *, by: User, at: datetime) -> None:
    work.state, work.settled_by, work.settled_at = state, by, at
    work.save()


def _municipality(work: UnplacedLine | Suggestion | Finding) -> Municipality:
    return work.source.municipality


def _enter(verb: str, work: Work, municipality: Municipality, *, by: User, at: datetime) -> None:
    protocol.record(
        verb, work, municipality=municipality, by=by.actor, at=at, content={"uid": work.uid}
    )
