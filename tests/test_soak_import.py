"""The long run of the import: ten thousand documents, memory flat. `make soak`."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from bench.papers import minutes

DOCUMENTS = 10_000
SETTLED = 2_000  # after so many, caches are warm and nothing should grow any more
GROWTH = 1.25

RUN = """
import json, resource, sys
from pathlib import Path
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.utils import timezone
from raadslag.council.actions import create_municipality
from raadslag.ingest.running import Order, run
town = create_municipality(name="Søndby", slug="soendby", by="system:test", at=timezone.now())
def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()
seen = []
for number, tally in enumerate(run(Order([Path(sys.argv[1])], town, jobs=2)), 1):
    if number % 500 == 0:
        seen.append(resident())
print(json.dumps({"seen": seen, **tally.counts()}))
"""


@pytest.mark.soak
def test_ten_thousand_documents_with_flat_memory(tmp_path):
    folder = tmp_path / "archive"
    folder.mkdir()
    for number in range(DOCUMENTS):
        (folder / f"{number:05}.txt").write_text(minutes(number), "utf-8")
    environment = {
        **os.environ,
        "DATABASE_URL": "",
        "RAADSLAG_DATA": str(tmp_path / "data"),
        "DJANGO_SETTINGS_MODULE": "raadslag.config.settings",
    }
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(folder)],
        env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    told = json.loads(done.stdout)
    assert told["created"] == DOCUMENTS
    settled = told["seen"][SETTLED // 500 - 1]
    assert max(told["seen"]) < GROWTH * settled, told["seen"]
