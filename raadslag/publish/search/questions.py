"""What a reader asks: words, "phrases", -not these, and case numbers or a part of one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from raadslag.lib.danish import folded as spaced
from raadslag.lib.words.terms import WORD, is_common

LONGEST = 200  # characters of a question that are read
MOST = 12  # words, phrases and numbers of a question that are read

_PIECE = re.compile(
    r"""(?P<minus>(?<!\S)[-−–])?(?:["“”„»«](?P<phrase>[^"“”„»«]+)["“”„»«]?|(?P<plain>[^\s"“”„»«]+))"""
)
_LIKE_A_NUMBER = re.compile(r"[\w.\-/]*\d[\w.\-/]*")


class Sort(Enum):
    WORD = "word"
    PHRASE = "phrase"  # several words that stand in a row
    NUMBER = "number"  # part of a case number: its last piece may be unfinished


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing asked for, or with wanted=False against."""

    sort: Sort
    words: tuple[str, ...]  # in small letters; one for a WORD
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked. Without clauses everything is found that the filters let through."""

    text: str
    clauses: tuple[Clause, ...]

    @property
    def wanted(self) -> tuple[Clause, ...]:
        return tuple(clause for clause in self.clauses if clause.wanted)

    @property
    def words(self) -> tuple[str, ...]:
        """All words that are asked for, as written."""
        return tuple(word for clause in self.wanted for word in clause.words)


def read(text: str) -> Question:
    """The question in a text. Anything can be asked; what means nothing is left out.

    >>> [c.words for c in read('ny "børne og unge" -skole').clauses]
    [('ny',), ('børne', 'og', 'unge'), ('skole',)]
    """
    text = spaced(text[:LONGEST])
    clauses = [clause for match in _PIECE.finditer(text) if (clause := _clause(match))]
    telling = [c for c in clauses if not (c.sort is Sort.WORD and is_common(c.words[0]))]
    if not any(clause.wanted for clause in telling):
        telling = clauses
    return Question(text, tuple(dict.fromkeys(telling))[:MOST])


def _clause(match: re.Match[str]) -> Clause | None:
    printed = match["phrase"] or match["plain"]
    words = tuple(WORD.findall(printed.lower()))
    if not words:
        return None
    wanted = not match["minus"]
    if len(words) == 1:
        return Clause(Sort.WORD, words, wanted)
    is_number = match["plain"] and _LIKE_A_NUMBER.fullmatch(printed)
    return Clause(Sort.NUMBER if is_number else Sort.PHRASE, words, wanted)
