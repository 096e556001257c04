"""Releasing as a clerk who thinks would, and taking back: with all that follows when the deed is done."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.test import TestCase

from raadslag.cases.models import Attachment
from raadslag.meetings import present
from raadslag.meetings.models import Meeting
from raadslag.publish import actions
from raadslag.publish.actions import substituting
from raadslag.publish.models import FindingAnswer, GateFinding, Release, SnapshotKind
from tests.leaks import papers

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
BY = "system:test"
DEED: dict[str, Any] = {"by": BY, "at": AT}
WHY = "Der var en fejl."


def rows(meeting: Meeting) -> Meeting:
    return present.meeting_rows(Meeting.objects.filter(pk=meeting.pk)).get()


def release(meeting: Meeting, *, hushed: bool = False) -> Release:
    """Answer what the gate asks, as a clerk who thinks would, and release."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        for _ in range(6):
            waiting = [one for one in actions.examine(rows(meeting)) if _waits(one)]
            if not waiting:
                break
            for finding in waiting:
                finding.refresh_from_db()
                _answer(finding)
        made = actions.release_by_hand(rows(meeting), hushed=hushed, **DEED)
    assert made is not None
    return made


def _waits(finding: GateFinding) -> bool:
    in_file = finding.kind.startswith("file_") and finding.kind != "file_lost"
    return finding.answer == FindingAnswer.OPEN and (finding.blocks or in_file)


def _answer(finding: GateFinding) -> None:
    if finding.answer != FindingAnswer.OPEN:
        return
    if finding.attachment_uid and finding.kind != "closed_attachment":
        _repair(finding)
        return
    how = FindingAnswer.REMOVED
    if finding.kind not in ("hidden_text", "closed_content", "closed_bare", "closed_attachment"):
        how = FindingAnswer.RELEASED
    actions.answer(finding, how=how, reason="Det er i orden.", **DEED)


def _repair(finding: GateFinding) -> None:
    """Clean the file; a sheet is handed in anew."""
    chain = substituting.chain_of(Attachment.objects.get(uid=finding.attachment_uid))
    if any(one.original == finding.sha256 for one in chain):
        return  # done for another finding in it
    try:
        substituting.clean(finding, **DEED)
    except actions.AnswerRefused:
        shown = Attachment.objects.get(uid=finding.attachment_uid).title
        content = papers.plain_sheet(shown)
        substituting.replace(finding, content, media_type=papers.SHEET, **DEED)


def withdraw(made: Release) -> None:
    with TestCase.captureOnCommitCallbacks(execute=True):
        actions.withdraw(made, why=WHY, **DEED)


def withhold(kind: SnapshotKind, uid: str) -> None:
    with TestCase.captureOnCommitCallbacks(execute=True):
        actions.withhold(kind, uid, why=WHY, **DEED)
