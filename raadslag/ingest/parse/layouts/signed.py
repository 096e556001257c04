"""Layouts that are known by signs: words or forms of line that together stand in no other family."""

from __future__ import annotations

import re
from typing import ClassVar

from raadslag.ingest.parse.layouts import glance
from raadslag.ingest.parse.layouts.layout import Layout
from raadslag.ingest.parse.lines import Source


class Signed(Layout):
    """A family known by its signs.

    signs    patterns that must all stand in the document; compile with re.M to bind them to lines
    sure     how sure it is then
    """

    signs: ClassVar[tuple[re.Pattern[str], ...]]
    sure: ClassVar[float] = 0.9

    def detect(self, source: Source) -> float:
        return self.sure if all(glance.has(sign, source) for sign in self.signs) else 0.0


def line(pattern: str) -> re.Pattern[str]:
    """A sign that is a whole line, white space around it aside."""
    return re.compile(rf"^[^\S\n]*(?:{pattern})[^\S\n]*$", re.M)
