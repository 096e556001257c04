"""A meeting of the record as everyone may see it, before it is written anywhere."""

from __future__ import annotations

from collections.abc import Iterable

from raadslag.meetings import present
from raadslag.meetings.models import Meeting
from raadslag.meetings.presentation import ItemView, MeetingView, WithheldView
from raadslag.publish import references
from raadslag.publish.actions.files import show_files
from raadslag.publish.models import Withholding


def prepare(meeting: Meeting) -> MeetingView:
    """A meeting from `present.meeting_rows` without what is closed or kept back, with its files."""
    shown = present.meeting(meeting, closed_matter=False)
    references.blank(shown.items)
    keep_back(shown)
    show_files(meeting, shown)
    return shown


def keep_back(shown: MeetingView) -> None:
    """Put a notice in the place of every item and attachment that a person keeps back."""
    standing = _withheld(_uids(shown.items))
    for item in shown.items:
        item.withheld += [
            _notice(standing[file.uid], position=position)
            for position, file in enumerate(item.attachments, 1)
            if file.uid in standing
        ]
        item.attachments = [file for file in item.attachments if file.uid not in standing]
    shown.withheld += [
        _notice(standing[item.uid], number=item.number, position=item.position)
        for item in shown.items
        if item.uid in standing
    ]
    shown.items = [item for item in shown.items if item.uid not in standing]


def _uids(items: Iterable[ItemView]) -> list[str]:
    return [uid for item in items for uid in (item.uid, *(file.uid for file in item.attachments))]


def _withheld(uids: list[str]) -> dict[str, Withholding]:
    standing = Withholding.objects.filter(target__in=uids, lifted_at=None)
    return {one.target: one for one in standing}


def _notice(row: Withholding, *, position: int, number: str = "") -> WithheldView:
    return WithheldView(uid=row.target, at=row.since, why=row.why, number=number, position=position)
