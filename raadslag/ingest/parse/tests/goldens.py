"""The golden documents: where they stand, and how well the reader reads them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from raadslag.ingest.parse import reader, sources
from raadslag.ingest.parse.record import as_json
from raadslag.ingest.parse.tests.measure import Tally, compare

FOLDER = Path(__file__).parent / "golden"
FORMATS = (".txt", ".md", ".html", ".pdf", ".docx", ".xml")


def documents() -> list[Path]:
    """Every golden document; its record stands beside it as .json."""
    return sorted(path for path in FOLDER.glob("*/*") if path.suffix in FORMATS)


def read(path: Path, *, general: bool = False) -> dict[str, Any]:
    """The record of a file, as `raadslag read` prints it."""
    source = sources.read_bytes(path.read_bytes(), path.name)
    return as_json(reader.read(source, general=general))


@cache
def tally(path: Path, *, general: bool = False) -> Tally:
    """The golden document's facts against what reading it gives."""
    gold = json.loads(path.with_suffix(".json").read_text("utf-8"))
    source = sources.read_bytes(path.read_bytes(), path.name)
    return compare(gold, read(path, general=general), [line.text for line in source.lines])


def table() -> str:
    """One row a document: facts, F1 with its layout and with the general reader alone."""
    rows = ["| document | facts | F1 | general alone |", "|---|---|---|---|"]
    every, alone = Tally(), Tally()
    for path in documents():
        best, general = tally(path), tally(path, general=True)
        every.add(best)
        alone.add(general)
        name = path.relative_to(FOLDER)
        rows.append(f"| {name} | {best.gold.total()} | {best.f1:.3f} | {general.f1:.3f} |")
    rows.append(f"| all | {every.gold.total()} | {every.f1:.3f} | {alone.f1:.3f} |")
    return "\n".join(rows)


def differences(names: list[str], *, general: bool = False) -> str:
    """What was missed or made up in the documents whose path holds one of the names; [] means all."""
    out: list[str] = []
    for path in documents():
        where = str(path.relative_to(FOLDER))
        if names and not any(name in where for name in names):
            continue
        found = tally(path, general=general)
        out.append(f"{where}: F1 {found.f1:.3f}")
        out.extend(f"    {line}" for line in found.wrong)
    return "\n".join(out)
