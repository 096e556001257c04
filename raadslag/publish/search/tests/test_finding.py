"""What is found, and what stands first."""

from __future__ import annotations

from datetime import date

import pytest

from raadslag.publish.search.finding import Finder
from raadslag.publish.search.keeping import ready
from raadslag.publish.search.tests.conftest import find, results, search, titles


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param("indsats", True, id="the last part of a compound"),
        pytest.param("kontanthjælp", True, id="the first two parts"),
        pytest.param("KONTANTHJAELP", True, id="capitals and plain letters"),
        pytest.param("indsatser", True, id="another form"),
        pytest.param("jobcentre", True, id="a form in the decision"),
        pytest.param('"nye indsatsen"', True, id="a phrase in other forms, a part in it"),
        pytest.param('"indsats nye"', False, id="a phrase the other way round"),
        pytest.param("indsats skovrejsning", False, id="a word that is not there"),
        pytest.param("indsats -jobcenter", False, id="a word that must not be there"),
        pytest.param("15.20.00-P20-3-25", True, id="the case number"),
        pytest.param("P20-3", True, id="the middle of the case number"),
        pytest.param("15.2", True, id="an unfinished piece of the case number"),
        pytest.param("20.00-P20-4", False, id="another number"),
        pytest.param("KLU indsats", True, id="the body's abbreviation"),
        pytest.param("Klimaudvalget", True, id="the body's name"),
        pytest.param("kontanthjælpsmod", True, id="an unfinished word"),
        pytest.param("sats", False, id="some letters of a word"),
        pytest.param("", True, id="nothing, which is everything"),
    ],
)
def test_an_item_is_found_by(town, meeting, asked, found):
    item = town.item(
        meeting,
        "Den nye beskæftigelsesindsats",
        text="Kontanthjælpsmodtagerne skal i job.",
        decided="Jobcentret går i gang.",
        case_number="15.20.00-P20-3-25",
    )

    hits = [hit.owner for hit in find(f"q={asked}").hits]

    assert (item.uid in hits) is found


def test_every_kind_is_found(town, meeting):
    item = town.item(meeting, "Cykelsti til skolen", decided="Godkendt.")
    town.item(meeting, "Cykelsti til hallen")
    town.attachment(item, "Kort over cykelstien")
    town.case("Cykelstier 2025")
    town.body("Cykelstiudvalget")
    town.person("Cyrus Cykelsti")

    kinds = {result.kind for result in results("q=cykelsti")}

    assert kinds == {"item", "decision", "attachment", "case", "body", "person"}


def test_an_attachment_says_the_page_of_the_hit(town, meeting):
    item = town.item(meeting, "Havnen")
    town.attachment(
        item, "Rapport", "Forord.", "Om kraner og kajer.", "Der graves i kajen og kajen."
    )

    (result,) = results("q=kaj kran")

    assert (result.kind, result.page) == ("attachment", 2)
    assert result.href.endswith("?side=2#side-2")
    assert [piece.text for piece in result.passage if piece.hit] == ["kraner", "kajer"]


def test_words_of_an_attachment_may_stand_on_different_pages(town, meeting):
    item = town.item(meeting, "Havnen")
    town.attachment(item, "Rapport", "Om kraner.", "Om kajer.")

    assert titles("q=kaj kran") == ["Rapport"]


def test_a_word_in_the_title_weighs_more_than_one_in_the_text(town, meeting):
    town.item(meeting, "Budget", text="Det handler også om svømmehallen og om vejene. " * 3)
    town.item(meeting, "Svømmehallens tag", text="Det er utæt. " * 5)

    assert titles("q=svømmehal") == ["Svømmehallens tag", "Budget"]


def test_of_two_alike_the_newer_stands_first(town):
    body = town.body("Klimaudvalget")
    town.item(town.meeting(body, date(2019, 1, 1)), "Klimaplan fra 2019")
    town.item(town.meeting(body, date(2026, 1, 1)), "Klimaplan fra 2026")

    assert titles("q=klimaplan") == ["Klimaplan fra 2026", "Klimaplan fra 2019"]


def test_the_newest_first_if_asked(town):
    body = town.body("Klimaudvalget")
    town.item(town.meeting(body, date(2026, 1, 1)), "Budget", text="Vindmøller.")
    town.item(town.meeting(body, date(2019, 1, 1)), "Vindmøller", text="Vindmøller.")

    found = find("q=vindmøller", order="day")

    assert [hit.said.split("\n")[0] for hit in found.hits] == ["Budget", "Vindmøller"]


def test_facets_count_what_is_found(town):
    climate, council = town.body("Klimaudvalget"), town.body("Byrådet")
    town.item(
        town.meeting(climate, date(2024, 2, 1)),
        "Træer",
        decided="Der gives 250.000 kr.",
        case_number="04.01.00-G01-1-24",
    )
    town.item(town.meeting(council, date(2025, 2, 1)), "Flere træer", text="Træer er godt.")

    facets = find("q=træer").facets

    assert dict(facets["body"]) == {climate.uid: 1, council.uid: 1}
    assert dict(facets["year"]) == {"2024": 1, "2025": 1}
    assert dict(facets["kind"]) == {"decision": 1, "item": 1}
    assert dict(facets["outcome"]) == {"adopted": 1, "none": 1}
    assert facets["amount"] == [("100000", 1)]
    assert facets["group"] == [("04", 1)]


def test_a_facet_that_is_chosen_still_counts_its_other_values(town):
    climate, council = town.body("Klimaudvalget"), town.body("Byrådet")
    town.item(town.meeting(climate, date(2024, 2, 1)), "Træer")
    town.item(town.meeting(council, date(2025, 2, 1)), "Flere træer")

    found = find("q=træer&aar=2024")

    assert found.count == 1
    assert dict(found.facets["year"]) == {"2024": 1, "2025": 1}
    assert dict(found.facets["body"]) == {climate.uid: 1}


def test_values_of_one_facet_widen_and_facets_narrow(town):
    body = town.body("Klimaudvalget")
    for year in (2023, 2024, 2025):
        town.item(town.meeting(body, date(year, 2, 1)), f"Træer {year}")

    assert set(titles("q=træer&aar=2023&aar=2024")) == {"Træer 2023", "Træer 2024"}
    assert titles("q=træer&aar=2023&art=beslutning") == []


def test_another_municipality_is_found_only_where_all_are_searched(town, meeting):
    from raadslag.publish.search.tests.conftest import Town

    town.item(meeting, "Vores bro")
    other = Town("vestrup")
    other.item(other.meeting(other.body("Byrådet")), "Deres bro")

    assert titles("q=bro") == ["Vores bro"]
    assert set(titles("q=bro", place="")) == {"Vores bro", "Deres bro"}
    assert titles("q=bro&kommune=vestrup", place="") == ["Deres bro"]
    assert titles("q=bro&kommune=vestrup") == ["Vores bro"]  # the page's own


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("lokalpaln", "lokalplan"),
        ("ny lokalpln", "ny lokalplan"),
        ("beskæftigelsesinsatsen", "beskæftigelsesindsatsen"),
        ("xyzqwerty", None),
        ("skov", None),
    ],
)
def test_another_spelling_may_be_meant(town, meeting, asked, meant):
    town.item(meeting, "Ny lokalplan", text="Om beskæftigelsesindsatsen.")
    index = ready()

    other = Finder(index).meant(search(f"q={asked}"))

    assert (other.question.text if other else None) == meant


@pytest.mark.parametrize(
    "address",
    [
        "q=%00", "q=((((", "q=*", "q=a:b", "q=" + "x" * 5000, "q=" + "ord " * 500, "q=%FF%FE",
        "q=-", "art=findesikke", "aar=9999", "aar=xx", "udvalg=%27;drop", "beloeb=7", "emne=ab",
        "udfald=%3Cscript%3E", "kommune=soendby", "sorter=baglæns", "q=\"", "q=\U0001F600",
        "q=" + "-a " * 30, "&".join(["udvalg=a"] * 500),
    ],
)  # fmt: skip
def test_nonsense_is_answered(town, meeting, client, address):
    town.item(meeting, "Ny lokalplan")

    assert client.get(f"/kommune/soendby/soeg/?{address}").status_code == 200
