"""A dictionary's entries get the forms its rules give, and no others."""

from __future__ import annotations

import pytest

from raadslag.lib.words import compile as compiling
from raadslag.lib.words import dictionary
from raadslag.lib.words.dictionary import Kind
from raadslag.lib.words.hunspell import endings, entries, forms

AFFIXES = """SET UTF-8
SFX 2 Y 2
SFX 2 0 n/34 e	+BESTEMT
SFX 2 0 en/34 [^e]	+BESTEMT
SFX 3 Y 1
SFX 3 0 p/8,2 p
SFX 29 Y 1
SFX 29 0 s/32,36 .
SFX 20 Y 1
SFX 20 e te/34 e
"""
DICTIONARY = """6
sag/2,10,29
top/3,10
spise/20
smug/6,10
"A/S"
gik st:gå
"""


@pytest.fixture
def folder(tmp_path):
    """A dictionary of six lines."""
    (tmp_path / "index.aff").write_text(AFFIXES, "utf-8")
    (tmp_path / "index.dic").write_text(DICTIONARY, "utf-8")
    (tmp_path / "license").write_text("Free to use.", "utf-8")
    return tmp_path


def test_endings_carry_endings(folder):
    rules = endings(folder / "index.aff")
    (top,) = [entry for entry in entries(folder / "index.dic") if entry.word == "top"]

    assert [form for form, _ in forms(top.word, top.flags, rules)] == ["top", "topp", "toppen"]


def test_the_list_says_how_a_form_is_read(folder, tmp_path, monkeypatch):
    target = tmp_path / "build" / "danish.trie"
    monkeypatch.setattr(dictionary, "FILE", target)
    dictionary._trie.cache_clear()
    try:
        compiling.main(folder, target)

        assert dictionary.basic_forms("sagen") == ["sag"]
        assert list(dictionary.readings("sags")) == [(Kind.LINKING, "sag")]
        assert dictionary.basic_forms("spiste") == ["spise"]
        assert dictionary.basic_forms("gik") == ["gå"]
        assert dictionary.basic_forms("topp") == []  # needs an ending
        assert dictionary.basic_forms("smug") == []  # forbidden
        assert (target.parent / "LICENCE.txt").read_text() == "Free to use."
    finally:
        dictionary._trie.cache_clear()


def test_a_list_that_was_not_built_says_how_it_is(tmp_path, monkeypatch):
    monkeypatch.setattr(dictionary, "FILE", tmp_path / "none.trie")
    dictionary._trie.cache_clear()
    try:
        with pytest.raises(dictionary.ListMissing, match="make words"):
            dictionary.basic_forms("sag")
    finally:
        dictionary._trie.cache_clear()
