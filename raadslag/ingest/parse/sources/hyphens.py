"""A word broken at the end of a printed line, made whole as a Dane would."""

from __future__ import annotations

import re

HANGING = re.compile(r"(?:og|eller|samt|og/eller|hhv\.?|til|men)\b|&")
LAST_PART = re.compile(r"[^\W_]+\Z")
HYPHENATED = re.compile(r"[^\W\d_]{2,}-[^\W\d_]{2,}")


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
    part = LAST_PART.search(left)
    if part is None or not right or not right[0].islower():
        return True
    if len(part[0]) == 1 or part[0].isupper() or part[0][-1].isdigit():
        return True
    following = re.match(r"[^\W\d_]+", right)
    return following is not None and f"{part[0]}-{following[0]}".casefold() in hyphenated


def words_with_hyphen(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in HYPHENATED.findall(text))
