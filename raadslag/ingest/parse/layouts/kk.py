"""København's web page of one item: the title first, then sections; "<Body>s beslutning i mødet den <date>"."""

from __future__ import annotations

import re
from typing import ClassVar

from raadslag.ingest.parse.chains import Chain
from raadslag.ingest.parse.layouts import glance
from raadslag.ingest.parse.layouts.layout import Layout, Reading
from raadslag.ingest.parse.lines import Source

_DECISION = re.compile(r"^\s*\S.{3,100}s beslutning i mødet(?: den)? \d{1,2}\. \w+ \d{4}", re.M)
_PUNKT = re.compile(r"^Punkt \d|\A\s*\d{1,3}\. ", re.M)
"""An item's number, which these pages leave out."""


class KkWeb(Layout):
    """One item and no number. Body and date of the meeting stand in the decision alone."""

    name = "kk-web"
    sub_headings: ClassVar[bool] = False

    def detect(self, source: Source) -> float:
        if glance.has(_PUNKT, source):
            return 0.0
        return 0.9 if glance.has(_DECISION, source) else 0.0

    def chain(self, reading: Reading) -> Chain:
        return Chain((), 0.0)
