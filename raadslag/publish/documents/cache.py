"""Public documents on disk, so that each is set once: derived, and can be thrown away at any time.

A meeting's lie in a folder under its id. They are served only after the public tables have been
asked, under a name made of what they say, so that an old one is never mistaken for the new.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import transaction


def kept(
    meeting_uid: str, kind: str, digest: str, ending: str, write: Callable[[Path], None]
) -> Path:
    """The document's file, written unless it is there; an older one of its kind goes.

    kind: what of the meeting it is: "dokument", "pakke", "udskrift-<uid>"
    """
    folder = _folder(meeting_uid)
    path = folder / f"{kind}-{digest}.{ending}"
    if path.exists():
        return path
    folder.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=folder, prefix=".", suffix=f".{ending}")
    os.close(handle)
    try:
        write(Path(unfinished))
        os.replace(unfinished, path)  # whole or not at all
    finally:
        Path(unfinished).unlink(missing_ok=True)
    for old in folder.glob(f"{kind}-*.{ending}"):
        if old != path:
            old.unlink(missing_ok=True)
    return path


def forget(meeting_uid: str) -> None:
    """Throw away the meeting's documents when the deed is done. Part of every deed that changes it."""
    transaction.on_commit(lambda: shutil.rmtree(_folder(meeting_uid), ignore_errors=True))


def _folder(meeting_uid: str) -> Path:
    return Path(settings.PUBLIC_DOCUMENTS) / meeting_uid[:2] / meeting_uid
