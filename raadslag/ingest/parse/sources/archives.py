"""Zip archives, archives within them too, with limits that no bomb gets past."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from raadslag.ingest.parse.lines import Unreadable
from raadslag.ingest.parse.sources.kinds import ZIP_MARKS, kind_of

MAX_DEPTH = 4  # archives within archives
MAX_MEMBERS = 100_000
MAX_MEMBER_BYTES = 256 * 1024 * 1024
MAX_TOTAL_BYTES = 8 * 1024 * 1024 * 1024  # unpacked, of one archive with all within it
MAX_RATIO = 200  # unpacked to packed; text reaches 10, XML 50
SMALL = 16 * 1024 * 1024  # below this a high ratio harms nobody
UNICODE_NAME = 0x800
ENCRYPTED = 0x1

BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    ValueError,
    OSError,
    RuntimeError,
)


@dataclass
class Budget:
    """What is left to unpack of one archive."""

    members: int = MAX_MEMBERS
    size: int = MAX_TOTAL_BYTES


def is_archive(data: bytes) -> bool:
    """Whether the bytes are a zip of files; a Word document, which is a zip too, is none."""
    if not data.startswith(ZIP_MARKS):
        return False
    try:
        return kind_of(data, "") == "zip"
    except Unreadable:
        return False


def members(
    data: bytes, name: str, *, depth: int = 1, budget: Budget | None = None
) -> Iterator[tuple[str, bytes | str]]:
    """(name, bytes) of each file in the order of names; (name, reason) where it is refused."""
    budget = budget or Budget()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in sorted(archive.infolist(), key=_member_name):
            if info.is_dir():
                continue
            inner = f"{name}/{_member_name(info)}"
            budget.members -= 1
            if budget.members < 0:
                yield name, f"Arkivet har flere end {MAX_MEMBERS} filer; resten er ikke læst."
                return
            yield from _member(archive, info, inner, depth, budget)


def _member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, depth: int, budget: Budget
) -> Iterator[tuple[str, bytes | str]]:
    if reason := _refusal(info, budget):
        yield name, reason
        return
    try:
        content = archive.read(info)
    except BROKEN:
        yield name, "Filen er ødelagt i arkivet."
        return
    budget.size -= len(content)
    if not is_archive(content):
        yield name, content
    elif depth >= MAX_DEPTH:
        yield name, f"Arkivet ligger mere end {MAX_DEPTH} arkiver dybt."
    else:
        yield from members(content, name, depth=depth + 1, budget=budget)


def _refusal(info: zipfile.ZipInfo, budget: Budget) -> str | None:
    if info.flag_bits & ENCRYPTED:
        return "Filen er krypteret i arkivet."
    if info.file_size > MAX_MEMBER_BYTES:
        return f"Filen er større end {MAX_MEMBER_BYTES // 1024**2} MB udpakket."
    if info.file_size > SMALL and info.file_size > MAX_RATIO * max(info.compress_size, 1):
        return "Filen fylder mistænkeligt meget mere udpakket end pakket."
    if info.file_size > budget.size:
        limit = MAX_TOTAL_BYTES // 1024**3
        return f"Arkivet fylder mere end {limit} GB udpakket; resten er ikke læst."
    return None


def _member_name(info: zipfile.ZipInfo) -> str:
    """The name in the archive; old Windows programs wrote Danish letters in code page 850."""
    if info.flag_bits & UNICODE_NAME:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("cp850")
    except UnicodeError:
        return info.filename
