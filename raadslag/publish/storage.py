"""The public files, on disk apart from the record's: what lies here, the gate has let through."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db import transaction

from raadslag.lib.stores import Store
from raadslag.publish.models import PublicFile
from raadslag.publish.viewer import pictures


def keep(content: bytes, *, media_type: str, pages: list[str]) -> PublicFile:
    """The public file of these bytes. Part of the deed that releases it. pages: text of each."""
    sha256 = _store().keep(content)
    file, _ = PublicFile.objects.get_or_create(
        sha256=sha256, defaults={"size": len(content), "media_type": media_type, "pages": pages}
    )
    return file


def read(file: PublicFile) -> bytes:
    """The bytes. Raises FileNotFoundError where the disk has lost them."""
    return _store().read(file.sha256)


def path_of(file: PublicFile) -> Path:
    """Where the bytes lie, to be streamed."""
    return _store().path_of(file.sha256)


def release(sha256s: list[str]) -> None:
    """Remove those of the files that no public attachment shows. Part of the deed that took them.

    The bytes go when the deed is done: one that is rolled back must find them again.
    """
    unused = PublicFile.objects.filter(sha256__in=sha256s, attachments=None)
    gone = list(unused.values_list("sha256", flat=True))
    PublicFile.objects.filter(sha256__in=gone).delete()
    transaction.on_commit(lambda: _drop(gone))


def _drop(sha256s: list[str]) -> None:
    again = set(PublicFile.objects.filter(sha256__in=sha256s).values_list("sha256", flat=True))
    for sha256 in set(sha256s) - again:
        _store().drop(sha256)
        pictures.forget(sha256)


def _store() -> Store:
    return Store(Path(settings.PUBLIC_FILES), settings.FILE_UPLOAD_PERMISSIONS)
