"""The word list: what kind of word a form is, and the basic forms it may come from.

One file, mapped into memory, so that it is there at once and shared by all processes.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from functools import cache
from pathlib import Path

import marisa_trie

FILE = Path(__file__).resolve().parent / "build" / "danish.trie"


class Kind(Enum):
    """What a form can be. The letter is what the file says it by."""

    NOUN = b"n"
    ADJECTIVE = b"a"  # participles too
    VERB = b"v"
    NAME = b"p"
    OTHER = b"x"
    LINKING = b"c"  # as it stands before another part of a compound: "sags", "børne"


class ListMissing(Exception):
    """The word list was not built; str() says how it is."""


_KINDS = {kind.value[0]: kind for kind in Kind}
_ZERO = ord("0")


def value(kind: Kind, form: str, basic: str) -> bytes:
    """How the file says that the form is of this kind and comes from the basic form."""
    shared = 0
    while shared < min(len(form), len(basic)) and form[shared] == basic[shared]:
        shared += 1
    return kind.value + bytes([_ZERO + len(form) - shared]) + basic[shared:].encode()


@cache
def _trie() -> marisa_trie.BytesTrie:
    if not FILE.exists():
        raise ListMissing(f"{FILE.name} mangler. Byg ordlisten med: make words")
    return marisa_trie.BytesTrie().mmap(str(FILE))


def readings(form: str) -> Iterator[tuple[Kind, str]]:
    """(kind, basic form) of each reading of a form in small letters; none where it is unknown."""
    for said in _trie().get(form, ()):
        yield _KINDS[said[0]], form[: len(form) - (said[1] - _ZERO)] + said[2:].decode()


def beginnings(word: str) -> list[str]:
    """The known forms that a word in small letters begins with, the shortest first."""
    found: list[str] = _trie().prefixes(word)
    return list(dict.fromkeys(found))


def basic_forms(word: str) -> list[str]:
    """The basic forms of a word that stands by itself, in alphabetical order."""
    return sorted({basic for kind, basic in readings(word) if kind is not Kind.LINKING})
