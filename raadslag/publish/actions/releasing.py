"""Making a meeting public, as a numbered version."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

import msgspec
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext

from raadslag.cases.models import Attachment
from raadslag.meetings.models import AgendaItem, Meeting
from raadslag.meetings.presentation import MeetingView
from raadslag.protocol import actions as protocol
from raadslag.publish import directory, queries, sequence
from raadslag.publish.actions.differing import forget_differences, keep_differences
from raadslag.publish.actions.gating import ReleaseBlocked, must_pass
from raadslag.publish.actions.preparing import prepare
from raadslag.publish.actions.writing import write
from raadslag.publish.differences import differences, discreet
from raadslag.publish.models import Release, ReleaseKind

MINUTES = (ReleaseKind.MINUTES, ReleaseKind.CORRECTED)


def release_by_hand(
    meeting: Meeting, *, by: str, at: datetime, hushed: bool = False
) -> Release | None:
    """Release one meeting, and bring the directory of bodies and persons along. As `release`."""
    made = release(meeting, by=by, at=at, hushed=hushed)
    if made is not None:
        directory.refresh(meeting.body.municipality, at=at)
    return made


def release(meeting: Meeting, *, by: str, at: datetime, hushed: bool = False) -> Release | None:
    """Make a meeting from `present.meeting_rows` public as it stands now.

    hushed: what the version shows of the one before it leaves out the words that went.

    None when the public version says the same already. Raises ReleaseBlocked while a blocking
    finding of the gate is open; the findings are kept for a person to answer.
    """
    must_pass(meeting)
    return release_passed(meeting, by=by, at=at, hushed=hushed)


@transaction.atomic
def release_passed(
    meeting: Meeting, *, by: str, at: datetime, hushed: bool = False
) -> Release | None:
    """As `release`, of a meeting that has just passed the gate."""
    sequence.hold()
    must_be_current(meeting)
    return publish(prepare(meeting), meeting, by=by, at=at, hushed=hushed)


class ChangedMeanwhile(ReleaseBlocked):
    """An item or attachment was changed, closed perhaps, after the gate looked at it."""

    def __init__(self) -> None:
        super().__init__(())

    def __str__(self) -> str:
        return gettext("Mødet blev ændret, mens det blev kontrolleret. Offentliggør det igen.")


def must_be_current(meeting: Meeting) -> None:
    """What the gate looked at is what is released. Raises ChangedMeanwhile."""
    items = {item.pk: item.version for item in meeting.items.all()}
    files = {
        enclosure.attachment.pk: enclosure.attachment.version
        for item in meeting.items.all()
        if item.text is not None
        for enclosure in item.text.enclosures.all()
    }
    listed = Attachment.objects.filter(enclosures__text__items__in=items)
    now = AgendaItem.objects.filter(meeting=meeting, withdrawn=False)
    if dict(now.values_list("pk", "version")) != items:
        raise ChangedMeanwhile
    if dict(listed.values_list("pk", "version")) != files:
        raise ChangedMeanwhile


def publish(
    shown: MeetingView, meeting: Meeting, *, by: str, at: datetime, hushed: bool = False
) -> Release | None:
    """Make what was prepared of the meeting its next version. Part of the deed that decides so."""
    digest = hashlib.sha256(msgspec.json.encode(shown)).hexdigest()
    latest = Release.objects.filter(meeting_uid=meeting.uid).order_by("-number").first()
    before = queries.standing(meeting.uid) if latest else None
    if before == shown:
        return None
    made = Release.objects.create(
        municipality=shown.municipality,
        meeting_uid=meeting.uid,
        number=latest.number + 1 if latest else 1,
        at=at,
        digest=digest,
        **_edition(shown, latest),
    )
    write(shown, made)
    if before is not None:
        _keep_what_changed(before, shown, made, hushed=hushed)
    protocol.record(
        "meeting.published",
        made,
        municipality=meeting.body.municipality,
        by=by,
        at=at,
        content={"meeting": meeting.uid, "number": made.number, "digest": digest},
    )
    return made


def _keep_what_changed(
    before: MeetingView, shown: MeetingView, made: Release, *, hushed: bool
) -> None:
    changes = differences(before, shown)
    if hushed:
        forget_differences(meeting=shown.uid)
        changes = discreet(changes)
    keep_differences(changes, made)


def _edition(shown: MeetingView, latest: Release | None) -> dict[str, Any]:
    """What the version is. One that stands again after it was taken back is what it was."""
    minutes = shown.state == "minutes"
    if latest and latest.withdrawn_at and minutes == (latest.kind in MINUTES):
        return {"kind": latest.kind, "supplement": latest.supplement}
    if minutes:
        corrects = latest is not None and latest.kind in MINUTES
        return {"kind": ReleaseKind.CORRECTED if corrects else ReleaseKind.MINUTES}
    if latest is None:
        return {"kind": ReleaseKind.AGENDA}
    earlier = Release.objects.filter(meeting_uid=shown.uid).aggregate(top=Max("supplement"))
    return {"kind": ReleaseKind.SUPPLEMENTARY, "supplement": (earlier["top"] or 0) + 1}
