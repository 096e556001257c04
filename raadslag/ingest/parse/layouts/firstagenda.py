"""FirstAgenda's publications: the PDF (Albertslund, Ballerup, Aarhus) and the web page (Aarhus)."""

from __future__ import annotations

import re
from typing import ClassVar

from raadslag.ingest.parse.chains import Chain, best
from raadslag.ingest.parse.layouts import glance
from raadslag.ingest.parse.layouts.layout import Layout, Reading
from raadslag.ingest.parse.lines import Source

_TITLE = re.compile(
    r"^\W{0,8}(?:REFERAT|DAGSORDEN|TILLÆGSDAGSORDEN)\s+\S.*\sd\.\s\d{2}-\d{2}-\d{4}\W{0,8}$", re.M
)
_ITEM = re.compile(r"^\W{0,8}Punkt \d{1,3}: ", re.M)
_COPY = re.compile(r"^[-• ]*Kopier link\s*$", re.M)
_NUMBER = re.compile(r"^\s*\d{1,3}\s*$", re.M)


class FirstAgendaPdf(Layout):
    """ "REFERAT <body> d. dd-mm-yyyy", "Mødedato", contents with leader dots, "Punkt 3: Title", case number below."""

    name = "firstagenda-pdf"
    forms: ClassVar[tuple[str, ...]] = ("punkt",)

    def detect(self, source: Source) -> float:
        if not glance.has(_TITLE, source):
            return 0.0
        return 0.97 if glance.has(_ITEM, source) else 0.6


class FirstAgendaWeb(Layout):
    """A number alone on its line, the title next, the case number next; "- Hent som PDF" below each item.

    The count of attachments stands alone on a line too, and looks like the next item's number.
    """

    name = "firstagenda-web"
    forms: ClassVar[tuple[str, ...]] = ("number",)
    menu: ClassVar[re.Pattern[str] | None] = re.compile(r"[-•]?\s*(?:Hent som PDF|Kopier link)")

    def detect(self, source: Source) -> float:
        return 0.95 if glance.has(_COPY, source) and glance.has(_NUMBER, source) else 0.0

    def chain(self, reading: Reading) -> Chain:
        """Where no number starts an item, any other form may."""
        found = super().chain(reading)
        return found if found.starts else best(reading.rows, reading.marks)
