"""What one snapshot says of another item: its id alone, and its name only while that is public.

An item may point at one that is not released yet, or was taken back since. So a snapshot keeps the
id, and whoever reads it asks what may be said of it now.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from raadslag.meetings.presentation import BodyRef, CommitmentView, ItemRef, ItemView
from raadslag.publish.models import PublicItem


def blank(items: Iterable[ItemView]) -> None:
    """Leave of every item pointed at nothing but its id."""
    for item in items:
        for earlier in item.earlier:
            earlier.item = _blank(earlier.item)
        for commitment in item.commitments:
            commitment.closed_by = _blank(commitment.closed_by)


def _blank(ref: ItemRef | None) -> ItemRef | None:
    return ItemRef(uid=ref.uid) if ref else None


def settle(items: Sequence[ItemView] = (), commitments: Sequence[CommitmentView] = ()) -> None:
    """Name the items pointed at, and drop those that are not public. One query, or none."""
    promises = [*commitments, *(one for item in items for one in item.commitments)]
    wanted = {one.closed_by.uid for one in promises if one.closed_by}
    wanted |= {one.item.uid for item in items for one in item.earlier if one.item}
    wanted |= {step.item_uid for item in items for step in item.route if step.item_uid}
    known = _named(wanted)
    for one in promises:
        one.closed_by = known.get(one.closed_by.uid) if one.closed_by else None
    for item in items:
        for earlier in item.earlier:
            earlier.item = known.get(earlier.item.uid) if earlier.item else None
        for step in item.route:
            step.item_uid = step.item_uid if step.item_uid in known else None


def _named(uids: set[str]) -> dict[str, ItemRef]:
    if not uids:
        return {}
    rows = PublicItem.objects.filter(uid__in=uids).select_related("meeting")
    return {row.uid: _ref(row) for row in rows.defer("content", "meeting__content")}


def _ref(row: PublicItem) -> ItemRef:
    return ItemRef(
        uid=row.uid,
        number=row.number,
        title=row.title,
        body=BodyRef(uid=row.meeting.body_uid, name=row.meeting.body_name),
        meeting_uid=row.meeting_id,
        on=row.meeting.on,
    )
