"""Forms that minutes of many municipalities share, each read from a few lines of a fictional document."""

from __future__ import annotations

import pytest

from raadslag.ingest.parse import reader
from raadslag.ingest.parse.ledger import conserved
from raadslag.ingest.parse.lines import Line, Source
from raadslag.ingest.parse.record import Item, Record


def read(text: str) -> Record:
    lines = tuple(Line(n, line) for n, line in enumerate(text.strip("\n").splitlines(), 1))
    source = Source("prøve.txt", "text", lines, sha256="")
    record = reader.read(source)
    assert conserved(source, record) == []
    return record


def first(text: str) -> Item:
    return read(text).items[0]


def test_labels_with_their_values_a_row_below():
    item = first("""
3.      Udskiftning af gadelamper

Sagsnr.

450-2019-77

Initialer

HKA

Åbent

Sagsfremstilling

Lamperne på Strandvej er slidt op.

Indstilling

Det indstilles, at lamperne udskiftes.

Sagen afgøres i

Byrådet

Bilagsnr

Beslutning i Byrådet 12. marts 2019:

Godkendt.
""")

    assert (item.case_number, item.caseworker) == ("450-2019-77", "HKA")
    assert item.decided_by == "Byrådet"
    assert item.recommendations == ["at lamperne udskiftes."]
    assert item.decision == "Godkendt."


def test_the_status_before_the_case_number():
    item = first("""
Referat

1. Ny havnepromenade
Åbent - 01.02.05-P16-3-21
RESUMÉ

Promenaden er tegnet færdig.

BESLUTNING

Godkendt.
""")

    assert item.title == "Ny havnepromenade"
    assert item.case_number == "01.02.05-P16-3-21"


def test_a_head_without_colons():
    record = read("""
Referat

onsdag den 4. maj 2022 kl. 08:30

Mødested M.2/rådhuset
Udvalg Havne- og Fiskeriudvalget (2018-2022)
Mødedeltagere Asta Birk, Bo Lund
Fraværende Ingen
Bemærkninger

Sagsid.: 22/117

Resume

Kajen er slidt.

Beslutning i Havne- og Fiskeriudvalget den 04-05-2022

Kajen repareres.

Sagsid.: 22/118

Resume

Molen er slidt.

Beslutning i Havne- og Fiskeriudvalget den 04-05-2022

Godkendt.
""")

    assert record.body == "Havne- og Fiskeriudvalget"
    assert record.meeting.place == "M.2/rådhuset"
    assert [item.decision for item in record.items] == ["Kajen repareres.", "Godkendt."]
    assert all(item.earlier == [] for item in record.items)


def test_labels_glued_to_their_values():
    record = read("""
Referat

Mandag d. 7 februar 2022, kl. 10:15
MødestedRådssalen
UdvalgKlitråd

Resume

Rådet skal godkende dagsordenen.

Beslutning

Godkendt.
""")

    assert (record.body, record.meeting.place) == ("Klitråd", "Rådssalen")


def test_a_notice_on_the_page_dates_no_meeting():
    record = read("""
Dagsordener og referater

31. oktober 2019: Et lukket punkt på dagsordenen for den 4. november 2019 vises desværre ikke på siden. Det bliver rettet i referatet.

Byråd

Tirsdag den 21-05-2019 kl. 19:00

1. Godkendelse af dagsorden

Sagsnummer: 00.22.04-G01-2-18

Beslutning

Godkendt.
""")

    assert record.meeting.date == "2019-05-21"


def test_a_room_below_the_date_is_no_title():
    record = read("""
Referat
Strandudvalget tirsdag den 16. april 2024 kl. 16.30
Mødelokale Klitten, Rådhuset
Sagsfremstilling
Redningsstolperne skal males.
Indstilling
at stolperne males.
Beslutning
Tiltrådt.
""")

    assert record.meeting.place == "Mødelokale Klitten, Rådhuset"
    assert record.items[0].title is None
    assert record.items[0].decision == "Tiltrådt."


def test_indhold_above_the_head_lists_nothing():
    record = read("""
Kommunalbestyrelsen - Dagsordener og referater

Indhold

    Udvalg: Kommunalbestyrelsen 2022-2025
    Mødedato: 17. december 2025 16:00
    Mødested: Klitsalen

    Sagsnr.: 00.00.00-P35-34-24

    Beslutningstema

    Deltagere noteres her.

    Sagsnr.: 13.03.00-Ø60-11-23

    Beslutningstema

    Lån til varmeværket.
""")

    assert (record.meeting.date, record.meeting.start) == ("2025-12-17", "16:00")
    assert (record.contents, record.document_type) == ([], None)
    assert len(record.items) == 2


def test_a_head_alone_has_no_items():
    record = read("""
Kommunalbestyrelsen

Referat

21. december 2017 kl. 17:00

Kommunalbestyrelsens mødesal

Indkaldelse

Asta Birk

Bo Lund
""")

    assert (record.body, record.meeting.date, record.items) == (
        "Kommunalbestyrelsen",
        "2017-12-21",
        [],
    )


def test_clauses_with_a_capital_are_no_items():
    record = read("""
Økonomiudvalget - Dagsorden 5. september 2012

1. Skolen ved havnen

Åbent - 2012/057275

Sagsresumé

Skolen er brændt.

Indstilling

Forvaltningen indstiller, at byrådet godkender:

  1. Skolen bygges op igen.

  2. Der gives en bevilling.

Udvalget har set på sagen.

Sagsfremstilling

Ilden begyndte i kælderen.
""")

    assert [item.number for item in record.items] == ["1"]
    assert record.items[0].recommendations[0] == "Skolen bygges op igen."


def test_a_title_that_begins_with_a_status_word():
    item = first("""
Referat

301. Åben dagsorden - godkendelse

Resume

Dagsordenen skal godkendes.

Beslutning

Godkendt.
""")

    assert (item.number, item.title, item.closed) == ("301", "Åben dagsorden - godkendelse", False)


def test_items_without_title_begin_anew_after_a_decision():
    record = read("""
Referat
Strandudvalget mandag den 10. april 2017 kl. 16:30

Mødelokale 2 E

Resume

Gæster fortæller.

Sagsfremstilling

Gæsterne kommer kl. 17.

Beslutning

Tiltrådt.

Bilag

Sagsfremstilling

Regnskabet er færdigt.

Beslutning

Godkendt.
""")

    assert [item.decision for item in record.items] == ["Tiltrådt.", "Godkendt."]
    assert record.items[0].attachments == []


def test_sentences_head_recommendations_though_one_heading_is_cut_off():
    record = read("""
Havneudvalget

Tirsdag den 18-06-2019 kl. 17:30

132. Godkendelse af dagsorden

Sagsnummer: 00.22.04-G01-1-18

Administrationen indstiller til Havneudvalget
 1. at godkende dagsorden

Beslutning

Godkendt.

133. Prognose

Sagsnummer: 00.30.00-S00-3607-18

Resume

Tallene stiger.

Administrationen indstill
""")

    assert record.items[0].recommender == "Administrationen"
    assert record.items[0].recommendations == ["at godkende dagsorden"]


def test_members_listed_without_the_absent_were_present():
    record = read("""
Referat - Kommunalbestyrelsen den 28. oktober 2014

Medlemmer

  • Asta Birk (V)
  • Bo Lund (A)

Fraværende med afbud

  • Ida Holm (A)

1. Godkendelse af dagsorden

Beslutning

Godkendt.
""")

    assert [(p.name, p.present) for p in record.participants] == [
        ("Asta Birk", True),
        ("Bo Lund", True),
        ("Ida Holm", False),
    ]


def test_who_is_absent_stands_before_the_sentence_on_somebody_else():
    record = read("""
Havneudvalget - Referat fra mødet den 20-01-2016

Fraværende: Ida Holm. Bo Lund forlod mødet kl. 16.35 efter sagerne 1-40.

1. Kajen

Beslutning

Godkendt.
""")

    assert [(p.name, p.present) for p in record.participants] == [("Ida Holm", False)]


def test_initials_are_no_party():
    record = read("""
Ekstraordinært Klitråd - Referat

Dato:         14. december 2018

Tid:            9.00-10.00

Mødedeltagere:

Ida Holm (IH), Bo Lund (BL) og Asta Birk (A)

1.    Meddelelser

Ingen.

2.    Strandrensning

Udsat.

3.    Eventuelt

Intet.
""")

    assert [(p.name, p.party) for p in record.participants] == [
        ("Ida Holm", None),
        ("Bo Lund", None),
        ("Asta Birk", "A"),
    ]
    assert (record.meeting.start, record.meeting.end) == ("09:00", "10:00")


@pytest.mark.parametrize(
    ("printed", "decision", "names"),
    [
        pytest.param("Godkendt.\n\n\nFraværende:\n\nIngen", "Godkendt.", [], id="nobody"),
        pytest.param(
            "Deltog ikke: Ida Holm-Terp.\n\nGodkendt.",
            "Godkendt.",
            ["Ida Holm-Terp"],
            id="deltog ikke",
        ),
        pytest.param(
            "Ida Holm (A) var fraværende. Som stedfortræder deltog Bo Lund (A)\n"
            "Asta Birk (V) var fraværende. Som stedfortræder deltog Ole Krog (V)",
            None,
            ["Ida Holm", "Bo Lund", "Asta Birk", "Ole Krog"],
            id="a member a line",
        ),
        pytest.param(
            "Godkendt.\n\nIda Holm havde meldt afbud. 1. suppleant Bo Lund var indkaldt, men mødte ikke frem.",
            "Godkendt.",
            ["Ida Holm", "Bo Lund"],
            id="called in vain",
        ),
    ],
)
def test_who_took_part_is_no_part_of_the_decision(printed, decision, names):
    item = first(f"""
Havneudvalget - Referat

1. Ny kaj

Beslutning

{printed}
""")

    assert item.decision == decision
    assert [entry.name for entry in item.participation] == names


def test_a_recommendation_glued_to_its_receiver():
    item = first("""
Referat

1. Godkendelse af dagsorden

Sagsnummer: 00.01.00-A00-25-18

Administrationen indstiller til temaudvalget,At godkende dagsorden

Sagsfremstilling

Dagsordenen er sendt ud.

Beslutning

Tiltrådt
""")

    assert (item.recommender, item.recommendations) == (
        "Administrationen",
        ["at godkende dagsorden"],
    )


def test_headings_glued_to_their_text_once_each():
    item = first("""
Referat: 27. oktober 2025 kl. 08:00
Deltagere
- Asta Birk
Kopier link til punktet - Print
1 : Godkendelse af dagsorden
Sagsnr:
BilagIngen bilag.
BeslutningGodkendt.
Fraværende- Bo Lund ()
""")

    assert [section.heading for section in item.sections] == ["Bilag", "Beslutning", "Fraværende"]
    assert item.decision == "Godkendt."


def test_a_committee_that_goes_by_its_field_decides():
    record = read("""
Dagsorden

Mandag 14. mar 2022 kl. 07:45

Klima og Havne

Borgmesterens mødelokale

Referat

Resumé

Kajen er slidt.

Sagen behandles i

Klima og Havne.

Beslutning Klima og Havne den 14-03-2022

Godkendt.
""")

    assert record.body == "Klima og Havne"
    assert (record.items[0].title, record.items[0].decision) == (None, "Godkendt.")


def test_what_others_say_below_the_clauses_is_none():
    item = first("""
Referat

1. Forretningsorden

Resume

Der er rettet sprog.

Forretningsudvalget indstiller,

at forretningsordenen godkendes.


Asta Birk og Bo Lund var forhindrede i at deltage i sagens behandling.

Sagsfremstilling

Ordenen er fra 2018.
""")

    assert item.recommendations == ["at forretningsordenen godkendes."]


def test_contents_in_another_form_end_where_their_items_begin():
    record = read("""
Forretningsudvalget - referat 05-12-2007

Dagsorden

 1. 3. økonomirapport
 2. Budgetopfølgning
 3. Jordplan

1.      3. økonomirapport

Sagsnr:

07/5773

Resumé

Rapporten kommer tre gange om året.
""")

    assert [(item.number, item.title) for item in record.items] == [("1", "3. økonomirapport")]
    assert [entry.title for entry in record.contents][1:] == ["Budgetopfølgning", "Jordplan"]


def test_a_route_with_the_role_of_a_body_behind_its_name():
    item = first("""
Referat

1. Havneplan

Sagen behandles i

Teknik- og Miljøudvalget, Havneforum (orientering), Udvalget for Strande og Byrådet.

Resumé

Planen er klar.
""")

    assert item.route == [
        "Teknik- og Miljøudvalget",
        "Havneforum",
        "Udvalget for Strande",
        "Byrådet",
    ]


def test_one_item_of_an_agenda_with_those_present_in_its_decision():
    record = read("""
1. Godkendelse af dagsorden

Sagsfremstilling

.....

Beslutning

Dagsordenspunkt 1: Godkendelse af dagsorden

Økonomiudvalgets beslutning i mødet den 31. marts 2020

Mødet startede kl. 15.30 og sluttede kl. 16.45.

Fraværende med afbud:

Ingen.

Deltagerne var:

1. Overborgmester Asta Birk (A)

2. Bo Lund (A)

3. Ida Holm (B)

4. Ole Krog (C)

Dagsordenen blev herefter godkendt.
""")

    assert [(item.number, item.title) for item in record.items] == [
        ("1", "Godkendelse af dagsorden")
    ]
    assert (record.meeting.start, record.meeting.end) == ("15:30", "16:45")
    assert (record.items[0].outcome, record.items[0].earlier) == ("adopted", [])


def test_the_body_in_the_decision_that_opens_the_meeting():
    record = read("""
1. Godkendelse af dagsorden

Beslutning

Mødet i Havne- og Strandudvalget begyndte kl. 14:30 og sluttede kl. 17:00.

Dagsordenen blev godkendt.
""")

    assert record.body == "Havne- og Strandudvalget"
    assert (record.meeting.start, record.meeting.end) == ("14:30", "17:00")


def test_a_committee_by_its_field_right_above_the_date():
    record = read("""
Dagsordener og referater

Klima og Idræt

Mandag den 30-04-2018 kl. 16:30

4. Godkendelse af dagsorden

Sagsnummer: 00.22.00-P35-3-18

Beslutning

Godkendt
""")

    assert record.body == "Klima og Idræt"


def test_members_in_the_cells_of_a_table():
    record = read("""
Referat - Regionsrådet 2018-2021

08-03-2021 16:00

Medlemmer af udvalget:

Ida Holm

Formand

(A)

Ole Krog

Løsgænger

Fraværende:

Asta Birk

(V)

Indholdsfortegnelse

1 (Åben) Godkendelse af dagsorden 4
""")

    assert [(p.name, p.party, p.role, p.present) for p in record.participants] == [
        ("Ida Holm", "A", "Formand", True),
        ("Ole Krog", "Løsgænger", None, True),
        ("Asta Birk", "V", None, False),
    ]


def test_all_members_but_some():
    record = read("""
Referat
til
mødet i regionsrådet
den 26. januar 2022 kl. 13:00
i Havnesalen

Alle medlemmer var mødt undtagen Ida Holm og Bo Lund, der havde meldt afbud.

Mødet blev hævet kl. 15.30.

1. Forretningsorden

Resume

Ordenen er ny.
""")

    assert [(p.name, p.present) for p in record.participants] == [
        ("Ida Holm", False),
        ("Bo Lund", False),
    ]
    assert record.meeting.end == "15:30"


def test_an_informal_agenda_with_hardly_a_word_below_its_titles():
    record = read("""
Dagsorden til møde den 15. maj 2024

1. Godkendelse af dagsorden

2. Taget på laden
Der hentes tilbud.

3. Høstfest
Dato aftales.

4. Orientering fra formanden

5. Orientering fra kassereren

6. Eventuelt
""")

    assert [item.number for item in record.items] == ["1", "2", "3", "4", "5", "6"]
    assert all(item.decision is None for item in record.items)
    assert record.meeting.date == "2024-05-15"


def test_a_transcript_whose_labels_have_lost_their_colons():
    record = read("""
Klitby Byråd. Ordinært møde.

Størrelse: px
Starte visningen fra side:

Download "Klitby Byråd. Ordinært møde."

Transkript

1 Referat Klitby Byråd Ordinært møde Dato 23. september 2009 Tid 19:00 Sted Det Blå Hus, Klitby Fraværende Bo Lund Medlemmer Bo Lund (V) Ida Holm (A)

2 Indholdsfortegnelse Side Behandling af budgetforslag Helhedsplan for havnen
""")

    assert (record.body, record.meeting.date, record.meeting.start) == (
        "Klitby Byråd",
        "2009-09-23",
        "19:00",
    )
    assert record.meeting.place == "Det Blå Hus, Klitby"


def test_offices_before_the_names_of_members_without_commas():
    record = read("""
Referat fra mødet i Havneudvalget

Mødedato: Onsdag den 29. april 2015

Medlemmer: Formand: Ida Holm (A) Næstformand: Bo Lund (O) Asta Birk (V)

1. Kajen

Beslutning

Godkendt.
""")

    assert [(p.name, p.party) for p in record.participants] == [
        ("Ida Holm", "A"),
        ("Bo Lund", "O"),
        ("Asta Birk", "V"),
    ]


def test_the_verb_below_the_recommender():
    item = first("""
Referat

1. Kajen

INDSTILLING

Havneforvaltningen
indstiller, at byrådet godkender kajen.

Havneudvalget anbefaler indstillingen.

BESLUTNING

Godkendt.
""")

    assert item.recommender == "Havneforvaltningen"
    assert item.recommendations == ["at byrådet godkender kajen."]


def test_the_kind_of_document_behind_the_body():
    record = read("""
Kommunalbestyrelsen Referat
Dato 27. februar 2014
Mødetidspunkt 18:00
Byrådssalen, Klitby Rådhus
""")

    assert (record.body, record.items) == ("Kommunalbestyrelsen", [])
    assert (record.meeting.date, record.meeting.start) == ("2014-02-27", "18:00")


def test_contents_that_a_converter_put_on_one_row():
    record = read("""
Transkript

1 Havneudvalget Referat Mødedato: 5. oktober 2017 Mødested: Salen

2 Indholdsfortegnelse Pkt. Tekst Side 1 Kajen - bevilling (Beslutning) 4 2 Molen frigivelse 6 3 Fyret 12
""")

    assert [(entry.title, entry.page) for entry in record.contents] == [
        ("Kajen - bevilling (Beslutning)", 4),
        ("Molen frigivelse", 6),
        ("Fyret", 12),
    ]


def test_a_list_that_begins_anew_with_1_within_every_item():
    record = read("""
Referat fra Ældrerådets møde den 22. februar 2016

 1. Godkendelse af dagsorden

Godkendt.

 1. Havnebussen

Ældrerådet drøftede bussen.

 1. Eventuelt

Intet.
""")

    assert [(item.title, item.outcome) for item in record.items] == [
        ("Godkendelse af dagsorden", "adopted"),
        ("Havnebussen", "discussed"),
        ("Eventuelt", "other"),
    ]


def test_referat_as_the_heading_of_each_informal_item():
    record = read("""
Referat fra Ældrerådets møde den 22. februar 2016

 1. Godkendelse af dagsorden

Referat: Godkendt

 1. Havnebussen

Brev fra en borger.

Referat:

Ældrerådet drøftede brevet.

 1. Eventuelt

Referat:

Intet.

Referent: Ida Holm
""")

    assert [(item.title, item.decision) for item in record.items] == [
        ("Godkendelse af dagsorden", "Godkendt"),
        ("Havnebussen", "Ældrerådet drøftede brevet."),
        ("Eventuelt", "Intet."),
    ]


def test_a_decision_on_the_end_of_its_title():
    record = read("""
Referat fra møde i Klitby Lokalråd den 19. november 2015

Deltagere:
Ida Holm, Bo Lund,  Asta Birk og inviterede gæst Jens Ravn

Fraværende:
Finn Brask, Ruth Enevold og inviterede gæst Line

 1 Valg af ordstyrer.

Ida Holm blev valgt.

 2 Referat fra sidste møde.    Godkendt.

 3 Molen:

Lygten er slukket.
""")

    assert [(p.name, p.present) for p in record.participants] == [
        ("Ida Holm", True),
        ("Bo Lund", True),
        ("Asta Birk", True),
        ("Jens Ravn", True),
        ("Finn Brask", False),
        ("Ruth Enevold", False),
    ]
    assert (record.items[1].title, record.items[1].decision) == (
        "Referat fra sidste møde.",
        "Godkendt.",
    )


def test_a_transcript_of_nothing_but_a_head():
    record = read("""
Download "Referat. Byrådet. Møde nr.: 10/2019 Dannet den: Tirsdag den 10-09-2019 Mødedato: Mandag den 09-09-2019"

Transkript

1 Referat Byrådet Møde nr.: 10/2019 Dannet den: Tirsdag den Mødedato: Mandag den Mødetidspunkt: 19:00-21:00 Mødested: Byrådssalen Medlemmer Ida Holm (idho) V Bo Lund (bolu) A Fraværende: Bo Lund (bolu) A Bemærkninger: Asta Birk deltog ikke i den lukkede del.

2 Indholdsfortegnelse Sag nr. Side 1. Godkendelse af dagsorden Kajen
""")

    assert record.items == []
    assert (record.body, record.meeting.date) == ("Byrådet", "2019-09-09")
    assert [(p.name, p.party, p.present) for p in record.participants] == [
        ("Ida Holm", "V", None),
        ("Bo Lund", "A", False),
    ]


def test_the_regional_council_and_all_its_members_but_some():
    record = read("""
Download "Referat. af mødet i Regionsrådet 14. november 2007 kl. 14:00 i Salen, Havnevej 2, 8800 Viborg"

Transkript

1 Region Klitland Regionssekretariatet Viborg, den 15. november 2007 Referat af mødet i Regionsrådet 14. november 2007 kl. 14:00 i Salen Medlemmerne var mødt, bortset fra Ida V. Holm og Bo Lund, der havde meldt afbud.
""")

    assert (record.body, record.municipality) == ("Regionsrådet", None)
    assert [(p.name, p.present) for p in record.participants] == [
        ("Ida V. Holm", False),
        ("Bo Lund", False),
    ]


def test_informal_minutes_in_a_transcript():
    record = read("""
Download "Klitby Seniorråd. Torsdag den 4. juni 2015 kl. 13.00. Salen"

Transkript

1 Referat Klitby Seniorråd Torsdag den 4. juni 2015 kl Salen Til stede: Ida Holm, Bo Lund. 1. Godkendelse af dagsorden. Godkendt. 2. Godkendelse af referat fra sidste møde Godkendt med en rettelse: Bussen hedder 83.

2 3. Havnebussen. Rådet drøftede brevet fra en borger. 4. Eventuelt Intet.
""")

    assert [(item.title, item.outcome) for item in record.items] == [
        ("Godkendelse af dagsorden.", "adopted"),
        ("Godkendelse af referat fra sidste møde", "adopted"),
        ("Havnebussen.", "discussed"),
        ("Eventuelt", "other"),
    ]
    assert [person.name for person in record.participants] == ["Ida Holm", "Bo Lund"]


def test_sentences_on_who_came_instead_in_a_transcript():
    record = read("""
Download "Havneudvalget. Referat. 5. oktober 2017 kl. 17:00. Havnesalen. Indkaldelse"

Transkript

1 Havneudvalget Referat 5. oktober 2017 kl. 17:00 Havnesalen Indkaldelse Finn P. Brask Ruth Enevold (B) var fraværende. I stedet deltog Ida Holm (B) Bo Lund (V) var fraværende. I stedet deltog Asta Birk (V)

2 Indholdsfortegnelse Pkt. Tekst Side 1 Kajen 4 2 Molen 6
""")

    assert record.meeting.place == "Havnesalen"
    assert [(p.name, p.party, p.present) for p in record.participants] == [
        ("Ida Holm", "B", True),
        ("Bo Lund", "V", False),
        ("Asta Birk", "V", True),
    ]


def test_informal_minutes_without_blank_lines():
    record = read("""
REFERAT AF ÆLDRERÅDETS MØDE
Dato: 5. juni 2019
Deltagere: Ida Holm, Bo Lund
1. Godkendelse af dagsorden
Dagsordenen blev godkendt.
2. Orientering fra formanden
a. Møde med borgmesteren
b. Brev fra foreningen
3. Busplan
Ældrerådet anbefaler forslaget.
4. Eventuelt
Der var intet.
""")

    assert record.body == "ÆLDRERÅDET"
    assert [item.title for item in record.items] == [
        "Godkendelse af dagsorden",
        "Orientering fra formanden",
        "Busplan",
        "Eventuelt",
    ]


def test_items_headed_ad_and_their_number():
    record = read("""
Referat af møde i Seniorrådet
Tirsdag d. 14. marts 2023 kl. 10.00 - 12.30 i Salen
Afbud: Finn Brask

Ad 1. Godkendelse af dagsorden
Godkendt.

Ad 2. Nyt fra formanden
Formanden har været på kajen.

Ad 3. Eventuelt
Intet.

Mødet sluttede kl. 12.15
""")

    assert [(item.number, item.title, item.outcome) for item in record.items] == [
        ("1", "Godkendelse af dagsorden", "adopted"),
        ("2", "Nyt fra formanden", "other"),
        ("3", "Eventuelt", "other"),
    ]
    assert (record.meeting.start, record.meeting.end) == ("10:00", "12:15")


def test_labels_in_a_column_before_their_values_in_a_transcript():
    record = read("""
Download "Kommunalbestyrelsen. Referat"

Transkript

1 Kommunalbestyrelsen Referat Dato 27. februar 2014 Mødetidspunkt 18:00 Sluttidspunkt 20:25 Sted Medlemmer Fraværende Byrådssalen, Klitby Rådhus Ida Holm, Bo Lund, Asta Birk Bemærkninger

2 Indholdsfortegnelse Sag nr. Side 1. Godkendelse af dagsorden Kajen
""")

    assert record.meeting.place == "Byrådssalen, Klitby Rådhus"
    assert [(p.name, p.present) for p in record.participants][:2] == [
        ("Ida Holm", None),
        ("Bo Lund", None),
    ]
