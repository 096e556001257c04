"""Entering a whole meeting at once: one transaction, one protocol entry, few statements."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from raadslag.meetings.actions.rows import Rows, hang_presences
from raadslag.meetings.drafts import MeetingDraft
from raadslag.meetings.models import Meeting
from raadslag.protocol import actions as protocol


@transaction.atomic
def enter_meeting(
    draft: MeetingDraft,
    *,
    by: str,
    at: datetime,
    verb: str = "meeting.entered",
    content: Mapping[str, Any] | None = None,
) -> Meeting:
    """Save a meeting and all that hangs on it.

    content: what the protocol's digest is made of, where the counts alone are not enough:
             an import gives the hashes of file and record.
    The draft's rows are the saved ones afterwards.
    """
    meeting = draft.meeting
    meeting.save(force_insert=True)
    rows = Rows()
    hang_presences(rows, draft)
    for position, item in enumerate(draft.items, 1):
        rows.hang(item, meeting=meeting, position=position)
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
