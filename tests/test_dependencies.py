"""Dependencies are earned: each has its line in docs/dependencies.md, and each is used."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LINES = (ROOT / "docs" / "dependencies.md").read_text("utf-8").casefold()
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PYTHON = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
NPM = json.loads((ROOT / "package.json").read_text("utf-8"))["devDependencies"]


@pytest.mark.parametrize("name", [*(re.split(r"[\[<>=]", p)[0] for p in PYTHON), *NPM])
def test_it_has_its_line(name):
    assert name.removesuffix(".org").casefold() in LINES


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_locks_hold_hashes_and_no_addresses(lock):
    text = (ROOT / lock).read_text("utf-8")
    assert "--hash=sha256:" in text
    assert "://" not in text
    assert "--index-url" not in text


def test_the_npm_lock_names_no_addresses():
    packages = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    assert [name for name, entry in packages.items() if "resolved" in entry] == []
