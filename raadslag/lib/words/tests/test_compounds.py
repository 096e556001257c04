"""Compounds are cut where a reader would cut them, and derivations are left whole.

compounds.txt and not_compounds.txt were labelled before the splitter was tried on them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from raadslag.lib.words.compounds import parts

HERE = Path(__file__).parent


def _lines(file: Path) -> list[str]:
    return [line for line in file.read_text("utf-8").split("\n") if line]


def _cut_wrongly(compounds: list[str]) -> list[str]:
    return [cut for cut in compounds if "|".join(parts(cut.replace("|", ""))) != cut]


def _cut_at_all(words: list[str]) -> list[str]:
    return [word for word in words if len(parts(word)) > 1]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("beskæftigelsesindsatsen", "beskæftigelses|indsatsen"),
        ("kontanthjælpsmodtagere", "kontant|hjælps|modtagere"),
        ("udsatteområdet", "udsatte|området"),
        ("virksomhedsrettede", "virksomheds|rettede"),
        ("byfornyelse", "by|fornyelse"),
        ("konsulenter", "konsulenter"),
        ("partierne", "partierne"),
        ("studerende", "studerende"),
        ("formanden", "formanden"),
        ("vejleder", "vejleder"),
        ("qwertyuiopå", "qwertyuiopå"),
        ("", ""),
        pytest.param("skole" * 3000, "skole" * 3000, id="no word at all"),
        pytest.param("so" * 25, "so" * 25, id="a word of nothing but short words"),
    ],
)
def test_parts(word, expected):
    assert "|".join(parts(word)) == expected


def test_the_parts_of_a_word_are_the_word():
    for cut in _lines(HERE / "compounds.txt"):
        word = cut.replace("|", "")
        assert "".join(parts(word)) == word


def test_at_least_75_of_our_80_compounds_are_cut_right():
    assert len(_cut_wrongly(_lines(HERE / "compounds.txt"))) <= 5


def test_none_of_our_80_other_words_is_cut():
    assert _cut_at_all(_lines(HERE / "not_compounds.txt")) == []


@pytest.mark.shared
def test_the_words_beside_the_checkout(shared):
    assert len(_cut_wrongly(_lines(shared / "search" / "compounds.txt"))) <= 4
    assert _cut_at_all(_lines(shared / "search" / "not-compounds.txt")) == []
