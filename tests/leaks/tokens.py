"""Made-up words, each planted in one place only, and known again wherever they turn up."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

STEM = "zqvarnbel"
LETTERS = "abdefgiklmnoprstuvyz"
TAIL = 8
TOKEN = re.compile(rf"{STEM}([{LETTERS}]{{{TAIL}}})")
WORD = re.compile(rf"(?<![a-z])[{LETTERS}]{{{TAIL}}}(?![a-z])")
UID = re.compile(r"(?<![0-9a-z])[0-9a-hjkmnp-tv-z]{12}(?![0-9a-z])")
LOOSE = re.compile("[\u00ad\u200b\u2060]|-\r?\n")  # where a document breaks a long word


@dataclass(frozen=True, slots=True)
class Planted:
    """where: "cases.Clause.words"; sort: what kind of row it stands in."""

    word: str
    where: str
    sort: str

    def __str__(self) -> str:
        return f"{self.where} ({self.sort})"


@dataclass(slots=True)
class Garden:
    """All that was planted, by the letters that tell one word from another."""

    planted: dict[str, Planted] = field(default_factory=dict)
    uids: dict[str, Planted] = field(default_factory=dict)  # of what is not public, by themselves

    def plant(self, where: str, sort: str, *, longest: int | None = None) -> str:
        """A new word. One that is planted in a short field is its last letters alone."""
        letters = _letters(f"{where} {sort} {len(self.planted)}")
        whole = f"{STEM}{letters}".capitalize()
        word = whole if longest is None or longest >= len(whole) else letters
        self.planted[letters] = Planted(word, where, sort)
        return word

    def hide(self, uid: str, where: str, sort: str) -> None:
        """Nobody outside may learn this id."""
        self.uids[uid] = Planted(uid, where, sort)

    def of(self, *sorts: str) -> set[Planted]:
        return {one for one in (*self.planted.values(), *self.uids.values()) if one.sort in sorts}

    def found_in(self, text: str) -> set[Planted]:
        """What of it stands in a text, also where a long word is broken, and in an address."""
        small = LOOSE.sub("", text).lower()
        letters = {*TOKEN.findall(small), *WORD.findall(small)}
        found = {self.planted[one] for one in letters & self.planted.keys()}
        return found | {self.uids[one] for one in {*UID.findall(small)} & self.uids.keys()}

    def letters_in(self, content: bytes) -> set[Planted]:
        """What of it stands in bytes of any kind: packed ones keep the letters and point to the stem."""
        return {one for letters, one in self.planted.items() if letters.encode() in content}


def _letters(said: str) -> str:
    digest = hashlib.sha256(said.encode()).digest()
    return "".join(LETTERS[byte % len(LETTERS)] for byte in digest[:TAIL])


def told(found: Iterable[Planted]) -> list[str]:
    """For a failing test: where each was planted."""
    return sorted(f"{one.word}: {one}" for one in found)
