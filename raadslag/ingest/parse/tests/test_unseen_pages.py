"""Contents, groups and running heads of minutes that no layout knows."""

from __future__ import annotations

from raadslag.ingest.parse.tests.test_forms import read


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


def test_an_agendas_own_title_is_no_heading_of_its_contents():
    record = read("""
DAGSORDEN
Børneudvalget
Torsdag den 2. maj 2019 kl. 15.00
Rådhuset, mødelokale 4

Medlemmer: Ida Holm (A), Bo Lund (V)

Sagsoversigt
34. Godkendelse af dagsorden
35. Ny struktur

34. Godkendelse af dagsorden

Sagsnr. 18/22222

35. Ny struktur

Sagsnr. 19/4040
Sagsforløb: BU/ØU/BY

Resumé
Seks huse bliver til tre.

Tidligere politisk behandling
Børneudvalget, 7. marts 2019, pkt. 21: Sendt i høring.
""")

    assert (record.document_type, record.meeting.date) == ("dagsorden", "2019-05-02")
    assert [entry.title for entry in record.contents] == ["Godkendelse af dagsorden", "Ny struktur"]
    assert record.items[1].route == ["BU", "ØU", "BY"]
    assert record.items[1].decision is None
    assert record.items[1].earlier[0].date == "2019-03-07"


def test_a_head_that_recurs_with_the_pages_number_is_the_pages():
    record = read("""
Referat
Økonomiudvalget
Dato: Tirsdag den 16. august 2011
Medlemmer: Ida Holm (A) (Formand)
Bo Lund (V)
Indholdsfortegnelse
Side
103. Godkendelse af dagsorden .......... 2
104. Budget ............................ 3
Økonomiudvalget, 16.08.2011 Side 2
103. Godkendelse af dagsorden
Beslutning:
Godkendt.
Økonomiudvalget, 16.08.2011 Side 3
104. Budget
Sagsfremstilling:
Budgettet holder.
Økonomiudvalget, 16.08.2011 Side 4
Der er snerydning tilbage.
Udvalgets beslutning: Indstilles godkendt.
""")

    assert [item.decision for item in record.items] == ["Godkendt.", "Indstilles godkendt."]
    assert record.items[1].sections[0].text == "Budgettet holder.\nDer er snerydning tilbage."
    assert [entry.title for entry in record.contents] == ["Godkendelse af dagsorden", "Budget"]
    assert [person.name for person in record.participants] == ["Ida Holm", "Bo Lund"]
    assert [item.earlier for item in record.items] == [[], []]
    assert record.findings == []


def test_a_year_at_the_end_of_the_contents_glued_to_the_first_items_number():
    record = read("""
UDVALG

Klimaudvalget

MØDE

Referat

STED

Salen

STARTTIDSPUNKT

14-10-2016 08:30:00


PUNKTER

143. Dagsorden til mødet 14. oktober 2016
144. Orienteringer den 14. oktober 2016143. Dagsorden til mødet 14. oktober 2016

Dagsorden til mødet 14. oktober 2016

Beslutning i Klimaudvalget den 14-10-2016
Godkendt
144. Orienteringer den 14. oktober 2016

Orienteringer den 14. oktober 2016

Beslutning i Klimaudvalget den 14-10-2016
Taget til efterretning.
""")

    assert [item.number for item in record.items] == ["143", "144"]
    assert [item.outcome for item in record.items] == ["adopted", "noted"]
