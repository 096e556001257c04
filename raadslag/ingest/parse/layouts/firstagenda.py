"""FirstAgenda's publications: the PDF (Albertslund, Ballerup, Aarhus) and the web page (Aarhus)."""

from __future__ import annotations

import re
from typing import ClassVar

from raadslag.ingest.parse.layouts.layout import Layout, Reading
from raadslag.ingest.parse.lines import Line, Source
from raadslag.ingest.parse.starts import Chain, best

_TITLE = re.compile(r"\W*(?:REFERAT|DAGSORDEN|TILLÆGSDAGSORDEN)\s+\S.*\sd\.\s\d{2}-\d{2}-\d{4}\W*")
_ITEM = re.compile(r"\W*Punkt \d{1,3}: ")
_NUMBER = re.compile(r"\d{1,3}")
_LOOK = 40
"""Lines at the top that are looked at."""


class FirstAgendaPdf(Layout):
    """ "REFERAT <body> d. dd-mm-yyyy", "Mødedato", contents with leader dots, "Punkt 3: Title", case number below."""

    name = "firstagenda-pdf"
    forms: ClassVar[tuple[str, ...]] = ("punkt",)

    def detect(self, source: Source) -> float:
        top = _top(source)
        if not any(_TITLE.fullmatch(line.text) for line in top):
            return 0.0
        return 0.97 if any(_ITEM.match(line.text) for line in source.lines) else 0.6


class FirstAgendaWeb(Layout):
    """A number alone on its line, the title next, the case number next; "- Hent som PDF" below each item.

    The count of attachments stands alone on a line too, and looks like the next item's number.
    """

    name = "firstagenda-web"
    menu: ClassVar[re.Pattern[str] | None] = re.compile(r"[-•]?\s*(?:Hent som PDF|Kopier link)")

    def detect(self, source: Source) -> float:
        copies = sum(line.text.strip("-• ") == "Kopier link" for line in source.lines)
        numbers = sum(_NUMBER.fullmatch(line.text.strip()) is not None for line in source.lines)
        return 0.95 if copies and numbers else 0.0

    def chain(self, reading: Reading) -> Chain:
        """Only numbers that follow the page's own buttons, or begin the list, start an item."""
        found = best(reading.rows, reading.marks, ("number",))
        return found if found.starts else super().chain(reading)


def _top(source: Source) -> list[Line]:
    return [line for line in source.lines if not line.blank][:_LOOK]
