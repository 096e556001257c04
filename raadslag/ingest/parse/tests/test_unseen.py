"""Traits met in minutes of municipalities that no layout knows, each in a few lines of a fictional document."""

from __future__ import annotations

import pytest

from raadslag.ingest.parse.record import Item
from raadslag.ingest.parse.tests.test_forms import first, read


def titles(text: str) -> list[tuple[str | None, str | None]]:
    return [(item.number, item.title) for item in read(text).items]


def away(item: Item) -> list[str]:
    return [person.name for person in item.participation if person.kind == "absent"]


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


def test_lettered_groups_stand_neither_in_titles_nor_in_the_contents():
    record = read("""
Referat
Havneudvalget den 5. april 2016 kl. 08:30

A. Sager til afgørelse i byrådet
1 Nyt fyrtårn
B. Sager til afgørelse i udvalget
2 Vindmøller på molen
D. Orientering
3 Siden sidst

A. Sager til afgørelse i byrådet

1. Nyt fyrtårn
A. Sager til afgørelse i byrådet
Åbent - 00.00.00-A00-31-15
Resumé
Fyrtårnet er slidt.
Beslutning
Udvalget anbefaler indstillingen.

2. Vindmøller på molen
B. Sager til afgørelse i udvalget
Åbent - 00.00.00-A00-32-15
Resumé
Molen er lang.
Beslutning
Udvalget udsætter punktet.

3. Siden sidst
D. Orientering
Åbent - 00.00.00-A00-33-15
Beslutning
Orienteret.
""")

    listed = ["Nyt fyrtårn", "Vindmøller på molen", "Siden sidst"]
    assert [item.title for item in record.items] == listed
    assert [entry.title for entry in record.contents] == listed
    assert record.findings == []
    assert record.unplaced == []


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


def test_the_contents_as_a_table_whose_cells_stand_a_row_each():
    record = read("""
Referat
Regionsrådet den 6. januar 2020

Indholdsfortegnelse åbent møde

1.

Godkendelse af dagsorden

4

2.

Ny ambulance

5

1. Godkendelse af dagsorden

Beslutning

Godkendt.

2. Ny ambulance

Beslutning

Tiltrådt.
""")

    assert [(e.title, e.page) for e in record.contents] == [
        ("Godkendelse af dagsorden", 4),
        ("Ny ambulance", 5),
    ]
    assert len(record.items) == 2


def test_an_empty_list_of_attachments_does_not_hide_the_next_item():
    assert titles("""
Regionsrådet - Referat - 25. november 2019

1. Regnskab for året
2. Ny bro
3. Flere hjertestartere

1. Regnskab for året

Sagsnr. 19/12345

Beslutning

Tiltrådt.

Bilag

2. Ny bro

Sagsnr. 19/22222

Beslutning

Tiltrådt.

Bilag

3. Flere hjertestartere

Sagsnr. 19/33333

Beslutning

Udsat.
""") == [("1", "Regnskab for året"), ("2", "Ny bro"), ("3", "Flere hjertestartere")]


@pytest.mark.parametrize("label", ["Åben", "• Sagsid.:"])
def test_items_that_open_with_a_bare_label(label):
    record = read(f"""
Referat
Byrådet den 12. februar 2024

{label}

Beslutning

Godkendt.

{label}

Indstilling

Økonomiudvalget indstiller, at budgettet godkendes.

Beslutning

Udsat.

Bilag

{label}

Beslutning

Drøftet.
""")

    assert [item.outcome for item in record.items] == ["adopted", "postponed", "discussed"]


def test_a_bare_status_closes_the_item_below_it():
    record = read("""
Referat
Byrådet den 12. februar 2024

Åben

Beslutning

Godkendt.

Lukket

Beslutning

Udsat.
""")

    assert [item.closed for item in record.items] == [False, True]


def test_a_summary_after_a_decision_opens_the_next_item():
    record = read("""
Referat
Socialudvalget mandag den 10. april 2017 kl. 16:30

Sagsfremstilling

Rundvisning i huset.

Beslutning

Taget til efterretning.

Resume

Kort om lågen.

Sagsfremstilling

Lågen binder.

Beslutning

Godkendt.

Sagsfremstilling

Baggrund

Muren hælder.

Beslutning

Udsat.
""")

    assert [[s.heading for s in item.sections] for item in record.items] == [
        ["Sagsfremstilling", "Beslutning"],
        ["Resume", "Sagsfremstilling", "Beslutning"],
        ["Sagsfremstilling", "Beslutning"],
    ]


PAGES = """
Download "Referat Havnerådet"
Transkript
1 Referat Havnerådet Mødedato: Mandag den 23. november 2015 Mødetidspunkt: Kl. 8:00 Sluttidspunkt: Kl. 11:00 Medlemmer: Ida Holm (C) Bo Lund (A) 1
2 Havnerådet Mødedato Side Godkendelse af dagsorden Åben sag Sagsnr.: 15/24041 Indstilling Formandskabet indstiller: At dagsordenen godkendes Beslutninger Havnerådet den Ikke til stede: Ida Holm, Bo Lund Dagsordenen godkendt. 2
3 Havnerådet Mødedato Side Nye bøjer i sejlrenden Åben sag Sagsnr.: 15/24042 Indledning/Baggrund Bøjerne er slidte, og rådet har bedt om nye. Indstilling Centret indstiller: At bøjerne købes Beslutninger Havnerådet den Ikke til stede: Ida Holm Drøftet. 3
4 Havnerådet Mødedato Side Lukket - Havneprisen Lukket sag Sagsnr.: 15/24043 Indledning/Baggrund Prisen uddeles hvert år til en fisker fra havnen. Beslutninger Havnerådet den Ikke til stede: Ida Holm Godkendt. 4
"""


def test_a_transcript_whose_titles_stand_above_a_status():
    record = read(PAGES)

    assert [item.title for item in record.items] == [
        "Godkendelse af dagsorden",
        "Nye bøjer i sejlrenden",
        "Lukket - Havneprisen",
    ]
    assert [item.closed for item in record.items] == [False, False, True]
    assert [item.decision for item in record.items] == [
        "Dagsordenen godkendt.",
        "Drøftet.",
        "Godkendt.",
    ]
    assert away(record.items[0]) == ["Ida Holm", "Bo Lund"]


def test_a_transcript_with_decisions_and_numbers_in_capitals():
    record = read("""
Download "HAVNEUDVALGET Mandag den 4. januar 2010"
Transkript
1 BESLUTNINGER HAVNEUDVALGET Mandag den 4. januar 2010 Medlemmer: Ida Holm Bo Lund 1
2 Den 4. januar 2010 HAVNEUDVALGET SAG NR. 1 MØDEPLAN FOR ÅRET ADMINISTRATIONENS INDSTILLING 1. at planen godkendes, og 2. at udvalget mødes på havnen. RESUME Udvalget vedtager selv sin mødeplan. HAVNEUDVALGETS BESLUTNING DEN 4. JANUAR 2010 Godkendt. 2
3 Den 4. januar 2010 HAVNEUDVALGET SAG NR. 2 NY KRAN TIL KAJEN ADMINISTRATIONENS INDSTILLING at kranen købes. RESUME Den gamle kran er nedlagt. HAVNEUDVALGETS BESLUTNING DEN 4. JANUAR 2010 Anbefalet. 3
""")

    assert [(item.number, item.title) for item in record.items] == [
        ("1", "MØDEPLAN FOR ÅRET"),
        ("2", "NY KRAN TIL KAJEN"),
    ]
    assert [item.decision for item in record.items] == ["Godkendt.", "Anbefalet."]
    assert len(record.items[0].recommendations) == 2


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


INFORMAL = """
Referat fra Handicaprådets møde
Torsdag den 12. marts 2020 kl. 15.00 - 17.00

Til stede: Carsten, Mads og Anne Grete
Afbud: Lars, Trine

Godkendelse af dagsorden
Dagsordenen blev godkendt.

ØKONOMI
Regnskabet blev taget til efterretning.

Stien langs åen
Rådet drøftede stien. Mads skriver til kommunen.

Eventuelt
Intet.

Næste møde
Torsdag den 14. maj 2020 kl. 16.00
"""


def test_informal_minutes_whose_items_have_only_loose_headings():
    record = read(INFORMAL)

    assert [item.title for item in record.items] == [
        "Godkendelse af dagsorden",
        "ØKONOMI",
        "Stien langs åen",
        "Eventuelt",
        "Næste møde",
    ]
    assert [item.outcome for item in record.items[:4]] == [
        "adopted",
        "noted",
        "discussed",
        "other",
    ]
    assert record.body == "Handicaprådet"
    assert [(p.name, p.present) for p in record.participants] == [
        ("Carsten", True),
        ("Mads", True),
        ("Anne Grete", True),
        ("Lars", False),
        ("Trine", False),
    ]
    assert record.meeting.start == "15:00"


def test_answers_to_an_agenda_printed_above_them():
    items = read("""
Referat af møde i Lokalrådet den 4. februar 2019

Dagsorden:
1. Valg af ordstyrer
2. Stien langs åen
3. Eventuelt

Ad 1: Mads blev valgt.

Ad 2: Stien blev drøftet.

Ad 3: Intet.
""").items

    assert [(item.number, item.title, item.decision) for item in items] == [
        ("1", "Valg af ordstyrer", "Mads blev valgt."),
        ("2", "Stien langs åen", "Stien blev drøftet."),
        ("3", "Eventuelt", "Intet."),
    ]


def test_a_number_missing_in_a_plain_list():
    assert [
        number
        for number, _ in titles("""
Referat af Ældrerådsmøde den 3. april 2017

1. Godkendelse af dagsorden
Godkendt.

2. Høringssvar
Drøftet.

3. Valg
Udsat.

4. Klage
Drøftet.

6. Eventuelt
Intet.
""")
    ] == ["1", "2", "3", "4", "6"]


def test_a_table_of_what_each_body_is_to_do_is_no_section():
    item = first("""
1. Mødekalender

Sagsgang

BY

ØK

Orientering

Indstilling

Beslutning

x

x

Beskrivelse af sagen

Kalenderen fremlægges.

Beslutning i Havneudvalget den 18-02-2014

Godkendt.
""")

    assert [section.heading for section in item.sections] == [
        "Sagsgang",
        "Beskrivelse af sagen",
        "Beslutning i Havneudvalget den 18-02-2014",
    ]
    assert item.decision == "Godkendt."


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


def test_a_lead_above_the_first_section_belongs_to_its_item():
    record = read("""
Mødedato: 23.08.2017, kl. 11:00

Budget for næste år

Rådet skal vedtage kommunens budget, som er opgjort i forslaget.

Indstilling

Forvaltningen indstiller, at budgettet godkendes.

Beslutning

Godkendt.
""")

    assert record.unplaced == []
    assert [line.text for line in record.items[0].head if line.kind == "lead"] == [
        "Rådet skal vedtage kommunens budget, som er opgjort i forslaget."
    ]


def test_a_table_of_number_matter_and_decision():
    items = read("""
Havneudvalget, referat
Møde den 3. juni 2020 kl. 15:30 i Havnekontoret
Nr.\tEmne\tBeslutning
1\tGodkendelse af referat\tGodkendt.
2\tNy kran til kajen\tUdvalget anbefaler, at kranen købes.
3\tEventuelt\tIntet.
""").items

    assert [(item.number, item.title, item.outcome) for item in items] == [
        ("1", "Godkendelse af referat", "adopted"),
        ("2", "Ny kran til kajen", "adopted"),
        ("3", "Eventuelt", "other"),
    ]


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


def test_a_status_in_brackets_is_no_part_of_the_title():
    items = titles("""
Byrådet
Referat
Mandag den 30. november 2015

Punkt 201 (åbent): Lokalplan 88

Beslutning

Vedtaget.

Punkt 202 (lukket): Salg af Havnegade 2

Beslutning

Godkendt.
""")

    assert items == [("201", "Lokalplan 88"), ("202", "Salg af Havnegade 2")]


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
