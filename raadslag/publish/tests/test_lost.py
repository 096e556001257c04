"""Pages that are not there, or are there no longer, help on."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import OperationalError

from raadslag.publish import actions, queries
from raadslag.publish.models import PublicItem, PublicMunicipality, Release, SnapshotKind
from raadslag.publish.tests.conftest import AT, BY, SECRET, answered

LATER = AT + timedelta(days=1)


@pytest.fixture
def released(held):
    actions.release_by_hand(answered(held), by=BY, at=AT)
    return held


def test_what_is_gone_says_when_and_why_and_where_to_look(client, released, page_check):
    item = PublicItem.objects.get(title="Flere træer")
    actions.withhold(SnapshotKind.ITEM, item.uid, why="Et navn stod der.", by=BY, at=LATER)
    response = client.get(f"/punkt/{item.uid}/")
    page = page_check(response)
    assert response.status_code == 410
    assert response["X-Robots-Tag"] == "noindex"
    assert "Et navn stod der." in page
    assert "tirsdag 3. marts 2026" in page
    assert f'href="/moede/{released.uid}/"' in page
    assert 'id="soeg-videre"' in page
    assert "Flere træer" not in page


def test_it_leads_to_nothing_that_is_gone_too(client, released, page_check):
    items = list(PublicItem.objects.values_list("uid", flat=True))
    actions.withdraw(Release.objects.get(), why="Forkert mødedato.", by=BY, at=LATER)
    for address in (f"/moede/{released.uid}/", *(f"/punkt/{uid}/" for uid in items)):
        page = page_check(client.get(address))
        assert "Forkert mødedato." in page
        assert f'href="/moede/{released.uid}/"' not in page
        assert SECRET not in page


@pytest.mark.parametrize("address", ["/findesikke/", "/punkt/000000000000/", "/kommune/ingen/"])
def test_what_never_was_leads_on_in_the_only_municipality(client, released, page_check, address):
    response = client.get(address)
    page = page_check(response)
    assert response.status_code == 404
    assert 'href="/kommune/soendby/moeder/"' in page
    assert 'action="/kommune/soendby/soeg/"' in page


def test_with_several_municipalities_the_address_says_which(client, released, page_check):
    PublicMunicipality.objects.create(slug="egevig", name="Egevig")
    assert 'href="/kommune/egevig/moeder/"' in page_check(client.get("/kommune/egevig/nej/"))
    assert 'action="/soeg/"' in page_check(client.get("/findesikke/"))


def test_a_page_that_is_not_there_is_so_without_a_database_too(client, db, monkeypatch):
    def broken(slug):
        raise OperationalError

    monkeypatch.setattr(queries, "place", broken)
    assert client.get("/findesikke/").status_code == 404


def test_an_empty_site_says_it_too(client, db, page_check):
    assert client.get("/findesikke/").status_code == 404
    page_check(client.get("/findesikke/"))
