"""Changing a row by hand. The edit says which version it was made on: see protocol.versions."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from raadslag.meetings.models import AgendaItem, Decision, Meeting
from raadslag.protocol import actions as protocol
from raadslag.protocol.models import Addressed
from raadslag.protocol.versions import save_edit


@transaction.atomic
def edit_meeting(
    *, meeting: Meeting, version: int, changes: dict[str, Any], by: str, at: datetime
) -> Meeting:
    """Change fields of the meeting's head. Raises protocol.versions.Outdated."""
    edited = save_edit(
        Meeting.objects.select_related("body__municipality"),
        pk=meeting.pk,
        version=version,
        changes=changes,
    )
    _enter("meeting.edited", edited, edited, changes, by=by, at=at)
    return edited


@transaction.atomic
def edit_item(
    *, item: AgendaItem, version: int, changes: dict[str, Any], by: str, at: datetime
) -> AgendaItem:
    """Change fields of the item. Raises protocol.versions.Outdated."""
    edited = save_edit(
        AgendaItem.objects.select_related("meeting__body__municipality"),
        pk=item.pk,
        version=version,
        changes=changes,
    )
    _enter("item.edited", edited, edited.meeting, changes, by=by, at=at)
    return edited


@transaction.atomic
def edit_decision(
    *, decision: Decision, version: int, changes: dict[str, Any], by: str, at: datetime
) -> Decision:
    """Change fields of the decision. Raises protocol.versions.Outdated."""
    edited = save_edit(
        Decision.objects.select_related("item__meeting__body__municipality"),
        pk=decision.pk,
        version=version,
        changes=changes,
    )
    _enter("decision.edited", edited, edited.item.meeting, changes, by=by, at=at)
    return edited


def _enter(
    verb: str,
    subject: Addressed,
    meeting: Meeting,
    changes: dict[str, Any],
    *,
    by: str,
    at: datetime,
) -> None:
    protocol.record(
        verb, subject, municipality=meeting.body.municipality, by=by, at=at, content=changes
    )
