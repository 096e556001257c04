"""Files found in folders and archives, one at a time, in the order of their names."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from raadslag.ingest.parse.lines import Source, Unreadable
from raadslag.ingest.parse.sources import archives
from raadslag.ingest.parse.sources.reading import read_bytes

MAX_BYTES = 256 * 1024 * 1024  # of one file; minutes with all attachments reach some 50 MB
JUNK_NAMES = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
ASSETS = frozenset(
    {".css", ".js", ".mjs", ".map", ".woff", ".woff2", ".ttf", ".eot", ".ico", ".svg"}
)
SAVED_PAGE_FOLDERS = ("_files", "_filer")  # what a browser saves beside a page


@dataclass(frozen=True, slots=True)
class File:
    """A file found, not read yet."""

    name: str  # from the folder asked for: 2021/referat.txt, arkiv.zip/referat.txt
    data: bytes


@dataclass(frozen=True, slots=True)
class Rejected:
    """A file that cannot be read, and why, in Danish."""

    name: str
    reason: str


def open_path(path: Path) -> Iterator[Source | Rejected]:
    """Every document in a file, archive or folder."""
    for found in each_file(path):
        if isinstance(found, Rejected):
            yield found
            continue
        try:
            yield read_bytes(found.data, found.name)
        except Unreadable as reason:
            yield Rejected(found.name, str(reason))


def each_file(path: Path) -> Iterator[File | Rejected]:
    """Every file in a file, archive or folder; what no one would call a document is passed over."""
    if path.is_dir():
        for inner in sorted(path.rglob("*")):
            name = inner.relative_to(path).as_posix()
            if inner.is_file() and not is_junk(name):
                yield from _file(inner, name)
    else:
        yield from _file(path, path.name)


def count(path: Path) -> int:
    """How many files `each_file` will give, archives within archives counted as one."""
    if path.is_dir():
        inner = (p for p in path.rglob("*") if p.is_file())
        return sum(_count(p) for p in inner if not is_junk(p.relative_to(path).as_posix()))
    return _count(path)


def _count(path: Path) -> int:
    if not zipfile.is_zipfile(path) or not archives.is_archive(path.read_bytes()):
        return 1
    with zipfile.ZipFile(path) as archive:
        return sum(not i.is_dir() and not is_junk(i.filename) for i in archive.infolist())


def is_junk(name: str) -> bool:
    """Whether a file is the machine's own or belongs to the looks of a saved page.

    >>> is_junk("2021/.DS_Store"), is_junk("side_files/logo.png"), is_junk("2021/referat.txt")
    (True, True, False)
    """
    path = PurePosixPath(name)
    if any(part.startswith(".") or part.casefold() in JUNK_NAMES for part in path.parts):
        return True
    beside_page = any(part.endswith(SAVED_PAGE_FOLDERS) for part in path.parts[:-1])
    return path.suffix.casefold() in ASSETS or (
        beside_page and path.suffix.casefold() not in (".html", ".htm")
    )


def _file(path: Path, name: str) -> Iterator[File | Rejected]:
    try:
        if path.stat().st_size > MAX_BYTES:
            yield Rejected(name, f"Filen er større end {MAX_BYTES // 1024**2} MB.")
            return
        data = path.read_bytes()
    except OSError as error:
        yield Rejected(name, f"Filen kan ikke åbnes ({error.strerror or 'ukendt fejl'}).")
        return
    yield from _unpacked(data, name)


def _unpacked(data: bytes, name: str) -> Iterator[File | Rejected]:
    if not archives.is_archive(data):
        yield File(name, data)
        return
    for inner_name, content in archives.members(data, name):
        if is_junk(inner_name):
            continue
        if isinstance(content, str):
            yield Rejected(inner_name, content)
        else:
            yield File(inner_name, content)
