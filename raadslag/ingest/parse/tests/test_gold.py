"""The real minutes beside the checkout, where they are: the thresholds that reading must hold."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from raadslag.ingest.parse import read, sources
from raadslag.ingest.parse.ledger import conserved
from raadslag.ingest.parse.record import as_json

GOLD = Path(__file__).parents[5] / "shared" / "gold"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not GOLD.is_dir(), reason="the real minutes are not here"),
]
GENERAL = pytest.mark.parametrize("general", [False, True], ids=["layouts", "general"])


def _score() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", GOLD / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _tally(*, general: bool) -> Any:
    score = _score()
    tally = score.Tally()
    for path in sorted(GOLD.glob("*.json")):
        text = path.with_suffix(".txt")
        record = read(sources.read_bytes(text.read_bytes(), text.name), general=general)
        gold = json.loads(path.read_text("utf-8"))
        score.score_document(gold, as_json(record), text.read_text("utf-8").splitlines(), tally)
    return tally


def _f1(tally: Any, field: str | None = None) -> float:
    counts = [c[field] if field else sum(c.values()) for c in (tally.gold, tally.read, tally.hit)]
    gold, found, hit = counts
    return 2 * hit / (gold + found) if gold + found else 1.0


def test_all_fields_with_the_layouts() -> None:
    tally = _tally(general=False)
    low = {
        f: round(_f1(tally, f), 3)
        for f in tally.gold
        if tally.gold[f] >= 10 and _f1(tally, f) < 0.95
    }
    low.pop("findings", None)  # has thresholds of its own
    assert low == {}
    assert _f1(tally, "items") == 1.0
    assert _f1(tally) >= 0.985


def test_findings_are_right_and_most_are_found() -> None:
    tally = _tally(general=False)
    assert tally.hit["findings"] >= 0.95 * tally.read["findings"]
    assert tally.hit["findings"] >= 0.8 * tally.gold["findings"]


def test_the_general_reader_alone() -> None:
    tally = _tally(general=True)
    assert _f1(tally, "items") == 1.0
    assert _f1(tally) >= 0.90


@GENERAL
def test_no_word_is_lost(general: bool) -> None:
    lost = {}
    for path in sorted(GOLD.glob("*.txt")):
        source = sources.read_bytes(path.read_bytes(), path.name)
        lost[path.name] = conserved(source, read(source, general=general))
    assert {name: words for name, words in lost.items() if words} == {}
