"""What each paragraph of a sheet is: text, list entry, clause or sub-heading."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "bullet", "clause", "heading", "row"]

CLAUSE = re.compile(r"(\d{1,2})\. (?=\S)(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Paragraph:
    kind: Kind
    text: str
    label: str = ""  # of a clause: its number; of a row: its first column

    def printed(self) -> str:
        """As one line of plain text."""
        if self.kind == "bullet":
            return f"- {self.text}"
        if self.kind == "clause":
            return f"{self.label}. {self.text}"
        return self.text


def told(paragraph: str) -> Paragraph:
    """The paragraph without its mark, and what it is."""
    if paragraph.startswith("### "):
        return Paragraph("heading", paragraph.removeprefix("### "))
    if paragraph.startswith("- "):
        return Paragraph("bullet", paragraph.removeprefix("- "))
    if match := CLAUSE.fullmatch(paragraph):
        return Paragraph("clause", match[2], match[1])
    return Paragraph("text", paragraph)
