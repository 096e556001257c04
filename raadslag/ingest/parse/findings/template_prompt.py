"""A prompt of the template that nobody filled in: "[Skriv her]", "xx.xx"."""

from __future__ import annotations

import re

from raadslag.ingest.parse.findings.document import Document
from raadslag.ingest.parse.record import Finding
from raadslag.lib.prompts import SIGNS, prompts

_ENDS_IN_HER = re.compile(r" her[\s.:]*$", re.M | re.I)


def find(document: Document) -> list[Finding]:
    """One finding for each prompt."""
    low = document.text.lower()
    signs = [re.compile(re.escape(sign), re.I) for sign in SIGNS if sign in low]
    return [
        document.finding("template_prompt", [line.number], prompt[0].strip(), _WHY)
        for line in document.matching(*signs, _ENDS_IN_HER)
        for prompt in prompts(line.text)
    ]


_WHY = "Skabelonens pladsholder er ikke udfyldt."
