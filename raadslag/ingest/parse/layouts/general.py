"""The general reader: no layout at all, only what Danish minutes have in common."""

from __future__ import annotations

from raadslag.ingest.parse.layouts.layout import Layout
from raadslag.ingest.parse.lines import Source


class General(Layout):
    """Taken for layouts never seen, and by `--general`."""

    name = "general"

    def detect(self, source: Source) -> float:
        return 0.0
