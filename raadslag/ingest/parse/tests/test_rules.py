"""One table a rule: what stands in print, and what the rule finds in it."""

from __future__ import annotations

import pytest

from raadslag.ingest.parse import bodies, chains, read, starts, vocabulary
from raadslag.ingest.parse.layouts import GENERAL
from raadslag.ingest.parse.lines import Line, Source
from raadslag.ingest.parse.record import Record
from raadslag.ingest.parse.rows import Row, rows_of
from raadslag.ingest.parse.rules import (
    attachments,
    case_numbers,
    contents,
    earlier,
    guests,
    meeting,
    municipality,
    participants,
    points,
    recommendation,
    route,
)
from raadslag.ingest.parse.sources import read_bytes
from raadslag.ingest.parse.vocabulary import Kind


def rows(text: str) -> list[Row]:
    lines = tuple(Line(number, line) for number, line in enumerate(text.splitlines(), 1))
    return rows_of(Source("prøve.txt", "text", lines, sha256=""))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Indstilling", Kind.RECOMMENDATION),
        ("Beslutninger:", Kind.DECISION),
        ("Sagsfremstiling", Kind.CASE),
        ("Beslutning i Havneudvalget den 03-05-2022", Kind.DECISION),
        ("BESLUTNINGSFORSLAG FRA V", Kind.MOTION),
        ("INDSTILLING FRA STRANDFORVALTNINGEN", Kind.RECOMMENDATION),
        ("Administrativ indstilling", Kind.RECOMMENDATION),
        ("Borgmesterens bemærkninger", Kind.OTHER),
        ("Baggrund og vurdering", Kind.CASE),
        ("Beslutningen blev udsat.", None),
        ("Ingen økonomiske konsekvenser", None),
        ("indstilling", None),
    ],
)
def test_headings(text: str, kind: Kind | None) -> None:
    heading = vocabulary.heading(text)
    assert (heading.kind if heading else None) == kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Beslutning fra Strand- og Havneudvalget, 10. februar 2021, pkt. 2:",
            ("Strand- og Havneudvalget", "2021-02-10", "2"),
        ),
        ("Økonomiudvalget den 24. oktober 2023, pkt. 6.", ("Økonomiudvalget", "2023-10-24", "6")),
        (
            "Havneudvalgets beslutning i mødet den 7. maj 2026",
            ("Havneudvalget", "2026-05-07", None),
        ),
        ("Byrådet, 29. oktober 2019, pkt. 1:", ("Byrådet", "2019-10-29", "1")),
        ("Den 22. marts 2021: Besøg på havnen", None),
        ("Udvalget besluttede den 3. maj 2021 at vente.", None),
    ],
)
def test_a_body_with_its_date(text: str, expected: tuple[str, str, str | None] | None) -> None:
    named = bodies.dated(text)
    assert (named and (named.body, named.date, named.item)) == expected


def test_the_same_body_in_other_words() -> None:
    assert bodies.same("Nordby Byråd", "NORDBY BYRÅDET")
    assert not bodies.same("Havneudvalget", "Strandudvalget")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12.01.00-A00-3-22", "12.01.00-A00-3-22"),
        ("EMN-2022-001234", "EMN-2022-001234"),
        ("25/20177 -", "25/20177"),
        ("Sagsnr.: 12.01.00-P19-4-20 Sagsbehandler: Ida Holm", "12.01.00-P19-4-20"),
        ("Sag nr. 139", "139"),
        ("Sagen har ligget længe.", None),
        ("16. december 2020", None),
    ],
)
def test_case_numbers(text: str, number: str | None) -> None:
    case = case_numbers.alone(text) or case_numbers.labelled(text)
    assert (case.number if case else None) == number


@pytest.mark.parametrize(
    ("text", "who", "clauses"),
    [
        (
            "Direktøren for Havn indstiller,\n\n1. at broen males.\n2. at stien flyttes.",
            "Direktøren for Havn",
            ["at broen males.", "at stien flyttes."],
        ),
        (
            "Center for Drift indstiller, at\n\n1. Broen males.\n2. Stien flyttes.",
            "Center for Drift",
            ["Broen males.", "Stien flyttes."],
        ),
        (
            "Det indstilles:\nAt 1) Byrådet godkender broen.\nAt) stien flyttes til\nskrænten.",
            None,
            ["Byrådet godkender broen.", "stien flyttes til skrænten."],
        ),
        (
            "Havneforvaltningen indstiller, at udvalget maler broen.",
            "Havneforvaltningen",
            ["at udvalget maler broen."],
        ),
        (
            "Indstilling om,\n\n1. at broen males,\n\n(Havneudvalget)",
            "Havneudvalget",
            ["at broen males"],
        ),
        ('For at godkende referatet skal du klikke på "Godkend".', None, []),
    ],
    ids=[
        "numbered",
        "at in the lead-in",
        "At 1)",
        "one sentence",
        "body afterwards",
        "an instruction",
    ],
)
def test_recommendations(text: str, who: str | None, clauses: list[str]) -> None:
    found = recommendation.find(rows(text))
    assert (found.recommender, found.clauses) == (who, clauses)


def test_attachments_and_their_count() -> None:
    found = attachments.find(
        rows(
            "4 bilag, heraf 2 anbefales\n\nANBEFALES Bilag 1. Kort\n- PDFBilag 2: Notat\n1 Åben Oversigt 12345/22\nIngen bilag."
        )
    )
    assert [(a.title, a.recommended) for a in found.attachments] == [
        ("Bilag 1. Kort", True),
        ("Bilag 2: Notat", False),
        ("Oversigt", False),
    ]
    assert found.counts is not None
    assert (found.counts.total, found.counts.recommended) == (4, 2)


def test_earlier_treatments_in_both_forms() -> None:
    text = "Beslutning fra Havneudvalget, 10. februar 2021, pkt. 2:\n\nAnbefales.\n\nUdvalg: Magistraten\nDato: 02-03-2021\nPunktnummer: 7\nSendes til byrådet."
    found = [b.as_earlier() for b in earlier.blocks(rows(text))[1]]
    assert [(e.body, e.date, e.item, e.decision) for e in found] == [
        ("Havneudvalget", "2021-02-10", "2", "Anbefales."),
        ("Magistraten", "2021-03-02", "7", "Sendes til byrådet."),
    ]


def test_points_by_letter_and_an_oral_one() -> None:
    found = points.find(
        rows("A. Ny bro.\n\n- B. Sommerfest\nmed musik\n- C. Mundtlig orientering:\n - Havnen."),
        numbers=True,
    )
    assert [(p.label, p.title, p.oral, p.lines) for p in found] == [
        ("A", "Ny bro.", False, (1, 1)),
        ("B", "Sommerfest", False, (3, 4)),
        ("C", "Havnen.", True, (5, 6)),
    ]


def test_guests() -> None:
    found = guests.taking_part(
        rows(
            "På udvalgets møde deltager havnechef Ib Lund Krag, jurist Eva Dahl og konsulent Per Bo Holm under punktet."
        )
    )
    assert [(g.name, g.title) for g in found] == [
        ("Ib Lund Krag", "havnechef"),
        ("Eva Dahl", "jurist"),
        ("Per Bo Holm", "konsulent"),
    ]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("HAV/ØU/KB - Ny bro", ["HAV", "ØU", "KB"]),
        ("HAV - Ny bro", ["HAV"]),
        ("Tema - Ny bro", []),
        ("Ny bro - etape 2", []),
    ],
)
def test_route_in_the_title(title: str, expected: list[str]) -> None:
    assert route.of_title(title) == expected


def test_route_ticked_in_a_table_with_a_cell_a_line() -> None:
    columns = "ABC\n\nDEF\n\nGHI\n\nJKL"
    second = f"{columns}\n\n\n\nx\n\n\n\nØvrige sagsbehandlere: -"
    assert route.ticked(rows(second))[0] == ["GHI"]
    assert route.ticked(rows(f"{columns}\n\nØvrige"))[0] == []


def test_contents_with_leaders_and_a_wrapped_title() -> None:
    found = contents.read(
        rows(
            "Ny bro.....  3\nEn meget lang titel om havnens fremtid\nog brugere.......  12\n3. Eventuelt.... 14"
        )
    )
    assert [(e.title, e.page) for e in found] == [
        ("Ny bro", 3),
        ("En meget lang titel om havnens fremtid og brugere", 12),
        ("Eventuelt", 14),
    ]


def test_head_of_a_document() -> None:
    record = Record("prøve.txt", "general", 1.0)
    meeting.read(
        rows(
            "REFERAT Havneudvalget d. 03-05-2022\nMødedato Tirsdag d. 3. maj 2022 kl. 16:30\nMødested AFLYST - Skipperhuset"
        ),
        record,
    )
    assert (record.body, record.document_type) == ("Havneudvalget", "referat")
    assert (
        record.meeting.date,
        record.meeting.start,
        record.meeting.place,
        record.meeting.cancelled,
    ) == ("2022-05-03", "16:30", "Skipperhuset", True)


def test_participants_and_those_away() -> None:
    people, used = participants.read(
        rows(
            "Mødedeltagere Ib Lund (A), Eva Dahl (V) (formand), Per Holm (havnechef)\nFraværende: Ida Krag (C)"
        )
    )
    assert [(p.name, p.party, p.role, p.present) for p in people] == [
        ("Ib Lund", "A", None, True), ("Eva Dahl", "V", "formand", True), ("Per Holm", None, "havnechef", True), ("Ida Krag", "C", None, False),
    ]  # fmt: skip
    assert len(used) == 2


@pytest.mark.parametrize(
    ("head", "expected"),
    [("Nordby Byråd", "Nordby"), ("Havneudvalget", None)],
)
def test_municipality(head: str, expected: str | None) -> None:
    assert municipality.find(Record("prøve.txt", "general", 1.0, body=head)) == expected


NUMBERED_INSIDE = """1. Ny bro
2. Havnens priser

1. Ny bro

12.01.00-A00-3-22

Indstilling

Forvaltningen indstiller,

1. at broen males
2. at stien flyttes

Beslutning

1. Godkendt
2. Afvist

2. Havnens priser

12.01.00-A00-4-22

Beslutning

Godkendt."""


def test_items_are_told_from_contents_clauses_and_numbered_decisions() -> None:
    all_rows = rows(NUMBERED_INSIDE)
    chain = chains.best(all_rows, GENERAL.marks(all_rows))
    assert [start.row.number for start in chain.starts] == [4, 20]


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        ("Punkt 3: Ny bro", "3", "Ny bro"),
        ("• 311. Ny bro", "311", "Ny bro"),
        ("53Ny bro", "53", "Ny bro"),
        ("4 (Åben) Ny bro", "4", "Ny bro"),
        ("Nr.204 - Ny bro", "204", "Ny bro"),
        ("Punkt 9: Lukket: Køb af grund", "9", "Lukket: Køb af grund"),
        ("12", "12", ""),
        ("1 : Ny bro", "1", "Ny bro"),
        ("1. at broen males", None, None),
        ("3. maj 2022", None, None),
        ("2. kvartal", None, None),
    ],
)
def test_forms_of_a_start(text: str, number: str | None, title: str | None) -> None:
    start = starts.numbered(rows(text)[0])
    assert (start and (start.number, start.title)) == (None if number is None else (number, title))


@pytest.mark.parametrize(
    ("title", "closed"),
    [
        ("Lukket: Salg af areal", True),
        ("HAU - Lukket: Salg af areal", True),
        ("HAU/ØU/BY - Lukket punkt", True),
        ("Salg af areal - Lukket punkt", True),
        ("Salg af areal (Lukket)", True),
        ("Havnevej lukkes for biler", False),
        ("Høring om en lukket kirkegård", False),
    ],
)
def test_a_title_says_that_its_item_is_closed(title, closed):
    text = f"Punkt 1: Dagsorden\n\nBeslutning\n\nGodkendt.\n\nPunkt 2: {title}\n\nBeslutning\n\nGodkendt.\n"
    source = read_bytes(f"REFERAT Havneudvalget d. 04-03-2025\n\n{text}".encode(), "referat.txt")
    assert read(source).items[1].closed is closed
