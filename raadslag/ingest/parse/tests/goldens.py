"""The golden documents: where they stand, and how well the reader reads them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from raadslag.ingest.parse import reader, sources
from raadslag.ingest.parse.record import as_json
from raadslag.ingest.parse.tests.measure import Tally, compare

FOLDER = Path(__file__).parent / "golden"
FORMATS = (".txt", ".md", ".html", ".pdf", ".docx", ".xml")
BEGIN = "<!-- scores: python -m raadslag.ingest.parse.tests.golden --into docs/importing.md -->"
END = "<!-- end of scores -->"


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
    record = as_json(reader.read(source, general=general))
    return compare(gold, record, [line.text for line in source.lines])


def together(paths: Iterable[Path], *, general: bool = False) -> Tally:
    """The facts of several documents."""
    every = Tally()
    for path in paths:
        every.add(tally(path, general=general))
    return every


def table(real: Path | None = None) -> str:
    """One row a layout: documents, facts, F1 with the layout and by the general reader alone.

    real: a folder of real minutes with records of the same shape, for a row of its own.
    """
    rows = ["| layout | documents | facts | F1 | general reader alone |", "|---|--:|--:|--:|--:|"]
    for layout, paths in groupby(documents(), key=lambda path: path.parent.name):
        rows.append(_row(layout, list(paths)))
    rows.append(_row("**all**", documents()))
    if real:
        rows.append(_row("real minutes", sorted(real.glob("*.txt"))))
    return "\n".join(rows)


def _row(name: str, paths: list[Path]) -> str:
    best, alone = together(paths), together(paths, general=True)
    return f"| {name} | {len(paths)} | {best.gold.total()} | {best.f1:.3f} | {alone.f1:.3f} |"


def write_into(page: Path, scores: str) -> str:
    """Put the table between the page's marks; returns what was written."""
    text = page.read_text("utf-8")
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    page.write_text(f"{before}{BEGIN}\n\n{scores}\n\n{END}{after}", "utf-8")
    return scores


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
