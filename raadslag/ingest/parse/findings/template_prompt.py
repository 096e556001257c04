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
"""What a line must hold for a pattern to match: most lines are passed over at once."""


def _may_prompt(text: str) -> bool:
    low = text.lower()
    return any(sign in low for sign in _SIGNS) or low.rstrip(" .:").endswith(" her")


def find(document: Document) -> list[Finding]:
    """One finding for each prompt."""
    found = []
    for line in document.lines:
        text = line.text
        if not _may_prompt(text):
            continue
        taken: list[tuple[int, int]] = []
        for match in (m for pattern in _PROMPTS for m in pattern.finditer(text)):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append(match.span())
            why = "Skabelonens pladsholder er ikke udfyldt."
            found.append(document.finding("template_prompt", [line.number], match[0].strip(), why))
    return found
