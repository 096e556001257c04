"""What reading scores: the real minutes, the labelled decisions, our own golden documents.

    python -m bench.scores [--write]

The real minutes lie beside the checkout (../shared/gold) with the program that measures. --write
puts the table into docs/importing.md between its marks.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench import decisions
from raadslag.ingest.parse import read
from raadslag.ingest.parse.record import as_json
from raadslag.ingest.parse.sources import read_bytes

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT.parent / "shared" / "gold"
DOCS = ROOT / "docs" / "importing.md"
BEGIN, END = "<!-- scores: made by python -m bench.scores --write -->", "<!-- /scores -->"


def main() -> int:
    if not GOLD.is_dir():
        sys.stderr.write("De rigtige referater ligger ikke ved siden af (../shared/gold).\n")
        return 1
    table = "\n".join(_table())
    sys.stdout.write(f"{table}\n")
    if "--write" in sys.argv:
        _write(table)
    return 0


def _table() -> Iterator[str]:
    known, general = _scores(general=False), _scores(general=True)
    yield "| field | facts | recall | precision | F1 | F1, general reader alone |"
    yield "|---|---|---|---|---|---|"
    for field, row in known.items():
        alone = general.get(field, {}).get("f1", 1.0)
        yield (
            f"| {field} | {row['gold']} | {row['recall']:.3f} | {row['precision']:.3f} "
            f"| {row['f1']:.3f} | {alone:.3f} |"
        )
    yield (
        f"| **all** | {sum(r['gold'] for r in known.values())} | | | **{_overall(known):.4f}** "
        f"| **{_overall(general):.4f}** |"
    )
    yield ""
    yield "| labelled decisions | texts | occurrences | outcome | follow-ups |"
    yield "|---|---|---|---|---|"
    lines = (GOLD / "decisions" / decisions.LABELLED).read_text("utf-8").splitlines()
    for name, half in decisions.score(lines).items():
        yield (
            f"| {name} half | {half.texts} | {half.occurrences} | {half.outcome:.4f} "
            f"| {half.follow_up:.4f} |"
        )


def _scores(*, general: bool) -> dict[str, Any]:
    """Field → gold, read, hit, recall, precision, f1, as the measuring program counts them."""
    with tempfile.TemporaryDirectory() as folder:
        for path in sorted(GOLD.glob("*.txt")):
            record = read(read_bytes(path.read_bytes(), path.name), general=general)
            out = Path(folder) / f"{path.stem}.json"
            out.write_text(json.dumps(as_json(record), ensure_ascii=False), "utf-8")
        command = [sys.executable, str(GOLD / "score.py"), str(GOLD), folder, "--json"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    fields: dict[str, Any] = json.loads(done.stdout)["fields"]
    return fields


def _overall(rows: dict[str, Any]) -> float:
    hit = sum(row["hit"] for row in rows.values())
    return float(2 * hit / sum(row["gold"] + row["read"] for row in rows.values()))


def _write(table: str) -> None:
    text = DOCS.read_text("utf-8")
    if BEGIN not in text:
        text += f"\n## Scores over the real minutes\n\nThey are not ours to publish.\n\n{BEGIN}\n{END}\n"
    before, rest = text.split(BEGIN, 1)
    after = rest.split(END, 1)[1]
    DOCS.write_text(f"{before}{BEGIN}\n{table}\n{END}{after}", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
