"""Files on disk by the hash of their bytes: the same content is kept once."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings

from raadslag.cases.models import File


def keep(content: bytes, *, media_type: str) -> File:
    """The file of these bytes, written to disk and database unless they are there already.

    Part of the deed that needs it, whose transaction and protocol entry it shares. A file left
    on disk by a deed that was rolled back is harmless: the next one finds it by its name.
    """
    _write(path_of(hashlib.sha256(content).hexdigest()), content)
    return noted(content, media_type=media_type)


def noted(content: bytes, *, media_type: str) -> File:
    """The row of `keep` without the bytes on disk: for a dry run, whose rows are rolled back."""
    sha256 = hashlib.sha256(content).hexdigest()
    file, _ = File.objects.get_or_create(
        sha256=sha256, defaults={"size": len(content), "media_type": media_type}
    )
    return file


def read(file: File) -> bytes:
    """The bytes. Raises FileNotFoundError where the disk has lost them."""
    return path_of(file.sha256).read_bytes()


def path_of(sha256: str) -> Path:
    """Where the bytes of this hash lie; 256 folders, so that none grows past what a disk likes."""
    return Path(settings.MEDIA_ROOT) / sha256[:2] / sha256


def _write(path: Path, content: bytes) -> None:
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=".")
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
    os.chmod(unfinished, settings.FILE_UPLOAD_PERMISSIONS)  # mkstemp lets only the owner read
    os.replace(unfinished, path)  # whole or not at all, also when two import the same file
