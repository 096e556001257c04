"""The layouts known, in the order they are asked; the surest is taken, the general reader below a threshold."""

from __future__ import annotations

from raadslag.ingest.parse.layouts.acadre import (
    DocplayerAcadre,
    DocplayerEfterretningssager,
    PolWeb,
    PolWebCopy,
)
from raadslag.ingest.parse.layouts.case_systems import (
    BornholmInfref,
    GentofteOneline,
    GentoftePdf2Html,
    RmPrintpage,
    SbsysPreview,
)
from raadslag.ingest.parse.layouts.docplayer import Docplayer, DocplayerBodyDen, DocplayerPunktNr
from raadslag.ingest.parse.layouts.edagsorden import (
    EdagsordenHtml,
    KkEdocAgenda,
    RegionhHtmlPublication,
    RegionhWeb,
)
from raadslag.ingest.parse.layouts.firstagenda import FirstAgendaPdf, FirstAgendaWeb
from raadslag.ingest.parse.layouts.general import General
from raadslag.ingest.parse.layouts.herning import HerningWeb
from raadslag.ingest.parse.layouts.informal import ParishCouncil
from raadslag.ingest.parse.layouts.kk import KkWeb
from raadslag.ingest.parse.layouts.layout import Layout
from raadslag.ingest.parse.layouts.monrad import Monrad
from raadslag.ingest.parse.layouts.municipal import (
    Deltagere,
    DrupalBullets,
    DrupalPkt,
    GluedNumber,
    GluedSections,
    Moedefakta,
    NestedList,
    NoTitlesForslag,
    NoTitlesSagsid,
    NoTitlesUdskriv,
    ResumeTilToppen,
    SagensKerne,
    SagsnrUnderTitel,
    Sagsnummer,
    SingleItem,
    XmlFoldOut,
)
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
    Monrad(),
    RegionhWeb(),
    RegionhHtmlPublication(),
    SbsysPreview(),
    GentoftePdf2Html(),
    GentofteOneline(),
    BornholmInfref(),
    RmPrintpage(),
    ResumeTilToppen(),
    Deltagere(),
    SagsnrUnderTitel(),
    DrupalBullets(),
    DrupalPkt(),
    NoTitlesForslag(),
    NoTitlesUdskriv(),
    NoTitlesSagsid(),
    SingleItem(),
    NestedList(),
    Moedefakta(),
    GluedNumber(),
    GluedSections(),
    XmlFoldOut(),
    Sagsnummer(),
    SagensKerne(),
    DocplayerPunktNr(),
    DocplayerBodyDen(),
    Docplayer(),
    ParishCouncil(),
)
GENERAL: Layout = General()
THRESHOLD = 0.5
CERTAIN = 0.97
"""A layout this sure is taken without asking the rest."""


def choose(source: Source) -> tuple[Layout, float]:
    """The layout that is surest of the document, and how sure; the general reader where none reaches the threshold."""
    sure, layout = 0.0, GENERAL
    for candidate in LAYOUTS:
        found = candidate.detect(source)
        if found > sure:
            sure, layout = found, candidate
        if sure >= CERTAIN:
            break
    return (layout, sure) if sure >= THRESHOLD else (GENERAL, 1.0 - sure)
