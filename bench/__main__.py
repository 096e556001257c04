"""Every measurement in one run: `python -m bench` (make bench).

Each stands beside the raw engine. The budgets are those of the design; nothing here fails a build.
"""

from __future__ import annotations

import subprocess
import sys

MEASUREMENTS = (
    "bench.starting",
    "bench.reading",
    "bench.entering",
    "bench.importing",
    "bench.printing",
    "bench.searching",
    "bench.serving",
)


def main() -> int:
    worst = 0
    for module in MEASUREMENTS:
        sys.stdout.write(f"\n== {module}\n")
        sys.stdout.flush()
        worst |= subprocess.run([sys.executable, "-m", module], check=False).returncode
    return worst


if __name__ == "__main__":
    sys.exit(main())
