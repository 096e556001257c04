"""/stil/: every component with ordinary, long, odd and empty content.

For who builds pages, for the sweep with axe and for pictures. Shown while developing and in
the demo only.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from raadslag.web.http import page
from raadslag.web.outcomes import SIGNS
from raadslag.web.parts import (
    Attachment,
    Column,
    ContentsEntry,
    Crumb,
    ItemCard,
    RouteStep,
    Side,
    Table,
    Treatment,
    Vote,
)
from raadslag.web.shell import MenuEntry

LONG_BODY = "Udvalget for Klima, Natur, Landdistrikter, Fritid og Borgerinddragelse"
LONG_TITLE = (
    "Godkendelse af forslag til kommuneplantillæg nr. 14 og lokalplan 3.27 for et boligområde ved "
    "Strandengsvej og Gammel Færgegårdsvej med tilhørende miljøvurderingsrapport og "
    "spildevandsplantillæg"
)
UNBROKEN = "Ejendomsskattebetalingsforpligtelsesophørsbekendtgørelsesændringsforslag"


@dataclass(frozen=True, slots=True)
class SamplePlace:
    """Stands in for a municipality."""

    name: str = "Eksempel Kommune"
    slug: str = "eksempel"


class SampleForm(forms.Form):
    """One field of each kind."""

    title = forms.CharField(
        label="Offentlig titel", help_text="Det, alle må se af et lukket punkt."
    )
    words = forms.CharField(label="Beslutning", widget=forms.Textarea(attrs={"rows": 4}))
    body = forms.ChoiceField(
        label="Udvalg", choices=[("oeu", "Økonomiudvalget"), ("lang", LONG_BODY)], required=False
    )
    due = forms.DateField(label="Frist", widget=forms.DateInput(attrs={"type": "date"}))
    kind = forms.ChoiceField(
        label="Mødets art",
        widget=forms.RadioSelect,
        choices=[("ordinary", "Ordinært"), ("extra", "Ekstraordinært")],
    )
    steps = forms.MultipleChoiceField(
        label="Sagens vej",
        widget=forms.CheckboxSelectMultiple,
        choices=[
            ("bu", "Børneudvalget"),
            ("oeu", "Økonomiudvalget"),
            ("kb", "Kommunalbestyrelsen"),
        ],
        required=False,
    )
    closed = forms.BooleanField(
        label="Punktet er lukket", required=False, help_text="Grunden skrives på næste side."
    )


def components(request: HttpRequest) -> HttpResponse:
    """The page of all components; 404 on a site in use."""
    if not (settings.DEBUG or settings.DEMO):
        raise Http404
    return page(request, "web/style.html", _context())


def _context() -> dict[str, Any]:
    return {
        "municipality": SamplePlace(),
        "navigation": _navigation(),
        "crumbs": [Crumb("Forside", "/"), Crumb(LONG_BODY, "#indhold"), Crumb("Komponenter")],
        "signs": SIGNS,
        "contents": _contents(),
        "cards": _cards(),
        "routes": _routes(),
        "votes": _votes(),
        "path": _path(),
        "attachments": _attachments(),
        "facts": _facts(),
        "table": _table(),
        "clauses": _clauses(),
        "coming": [(text, None) for text, _ in _clauses()],
        "form": SampleForm(prefix="tom"),
        "refused": SampleForm({"galt-title": "Salg", "galt-due": "i morgen"}, prefix="galt"),
        "pages": Paginator(range(240), 20).page(3),
        "soon": timezone.now() + timedelta(days=3),
        "then": datetime(2024, 1, 16, 7, 0, tzinfo=UTC),
        "span": (time(17, 0), time(19, 30)),
        "sum": 806_000,
        "loss": Decimal("-1234567.50"),
        "unbroken": UNBROKEN,
    }


def _navigation() -> list[MenuEntry]:
    names = ("Møder", "Udvalg", "Sager", "Hvad blev der af det?", "Personer")
    return [MenuEntry(name, "#indhold", "true" if name == "Sager" else "") for name in names]


def _contents() -> list[ContentsEntry]:
    return [
        ContentsEntry("Datoer, beløb og navne", "#tal", "1", "adopted"),
        ContentsEntry("Udfald", "#udfald", "2", "noted", current=True),
        ContentsEntry(LONG_TITLE, "#beslutning", "3", "postponed"),
        ContentsEntry("Vej, sti og stemmer", "#vej", "4", "referred"),
        ContentsEntry("Punkter og bilag", "#punkter", "12", "closed"),
        ContentsEntry("Tabel", "#tabel", "13", "rejected"),
        ContentsEntry("Formularer", "#formularer", "14"),
    ]


def _cards() -> list[ItemCard]:
    day = date(2026, 9, 1)
    return [
        ItemCard(
            LONG_TITLE,
            "#punkter",
            "7",
            "01.02.05-P16-3-26",
            LONG_BODY,
            day,
            "postponed",
            "til 27. januar",
            "Udsat, idet udvalget ønsker en nærmere redegørelse for trafikken på Strandengsvej.",
        ),
        ItemCard("Meddelelser", "#punkter", "1", outcome="noted"),
        ItemCard(
            "Salg af areal", number="12", closed=True, outcome="adopted", body="Økonomiudvalget"
        ),
        ItemCard(UNBROKEN, "#punkter", "A", case_number="EMN-2026-0000000000000000003383"),
        ItemCard("Punkt uden andet end en titel"),
    ]


def _routes() -> list[tuple[list[RouteStep], str]]:
    travelled = [
        RouteStep("SUS", "Social- og Sundhedsudvalget", "done", "#vej", "adopted"),
        RouteStep("EBU", "Erhvervs- og Beskæftigelsesudvalget", "done", "#vej", "noted"),
        RouteStep("KNLFB", LONG_BODY, "here"),
        RouteStep("ØU", "Økonomiudvalget", "coming"),
        RouteStep("KB", "Kommunalbestyrelsen", "coming"),
    ]
    return [(travelled, "Kommunalbestyrelsen"), ([RouteStep("ÆR", "Ældrerådet", "here")], "")]


def _votes() -> list[Vote]:
    return [
        Vote(
            [
                Side("for", ["A", "B", "F"], 13),
                Side("against", ["V", "O"], 5),
                Side("abstained", ["Ø"], 1),
            ]
        ),
        Vote(
            [Side("for", ["A", "C"]), Side("against", ["O", "Løsgænger Ib Kær"])],
            "Ændringsforslag fra O",
        ),
        Vote([Side("for", [], 19)]),
    ]


def _path() -> list[Treatment]:
    committee = "Social- og Sundhedsudvalget"
    words = "Tiltrådte indstillingen, idet der gives en afrapportering efter et halvt år."
    return [
        Treatment("Ældrerådet", "done", "#vej", date(2026, 1, 8), "afgav høringssvar", "other"),
        Treatment(
            committee,
            "done",
            "#vej",
            date(2026, 1, 13),
            outcome="postponed",
            detail="til 27. januar",
        ),
        Treatment(
            committee,
            "done",
            "#vej",
            date(2026, 1, 27),
            "indstillede",
            "adopted",
            words=words,
            vote=_votes()[0],
        ),
        Treatment(LONG_BODY, "here", "#vej", date(2026, 2, 3), "indstillede", "adopted"),
        Treatment("Økonomiudvalget", "coming", None, date(2026, 2, 17)),
        Treatment("Kommunalbestyrelsen", "coming"),
    ]


def _attachments() -> list[Attachment]:
    return [
        Attachment("Oversigtskort", "#bilag", 1),
        Attachment(f"Høringsnotat. {LONG_TITLE}", "#bilag", 48, recommended=True),
        Attachment("Notat om grundpriser", closed=True, why="forvaltningsloven § 27"),
        Attachment("sbsys_eksport_endelig_v7_RETTET(2)_20260112_uden_bemaerkninger.xlsx", "#bilag"),
        Attachment("Budgetopfølgning", why="Filen fulgte ikke med den gamle dagsorden."),
    ]


def _facts() -> list[tuple[str, str]]:
    return [
        ("Sted", "Byrådssalen, Rådhuset, indgang B, 1. sal"),
        ("Sagsnummer", "00.00.00-G01-9-26"),
        ("Sagsbehandler", ""),
        ("Indstillet af", "Direktøren for By, Kultur og Beskæftigelse"),
    ]


def _table() -> Table:
    columns = [Column("Område"), Column("Budget", figures=True), Column("Forbrug", figures=True)]
    rows: list[list[object]] = [
        ["Dagtilbud og skoler", "412.806.000 kr.", "409.112.345 kr."],
        [LONG_BODY, "1.250.000 kr.", "−75.500 kr."],
        ["Ikke fordelt", "", "0 kr."],
    ]
    return Table("Budgetopfølgning pr. 31. august 2026", columns, rows)


def _clauses() -> list[tuple[str, str | None]]:
    return [
        ("at forslaget sendes i høring i otte uger,", "adopted"),
        ("at der afsættes 806.000 kr. i 2027, og", "rejected"),
        ("at orienteringen tages til efterretning.", None),
    ]
