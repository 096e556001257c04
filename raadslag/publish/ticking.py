"""What publishing does by itself, called by `raadslag tick`."""

from __future__ import annotations

from datetime import UTC, datetime

from django.utils import timezone

from raadslag.publish.actions.closing import open_due
from raadslag.publish.models import Incident
from raadslag.publish.search import shelf, writing

BY = "system:tick"


def open_what_is_due(at: datetime) -> str:
    """Open what was confirmed to open by today; what nobody has confirmed waits at the desk."""
    tally = open_due(on=timezone.localdate(at), by=BY, at=at)
    said = []
    if tally.opened:
        said.append(f"{tally.opened} åbnet")
    if tally.blocked:
        said.append(f"{tally.blocked} venter ved kontrollen")
    if tally.unconfirmed:
        said.append(f"{tally.unconfirmed} venter på bekræftelse")
    return ", ".join(said)


def empty_the_index_of_what_slipped_out(at: datetime) -> str:
    """Build the search index anew after an incident.

    No search finds what was taken back; but the engine's files keep the words of a deleted document
    until it comes to tidy them up, and that may take months.
    """
    try:
        seconds = (shelf.folder() / "current").stat().st_mtime
    except FileNotFoundError:
        return ""
    built = datetime.fromtimestamp(seconds, tz=UTC)
    if not Incident.objects.filter(opened_at__gt=built, opened_at__lte=at).exists():
        return ""
    writing.rebuild()
    return "søgeindekset er bygget op forfra efter en hændelse"
