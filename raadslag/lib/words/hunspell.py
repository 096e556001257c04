"""Reading a Hunspell dictionary: every entry with all the forms that its affix rules give it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_FLAGS_FOLLOW = re.compile(r"(?<!\\)/(?=\d|$)")
_MORPHOLOGY = re.compile(r"[\t ](?=(?:al|st|po|is|ph):)")
_STEM = re.compile(r"\bst:(\S+)")
_DEEPEST = 2  # Hunspell lets an ending carry endings, once

Flags = frozenset[int]
NONE: Flags = frozenset()


@dataclass(frozen=True, slots=True)
class Ending:
    """What an affix rule takes off a word's end and puts there; flags: what the form has then."""

    strip: str
    add: str
    fits: re.Pattern[str] | None  # None: every word
    flags: Flags


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the dictionary. stem: the word it is a form of, where the line says so."""

    word: str
    flags: Flags
    stem: str | None


def endings(affixes: Path) -> dict[int, list[Ending]]:
    """The suffix rules by their flag. Prefix rules are left out: Danish has one, a hyphen."""
    rules: dict[int, list[Ending]] = {}
    for line in affixes.read_text("utf-8").splitlines():
        fields = line.split()
        if len(fields) < 5 or fields[0] != "SFX":
            continue  # a rule's head has four fields, and says only how many follow
        add, _, flags = fields[3].partition("/")
        fits = None if fields[4] == "." else re.compile(f"(?:{fields[4]})$")
        ending = Ending(_text(fields[2]), _text(add), fits, _flags(flags))
        rules.setdefault(int(fields[1]), []).append(ending)
    return rules


def _text(field: str) -> str:
    return "" if field == "0" else field


def _flags(printed: str) -> Flags:
    return frozenset(map(int, printed.split(","))) if printed else NONE


def entries(dictionary: Path) -> Iterator[Entry]:
    """The dictionary's lines in order; the first line only counts them."""
    for line in dictionary.read_text("utf-8").splitlines()[1:]:
        head, *morphology = _MORPHOLOGY.split(line.rstrip(), maxsplit=1)
        word, *flags = _FLAGS_FOLLOW.split(head, maxsplit=1)
        if word:
            stem = _STEM.search(morphology[0]) if morphology else None
            yield Entry(word, _flags(flags[0] if flags else ""), stem[1] if stem else None)


def forms(
    word: str, flags: Flags, rules: dict[int, list[Ending]], deep: int = _DEEPEST
) -> Iterator[tuple[str, Flags]]:
    """The word and each form its flags give it, with the flags of that form."""
    yield word, flags
    if not deep:
        return
    for flag in sorted(flags):
        for ending in rules.get(flag, ()):
            if word.endswith(ending.strip) and (not ending.fits or ending.fits.search(word)):
                form = word[: len(word) - len(ending.strip)] + ending.add
                yield from forms(form, ending.flags, rules, deep - 1)
