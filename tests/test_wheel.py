"""An installed wheel needs no Node: it carries what was built."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def carried(tmp_path_factory) -> set[str]:
    """The names of all that a wheel of this checkout holds."""
    place = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", str(ROOT), "--no-deps"]
    subprocess.run(
        [*command, "--no-build-isolation", "--quiet", "--wheel-dir", str(place)], check=True
    )
    (wheel,) = place.glob("raadslag-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_it_carries_every_built_asset(carried):
    build = "raadslag/web/static/build"
    manifest = json.loads((ROOT / build / "manifest.json").read_text("utf-8"))
    assert manifest
    assert {f"{build}/{name}" for name in manifest.values()} <= carried


@pytest.mark.parametrize(
    "name",
    [
        "raadslag/locale/en/LC_MESSAGES/django.mo",
        "raadslag/lib/words/build/danish.trie",
        "raadslag/lib/words/build/LICENCE.txt",
        "raadslag/web/templates/base.html",
        "raadslag/demo/content/town.toml",
        "raadslag/ingest/migrations/0001_initial.py",
        "raadslag/meetings/print/fonts/IBMPlexSerif-Regular.ttf",
        "raadslag/meetings/print/typst/document.typ",
        "raadslag/demo/content/egevig.svg",
    ],
)
def test_it_carries(carried, name):
    assert name in carried


def test_it_carries_no_tests(carried):
    assert [name for name in carried if "/tests/" in name] == []
