"""The sequence of what became public, changed or went: the only code that writes it.

Whatever is derived from the snapshots keeps the highest number it has taken in, and asks for what
came after it. For that the numbers must rise in the order that the deeds are committed: a deed
that notes changes holds the sequence until its transaction ends.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import connection
from django.db.models import Max, QuerySet

from raadslag.publish.models import PublicChange, SnapshotKind

_LOCK = 7_245_001  # any number that no other advisory lock of ours has


def note(
    kind: SnapshotKind,
    uids: Iterable[str],
    *,
    municipality: str,
    at: datetime,
    gone: bool = False,
    bare: bool = False,
) -> None:
    """Note that these became public or changed.

    gone: that they are public no longer; bare: that of them, closed items, no more than what
    everybody may know.

    Part of the deed that did it, whose transaction it shares.
    """
    changes = [
        PublicChange(kind=kind, uid=uid, municipality=municipality, at=at, gone=gone, bare=bare)
        for uid in dict.fromkeys(uids)
    ]
    if changes:
        hold()
        PublicChange.objects.bulk_create(changes)


def since(sequence: int) -> QuerySet[PublicChange]:
    """What was noted after this number, in order."""
    return PublicChange.objects.filter(sequence__gt=sequence).order_by("sequence")


def reached() -> int:
    """The highest number; 0 before anything was public."""
    return PublicChange.objects.aggregate(top=Max("sequence"))["top"] or 0


def hold() -> None:
    """Wait for every other deed that makes something public or takes it back, and keep others waiting.

    A deed that reads what may be shown and then writes it begins with this, before it takes any
    other lock: what was taken back meanwhile must not come back. SQLite has one writer anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
