"""Herning's web page: "Sagsnr.: ... Sagsbehandler: ...", the title, and a table of bodies with a cell a line."""

from __future__ import annotations

from typing import ClassVar

from raadslag.ingest.parse.layouts.layout import Layout
from raadslag.ingest.parse.lines import Source


class HerningWeb(Layout):
    """No numbers: an item begins at its case number. The route is ticked in a table whose cells stand one a line."""

    name = "herning-web"
    forms: ClassVar[tuple[str, ...]] = ("case",)

    def detect(self, source: Source) -> float:
        starts = sum(
            line.text.startswith("Sagsnr.:") and "Sagsbehandler:" in line.text
            for line in source.lines
        )
        others = sum(line.text.startswith("Øvrige sagsbehandlere") for line in source.lines)
        return 0.95 if starts and others else 0.0
