"""`raadslag read`: records printed as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from raadslag.ingest.parse.lines import Unreadable
from raadslag.ingest.parse.record import Record, as_json
from raadslag.ingest.parse.sources import Rejected, each_file
from raadslag.lib.guard import read_guarded

# by name: the reader's tables are loaded in the worker alone
READ = "raadslag.ingest.parse.documents:read_document"
READ_GENERALLY = "raadslag.ingest.parse.documents:read_generally"


def print_records(
    paths: Iterable[Path],
    *,
    one_a_line: bool = False,
    general: bool = False,
    out: TextIO = sys.stdout,
    errors: TextIO = sys.stderr,
) -> int:
    """Print the record of every file; a single one indented, several one a line.

    Returns how many were rejected; each is named on `errors` with the reason.
    """
    rejected = 0
    files = _read_ahead(paths, general=general)
    first = next(files, None)
    second = next(files, None)
    single = second is None and not one_a_line
    for read in (one for one in (first, second) if one is not None):
        rejected += _print(read, single=single, out=out, errors=errors)
    for read in files:
        rejected += _print(read, single=False, out=out, errors=errors)
    return rejected


def _print(read: Record | Rejected, *, single: bool, out: TextIO, errors: TextIO) -> bool:
    if isinstance(read, Rejected):
        errors.write(f"{read.name}: {read.reason}\n")
        return True
    json.dump(as_json(read), out, ensure_ascii=False, indent=2 if single else None)
    out.write("\n")
    return False


def _read_ahead(paths: Iterable[Path], *, general: bool) -> Iterator[Record | Rejected]:
    call = READ_GENERALLY if general else READ
    for path in paths:
        for file in each_file(path):
            if isinstance(file, Rejected):
                yield file
                continue
            try:
                _, record = read_guarded(file.data, file.name, call=call)
            except Unreadable as reason:
                yield Rejected(file.name, str(reason))
            else:
                yield record
