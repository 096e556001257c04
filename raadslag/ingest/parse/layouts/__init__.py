"""The layouts known, in the order they are asked; the surest is taken, the general reader below a threshold."""

from __future__ import annotations

from raadslag.ingest.parse.layouts.acadre import (
    DocplayerAcadre,
    DocplayerEfterretningssager,
    PolWeb,
    PolWebCopy,
)
from raadslag.ingest.parse.layouts.edagsorden import (
    EdagsordenHtml,
    KkEdocAgenda,
    RegionhHtmlPublication,
    RegionhWeb,
)
from raadslag.ingest.parse.layouts.firstagenda import FirstAgendaPdf, FirstAgendaWeb
from raadslag.ingest.parse.layouts.general import General
from raadslag.ingest.parse.layouts.herning import HerningWeb
from raadslag.ingest.parse.layouts.kk import KkWeb
from raadslag.ingest.parse.layouts.layout import Layout
from raadslag.ingest.parse.layouts.xml import Export
from raadslag.ingest.parse.lines import Source

LAYOUTS: tuple[Layout, ...] = (
    Export(),
    FirstAgendaPdf(),
    FirstAgendaWeb(),
    HerningWeb(),
    KkWeb(),
    PolWeb(),
    PolWebCopy(),
    DocplayerAcadre(),
    DocplayerEfterretningssager(),
    EdagsordenHtml(),
    KkEdocAgenda(),
    RegionhWeb(),
    RegionhHtmlPublication(),
)
GENERAL = General()
THRESHOLD = 0.5


def choose(source: Source) -> tuple[Layout, float]:
    """The layout that is surest of the document, and how sure; the general reader where none reaches the threshold."""
    sure, layout = max(
        ((layout.detect(source), layout) for layout in LAYOUTS),
        key=lambda pair: pair[0],
        default=(0.0, GENERAL),
    )
    return (layout, sure) if sure >= THRESHOLD else (GENERAL, 1.0 - sure)
