"""A new version of a public meeting in which nothing differs but a few items."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from raadslag.meetings import present
from raadslag.meetings.models import Meeting
from raadslag.publish import queries, sequence
from raadslag.publish.actions.gating import ReleaseBlocked, examine, waits, wants_two
from raadslag.publish.actions.preparing import prepare
from raadslag.publish.actions.releasing import must_be_current, publish
from raadslag.publish.models import PublicMeeting, Release


def amend(
    meeting_uid: str, items: Collection[str], *, by: str, at: datetime, through_gate: bool
) -> Release | None:
    """Show these items of a public meeting as the record has them now, and the rest as it stands.

    What else was changed in the record waits for a release of the whole meeting. None where the
    meeting is not public or nothing differs. through_gate: raises ReleaseBlocked while a blocking
    finding of one of the items waits for a person, or the record was changed while it looked.
    """
    if not PublicMeeting.objects.filter(uid=meeting_uid).exists():
        return None
    row = present.meeting_rows(Meeting.objects.filter(uid=meeting_uid)).get()
    if through_gate:
        _must_pass(row, items)
    with transaction.atomic():
        sequence.hold()
        must_be_current(row)
        shown = queries.standing(meeting_uid)
        if shown is None:  # taken back while the gate looked
            return None
        fresh = {item.uid: item for item in prepare(row).items if item.uid in items}
        shown.items = [fresh.pop(item.uid, item) for item in shown.items]
        return publish(shown, row, by=by, at=at)


def _must_pass(row: Meeting, items: Collection[str]) -> None:
    two = wants_two(row)
    found = [one for one in examine(row) if one.blocks and one.item_uid in items]
    if waiting := [one for one in found if waits(one, two=two)]:
        raise ReleaseBlocked(waiting)
