"""Files looked at once each, by a process that can be killed; what was found is kept by their bytes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any

import msgspec
from django.conf import settings

from raadslag.cases import storage
from raadslag.cases.models import File
from raadslag.lib.guard import read_guarded
from raadslag.lib.unreadable import Unreadable
from raadslag.publish.models import FileScan
from raadslag.publish.scan.orders import Order, Wanted
from raadslag.publish.scan.report import VERSION, Box, FileReport

# by name: the libraries that read files are loaded in the worker alone
SCAN = "raadslag.publish.scan.scanning:scan"
REDACT = "raadslag.publish.scan.redact:redact"
CLEAN = "raadslag.publish.scan.clean:clean"
PICTURE = "raadslag.publish.scan.picture:picture"
AHEAD = 50  # files in one tick
TIMES_READING = 6  # a page is drawn twice, and each of its letters looked at
_one_at_a_time = Lock()  # a guard's worker answers one thread


def reports(sha256s: Iterable[str]) -> dict[str, FileReport | None]:
    """What was found in each file, by its hash; None: the disk has lost it. Scans what is new."""
    wanted = set(sha256s)
    known = FileScan.objects.filter(sha256__in=wanted, version=VERSION)
    found: dict[str, FileReport | None] = {row.sha256: _read(row) for row in known}
    for sha256 in wanted - found.keys():
        found[sha256] = _scan(sha256)
    return found


def look_ahead(at: datetime) -> str:
    """A tick's job: look at attached files before anybody asks for it, so that nobody waits for it."""
    known = FileScan.objects.filter(version=VERSION).values("sha256")
    waiting = File.objects.filter(attachments__isnull=False).exclude(sha256__in=known)
    fresh = list(waiting.distinct().order_by("-pk").values_list("sha256", flat=True)[:AHEAD])
    looked = sum(report is not None for report in reports(fresh).values())
    FileScan.objects.exclude(version=VERSION).filter(sha256__in=fresh).delete()
    return f"{looked} bilag kontrolleret" if looked else ""


def scanned(sha256s: Iterable[str]) -> set[str]:
    """Those of the files that this version of the scanner has looked at."""
    rows = FileScan.objects.filter(sha256__in=set(sha256s), version=VERSION)
    return set(rows.values_list("sha256", flat=True))


def redacted(sha256: str, order: Order) -> bytes:
    """The file without the passages. Raises Unreadable."""
    made: bytes = _guarded(REDACT, sha256, msgspec.json.encode(order).decode())
    return made


def cleaned(sha256: str) -> bytes:
    """The file without what a reader does not see. Raises Unreadable."""
    made: bytes = _guarded(CLEAN, sha256, "")
    return made


def picture(document: str | bytes, page: int, boxes: Sequence[object] = ()) -> bytes:
    """A page (from 1) of a file, named by its hash or given whole, as PNG with the boxes marked.

    Raises Unreadable, FileNotFoundError.
    """
    wanted = Wanted(page, msgspec.convert(boxes, list[Box]))
    drawn: bytes = _guarded(PICTURE, document, msgspec.json.encode(wanted).decode())
    return drawn


def _scan(sha256: str) -> FileReport | None:
    try:
        report: FileReport = _guarded(SCAN, sha256, "")
    except FileNotFoundError:
        return None
    except Unreadable as reason:  # it hung, or wanted too much memory
        report = FileReport(unscanned=str(reason))
    row, _ = FileScan.objects.get_or_create(
        sha256=sha256, version=VERSION, defaults={"report": msgspec.to_builtins(report)}
    )
    return _read(row)


def _read(row: FileScan) -> FileReport:
    return msgspec.convert(row.report, FileReport)


def _guarded(call: str, document: str | bytes, order: str) -> Any:
    """document: the hash of a file of the record, or bytes that are kept nowhere yet."""
    content = document if isinstance(document, bytes) else storage.path_of(document)
    if isinstance(content, Path) and not content.exists():
        raise FileNotFoundError(content.name)
    with _one_at_a_time:
        return read_guarded(
            content,
            order,
            call=call,
            seconds=settings.READ_SECONDS * TIMES_READING,
            megabytes=settings.READ_MEGABYTES,
        )
