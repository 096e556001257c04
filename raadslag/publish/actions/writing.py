"""Writing a released meeting into the public tables, and taking it out of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import msgspec
from django.utils.translation import gettext

from raadslag.cases.rules import read_case_number
from raadslag.meetings.presentation import ItemView, MeetingView
from raadslag.publish import paths, places, storage
from raadslag.publish.actions import naming
from raadslag.publish.actions.differing import forget_differences
from raadslag.publish.documents.cache import forget as forget_documents
from raadslag.publish.models import (
    PublicAttachment,
    PublicCommitment,
    PublicItem,
    PublicMeeting,
    Release,
    SnapshotKind,
)
from raadslag.publish.snapshots import NONE, Bearing, bear, mark_gone, tell


@dataclass(slots=True)
class Rows:
    """The public rows of one meeting. meeting: None where it is not public."""

    meeting: PublicMeeting | None = None
    items: list[PublicItem] = field(default_factory=list)
    attachments: list[PublicAttachment] = field(default_factory=list)
    commitments: list[PublicCommitment] = field(default_factory=list)


def standing(meeting_uid: str) -> Rows:
    """What is public of a meeting now."""
    return Rows(
        PublicMeeting.objects.filter(uid=meeting_uid).first(),
        list(PublicItem.objects.filter(meeting_id=meeting_uid).select_related("meeting")),
        list(
            PublicAttachment.objects.filter(item__meeting_id=meeting_uid).select_related(
                "item__meeting"
            )
        ),
        list(
            PublicCommitment.objects.filter(item__meeting_id=meeting_uid).select_related(
                "item__meeting"
            )
        ),
    )


def write(
    shown: MeetingView,
    made: Release,
    *,
    at: datetime | None = None,
    reasons: Mapping[str, str] = NONE,
) -> None:
    """Let the public tables show the meeting as it is given. Part of the deed that does it.

    at: None: when the version was released; reasons: why something goes, by its id, fit for the public.
    """
    at = at or made.at
    shown.version, shown.released = made.number, made.at
    shown.edition, shown.supplement = made.kind, made.supplement
    before, after = standing(shown.uid), _rows(shown, made)
    _exchange(before, after, at=at, reasons=reasons)
    naming.write(shown)
    paths.rebuild({i.proposal_uid for i in (*before.items, *after.items)} - {""}, at=at)
    places.follow(before.meeting, after.meeting, at=at)
    forget_documents(shown.uid)


def take_out(meeting_uid: str, *, at: datetime, why: str) -> None:
    """Take a meeting and all of it out of the public tables; a trace of each is left."""
    before = standing(meeting_uid)
    if before.meeting is None:
        return
    PublicMeeting.objects.filter(uid=meeting_uid).delete()
    forget_differences(meeting=meeting_uid)
    storage.release(_files(before.attachments))
    place = before.meeting.municipality
    mark_gone(SnapshotKind.MEETING, [before.meeting], municipality=place, at=at, why=why)
    mark_gone(SnapshotKind.ITEM, before.items, municipality=place, at=at, why=why)
    mark_gone(SnapshotKind.COMMITMENT, before.commitments, municipality=place, at=at, why=why)
    mark_gone(SnapshotKind.FILE, _unlisted(before.attachments), municipality=place, at=at, why=why)
    paths.rebuild({item.proposal_uid for item in before.items} - {""}, at=at)
    places.follow(before.meeting, None, at=at)
    forget_documents(meeting_uid)


def _exchange(before: Rows, after: Rows, *, at: datetime, reasons: Mapping[str, str]) -> None:
    assert after.meeting is not None
    place = after.meeting.municipality
    attachments = bear(after.attachments, before.attachments, at=at, key=_listing)
    commitments = bear(after.commitments, before.commitments, at=at)
    items = bear(after.items, before.items, at=at)
    _bump_items(items, {row.item_id for row in (*attachments.changed, *attachments.gone)}, at)
    meeting = bear([after.meeting], [before.meeting] if before.meeting else [], at=at)
    if (items.changed or items.gone) and not meeting.changed:
        after.meeting.modified = at
        meeting.changed.append(after.meeting)
    PublicMeeting.objects.filter(uid=after.meeting.uid).delete()
    after.meeting.save(force_insert=True)
    PublicItem.objects.bulk_create(items.rows)
    PublicAttachment.objects.bulk_create(attachments.rows)
    PublicCommitment.objects.bulk_create(commitments.rows)
    attachments.gone = _unlisted(attachments.gone)
    storage.release(_files(before.attachments))
    _forget_gone(before, after)
    kinds: tuple[tuple[SnapshotKind, Bearing[Any], str], ...] = (
        (SnapshotKind.MEETING, meeting, ""),
        (SnapshotKind.ITEM, items, gettext("Punktet er ikke længere på dagsordenen.")),
        (SnapshotKind.FILE, attachments, gettext("Bilaget hører ikke længere til punktet.")),
        (SnapshotKind.COMMITMENT, commitments, gettext("Løftet er ikke længere i referatet.")),
    )
    for kind, bearing, why in kinds:
        tell(kind, bearing, municipality=place, at=at, why=why, reasons=reasons)


def _forget_gone(before: Rows, after: Rows) -> None:
    """No version says any longer what is not public now: it may have gone because it must not be."""
    items = {item.uid for item in after.items if not item.closed}
    files = {row.uid for row in after.attachments}
    forget_differences(
        items=[item.uid for item in before.items if item.uid not in items and not item.closed],
        attachments=[row.uid for row in before.attachments if row.uid not in files],
    )


def _files(rows: Sequence[PublicAttachment]) -> list[str]:
    return [row.file_id for row in rows if row.file_id]


def _listing(row: PublicAttachment) -> object:
    return (row.item_id, row.uid)


def _bump_items(items: Bearing[PublicItem], uids: set[str], at: datetime) -> None:
    """An item whose attachments changed has changed."""
    changed = {item.uid for item in items.changed}
    for item in items.rows:
        if item.uid in uids - changed:
            item.modified = at
            items.changed.append(item)


def _unlisted(rows: Sequence[PublicAttachment]) -> list[PublicAttachment]:
    """Those of the attachments that no released item lists any more."""
    listed = PublicAttachment.objects.filter(uid__in=[row.uid for row in rows])
    left = set(listed.values_list("uid", flat=True))
    return [row for row in rows if row.uid not in left]


# The rows of a view


def _rows(shown: MeetingView, made: Release) -> Rows:
    meeting = PublicMeeting(
        uid=shown.uid,
        municipality=shown.municipality,
        content=_without_items(shown),
        release=made,
        body_uid=shown.body.uid,
        body_name=shown.body.name,
        on=shown.on,
        start=shown.start,
        state=shown.state,
        cancelled=shown.cancelled,
    )
    rows = Rows(meeting)
    for view in shown.items:
        item = _item(view, meeting)
        rows.items.append(item)
        rows.attachments += _attachments(view, item)
        rows.commitments += _commitments(view, item)
    return rows


def _attachments(view: ItemView, item: PublicItem) -> Iterator[PublicAttachment]:
    for position, attachment in enumerate(view.attachments, 1):
        yield PublicAttachment(
            uid=attachment.uid,
            municipality=item.municipality,
            item=item,
            position=position,
            title=attachment.title,
            recommended=attachment.recommended,
            name=attachment.name,
            file_id=attachment.sha256 or None,
        )


def _without_items(shown: MeetingView) -> Any:
    return {k: v for k, v in msgspec.to_builtins(shown).items() if k != "items"}


def _item(view: ItemView, meeting: PublicMeeting) -> PublicItem:
    return PublicItem(
        uid=view.uid,
        municipality=meeting.municipality,
        content=msgspec.to_builtins(view),
        meeting=meeting,
        position=view.position,
        number=view.number,
        title=view.title,
        closed=view.closed,
        outcome=view.decision.outcome if view.decision else "none",
        proposal_uid=view.proposal_uid or "",
        subject=kle.subject if (kle := read_case_number(view.case_number)) else "",
    )


def _commitments(view: ItemView, item: PublicItem) -> Iterator[PublicCommitment]:
    for commitment in view.commitments:
        yield PublicCommitment(
            uid=commitment.uid,
            municipality=item.municipality,
            content=msgspec.to_builtins(commitment),
            item=item,
            body_uid=item.meeting.body_uid,
            kind=commitment.kind,
            status=commitment.status,
            made_on=item.meeting.on,
            due=commitment.due,
        )
