"""Keeping what a version changed, and forgetting it when its words are taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from django.db.models import Q

from raadslag.publish.differences import ItemChange
from raadslag.publish.models import PublicDifference, Release


def keep_differences(changes: Iterable[ItemChange], made: Release) -> None:
    """Part of the deed that releases the version."""
    PublicDifference.objects.bulk_create(
        PublicDifference(release=made, position=position, content=content, **whose)
        for position, (whose, content) in enumerate(_rows(changes), 1)
    )


def _rows(changes: Iterable[ItemChange]) -> Iterator[tuple[dict[str, str], object]]:
    for change in changes:
        own = msgspec.structs.replace(change, attachments=[])
        yield {"item_uid": change.uid}, msgspec.to_builtins(own)
        for file in change.attachments:
            whose = {"item_uid": change.uid, "attachment_uid": file.uid}
            yield whose, msgspec.to_builtins(file)


def forget_differences(
    *, items: Iterable[str] = (), attachments: Iterable[str] = (), meeting: str = ""
) -> None:
    """Drop what any version says of these items and attachments, or of the whole meeting."""
    gone = Q(item_uid__in=[uid for uid in items if uid])
    gone |= Q(attachment_uid__in=[uid for uid in attachments if uid])
    if meeting:
        gone |= Q(release__meeting_uid=meeting)
    PublicDifference.objects.filter(gone).delete()
