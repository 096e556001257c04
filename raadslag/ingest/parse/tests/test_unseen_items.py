"""Where the items of minutes that no layout knows begin and end, in a few lines of fictional documents."""

from __future__ import annotations

import pytest

from raadslag.ingest.parse.record import Item
from raadslag.ingest.parse.tests.test_forms import first, read


def titles(text: str) -> list[tuple[str | None, str | None]]:
    return [(item.number, item.title) for item in read(text).items]


def away(item: Item) -> list[str]:
    return [person.name for person in item.participation if person.kind == "absent"]


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


def test_a_case_number_with_a_stroke_begins_no_item():
    assert titles("""
BESLUTNINGSREFERAT
Klimaudvalget den 21. september 2023

Nr. 1  Godkendelse af dagsorden
Godkendt.

Nr. 2  Affaldsplan
Sag nr. 23/4411
Baggrund
Planen skal fornyes.
Beslutning
Tiltrådt.

Nr. 3  Eventuelt
Intet.
""") == [("1", "Godkendelse af dagsorden"), ("2", "Affaldsplan"), ("3", "Eventuelt")]
