"""How long a command takes that needs no web: budget 0.5 s. Beside: Python that does nothing."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.papers import minutes

RUNS = 7


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        paper = Path(folder) / "referat.txt"
        paper.write_text(minutes(1), "utf-8")
        command = [sys.executable, "-m", "raadslag.config.cli"]
        rows = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "raadslag --help": [*command, "--help"],
            "raadslag read referat.txt": [*command, "read", str(paper)],
        }
        for name, arguments in rows.items():
            sys.stdout.write(f"{name:28} {_median(arguments):6.3f} s\n")


def _median(arguments: list[str]) -> float:
    took = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run(arguments, stdout=subprocess.DEVNULL, check=True)
        took.append(time.perf_counter() - start)
    return statistics.median(took)


if __name__ == "__main__":
    main()
