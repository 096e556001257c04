"""The record's files, on disk by the hash of their bytes."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.conf import settings

from raadslag.cases.models import File
from raadslag.lib.stores import Store


def keep(content: bytes, *, media_type: str) -> File:
    """The file of these bytes, written to disk and database unless they are there already.

    Part of the deed that needs it, whose transaction and protocol entry it shares. A file left
    on disk by a deed that was rolled back is harmless: the next one finds it by its name.
    """
    _store().keep(content)
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
    return _store().read(file.sha256)


def path_of(sha256: str) -> Path:
    """Where the bytes of this hash lie."""
    return _store().path_of(sha256)


def _store() -> Store:
    return Store(Path(settings.MEDIA_ROOT), settings.FILE_UPLOAD_PERMISSIONS)
