"""What search engines are told of: what is public, all of it, and nothing else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from lxml import etree

from raadslag.publish import actions, directory
from raadslag.publish.indexing import maps
from raadslag.publish.models import PublicItem, PublicMeeting, Release
from raadslag.publish.tests.conftest import AT, BY, SECRET, answered

SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
LATER = AT + timedelta(days=1)


@pytest.fixture
def released(held):
    actions.release_by_hand(answered(held), by=BY, at=AT)
    directory.refresh(held.body.municipality, at=AT)
    return held


def parts(client):
    tree = etree.fromstring(client.get("/sitemap.xml").content)
    return tree.xpath("//s:sitemap/s:loc/text()", namespaces=SPACE)


def listed(client):
    """(address, day of its last change) of every page on the map."""
    found = {}
    for part in parts(client):
        response = client.get(part.removeprefix("http://testserver"))
        for url in etree.fromstring(response.content).findall("s:url", SPACE):
            found[url.findtext("s:loc", namespaces=SPACE)] = url.findtext("s:lastmod", None, SPACE)
    return found


def test_every_page_that_is_listed_is_there(client, released, settings):
    found = listed(client)
    assert f"{settings.SITE_URL}/moede/{released.uid}/" in found
    assert all(address.startswith(f"{settings.SITE_URL}/") for address in found)
    assert len(found) > 12
    for address in found:
        assert client.get(address.removeprefix(settings.SITE_URL)).status_code == 200, address


def test_the_last_change_is_told(client, released, settings):
    assert listed(client)[f"{settings.SITE_URL}/moede/{released.uid}/"] == "2026-03-02"


def test_nothing_that_is_closed_or_was_taken_back_is_listed(client, released, settings):
    uids = [*PublicItem.objects.values_list("uid", flat=True), released.uid]
    before = "".join(listed(client))
    assert all(uid in before for uid in uids)
    actions.withdraw(Release.objects.get(), why="Et navn.", by=BY, at=LATER)
    after = "".join(listed(client))
    assert not any(uid in after for uid in uids)
    assert SECRET not in before + after


def test_a_long_list_comes_in_parts(client, released, monkeypatch):
    monkeypatch.setattr(maps.Pages, "limit", 1)
    assert PublicItem.objects.count() == 2
    assert sum("item.xml" in part for part in parts(client)) == 2
    assert len({address for address in listed(client) if "/punkt/" in address}) == 2


def test_an_unknown_part(client, released):
    assert client.get("/sitemap-nowhere.xml").status_code == 404
    assert client.get("/sitemap-soendby-item.xml?p=99").status_code == 404


def test_a_site_without_anything_has_an_empty_map(db):
    assert parts(Client()) == []


def test_robots_are_told_where_the_map_is_and_what_to_leave_alone(client, db, settings):
    response = client.get("/robots.txt")
    text = response.content.decode()
    assert response["Content-Type"].startswith("text/plain")
    assert f"Sitemap: {settings.SITE_URL}/sitemap.xml" in text
    assert "Disallow: /konto/" in text
    assert "Disallow: /en/kommune/*/soeg/" in text
    assert "arbejde" not in text


def test_the_index_asks_for_little(client, released, django_assert_max_num_queries):
    assert PublicMeeting.objects.exists()
    with django_assert_max_num_queries(2 + 2 * len(maps.MODELS)):
        parts(client)
