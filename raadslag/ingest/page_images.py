"""The pages of imported PDFs as pictures: drawn once each, by a process that can be killed."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from threading import Lock

from django.conf import settings

from raadslag.cases import storage
from raadslag.cases.models import SourceFile
from raadslag.ingest.parse.sources.pdf_image import RENDER
from raadslag.lib.guard import read_guarded

_one_at_a_time = Lock()  # a guard's worker answers one thread


def page_image(source: SourceFile, number: int) -> bytes:
    """The page (counted from 1) as PNG. Raises Unreadable, FileNotFoundError for a lost file."""
    kept = _path(source.file.sha256, number)
    if not kept.exists():
        with _one_at_a_time:
            drawn: bytes = read_guarded(
                storage.path_of(source.file.sha256),
                str(number),
                call=RENDER,
                seconds=settings.READ_SECONDS,
                megabytes=settings.READ_MEGABYTES,
            )
        _keep(kept, drawn)
    return kept.read_bytes()


def _path(sha256: str, number: int) -> Path:
    return Path(settings.MEDIA_ROOT).with_name("pages") / sha256[:2] / sha256 / f"{number}.png"


def _keep(path: Path, drawn: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=".")
    with os.fdopen(handle, "wb") as stream:
        stream.write(drawn)
    os.chmod(unfinished, settings.FILE_UPLOAD_PERMISSIONS)
    os.replace(unfinished, path)
