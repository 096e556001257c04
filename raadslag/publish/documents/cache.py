"""Public documents on disk, so that each is set once: derived, and can be thrown away at any time.

A meeting's lie in a folder under its id. They are served only after the public tables have been
asked, under a name made of what they say, so that an old one is never mistaken for the new.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from weakref import WeakValueDictionary

from django.conf import settings
from django.db import transaction

_LOCK = Lock()
_locks: WeakValueDictionary[Path, Lock] = WeakValueDictionary()  # of the files being made


def kept(
    meeting_uid: str, kind: str, digest: str, ending: str, write: Callable[[Path], None]
) -> Path:
    """The document's file, written unless it is there; an older one of its kind goes.

    kind: what of the meeting it is: "dokument", "pakke", "udskrift-<uid>"
    """
    path = _folder(meeting_uid) / f"{kind}-{digest}.{ending}"
    if not path.exists():
        with _alone(path):  # who asks for it meanwhile waits for this one to be made
            if not path.exists():
                _write(path, write)
                _drop_older(path, kind, ending)
    return path


def _write(path: Path, write: Callable[[Path], None]) -> None:
    folder, ending = path.parent, path.suffix
    folder.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=folder, prefix=".", suffix=ending)
    os.close(handle)
    try:
        write(Path(unfinished))
        os.replace(unfinished, path)  # whole or not at all
    finally:
        Path(unfinished).unlink(missing_ok=True)


def _drop_older(path: Path, kind: str, ending: str) -> None:
    for old in path.parent.glob(f"{kind}-*.{ending}"):
        if old != path:
            old.unlink(missing_ok=True)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """One thread of this process at a time makes a file."""
    with _LOCK:
        lock = _locks.setdefault(path, Lock())
    with lock:
        yield


def forget(meeting_uid: str) -> None:
    """Throw away the meeting's documents when the deed is done. Part of every deed that changes it."""
    transaction.on_commit(lambda: shutil.rmtree(_folder(meeting_uid), ignore_errors=True))


def _folder(meeting_uid: str) -> Path:
    return Path(settings.PUBLIC_DOCUMENTS) / meeting_uid[:2] / meeting_uid
