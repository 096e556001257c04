"""Writing a dump into a folder, row by row: memory does not grow with what is written."""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Final

import msgspec
from django.conf import settings
from django.utils.translation import override

from raadslag.publish.dumps.dictionary import dictionary, package
from raadslag.publish.dumps.tables import TABLES, Table
from raadslag.publish.models import PublicMunicipality
from raadslag.publish.oparl import loading, sources
from raadslag.publish.oparl.addresses import Kind
from raadslag.publish.oparl.filters import Period
from raadslag.publish.oparl.shape import Json, Look, instant

AT_A_TIME: Final = 100  # objects read at once
_LIKE_A_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_encoder = msgspec.json.Encoder()


@dataclass(frozen=True, slots=True)
class Written:
    """A file of a dump. rows: None where it has none."""

    name: str
    size: int  # bytes
    sha256: str
    rows: int | None = None


def write(place: PublicMunicipality, folder: Path, *, at: datetime) -> list[Written]:
    """Write all that is public of a municipality: JSON Lines, tables, dictionary, checksums."""
    with override(settings.LANGUAGE_CODE):
        files = [_objects(place.slug, kind, folder) for kind in Kind]
        files += [_table(place.slug, table, folder) for table in TABLES]
        described = package(place, files, at=at)
        files.append(_text(folder / "datapackage.json", _pretty(described)))
        files.append(_text(folder / "ordbog.md", dictionary(place, at=at)))
    sums = "".join(f"{file.sha256}  {file.name}\n" for file in files)
    return [*files, _text(folder / "SHA256SUMS", sums)]


def _objects(slug: str, kind: Kind, folder: Path) -> Written:
    """Objects as the API gives them with omit_internal, one a line: each stands in one file only."""
    path, rows = folder / f"{kind}.jsonl.gz", 0
    with path.open("wb") as raw, gzip.GzipFile("", "wb", 6, raw, mtime=0) as packed:
        for thing in _walk(slug, kind):
            packed.write(_encoder.encode(thing) + b"\n")
            rows += 1
    return _written(path, rows)


def _walk(slug: str, kind: Kind) -> Iterator[Json]:
    standing = sources.of_municipality(kind, slug).narrowed(Period())
    after, more = "", True
    while more:
        keys, more = standing.page(after, AT_A_TIME)
        yield from loading.load(kind, keys, Look(alone=True, parts=False, text=True))
        after = keys[-1].uid if keys else after


def _table(slug: str, table: Table, folder: Path) -> Written:
    path, rows = folder / f"{table.name}.csv", 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([column.name for column in table.columns])
        for row in table.rows(slug).order_by("pk").iterator(chunk_size=AT_A_TIME):
            for cells in table.cells(row):
                writer.writerow([_cell(value) for value in cells])
                rows += 1
    return _written(path, rows)


def _cell(value: Any) -> str:
    """A text that a spreadsheet would run as a formula has an apostrophe before it."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case datetime():
            return instant(value)
        case date() | time():
            return value.isoformat()
        case str() if value.startswith(_LIKE_A_FORMULA):
            return f"'{value}"
        case _:
            return str(value)


def _pretty(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _text(path: Path, content: str) -> Written:
    path.write_text(content, "utf-8")
    return _written(path)


def _written(path: Path, rows: int | None = None) -> Written:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Written(path.name, path.stat().st_size, digest, rows)
