"""The pages about the data are well made, accessible, and fit the screen."""

from __future__ import annotations

import pytest

from raadslag.publish.dumps import keeping
from raadslag.publish.models import PublicMunicipality
from raadslag.publish.tests.conftest import AT
from tests.harness.browser import WIDTHS, accessible, fits


@pytest.fixture
def pages(public, settings, tmp_path):
    settings.DATA = tmp_path / "data"
    keeping.make(PublicMunicipality.objects.get(), at=AT)
    return ["/data/", f"/data/{public.municipality.slug}/", "/api/vocabulary/"]


def test_the_pages_about_data_are_well_made(client, pages, page_check):
    for address in pages:
        page_check(client.get(address))


def test_every_word_of_the_vocabulary_has_an_address(client, db):
    for name in ("afstemning", "Afstemning"):
        answer = client.get(f"/api/vocabulary/{name}")
        assert (answer.status_code, answer["Location"]) == (302, f"/api/vocabulary/#{name}")
        assert f'id="{name}"' in client.get("/api/vocabulary/").content.decode()
    assert client.get("/api/vocabulary/andet").status_code == 404


def test_the_vocabulary_is_there_for_machines(client, db):
    for answer in (
        client.get("/api/vocabulary/?format=jsonld"),
        client.get("/api/vocabulary/", headers={"Accept": "application/ld+json"}),
    ):
        assert answer["Content-Type"] == "application/ld+json"
        graph = answer.json()["@graph"]
        assert any(one["rdfs:label"] == "afstemning" for one in graph)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("width", WIDTHS)
def test_the_pages_about_data_are_accessible_and_fit(live_server, pages, visit, width):
    for address in pages:
        page = visit(live_server.url + address, width=width)
        fits(page)
        accessible(page)
        page.context.close()
