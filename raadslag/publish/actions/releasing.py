"""Making a meeting public, as a numbered version."""

from __future__ import annotations

import hashlib
from datetime import datetime

import msgspec
from django.db import transaction

from raadslag.meetings import present
from raadslag.meetings.models import Meeting
from raadslag.meetings.presentation import MeetingView
from raadslag.protocol import actions as protocol
from raadslag.publish import directory
from raadslag.publish.actions.gating import must_pass
from raadslag.publish.actions.writing import write
from raadslag.publish.models import Release, ReleaseKind


def release_by_hand(meeting: Meeting, *, by: str, at: datetime) -> Release | None:
    """Release one meeting, and bring the directory of bodies and persons along. As `release`."""
    made = release(meeting, by=by, at=at)
    if made is not None:
        directory.refresh(meeting.body.municipality, at=at)
    return made


def release(meeting: Meeting, *, by: str, at: datetime) -> Release | None:
    """Make a meeting from `present.meeting_rows` public as it stands now.

    None when the public version says the same already. Raises ReleaseBlocked while a blocking
    finding of the gate is open; the findings are kept for a person to answer.
    """
    must_pass(meeting)
    return release_passed(meeting, by=by, at=at)


@transaction.atomic
def release_passed(meeting: Meeting, *, by: str, at: datetime) -> Release | None:
    """As `release`, of a meeting that has just passed the gate."""
    shown = present.meeting(meeting, closed_matter=False)
    digest = hashlib.sha256(msgspec.json.encode(shown)).hexdigest()
    latest = Release.objects.filter(meeting_uid=meeting.uid).order_by("-number").first()
    if latest and latest.digest == digest and latest.withdrawn_at is None:
        return None
    made = Release.objects.create(
        municipality=shown.municipality,
        meeting_uid=meeting.uid,
        number=latest.number + 1 if latest else 1,
        kind=_kind(shown, latest),
        at=at,
        digest=digest,
    )
    write(shown, made)
    protocol.record(
        "meeting.published",
        made,
        municipality=meeting.body.municipality,
        by=by,
        at=at,
        content={"meeting": meeting.uid, "number": made.number, "digest": digest},
    )
    return made


def _kind(shown: MeetingView, latest: Release | None) -> ReleaseKind:
    if shown.state != "minutes":
        return ReleaseKind.SUPPLEMENTARY if latest else ReleaseKind.AGENDA
    minutes = (ReleaseKind.MINUTES, ReleaseKind.CORRECTED)
    return ReleaseKind.CORRECTED if latest and latest.kind in minutes else ReleaseKind.MINUTES
