"""The dump that is served of each municipality: made anew, kept whole, refused when it holds too much."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import msgspec
from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from raadslag.publish import sequence
from raadslag.publish.dumps.writing import Written, write
from raadslag.publish.models import (
    PublicAttachment,
    PublicChange,
    PublicItem,
    PublicMunicipality,
    SnapshotKind,
)

_CURRENT = "current.json"


class Dump(msgspec.Struct, frozen=True):
    """A dump that is whole. sequence: what is public is in it up to this number."""

    folder: str
    sequence: int
    made: datetime
    files: list[Written]

    def file(self, name: str) -> Written | None:
        return next((one for one in self.files if one.name == name), None)


def make(place: PublicMunicipality, *, at: datetime) -> Dump:
    """Make the municipality's dump, and let it take the place of the one before."""
    home = _home(place.slug)
    home.mkdir(parents=True, exist_ok=True)
    reached = sequence.reached()
    folder = Path(tempfile.mkdtemp(prefix=f"{reached}-", dir=home))
    try:
        dump = Dump(folder.name, reached, at, write(place, folder, at=at))
        _replace(home / _CURRENT, msgspec.json.encode(dump))
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    for other in home.iterdir():
        if other.is_dir() and other != folder:
            shutil.rmtree(other, ignore_errors=True)
    return dump


def current(slug: str) -> Dump | None:
    """The dump that stands; None before one was made."""
    try:
        return msgspec.json.decode((_home(slug) / _CURRENT).read_bytes(), type=Dump)
    except FileNotFoundError:
        return None


def path_of(slug: str, dump: Dump, file: Written) -> Path:
    return _home(slug) / dump.folder / file.name


def holds_what_went(slug: str, dump: Dump) -> bool:
    """Whether something in it was taken back, closed or replaced after it was made.

    Such a dump is not served: what is withdrawn is gone everywhere at once.
    """
    later = PublicChange.objects.filter(municipality=slug, sequence__gt=dump.sequence)
    if later.filter(gone=True).exists():
        return True
    changed = later.filter(gone=False)
    items = changed.filter(kind=SnapshotKind.ITEM).values("uid")
    files = changed.filter(kind=SnapshotKind.FILE).values("uid")
    closed = PublicItem.objects.filter(uid__in=items, closed=True, created__lte=dump.made)
    stood = Q(uid__in=files, created__lte=dump.made)
    return closed.exists() or PublicAttachment.objects.filter(stood).exists()


def is_due(place: PublicMunicipality, *, at: datetime) -> bool:
    """Whether a dump is to be made: none stands, it holds too much, or it is of an earlier day."""
    dump = current(place.slug)
    if dump is None or holds_what_went(place.slug, dump):
        return True
    changed = PublicChange.objects.filter(municipality=place.slug, sequence__gt=dump.sequence)
    earlier = timezone.localdate(dump.made) < timezone.localdate(at)
    return earlier and (changed.exists() or place.modified > dump.made)


def renew(at: datetime) -> str:
    """Make the dumps that are due. A job of the tick: says what it did."""
    due = [place for place in PublicMunicipality.objects.all() if is_due(place, at=at)]
    for place in due:
        make(place, at=at)
    return f"data fra {', '.join(place.slug for place in due)}" if due else ""


class FolderTaken(Exception):
    """The folder to export into holds something; str() says so, in words fit to show."""


@contextmanager
def new_folder(out: Path) -> Iterator[Path]:
    """A folder to write into, which becomes `out` when all is written, and leaves nothing when not.

    Raises FolderTaken where there is something already.
    """
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise FolderTaken(f"{out} findes og er ikke en tom mappe. Vælg en ny.")
    out.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        yield folder
        folder.chmod(0o755)
        folder.replace(out)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _home(slug: str) -> Path:
    return Path(settings.DATA) / "dumps" / slug


def _replace(path: Path, content: bytes) -> None:
    new = path.with_suffix(".new")
    new.write_bytes(content)
    os.replace(new, path)
