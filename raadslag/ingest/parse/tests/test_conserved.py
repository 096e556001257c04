"""No word is lost, whatever the document: it stands in head, furniture, contents, an item's head, a section or `unplaced`."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from raadslag.ingest.parse import read, reader
from raadslag.ingest.parse.layouts import GENERAL, LAYOUTS
from raadslag.ingest.parse.layouts.layout import Layout
from raadslag.ingest.parse.ledger import conserved
from raadslag.ingest.parse.lines import Line, Source
from raadslag.ingest.parse.tests import goldens
from raadslag.ingest.parse.vocabulary import HEADINGS


def source_of(text: str, name: str = "prøve.txt") -> Source:
    lines = tuple(Line(number, line) for number, line in enumerate(text.splitlines(), 1))
    return Source(name, "text", lines, sha256="")


PIECES = st.sampled_from(
    [
        "REFERAT Udvalget for Strande d. 03-05-2022", "Mødedato Tirsdag d. 3. maj 2022 kl. 16:00", "Mødested Rådhuset", "Indholdsfortegnelse",
        "Badebro ved Nordstrand.....  3", "Punkt 1: Badebro ved Nordstrand", "Punkt 2: Lukket: Køb af grund", "1", "2.", "3. Klitter og stier", "53Havnens drift",
        "• 118", "4 (Åben) Fiskerihavn", "12.01.00-A00-3-22", "EMN-2022-001234", "Sagsnr.: 12.01.00-A00-3-22 Sagsbehandler: Ida Holm", "Sag nr. 139", "Åbent punkt", "Lukket",
        "Direktøren for Natur indstiller,", "1. at badebroen forlænges.", "at broen males", "Det indstilles:", "At 1) Byrådet godkender broen.", "Godkendt.", ".", "Udsat.",
        "Beslutning i Byrådet den 03-05-2022", "Byrådet, 29. april 2022, pkt. 7:", "Udvalg: Økonomiudvalget", "Dato: 02-04-2022", "Punktnummer: 3", "Fraværende: Bo Lund (A)",
        "For: A, B (13). Imod: V (8).", "BeslutningGodkendt.", "BilagIngen bilag.", "- PDFKort over broen", "4 bilag, heraf 3 anbefales", "ANBEFALES Kort", "A. Bro", "- B. Sti",
        "Til toppen", "Side 3 af 27", "Hent som PDF", "×", "DIR", "BYR", "x", "Mødedeltagere Ib Munk (A), Eva Dahl (V) (formand)", "\xa0", "", "", "Næste møde holdes i Nordhavn.",
        "Transkript", "3 Side tekst Punkt 4: Indstilling Beslutning Byrådet den 3. maj 2022 Godkendt.", "BESLUTNINGSFORSLAG FRA V", "INDSTILLING FRA BORGMESTEREN",
    ]
)  # fmt: skip
HEADING = st.sampled_from(sorted(HEADINGS)).map(str.capitalize)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60).map(
    lambda text: text.replace("\n", " ")
)
DOCUMENTS = st.lists(st.one_of(PIECES, PIECES, HEADING, WORDS), max_size=60).map("\n".join)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(DOCUMENTS, st.booleans())
def test_every_word_of_a_generated_document_is_kept(text: str, general: bool) -> None:
    source = source_of(text)
    assert conserved(source, read(source, general=general)) == []


@settings(max_examples=120, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_a_record(content: bytes) -> None:
    source = source_of(content.decode("latin-1"))
    assert conserved(source, read(source)) == []


def test_a_lost_word_is_named() -> None:
    source = source_of("Punkt 1: Bro\n\nBeslutning\n\nGodkendt.")
    record = read(source, general=True)
    record.items[0].sections[0].text = ""
    assert conserved(source, record) == ["Godkendt"]


@pytest.mark.soak
@pytest.mark.parametrize(
    "line",
    [
        pytest.param("1. " * 4000, id="numbers"),
        pytest.param("Udvalget for " * 3000, id="bodies"),
        pytest.param("at " * 5000, id="clauses"),
        pytest.param("A" * 20000, id="one word"),
        pytest.param("(" * 5000, id="brackets"),
        pytest.param("Bo Lund (A), " * 1500, id="names"),
        pytest.param("den 3. maj 2022 " * 1200, id="dates"),
        pytest.param(". " * 8000, id="dots"),
        pytest.param(" " * 20000 + "x", id="spaces"),
        pytest.param("Indstilling: " * 1500, id="headings"),
    ],
)
def test_hostile_lines_take_time_in_proportion(line: str) -> None:
    """Four times the text may take about four times as long; a quadratic rule would take sixteen."""
    short, long = (
        _seconds("\n".join(["Punkt 1: Bro", "", "Beslutning", "", line[: len(line) // n]]))
        for n in (4, 1)
    )
    assert long < 0.25 or long < 9 * short


def _seconds(text: str) -> float:
    source = source_of(text)
    read(source)
    begun = time.process_time()
    read(source)
    return time.process_time() - begun


@pytest.mark.soak
@pytest.mark.parametrize(
    "row",
    [
        "1. Vej",
        "3. Vej\n\nBeslutning",
        "Sagsnr.: 12.01.00-A00-3-22",
        "Beslutning",
        "12",
        "A. Bro",
        "Bilag",
    ],
)
def test_many_lines_take_time_in_proportion(row: str) -> None:
    short, long = (_seconds("\n".join([row] * n)) for n in (500, 2000))
    assert long < 0.25 or long < 9 * short


def _damaged(documents: list[str], chance: random.Random) -> str:
    """A golden document with lines lost, in disorder, run together, cut off or from two documents."""
    lines = chance.choice(documents).splitlines()
    other = chance.choice(documents).splitlines()
    cut = chance.randrange(len(lines))
    return "\n".join(
        chance.choice(
            [
                [line for line in lines if chance.random() > 0.2],
                chance.sample(lines, len(lines)),
                [" ".join(lines[n : n + 3]) for n in range(0, len(lines), 3)],
                lines[cut : cut + 50],
                lines[:cut] + other[chance.randrange(len(other)) :],
            ]
        )
    )


@pytest.mark.parametrize("layout", [*LAYOUTS, GENERAL], ids=lambda layout: layout.name)
def test_every_layout_keeps_every_word_of_a_damaged_document(layout: Layout, monkeypatch) -> None:
    """A layout may be taken for a document that is not of its family."""
    monkeypatch.setattr(reader, "choose", lambda source: (layout, 1.0))
    documents = [path.read_text("utf-8") for path in sorted(goldens.FOLDER.glob("*/*.txt"))]
    chance = random.Random(layout.name)
    for _ in range(12):
        source = source_of(_damaged(documents, chance))
        assert conserved(source, reader.read(source)) == []
