"""What a word is found by: its basic forms, those of its parts, and the spellings it may be asked in.

The same terms are made of the words of a text and of the words of a question, so whatever is done
here only has to be done alike on both sides.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

import Stemmer

from raadslag.lib.words.compounds import ended, linked, parts
from raadslag.lib.words.dictionary import basic_forms

WORD = re.compile(r"[^\W_]+")
_MOST_SPELLINGS = 3  # places in a word where "ae", "oe" or "aa" may stand for a letter
_PLAIN = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "u", "é": "e", "è": "e", "ê": "e", "á": "a", "à": "a"})  # fmt: skip
_LETTERS = {"ae": "æ", "oe": "ø", "aa": "å"}
_TWO_FOR_ONE = re.compile("(ae|oe|aa)")
_STEMMER = Stemmer.Stemmer("danish", 0)
_REMEMBERED = 200_000
_COMMON = frozenset(
    re.findall(
        r"\w+",
        "af at de den der det dette disse du efter eller en end er et for fra har have hvor i ikke ind med "
        "mellem men mod ned når og også om op over på samt sig sin sit skal som til ud under var ved vil vi "
        "blev blive bliver kan",
    )
)


def folded(text: str) -> str:
    """In small letters, with two letters for each of æ, ø and å: as a term of the index is spelt."""
    return text.lower().translate(_PLAIN)


def is_common(word: str) -> bool:
    """Whether nearly every text holds it, so that alone it tells nothing: "og", "i", "skal"."""
    return word.lower() in _COMMON


@lru_cache(_REMEMBERED)
def terms(word: str) -> tuple[str, ...]:
    """What a word of a text is found by: the word itself first, then each run of its parts.

    Nothing for a common word: nobody finds a text by it.

    >>> terms("Kontanthjælpsmodtagerne")[:3]
    ('kontanthjaelpsmodtager', 'kontant', 'kontanthjaelp')
    """
    small = word.lower()
    if small in _COMMON:
        return ()
    spelt = _spelt(small)
    cut = parts(spelt)
    found = list(_whole(spelt, cut))
    if len(cut) > 1:
        found += _runs(cut)
    return tuple(dict.fromkeys(map(folded, found)))


@lru_cache(_REMEMBERED)
def asked(word: str) -> tuple[str, ...]:
    """What a word of a question asks for: its basic forms, not its parts.

    Nothing for a common word. A word that is a basic form means itself: "indsats" is not a form of "indsætte" here.

    >>> asked("indsats"), asked("indsatserne"), asked("aeldreraadet")
    (('indsats',), ('indsats',), ('aeldreraad',))
    """
    small = word.lower()
    if small in _COMMON:
        return ()
    spelt = _spelt(small)
    whole = _whole(spelt, parts(spelt))
    return (folded(spelt),) if spelt in whole else tuple(dict.fromkeys(map(folded, whole)))


def _spelt(word: str) -> str:
    """With æ, ø and å where two letters stand for them, if that makes it a word we know."""
    pieces = _TWO_FOR_ONE.split(word)
    places = range(1, len(pieces), 2)
    if not places or len(places) > _MOST_SPELLINGS or _is_known(word):
        return word
    for choice in product((True, False), repeat=len(places)):
        tried = pieces.copy()
        for place, as_letter in zip(places, choice, strict=True):
            tried[place] = _LETTERS[pieces[place]] if as_letter else pieces[place]
        spelt = "".join(tried)
        if _is_known(spelt):
            return spelt
    return word


def _is_known(word: str) -> bool:
    return bool(basic_forms(word)) or len(parts(word)) > 1


def _whole(word: str, cut: tuple[str, ...]) -> list[str]:
    """The basic forms of a whole word; of one that no list knows, what is left of it as a stem."""
    known = basic_forms(word)
    if known:
        return known
    if len(cut) > 1:
        head = "".join(cut[:-1])
        return [head + basic for basic in sorted(ended(cut[-1]))] or [word]
    if not word.isalpha():
        return [word.lstrip("0") or word, word] if word.isdigit() else [word]
    return [_STEMMER.stemWord(folded(word))]


def _runs(cut: tuple[str, ...]) -> list[str]:
    """Each run of parts but the whole: "kontant", "kontanthjælp", "hjælp", "hjælpsmodtager" …"""
    count = len(cut)
    return [
        "".join(cut[i : j - 1]) + basic
        for i in range(count)
        for j in range(i + 1, count + 1)
        if j - i < count
        for basic in _basic_of(cut[j - 1], last=j == count)
    ]


def _basic_of(part: str, *, last: bool) -> list[str]:
    """The basic forms of a part as it stands in a compound."""
    if last:
        return sorted(ended(part)) or [part]
    known = sorted(linked(part).union(basic_forms(part)))
    return known or basic_forms(part.removesuffix("s")) or [part]
