"""The long run of the search: a million public items, found within the budgets. `make soak`."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

ITEMS = 1_000_000
MEMORY = 2_500_000_000  # bytes resident: the words remembered, and what the engine maps

RUN = """
import dataclasses, json, sys
from pathlib import Path
from bench import searching
folder = Path(sys.argv[1])
searching._start(folder)
print(json.dumps(dataclasses.asdict(searching.measure(int(sys.argv[2]), folder))))
"""


@pytest.mark.soak
def test_a_million_items_are_found_within_the_budgets(tmp_path):
    command = [sys.executable, "-c", RUN, str(tmp_path), str(ITEMS)]
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ, check=False)

    assert done.returncode == 0, done.stderr
    sys.stdout.write(done.stdout)
    seen = json.loads(done.stdout.splitlines()[-1])
    assert seen["items"] == ITEMS
    assert seen["p95"] <= 20
    assert seen["p95"] <= 3 * seen["bare_p95"]
    assert seen["built_a_second"] >= 1_300
    assert seen["found_after"] <= 2
    assert seen["memory"] <= MEMORY
