"""The search page, and the same search as a table and a feed."""

from __future__ import annotations

import csv
import io

import pytest
from lxml import etree
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from raadslag.publish.search import views
from raadslag.publish.search.filters import Search
from raadslag.publish.search.tests.conftest import search

PAGE = "/kommune/soendby/soeg/"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def get(client, address: str, **headers: str) -> HTMLParser:
    answer = client.get(f"{PAGE}?{address}", headers=headers)
    assert answer.status_code == 200
    return HTMLParser(answer.content.decode())


@pytest.fixture
def trees(town, meeting):
    """Three items on trees, one of them decided."""
    town.item(meeting, "Træer i parken", decided="Der plantes træer for 250.000 kr.")
    town.item(meeting, "Træer på torvet")
    town.item(meeting, "=Træer(1)")
    return meeting


def test_the_page_shows_the_hits_with_their_facts(client, trees):
    page = get(client, "q=plantes")

    (result,) = page.css(".results > li")
    assert result.css(".kind")[0].text().strip() == "Beslutning"
    assert result.css("h2 a")[0].text().strip() == "Træer i parken"
    assert result.css("mark")[0].text().strip() == "plantes"
    assert "Besluttet:" in result.text()
    assert "6. maj 2025" in result.text()


def test_without_a_question_the_page_says_how_to_ask(client, trees):
    page = get(client, "")

    assert page.css(".search-help")
    assert not page.css(".results")
    assert page.css("input[autofocus]")


def test_htmx_gets_the_results_alone(client, trees):
    answer = client.get(f"{PAGE}?q=træer", headers={"HX-Request": "true"})

    assert answer.content.decode().lstrip().startswith('<div class="found-page"')
    assert "HX-Request" in answer.headers["Vary"]


def test_filters_stand_in_the_address_and_can_be_taken_back(client, trees):
    page = get(client, "q=træer&art=beslutning&aar=2025")

    chips = {
        one.text().strip().split(":")[-1].strip(): one.attributes["href"]
        for one in page.css(".chips a")
    }
    assert set(chips) == {"Beslutning", "2025"}
    assert Search.read(_query(chips["2025"]), place="soendby") == search("q=træer&art=beslutning")
    hidden = {(i.attributes["name"], i.attributes["value"]) for i in page.css("input[type=hidden]")}
    assert hidden == {("art", "beslutning"), ("aar", "2025")}


def _query(href: str):
    from django.http import QueryDict

    return QueryDict(href.removeprefix("?"))


def test_a_facet_links_to_the_search_that_it_narrows(client, trees):
    page = get(client, "q=træer")

    (link,) = [a for a in page.css(".facets a") if a.text().strip() == "Beslutning"]
    assert len(get(client, link.attributes["href"].removeprefix("?")).css(".results > li")) == 1


def test_no_hit_says_so_and_suggests(client, trees):
    page = get(client, "q=trææer")

    assert page.css(".meant a")[0].text().strip() == "træer"
    assert "Intet offentligt har alle ordene “trææer”." in page.text()


def test_results_are_leafed_through(client, town, meeting, monkeypatch):
    monkeypatch.setattr(views, "PER_PAGE", 2)
    for number in range(5):
        town.item(meeting, f"Træ {number}")

    titles = [
        a.text().strip()
        for number in (1, 2, 3)
        for a in get(client, f"q=træ&page={number}").css(".results h2 a")
    ]

    assert sorted(titles) == [f"Træ {number}" for number in range(5)]


@pytest.mark.parametrize("number", ["0", "-1", "xx", "99999999999", "²"])
def test_a_page_that_is_none_is_answered(client, trees, number):
    assert client.get(f"{PAGE}?q=træer&page={number}").status_code == 200


def test_the_table_has_every_hit_and_no_formula(client, trees):
    answer = client.get(f"{PAGE}tabel.csv?q=træer")
    text = b"".join(answer.streaming_content).decode()

    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text[1:]), delimiter=";"))
    assert {row["Titel"] for row in rows} == {"Træer i parken", "Træer på torvet", "'=Træer(1)"}
    (decided,) = [row for row in rows if row["Art"] == "Beslutning"]
    assert (decided["Udfald"], decided["Dato"]) == ("Godkendt", "2025-05-06")
    assert decided["Adresse"].startswith("http")


def test_the_feed_has_what_changed_last_first(client, town, meeting, trees):
    item = meeting.items.get(position=2)
    item.title = "Træer på torvet igen"
    town.change(item)

    answer = client.get(f"{PAGE}nyt.atom?q=træer")
    feed = etree.fromstring(answer.content)

    titles = feed.xpath("a:entry/a:title/text()", namespaces=ATOM)
    assert titles[0] == "Træer på torvet igen"
    assert len(titles) == 3
    assert len(set(feed.xpath("a:entry/a:id/text()", namespaces=ATOM))) == 3
    assert feed.xpath("a:updated/text()", namespaces=ATOM)[0].startswith("2026-03-02T09:30:01")
    assert answer.headers["Content-Type"].startswith("application/atom+xml")


def test_an_empty_feed_is_a_feed(client, trees):
    feed = etree.fromstring(client.get(f"{PAGE}nyt.atom?q=findesikke").content)

    assert feed.xpath("count(a:entry)", namespaces=ATOM) == 0


def test_searching_in_all_municipalities_says_which(client, trees):
    page = HTMLParser(client.get("/soeg/?q=træer").content.decode())

    assert len(page.css(".results > li")) == 3
    assert "Soendby" in page.css(".results .meta")[0].text().strip()


def test_an_unknown_municipality_is_not_there(client, trees):
    assert client.get("/kommune/findesikke/soeg/").status_code == 404


def test_a_body_that_is_public_no_longer_names_nothing(client, trees):
    page = get(client, "q=træer&udvalg=hemmeligt01")

    assert page.css(".chips a")[0].text().strip().endswith("hemmeligt01")
    assert page.css("[role=status]")[0].text().strip() == "0 resultater"


def test_amounts_stand_in_their_brackets(client, town, meeting):
    for words in ("Der gives 50.000 kr.", "Der gives 2 mio. kr.", "Der gives 12.500.000 kr."):
        town.item(meeting, "Tilskud", decided=words)

    page = get(client, "q=tilskud")

    amounts = [a.text().strip() for a in page.css("[aria-labelledby=facet-amount] a")]
    assert amounts == ["under 100.000 kr.", "1 til 10 mio. kr.", "10 mio. kr. og derover"]


def test_the_same_search_has_one_address():
    one = search("aar=2025&q=skole&aar=2024&art=bilag")
    other = search("art=bilag&aar=2024&aar=2025&q=skole")

    assert one.address() == other.address() == "q=skole&art=bilag&aar=2024&aar=2025"
