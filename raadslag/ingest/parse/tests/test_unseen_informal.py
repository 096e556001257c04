"""Minutes of councils for the old, the disabled and the village: few headings, loose words, first names."""

from __future__ import annotations

from raadslag.ingest.parse.tests.test_forms import read

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
    record = read("""
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

    assert [item.number for item in record.items] == ["1", "2", "3", "4", "6"]


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
