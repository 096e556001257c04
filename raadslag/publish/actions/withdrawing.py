"""Taking back what is public."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from raadslag.council.models import Municipality
from raadslag.protocol import actions as protocol
from raadslag.publish import directory, sequence
from raadslag.publish.actions.writing import take_out
from raadslag.publish.models import PublicMeeting, Release


@transaction.atomic
def withdraw(release: Release, *, why: str, by: str, at: datetime) -> Release:
    """Take a meeting out of everything public at once. Its addresses say when it went, and why.

    why: fit for the public, not empty.
    """
    sequence.hold()
    shown = PublicMeeting.objects.filter(uid=release.meeting_uid).select_related("release").first()
    release = shown.release if shown else release  # another may have come meanwhile
    municipality = Municipality.objects.get(slug=release.municipality)
    release.withdrawn_at, release.withdrawn_why = at, why
    release.save(update_fields=["withdrawn_at", "withdrawn_why"])
    take_out(release.meeting_uid, at=at, why=why)
    protocol.record(
        "meeting.withdrawn",
        release,
        municipality=municipality,
        by=by,
        at=at,
        content={"meeting": release.meeting_uid, "number": release.number, "why": why},
    )
    directory.refresh(municipality, at=at)
    return release
