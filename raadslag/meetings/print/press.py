"""The presses: worker processes that set documents, each renewed after so much work.

Typst keeps what it has set in its memory, about 125 MB for a long document; a process that ends
gives it back. A document that takes too long is given up with its process.
"""

from __future__ import annotations

import atexit
import json
import logging
import os
import queue
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from raadslag.lib.guard import Guard
from raadslag.lib.unreadable import Unreadable
from raadslag.meetings.print.packing import Enclosed
from raadslag.meetings.print.values import Document

CALL = "raadslag.meetings.print.worker:work"
SECONDS = 60.0  # for one job
MEGABYTES = 3072  # address space of a worker
RENEWED_AFTER = 1_000_000  # bytes of data set, four to five documents of 80 pages
LONG = 120_000  # bytes; beyond that lines are broken one by one, not a paragraph at once
PRESSES = 2  # in one process of the site; further readers wait
WAIT_SECONDS = 30.0
log = logging.getLogger(__name__)


class NotPrinted(Exception):
    """The document could not be made."""


class Press:
    """One worker process. Not for use by several threads at once."""

    def __init__(self) -> None:
        self._guard = Guard(CALL, seconds=SECONDS, megabytes=MEGABYTES)
        self._done = 0
        self.held = 0  # the most bytes that one of its processes has held

    def work(self, job: bytes, kind: str) -> Any:
        """The worker's answer. Raises NotPrinted."""
        try:
            return self._guard.read(job, kind)
        except Unreadable as reason:
            log.error("print: %s: %s", kind, reason)  # names what failed, never a text
            raise NotPrinted(str(reason)) from reason
        finally:
            self._done += len(job)
            self.held = max(self.held, _held_by(self._guard.pid))
            if self._done > RENEWED_AFTER:
                self.close()

    def close(self) -> None:
        """End the process; the next job starts a new one."""
        self._guard.close()
        self._done = 0


def document_pdf(document: Document) -> bytes:
    """The document as PDF/A-2a and PDF/UA-1. Raises NotPrinted."""
    with _press() as press:
        pdf: bytes = press.work(_job(_data(document)), "document")
    return pdf


def pack_pdf(document: Document, files: Sequence[Enclosed], out: Path) -> int:
    """Write the document and its attachments as one PDF; its pages. Raises NotPrinted."""
    job = _job({"document": _data(document), "files": files, "out": str(out)})
    with _press() as press:
        pages: int = press.work(job, "pack")
    return pages


def logo_png(picture: bytes, media_type: str) -> bytes:
    """A logo drawn anew as PNG. Raises NotPrinted where it is no picture that can be drawn."""
    with tempfile.NamedTemporaryFile() as file, _press() as press:
        file.write(picture)
        file.flush()
        png: bytes = press.work(_job({"path": file.name, "media_type": media_type}), "logo")
    return png


def _data(document: Document) -> dict[str, Any]:
    data: dict[str, Any] = msgspec.to_builtins(document)
    data["look"]["logo"] = list(document.look.picture())
    data["long"] = len(msgspec.json.encode(document.items)) > LONG
    return data


def _job(data: dict[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode()


@contextmanager
def _press() -> Iterator[Press]:
    """A press that is free. Raises NotPrinted when none gets free in time."""
    presses = _presses(os.getpid())
    try:
        press = presses.get(timeout=WAIT_SECONDS)
    except queue.Empty as busy:
        raise NotPrinted("all presses are busy") from busy
    try:
        yield press
    finally:
        presses.put(press)


@cache
def _presses(process: int) -> queue.LifoQueue[Press]:
    """This process's presses; a fork must not share its parent's."""
    presses: queue.LifoQueue[Press] = queue.LifoQueue()
    for _ in range(PRESSES):
        press = Press()
        atexit.register(press.close)
        presses.put(press)
    return presses


def _held_by(process: int | None) -> int:
    """The most bytes that the process has held; 0 where that cannot be known."""
    status = Path(f"/proc/{process}/status")
    if process is None or not status.exists():
        return 0
    found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text("utf-8"))
    return int(found[1]) * 1024 if found else 0
