"""What the public sees of a meeting's versions."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

import msgspec
from django.utils.translation import gettext

from raadslag.publish.differences import AttachmentChange, ItemChange
from raadslag.publish.models import PublicDifference, Release


@dataclass(slots=True)
class Edition:
    """One version. changes: against the one before it; [] of the first, and of one put back."""

    release: Release
    changes: list[ItemChange] = field(default_factory=list)

    @property
    def words(self) -> str:
        return edition_words(self.release.kind, self.release.supplement)


def edition_words(kind: str, supplement: int | None) -> str:
    """ "Tillægsdagsorden 2"; "" for a kind that is not known."""
    words = {
        "agenda": gettext("Dagsorden"),
        "supplementary": gettext("Tillægsdagsorden"),
        "minutes": gettext("Referat"),
        "corrected": gettext("Rettet referat"),
    }.get(kind, "")
    return f"{words} {supplement}" if supplement else words


def editions(meeting_uid: str) -> list[Edition]:
    """Every version of a meeting, the newest first."""
    found = [
        Edition(release)
        for release in Release.objects.filter(meeting_uid=meeting_uid).order_by("-number")
    ]
    rows: dict[int, list[PublicDifference]] = defaultdict(list)
    for row in PublicDifference.objects.filter(release__meeting_uid=meeting_uid):
        rows[row.release_id].append(row)
    for edition in found:
        edition.changes = _changes(rows[edition.release.pk])
    return found


def _changes(rows: list[PublicDifference]) -> list[ItemChange]:
    """An item whose own row went may still have attachments that changed, and the other way round."""
    changes: dict[str, ItemChange] = {}
    for row in rows:
        if not row.attachment_uid:
            changes[row.item_uid] = msgspec.convert(row.content, ItemChange)
    for row in rows:
        if row.attachment_uid and row.item_uid in changes:
            file = msgspec.convert(row.content, AttachmentChange)
            changes[row.item_uid].attachments.append(file)
    return list(changes.values())
