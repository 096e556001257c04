"""A prompt of the template that nobody filled in: "[Skriv her]", "xx.xx"."""

from __future__ import annotations

import re

from raadslag.ingest.parse.findings.document import Document
from raadslag.ingest.parse.record import Finding

_PROMPTS = (
    re.compile(r"\[(?:skriv|indsæt|angiv|vælg|udfyld|tekst|navn|dato|beløb|slet|evt\.? tekst)\b[^\]]{0,200}\]", re.I),
    re.compile(r"<(?:skriv|indsæt|angiv|vælg|udfyld)\b[^>]{0,200}>", re.I),
    re.compile(r"\bklik (?:eller tryk )?her for at (?:angive|skrive|indtaste|indsætte|vælge|tilføje)\b[^.]{0,60}", re.I),
    re.compile(r"\bvælg et element\b|\blorem ipsum\b", re.I),
    re.compile(r"^\W*(?:skriv|indsæt|angiv)(?: \w+){0,4} her\W*$", re.I),
    re.compile(r"(?<![\w.])(?:[xX]{2,}(?:[.\-/][xX]{2,})+|[xX]{3,}|xx)(?![\w])"),
    re.compile(r"\b(?:den|d\.|af|kl\.|nr\.|på) (?P<mark>XX)(?!\w)"),
    re.compile(r"(?<!\w)(?:dd[.\-/]mm[.\-/](?:åååå|yyyy))(?!\w)", re.I),
)  # fmt: skip


_SIGNS = ("[", "<", "klik", "vælg et", "lorem", "xx", "dd.mm", "dd-mm", "dd/mm")
"""What the text must hold for a pattern to match: most documents are passed over at once."""
_ENDS_IN_HER = re.compile(r" her[\s.:]*$", re.M | re.I)


def find(document: Document) -> list[Finding]:
    """One finding for each prompt."""
    low = document.text.lower()
    signs = [re.compile(re.escape(sign), re.I) for sign in _SIGNS if sign in low]
    return [
        document.finding("template_prompt", [line.number], prompt, _WHY)
        for line in document.matching(*signs, _ENDS_IN_HER)
        for prompt in _prompts(line.text)
    ]


_WHY = "Skabelonens pladsholder er ikke udfyldt."


def _prompts(text: str) -> list[str]:
    taken: list[re.Match[str]] = []
    for match in (m for pattern in _PROMPTS for m in pattern.finditer(text)):
        if all(match.end() <= t.start() or t.end() <= match.start() for t in taken):
            taken.append(match)
    return [match[0].strip() for match in taken]
