"""The pictures of pages on disk, each drawn once: derived, and can be thrown away at any time.

They lie in a folder under the hash of the file they show and go when that file does. Nothing here
asks whether a file is public: who serves a picture has asked the public tables first.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import time
from datetime import datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, Final

from django.conf import settings

from raadslag.lib.guard import Guard
from raadslag.lib.unreadable import Unreadable
from raadslag.publish.viewer import drawing
from raadslag.publish.viewer.drawing import Size

SECONDS: Final = 10.0  # for one page
A_DAY: Final = 24 * 3600
KEPT_DAYS: Final = 30  # after somebody looked at it last
WAIT_SECONDS: Final = 20.0  # for those who asked before


class NotDrawn(Exception):
    """There is no picture of the page just now, or never."""


def sizes(sha256: str, source: Path) -> list[Size]:
    """The size of each page; [] where the file cannot be drawn.

    Raises NotDrawn when busy, and where the disk has lost the bytes.
    """
    path = _folder(sha256) / "sizes.json"
    if not path.exists():
        if not source.exists():
            raise NotDrawn("the bytes are lost")
        _write(path, json.dumps(_sizes(source)).encode())
    return [(width, height) for width, height in json.loads(path.read_bytes())]


def _sizes(source: Path) -> list[Size]:
    try:
        found: list[Size] = _ask(source, drawing.SIZES)
    except Unreadable:
        return []
    return found


def picture(sha256: str, source: Path, number: int) -> Path:
    """The page as WebP. Raises NotDrawn."""
    path = _folder(sha256) / f"{number}.webp"
    if not path.exists():
        try:
            drawn: bytes = _ask(source, str(number))
        except Unreadable as reason:
            raise NotDrawn(str(reason)) from reason
        _write(path, drawn)
    elif time.time() - path.stat().st_mtime > A_DAY:
        os.utime(path)  # still looked at
    return path


def drop_unused(at: datetime) -> str:
    """Throw away pictures that nobody has looked at for a month. A job of the tick.

    Each tick goes through one of the 256 folders, so that all are seen several times a day.
    """
    minute = int(at.timestamp()) // 60
    shelf = Path(settings.PUBLIC_DOCUMENTS) / "sider" / f"{minute % 256:02x}"
    before = at.timestamp() - KEPT_DAYS * A_DAY
    unused = [path for path in shelf.glob("*/*.webp") if path.stat().st_mtime < before]
    for path in unused:
        path.unlink(missing_ok=True)
    return f"billeder af sider smidt ud: {len(unused)}" if unused else ""


def forget(sha256: str) -> None:
    """Throw away what was drawn of a file."""
    shutil.rmtree(_folder(sha256), ignore_errors=True)


def _folder(sha256: str) -> Path:
    return Path(settings.PUBLIC_DOCUMENTS) / "sider" / sha256[:2] / sha256


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=".")
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
    os.replace(unfinished, path)  # whole or not at all


def _ask(source: Path, order: str) -> Any:
    """Raises Unreadable, and NotDrawn when others have kept the drawer busy."""
    guard, free = _drawer(os.getpid())
    if not free.acquire(timeout=WAIT_SECONDS):
        raise NotDrawn("the drawer is busy")
    try:
        return guard.read(source, order)
    finally:
        free.release()


@cache
def _drawer(process: int) -> tuple[Guard, Lock]:
    """This process's own drawer, one page at a time; a fork must not share its parent's."""
    return Guard(drawing.CALL, seconds=SECONDS), Lock()
