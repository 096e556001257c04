"""A word broken at the end of a printed line, made whole as a Dane would."""

from __future__ import annotations

import re

HANGING = re.compile(r"(?:og|eller|samt|og/eller|hhv\.?|til|men)\b|&")
LAST_PART = re.compile(r"[^\W_]+\Z")
HYPHEN = re.compile(r"-(?=[^\W\d_]{2})")
FIRST_LETTERS = re.compile(r"[^\W\d_]+")
LONGEST_WORD = 60


def rejoin(left: str, right: str, hyphenated: frozenset[str]) -> str:
    """The two lines as one; `left` without its last hyphen.

    hyphenated: words that the document prints with a hyphen inside a line, lower case.

    >>> none = frozenset()
    >>> rejoin("kommu", "nalbestyrelsen", none), rejoin("social", "og sundhed", none)
    ('kommunalbestyrelsen', 'social- og sundhed')
    >>> rejoin("SOSU", "området", none), rejoin("Covid", "19", none)
    ('SOSU-området', 'Covid-19')
    """
    if HANGING.match(right):
        return f"{left}- {right}"
    return left + ("-" if _is_hard(left, right, hyphenated) else "") + right


def _is_hard(left: str, right: str, hyphenated: frozenset[str]) -> bool:
    part = LAST_PART.search(left, left.rfind(" ", -LONGEST_WORD) + 1)
    if part is None or not right or not right[0].islower():
        return True
    if len(part[0]) == 1 or part[0].isupper() or part[0][-1].isdigit():
        return True
    following = FIRST_LETTERS.match(right)
    return following is not None and f"{part[0]}-{following[0]}".casefold() in hyphenated


def words_with_hyphen(text: str) -> frozenset[str]:
    return frozenset(word for at in HYPHEN.finditer(text) if (word := _word_around(text, at.end())))


def _word_around(text: str, after: int) -> str | None:
    """The word whose second half begins at `after`; None where the hyphen follows no word."""
    first = LAST_PART.search(text[max(after - LONGEST_WORD, 0) : after - 1])
    second = FIRST_LETTERS.match(text[after : after + LONGEST_WORD])
    if first is None or second is None or len(first[0]) < 2:
        return None
    return f"{first[0]}-{second[0]}".casefold()
