"""Herning's web page: "Sagsnr.: ... Sagsbehandler: ...", the title, and a table of bodies with a cell a line."""

from __future__ import annotations

import re
from typing import ClassVar

from raadslag.ingest.parse.layouts import glance
from raadslag.ingest.parse.layouts.layout import Layout
from raadslag.ingest.parse.lines import Source

_START = re.compile(r"^Sagsnr\.: .*Sagsbehandler:", re.M)
_OTHERS = re.compile(r"^Øvrige sagsbehandlere", re.M)


class HerningWeb(Layout):
    """No numbers: an item begins at its case number. The route is ticked in a table whose cells stand one a line."""

    name = "herning-web"
    forms: ClassVar[tuple[str, ...]] = ("case",)

    def detect(self, source: Source) -> float:
        return 0.95 if glance.has(_START, source) and glance.has(_OTHERS, source) else 0.0
