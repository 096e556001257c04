"""Commitments that persons make and settle."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from raadslag.meetings.models import (
    AgendaItem,
    Commitment,
    CommitmentKind,
    CommitmentOrigin,
    CommitmentStatus,
    DuePrecision,
)
from raadslag.protocol import actions as protocol
from raadslag.protocol.versions import save_edit


@transaction.atomic
def add_commitment(
    *,
    item: AgendaItem,
    kind: CommitmentKind,
    words: str,
    due: date | None = None,
    due_precision: DuePrecision | None = None,
    due_words: str | None = None,
    amount_dkk: int | None = None,
    by: str,
    at: datetime,
) -> Commitment:
    """Enter a commitment that a person found in the item, or accepted when it was proposed.

    due_precision: the day itself where nothing else is said.
    """
    last = item.commitments.aggregate(last=Max("position"))["last"] or 0
    commitment = Commitment.objects.create(
        item=item,
        position=last + 1,
        kind=kind,
        words=words,
        due=due,
        due_precision=(due_precision or DuePrecision.DAY) if due else None,
        due_words=due_words,
        amount_dkk=amount_dkk,
        basis=CommitmentOrigin.ACCEPTED,
    )
    _enter("commitment.added", commitment, {"kind": kind, "words": words}, by=by, at=at)
    return commitment


@transaction.atomic
def settle_commitment(
    *,
    commitment: Commitment,
    version: int,
    status: CommitmentStatus,
    closed_by: AgendaItem | None = None,
    closed_on: date | None = None,
    by: str,
    at: datetime,
) -> Commitment:
    """Say that it was fulfilled or lapsed, and in which item; or that it is open after all.

    Raises protocol.versions.Outdated.
    """
    still_open = status == CommitmentStatus.OPEN
    changes = {
        "status": status,
        "closed_by": None if still_open else closed_by,
        "closed_on": None if still_open else closed_on,
    }
    settled = save_edit(
        Commitment.objects.all(), pk=commitment.pk, version=version, changes=changes
    )
    _enter("commitment.settled", settled, {"status": status}, by=by, at=at)
    return settled


@transaction.atomic
def withdraw_commitment(*, commitment: Commitment, by: str, at: datetime) -> Commitment:
    """Say that it was never one: accepted by mistake. Its address stays."""
    commitment.withdrawn = True
    commitment.version += 1
    commitment.save(update_fields=["withdrawn", "version"])
    _enter("commitment.withdrawn", commitment, {"kind": commitment.kind}, by=by, at=at)
    return commitment


def _enter(
    verb: str, commitment: Commitment, content: dict[str, str], *, by: str, at: datetime
) -> None:
    municipality = commitment.item.meeting.body.municipality
    protocol.record(verb, commitment, municipality=municipality, by=by, at=at, content=content)
