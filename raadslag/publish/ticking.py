"""What publishing does by itself, called by `raadslag tick`."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from raadslag.publish.actions.closing import open_due

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
