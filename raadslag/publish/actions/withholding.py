"""Taking back one item or one attachment, and letting it out again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from raadslag.council.models import Municipality
from raadslag.protocol import actions as protocol
from raadslag.publish import queries, sequence
from raadslag.publish.actions.preparing import keep_back
from raadslag.publish.actions.writing import write
from raadslag.publish.models import (
    PublicAttachment,
    PublicCommitment,
    PublicItem,
    PublicMeeting,
    SnapshotKind,
    Withholding,
)


class WithdrawalRefused(Exception):
    """It cannot be taken back; str() says why, in words fit to show."""


@transaction.atomic
def withhold(kind: SnapshotKind, target: str, *, why: str, by: str, at: datetime) -> Withholding:
    """Take an item, or an attachment wherever it is listed, out of everything public at once.

    A notice with the date stands in its place, its address says when it went and why, and no
    release brings it back until `lift`. why: fit for the public, not empty.

    Raises WithdrawalRefused where nothing of it is public.
    """
    sequence.hold()
    meetings = list(shown_in(kind, target))
    if not meetings:
        raise WithdrawalRefused(gettext("Det er ikke offentligt."))
    place = Municipality.objects.get(slug=meetings[0].municipality)
    kept, _ = Withholding.objects.get_or_create(
        target=target,
        lifted_at=None,
        defaults={"kind": kind, "municipality": place.slug, "why": why, "since": at, "by": by},
    )
    reasons = dict.fromkeys(_going(kind, target), why)
    for meeting in meetings:
        shown = queries.standing(meeting.uid)
        assert shown is not None
        keep_back(shown)
        write(shown, meeting.release, at=at, reasons=reasons)
    protocol.record(
        f"{kind}.withheld",
        kept,
        municipality=place,
        by=by,
        at=at,
        content={"target": target, "why": why, "meetings": [meeting.uid for meeting in meetings]},
    )
    return kept


@transaction.atomic
def lift(kept: Withholding, *, by: str, at: datetime) -> Withholding:
    """Let the next release bring it back. Raises WithdrawalRefused where it is lifted already."""
    kept = Withholding.objects.select_for_update().get(pk=kept.pk)
    if kept.lifted_at is not None:
        raise WithdrawalRefused(gettext("Tilbagetrækningen er allerede ophævet."))
    kept.lifted_at, kept.lifted_by = at, by
    kept.save(update_fields=["lifted_at", "lifted_by"])
    protocol.record(
        f"{kept.kind}.let_out",
        kept,
        municipality=Municipality.objects.get(slug=kept.municipality),
        by=by,
        at=at,
        content={"target": kept.target},
    )
    return kept


def shown_in(kind: SnapshotKind, target: str) -> Iterable[PublicMeeting]:
    """The public meetings that show the item, or list the attachment."""
    if kind == SnapshotKind.ITEM:
        found = set(PublicItem.objects.filter(uid=target).values_list("meeting_id", flat=True))
    else:
        files = PublicAttachment.objects.filter(uid=target)
        found = set(files.values_list("item__meeting_id", flat=True))
    return PublicMeeting.objects.filter(pk__in=found).select_related("release").order_by("on", "pk")


def _going(kind: SnapshotKind, target: str) -> list[str]:
    """What goes with it: of an item its attachments and promises too."""
    if kind == SnapshotKind.FILE:
        return [target]
    files = PublicAttachment.objects.filter(item=target).values_list("uid", flat=True)
    promises = PublicCommitment.objects.filter(item=target).values_list("uid", flat=True)
    return [target, *files, *promises]
