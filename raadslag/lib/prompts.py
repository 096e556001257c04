"""Prompts of a template that nobody filled in: "[Skriv her]", "xx.xx"."""

from __future__ import annotations

import re
from collections.abc import Sequence

_PROMPTS = (
    re.compile(r"\[(?:skriv|indsæt|angiv|vælg|udfyld|beskriv|klik|tekst|navn|dato|beløb|slet|evt\.? tekst)\b[^\]]{0,200}\]", re.I),
    re.compile(r"<(?:skriv|indsæt|angiv|vælg|udfyld)\b[^>]{0,200}>", re.I),
    re.compile(r"\bklik (?:(?:eller tryk )?her )?for at (?:angive|skrive|indtaste|indsætte|vælge|tilføje)\b[^.]{0,60}", re.I),
    re.compile(r"\bvælg et element\b|\blorem ipsum\b", re.I),
    re.compile(r"^\W*(?:skriv|indsæt|angiv)(?: \w+){0,4} her\W*$", re.I),
    re.compile(r"(?<![\w.])(?:[xX]{2,}(?:[.\-/][xX]{2,})+|[xX]{3,}|xx)(?![\w])"),
    re.compile(r"\b(?:den|d\.|af|kl\.|nr\.|på) (?P<mark>XX)(?!\w)"),
    re.compile(r"(?<!\w)(?:dd[.\-/]mm[.\-/](?:åååå|yyyy))(?!\w)", re.I),
)  # fmt: skip

SIGNS = ("[", "<", "klik", "vælg et", "lorem", "xx", "dd.mm", "dd-mm", "dd/mm")
"""One of these stands in every text with a prompt, in small letters, or a line of it ends in "her"."""


def prompts(text: str) -> Sequence[re.Match[str]]:
    """The prompts of one line, none inside another."""
    taken: list[re.Match[str]] = []
    for match in (m for pattern in _PROMPTS for m in pattern.finditer(text)):
        if all(match.end() <= t.start() or t.end() <= match.start() for t in taken):
            taken.append(match)
    return taken
