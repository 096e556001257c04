"""Danish running text: its sentences, enumerations, number words and personal names."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_ABBREVIATIONS = frozenset(
    [
        *(
            "adm",
            "afd",
            "alm",
            "ang",
            "bl",
            "bla",
            "bl.a",
            "ca",
            "cand",
            "d",
            "dvs",
            "d.v.s",
            "eks",
        ),
        *(
            "evt",
            "f",
            "fx",
            "f.eks",
            "ff",
            "fhv",
            "hhv",
            "h.h.v",
            "hr",
            "inkl",
            "iht",
            "i.h.t",
            "jf",
        ),
        *(
            "jfr",
            "j.nr",
            "jnr",
            "kap",
            "kgl",
            "kl",
            "kr",
            "kst",
            "lb",
            "m.fl",
            "m.m",
            "m.v",
            "m.h.t",
        ),
        *(
            "m.h.p",
            "max",
            "mhb",
            "mht",
            "mhp",
            "mia",
            "mio",
            "min",
            "mv",
            "nr",
            "nuv",
            "o.a",
            "o.l",
        ),
        *(
            "oa",
            "ol",
            "o.lign",
            "obs",
            "osv",
            "op",
            "opr",
            "p",
            "p.g.a",
            "p.t",
            "pct",
            "pga",
            "pkt",
        ),
        *(
            "pr",
            "pt",
            "red",
            "ref",
            "resp",
            "s",
            "s.u",
            "sct",
            "sek",
            "skt",
            "st",
            "stk",
            "str",
            "t",
        ),
        *("t.kr", "t.o.m", "tlf", "vedr", "vha"),
    ]
)
_MAY_END_SENTENCE = frozenset(["mv", "m.v", "m.m", "m.fl", "osv", "kr", "pct"])
# Begins with a set, so that the engine skips to the next full stop or line break.
_SENTENCE_FOLLOWS = r"[\"”»)]?\s+(?=[\"”»«(\-–•]?\s?[A-ZÆØÅ0-9])"
_BREAK = re.compile(rf"[.!?\n](?:(?<=\n)\s*|(?<!\n){_SENTENCE_FOLLOWS})")
_FULL_STOP = re.compile(rf"\.{_SENTENCE_FOLLOWS}")
"""The same where no other mark is printed, which is found sooner."""
_MONTH_FOLLOWS = re.compile(r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)", re.I)
NUMBER_WORDS = {
    "en": 1, "et": 1, "én": 1, "ét": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7,
    "otte": 8, "ni": 9, "ti": 10, "elleve": 11, "tolv": 12, "tretten": 13, "fjorten": 14,
    "femten": 15, "seksten": 16, "sytten": 17, "atten": 18, "nitten": 19, "tyve": 20,
}  # fmt: skip


def composed(text: str) -> str:
    """With each letter as one character: some systems print "å" as "a" and a ring."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def folded(text: str) -> str:
    """Composed, and every run of white space one space."""
    text = composed(text)
    if text.isprintable() and "  " not in text:  # no white space but single spaces
        return text.strip(" ")
    return " ".join(text.split())


class Sentence(NamedTuple):
    """A sentence; whole[start:end] is its text."""

    text: str
    start: int
    end: int


def sentences(text: str) -> list[Sentence]:
    """The sentences of a text, at line breaks too.

    Abbreviations, dates and initials do not end one.
    """
    found: list[Sentence] = []
    start = 0
    breaks = _BREAK if "\n" in text or "?" in text or "!" in text else _FULL_STOP
    for match in breaks.finditer(text):
        if "\n" in match[0] or _ends_sentence(text, match):
            _add(found, text, start, match.end())
            start = match.end()
    _add(found, text, start, len(text))
    return found


def _add(found: list[Sentence], text: str, start: int, end: int) -> None:
    piece = text[start:end].lstrip()
    start = end - len(piece)
    piece = piece.rstrip()
    if piece:
        found.append(Sentence(piece, start, start + len(piece)))


_ORDINAL_GOES_ON = re.compile(r"[a-zæøå]*(?:afdeling|udvalg|behandling)", re.I)


_LONGEST_ABBREVIATION = 23


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    stop = match.start()
    if text[stop] != ".":
        return True
    before = text[max(0, stop - _LONGEST_ABBREVIATION) : stop]
    words = before.rsplit(None, 1) if before[-1:].strip() else ()
    last = words[-1].lower().lstrip('("”»') if words else ""
    if last in _ABBREVIATIONS:
        return last in _MAY_END_SENTENCE and text[match.end()].isupper()
    if last.isdigit() and len(last) <= 2:
        return not (
            _MONTH_FOLLOWS.match(text, match.end()) or _ORDINAL_GOES_ON.match(text, match.end())
        )
    return not (len(last) == 1 and last.isalpha() and text[match.end()].isupper())


_NAME_WORD = r"(?:[A-ZÆØÅÖÄÜÉ][\w'’´.]*(?:-[A-ZÆØÅÖÄÜÉ][\w'’´]*)*)"
PERSON = rf"{_NAME_WORD}(?:\s(?:(?:af|von|van|de|el|al|der|den)\s)?{_NAME_WORD}){{1,5}}"
"""Regex source: two to six capitalised words, as personal names are written."""

_SEPARATOR = re.compile(r"[()\[\]]|,\s{0,3}(?:og|samt)\s|[,;/]|\s(?:og|samt)\s")


def enumerated(text: str) -> list[str]:
    """The entries of "A, B (C, D) og E": separators inside brackets do not count."""
    entries, depth, start = [], 0, 0
    for match in _SEPARATOR.finditer(text):
        if match[0] in "()[]":
            depth = max(0, depth + (1 if match[0] in "([" else -1))
        elif depth == 0:
            entries.append(text[start : match.start()])
            start = match.end()
    entries.append(text[start:])
    return [entry for part in entries if (entry := part.strip(" .:;,\n\t\xa0"))]
