"""What stands in the items of minutes that no layout knows, in a few lines of fictional documents."""

from __future__ import annotations

import pytest

from raadslag.ingest.parse.tests.test_forms import first, read


def test_a_body_with_its_term_in_the_heading_of_a_decision():
    item = first("""
1. Aftale om vand

Tema
Udvalget skal tage stilling.

Administrationens forslag
Forvaltningen foreslår, at aftalen godkendes.

Beslutning Teknik, Havn og Miljøudvalget 2018-2021 den 06-11-2018
Indstilles godkendt.
""")

    assert item.decision == "Indstilles godkendt."
    assert item.recommendations == ["at aftalen godkendes."]
    assert item.sections[0].heading == "Tema"


def test_clauses_that_go_on_from_an_unfinished_sentence():
    item = first("""
1. Tilskud

Indstilling
Kulturforvaltningen indstiller til udvalget, at byrådet godkender
 a. ansøgningen
 b. at borgmesteren underskriver.

Beslutning
Godkendt.
""")

    assert item.recommendations == ["ansøgningen", "at borgmesteren underskriver."]


def test_a_counted_vote_names_who_was_against():
    votes = first("""
1. Lokalplan 4

Beslutning
Vedtaget med 20 stemmer for og 8 imod. Dansk Folkeparti stemte imod.
""").votes

    assert votes is not None
    assert votes.against == ["Dansk Folkeparti"]
    assert votes.counts is not None
    assert (votes.counts.for_, votes.counts.against) == (20, 8)


def test_members_one_a_row_with_their_absence_behind_a_dash():
    people = read("""
Referat
Regionsrådet den 6. januar 2020 kl. 16:00

Deltagere:

Ida Holm (A), Formand

Bo Lund (O), 1. næstformand- afbud

Eva Krag (V)- deltog ikke i behandlingen af punkt: 12

Per Munk (C), stedfortræder for Ib Dahl

1. Godkendelse af dagsorden

Beslutning

Godkendt.
""").participants

    assert [(p.name, p.party, p.present) for p in people] == [
        ("Ida Holm", "A", True),
        ("Bo Lund", "O", False),
        ("Eva Krag", "V", True),
        ("Per Munk", "C", True),
    ]


@pytest.mark.parametrize(
    ("row", "names"),
    [
        ("Ida HolmBo Lund", ["Ida Holm", "Bo Lund"]),
        ("Ida Hansen Bo Holm Lund", ["Ida Hansen", "Bo Holm Lund"]),
        ("Ida Holm Hansen", ["Ida Holm Hansen"]),
    ],
)
def test_names_that_a_converter_put_on_a_row(row, names):
    people = read(f"""
Referat
Byrådet den 6. januar 2020

Medlemmer:
{row}

1. Godkendelse af dagsorden

Beslutning

Godkendt.
""").participants

    assert [person.name for person in people] == names


def test_what_another_body_said_below_the_recommendation_is_earlier():
    item = first("""
1. Kvalitetsrapport

Indstilling

Skoleforvaltningen indstiller, at byrådet godkender rapporten.

Skoleudvalget anbefaler indstillingen.

Ida Holm deltog ikke i mødet.

Økonomiudvalgetanbefaler Skoleudvalgets indstilling.

Beslutning

Godkendt.
""")

    assert item.recommendations == ["at byrådet godkender rapporten."]
    assert [entry.body for entry in item.earlier] == ["Skoleudvalget", "Økonomiudvalget"]


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("Godkendt. (O) stemte imod.", [("O", None, "dissent")]),
        ("Godkendt.\n\n1 medlem (O) tager forbehold.", [("O", None, "reservation")]),
        (
            "Godkendt.\n\nFraværende:\n\nBo Lund (V) deltog i mødet i stedet for Ida Holm (I).",
            [("Ida Holm", "I", "absent"), ("Bo Lund", "V", "substitute")],
        ),
        ("Godkendt.\n\nEj til stede: Ida Holm", [("Ida Holm", None, "absent")]),
    ],
)
def test_members_in_a_decision(words, people):
    item = first(f"1. Bro\n\nBeslutning\n\n{words}\n")

    assert [(p.name, p.party, p.kind) for p in item.participation] == people


def test_a_section_on_the_meeting_itself():
    record = read("""
Mødedato: 29.01.2014, kl. 18:30
Mødested: Beboerhuset

Eventuelt

Beslutning

Rådet drøftede havnen.

Om mødet
Mødet startede kl. 18.35 og sluttede kl. 21.35.

Fraværende med afbud
Ida Holm. I stedet deltog Bo Lund.
Eva Krag.

Per Munk forlod mødet kl. 19.15.
""")

    item = record.items[0]
    assert item.decision == "Rådet drøftede havnen."
    assert record.meeting.end == "21:35"
    assert [(p.name, p.kind, p.substitute_for) for p in item.participation] == [
        ("Ida Holm", "absent", None),
        ("Bo Lund", "substitute", "Ida Holm"),
        ("Eva Krag", "absent", None),
        ("Per Munk", "left", None),
    ]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Beslutning\n\nGodkendt. Økonomichef Ida Holm deltog under punktet.",
            [("Ida Holm", "Økonomichef")],
        ),
        (
            "Mødedeltagelse\n\nIda Holm, sagsbehandler og Bo Lund, leder af Team Havn",
            [("Ida Holm", "sagsbehandler"), ("Bo Lund", "leder af Team Havn")],
        ),
        ("Under punktet deltager: direktør Ida Holm", [("Ida Holm", "direktør")]),
    ],
)
def test_officials_under_an_item(text, people):
    item = first(f"1. Bro\n\n{text}\n\nSagsfremstilling\n\nBroen er gammel.\n")

    assert [(guest.name, guest.title) for guest in item.guests] == people


PROTOCOL = """
Mødedato: 13.09.2007, kl. 17:30
Forslag om indmeldelse i Havnebyer for Fred
Borgerrepræsentationen
BESLUTNINGSPROTOKOL
fra Ordinært møde torsdag den 13. september 2007
Disse sager behandles for lukkede døre
Nr. 20           BR 366/07. Forslag om indmeldelse i Havnebyer for Fred

Det foreslås,

1.            at kommunen indmelder sig.

(Kulturudvalget)

Indstillingen blev tiltrådt med 34 stemmer imod 15.

For stemte: A, B, F og Ø.

Imod stemte: C, O og V.

Dansk Folkeparti afgav følgende protokolbemærkning:

"Vi stemmer imod."
"""


def test_a_numbered_protocol_whose_decision_has_no_heading():
    item = first(PROTOCOL)

    assert (item.number, item.case_number, item.closed) == ("20", "BR 366/07", True)
    assert item.title == "Forslag om indmeldelse i Havnebyer for Fred"
    assert item.recommendations == ["at kommunen indmelder sig."]
    assert item.outcome == "adopted"
    assert item.votes is not None
    assert (item.votes.for_, item.votes.against) == (["A", "B", "F", "Ø"], ["C", "O", "V"])
    assert item.votes.counts is not None
    assert item.votes.counts.against == 15
    assert item.follow_ups == []
    assert item.sections[0].text.endswith("(Kulturudvalget)")


def test_the_body_stands_in_the_way_of_the_case_alone():
    record = read("""
30. aug 2022

136. Mødeplan

Sagstema

Planen for næste år.

Høring og sagsgang

Økonomiudvalget den 17. august 2022

Kommunalbestyrelsen den 30. august 2022

Beslutning

Godkendt.
""")

    assert record.body == "Kommunalbestyrelsen"
    assert record.items[0].route == ["Økonomiudvalget", "Kommunalbestyrelsen"]


@pytest.mark.parametrize(
    ("words", "decided"),
    [
        ("Intet.", "Intet."),
        ("Orienteringen blev taget til efterretning.", "noted"),
        ("Ida bød alle velkommen.", None),
    ],
)
def test_few_words_below_a_title_among_items_with_sections(words, decided):
    item = read(f"""
Referat
Havneudvalget den 3. juni 2020

Punkt 1: Ny kran

Beslutning

Godkendt.

Punkt 2: Eventuelt

{words}
""").items[1]

    assert decided in (item.decision, item.outcome)


def test_who_was_away_and_when_it_ended_above_the_first_section():
    record = read("""
2. Godkendelse af dagsordenen

Mødet sluttede kl. 21.33

Fraværende med afbud:
Ida Holm, Bo Lund indkaldt
Eva Krag og Per Munk

Beslutning

Dagsordenen blev godkendt.
""")

    people = record.items[0].participation
    assert record.meeting.end == "21:33"
    assert [(p.name, p.kind) for p in people] == [
        ("Ida Holm", "absent"),
        ("Bo Lund", "substitute"),
        ("Eva Krag", "absent"),
        ("Per Munk", "absent"),
    ]


def test_the_place_behind_a_comma_after_the_time():
    meeting = read("""
Referat fra møde i Kulturudvalget
Tirsdag den 9. januar 2018, kl. 16:00 - 18:30, Kulturhuset

1. Bro

Beslutning

Godkendt.
""").meeting

    assert (meeting.place, meeting.end) == ("Kulturhuset", "18:30")


def test_members_and_whom_they_stand_for():
    people = read("""
REFERAT FRA INTEGRATIONSRÅDETS MØDE DEN 5. MAJ 2015

Deltagere:
Ida Holm, formand
Eva Krag, Dansk Flygtningehjælp
Per Munk, Idrætsrådet

1. GODKENDELSE AF DAGSORDEN
Godkendt.

2. EVT.
Intet.

3. NÆSTE MØDE
Aftales.
""").participants

    assert [(p.name, p.role) for p in people] == [
        ("Ida Holm", "formand"),
        ("Eva Krag", "Dansk Flygtningehjælp"),
        ("Per Munk", "Idrætsrådet"),
    ]
