"""What a page shows and what the open data say are one: the whole demo, page by page, beside OParl and the dump."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client
from lxml import html

from raadslag.publish.dumps.keeping import make, path_of
from raadslag.publish.models import PublicCase, PublicMeeting, PublicMunicipality, PublicPerson
from raadslag.publish.models.snapshots import PublicBody
from raadslag.web.outcomes import sign
from tests.test_open_data_of_the_demo import NOW, demo  # noqa: F401  # the fixture

pytestmark = pytest.mark.django_db

API = "/api/oparl/v1.1"
OWN = "raadslag:"
SIDES = {"For": "for", "Imod": "imod", "Undlod": "undlod"}


def read(address: str):
    return json.loads(Client().get(address).content)


def page(address: str) -> html.HtmlElement:
    response = Client().get(address)
    assert response.status_code == 200, address
    return html.document_fromstring(response.content.decode())


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def squeezed(text: str | None) -> str:
    return " ".join((text or "").split())


def letters(text: str) -> str:
    """A page sets lists and paragraphs where the data have lines: the letters are the same."""
    return re.sub(r"[\W_]", "", text)


def all_words(found: list[html.HtmlElement]) -> list[str]:
    return [words(one) for one in found]


def uid_of(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]


@pytest.fixture(scope="module")
def meetings(demo):  # noqa: F811
    """Of each released meeting: its id, its page, and what OParl says of it."""
    uids = PublicMeeting.objects.order_by("pk").values_list("pk", flat=True)
    return [(uid, page(f"/moede/{uid}/"), read(f"{API}/meeting/{uid}")) for uid in uids]


def items(meetings) -> Iterator[tuple[html.HtmlElement, dict]]:
    """Each item as it stands on its meeting's page, and as OParl has it."""
    for uid, shown, said in meetings:
        parts = shown.xpath("//article[contains(@class, 'item')]")
        told = said.get("agendaItem", [])
        assert [one.get("id") for one in parts] == [f"punkt-{uid_of(one['id'])}" for one in told], (
            uid
        )
        yield from zip(parts, told, strict=True)


def test_the_demo_is_compared_whole(meetings):
    assert len(meetings) == PublicMeeting.objects.count() > 20
    assert sum(1 for _ in items(meetings)) > 400


def test_a_meeting_says_when_and_where(meetings):
    for uid, shown, said in meetings:
        day = shown.xpath("string(//dl[@class='facts']//time/@datetime)")
        assert day == said.get("start", "")[:10], uid
        clock = re.search(
            r"\d{1,2}\.\d\d", shown.xpath("string(//dl[@class='facts']//dd[.//time])")
        )
        if said.get(f"{OWN}udenKlokkeslaet"):
            assert clock is None, uid
        elif "start" in said:
            hour, minute = clock[0].split(".")
            assert f"T{int(hour):02}:{minute}" in said["start"], uid
        place = shown.xpath("//dl[@class='facts']/dt[. = 'Sted']/following-sibling::dd[1]")
        assert all_words(place) == [
            squeezed(one["description"]) for one in [said.get("location")] if one
        ]
        assert (
            bool(shown.xpath("//p[@class='lead']//*[contains(@class, 'outcome--cancelled')]"))
            == said["cancelled"]
        )


def test_a_meeting_says_who_was_there(meetings):
    for uid, shown, said in meetings:
        names = all_words(shown.xpath("//ul[contains(@class, 'presence')]/li"))
        told = [*said.get(f"{OWN}fremmoede", []), *said.get(f"{OWN}afbud", [])]
        assert len(names) == len(told), uid
        for one in told:
            assert any(name.startswith(squeezed(one["navn"])) for name in names), (uid, one)
        away = [name for name in names if "fraværende" in name]
        assert len(away) == len(said.get(f"{OWN}afbud", [])), uid


def test_items_have_the_same_titles_and_numbers(meetings):
    for part, said in items(meetings):
        title = part.xpath("string(.//h2/a)")
        assert squeezed(title) == squeezed(said.get("name") or "Uden titel")
        assert squeezed(part.xpath("string(.//h2/span[@class='number'])")) == said.get("number", "")
        number = all_words(part.xpath("./p[@class='case-number']"))
        assert number == [squeezed(one) for one in [said.get(f"{OWN}sagsnummer")] if one]


def test_items_have_the_same_decision(meetings):
    decided = 0
    for part, said in items(meetings):
        box = part.xpath(".//div[contains(@class, 'decision--')]")
        told = squeezed(said.get("resolutionText"))
        assert all_words(
            part.xpath(".//div[contains(@class, 'decision--')]/p[@class='words']")
        ) == [one for one in [told] if one]
        if box:
            key = next(c for c in box[0].get("class").split() if c.startswith("decision--"))
            shown = key.removeprefix("decision--")
            outcome = "" if shown == "none" else str(sign(shown).word)
            assert outcome == said.get("result", ""), said["id"]
            decided += 1
        else:
            assert not said.get("result"), said["id"]
    assert decided > 100


def test_items_have_the_same_votes(meetings):
    compared = 0
    for part, said in items(meetings):
        shown = [
            {
                SIDES[words(name)]: (words(count), words(who))
                for name, count, who in zip(
                    vote.xpath("./dl/dt"), vote.xpath("./dl/dd[@class='count']"), vote.xpath("./dl/dd[@class='who']"), strict=True,
                )
            }
            for vote in part.xpath(".//div[@class='votes']")
        ]  # fmt: skip
        told = said.get(f"{OWN}afstemning", [])
        assert len(shown) == len(told), said["id"]
        for sides, vote in zip(shown, told, strict=True):
            said_sides = {side: vote[side] for side in SIDES.values() if side in vote}
            assert sides.keys() == said_sides.keys(), said["id"]
            for side, one in said_sides.items():
                count, who = sides[side]
                assert count == str(one.get("antal", "")), said["id"]
                for voter in one.get("stemmer", []):
                    assert squeezed(voter["navn"]) in who, (said["id"], voter)
            compared += 1
    assert compared > 0


def test_items_have_the_same_attachments_and_sections(meetings):
    for part, said in items(meetings):
        shown = part.xpath(
            ".//ul[contains(@class, 'attachments')]/li/span[contains(@class, 'title')]"
        )
        titles = sorted(squeezed(one.xpath("string(./a)") or one.text) for one in shown)
        told = said.get(f"{OWN}bilag", [])
        assert titles == sorted(squeezed(one["titel"]) for one in told), said["id"]
        recommended = part.xpath(".//span[@class='recommended']")
        assert len(recommended) == sum(bool(one.get("anbefalet")) for one in told), said["id"]
        whole = words(part)
        texts = {letters(one.get("tekst", "")) for one in said.get(f"{OWN}afsnit", [])}
        for section in part.xpath(".//section[@class='reading']/div"):
            assert letters(section.text_content()) in texts, (said["id"], words(section)[:80])
        for clause in said.get(f"{OWN}indstilling", []):
            assert squeezed(clause["tekst"]) in whole, said["id"]


def test_items_have_the_same_route(meetings):
    for part, said in items(meetings):
        steps = part.xpath(
            ".//ol[contains(@class, 'route')]/li | .//ul[contains(@class, 'route')]/li"
        )
        told = said.get(f"{OWN}rute", [])
        if told and steps:
            assert len(steps) == len(told), said["id"]
            for step, one in zip(steps, told, strict=True):
                assert squeezed(one["betegnelse"]) in words(step), said["id"]


def test_what_was_promised_is_the_same(meetings):
    promised = 0
    for _, said in items(meetings):
        told = said.get(f"{OWN}opfoelgning", [])
        if not told:
            continue
        shown = all_words(
            page(f"/punkt/{uid_of(said['id'])}/").xpath(
                "//ul[contains(@class, 'commitments')]/li/blockquote"
            )
        )
        for one in told:
            assert squeezed(one["tekst"]) in shown, said["id"]
        promised += len(told)
    assert promised > 0


def test_cases_have_the_same_treatments(meetings):
    for row in PublicCase.objects.all():
        said, shown = read(f"{API}/paper/{row.pk}"), page(f"/sag/{row.pk}/")
        assert squeezed(shown.xpath("string(//h1)")) == squeezed(said["name"])
        linked = {
            uid_of(one)
            for one in shown.xpath(
                "//section[@aria-labelledby='vej']//a/@href[starts-with(., '/punkt/')]"
            )
        }
        told = {
            uid_of(one["agendaItem"]) for one in said.get("consultation", []) if "agendaItem" in one
        }
        assert linked == told, row.pk


def test_persons_and_bodies_have_the_same_names_and_members(meetings):
    for row in PublicPerson.objects.all():
        said, shown = read(f"{API}/person/{row.pk}"), page(f"/person/{row.pk}/")
        assert words(shown.xpath("//h1")[0]) == squeezed(said["name"])
    for row in PublicBody.objects.all():
        said, shown = read(f"{API}/organization/{row.pk}"), page(f"/udvalg/{row.pk}/")
        assert words(shown.xpath("//h1")[0]).startswith(squeezed(said["name"]))
        members = {uid_of(read(address_of(one))["person"]) for one in said.get("membership", [])}
        linked = {uid_of(one) for one in shown.xpath("//main//a/@href[starts-with(., '/person/')]")}
        assert members <= linked, row.pk


def address_of(address: str) -> str:
    return address.removeprefix(settings.SITE_URL)


def test_the_dump_says_what_the_pages_do(meetings, tmp_path, settings):
    settings.DATA = tmp_path
    place = PublicMunicipality.objects.get()
    dump = make(place, at=NOW)
    table = next(one for one in dump.files if "punkter" in one.name and ".csv" in one.name)
    content = path_of(place.slug, dump, table).read_bytes()
    text = (gzip.decompress(content) if table.name.endswith(".gz") else content).decode("utf-8-sig")
    rows = {row["punkt_uid"]: row for row in csv.DictReader(io.StringIO(text))}
    for part, said in items(meetings):
        row = rows.pop(uid_of(said["id"]))
        assert squeezed(row["titel"]) == squeezed(said.get("name"))
        assert row["nummer"] == said.get("number", "")
        assert row["sagsnummer"] == said.get(f"{OWN}sagsnummer", "")
        assert squeezed(part.xpath("string(.//h2/a)")) == (squeezed(row["titel"]) or "Uden titel")
    assert rows == {}


def test_feeds_say_what_the_pages_do(meetings):
    feed = (
        Client().get(f"/kommune/{PublicMunicipality.objects.get().slug}/nyt.atom").content.decode()
    )
    by_uid = {uid: shown for uid, shown, _ in meetings}
    titles = {
        uid_of(said["id"]): squeezed(part.xpath("string(.//h2/a)"))
        for part, said in items(meetings)
    }
    told = 0
    for entry in re.findall(r"<entry>.*?</entry>", feed, re.S):
        tree = html.fromstring(entry)
        title = squeezed(tree.xpath("string(.//title)"))
        found = re.search(r"/(moede|punkt)/(\w{12})/", entry)
        if found and found[1] == "punkt":
            assert titles[found[2]] in title, title
            told += 1
        elif found:
            assert found[2] in by_uid
            told += 1
    assert told > 0
