"""Releasing many meetings, each by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from raadslag.council.models import Municipality
from raadslag.meetings import present
from raadslag.meetings.models import Meeting
from raadslag.publish import directory
from raadslag.publish.actions.gating import ReleaseBlocked, must_pass
from raadslag.publish.actions.releasing import release_passed
from raadslag.publish.models import Tombstone


@dataclass(slots=True)
class ArchiveTally:
    """What releasing the archive came to."""

    released: int = 0
    unchanged: int = 0
    blocked: int = 0
    findings: dict[str, int] = field(default_factory=dict)  # open ones by kind


def release_archive(municipality: Municipality, *, by: str, at: datetime) -> Iterator[ArchiveTally]:
    """Release every meeting of the municipality that the gate lets through, each by itself.

    Yields the tally after each meeting, so that progress can be shown; the last one is the whole.
    Blocked meetings stay as they are, for a person to answer their findings; withdrawn ones stay
    withdrawn until a person releases them again.
    """
    meetings = Meeting.objects.filter(body__municipality=municipality).order_by("date", "pk")
    withdrawn = Tombstone.objects.filter(kind="meeting").values("uid")
    yield from release_each(
        list(meetings.exclude(uid__in=withdrawn).values_list("pk", flat=True)), by=by, at=at
    )
    directory.refresh(municipality, at=at)


def release_each(
    meetings: Sequence[int], *, by: str, at: datetime, examine_only: bool = False
) -> Iterator[ArchiveTally]:
    """Release the meetings of these keys, each by itself; yields the tally after each, and at the end.

    examine_only: run the gate, and release none; those that would pass are counted as unchanged.
    """
    tally = ArchiveTally()
    for pk in meetings:
        row = present.meeting_rows(Meeting.objects.filter(pk=pk)).get()
        try:
            must_pass(row)
            made = None if examine_only else release_passed(row, by=by, at=at)
        except ReleaseBlocked as blocked:
            tally.blocked += 1
            for finding in blocked.findings:
                tally.findings[finding.kind] = tally.findings.get(finding.kind, 0) + 1
        else:
            tally.released += made is not None
            tally.unchanged += made is None
        yield tally
    yield tally
