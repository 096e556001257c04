"""The shell's own pages, and the standard that every page is held to."""

from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import path

from raadslag.web import http, manifest
from raadslag.web.errors import csrf_failure
from raadslag.web.security import POLICY

TEMPLATES = Path(http.__file__).parent / "templates"


@pytest.fixture
def demo(settings):
    settings.DEMO = True


def test_the_component_page_is_well_made(client, demo, page_check):
    text = page_check(client.get("/stil/"))

    assert "Hvad blev besluttet?" in text


def test_the_component_page_is_not_there_on_a_site_in_use(client, db, page_check):
    response = client.get("/stil/")

    assert response.status_code == 404
    assert "Siden findes ikke" in page_check(response)


def test_every_component_is_shown_on_the_component_page(client, demo):
    names = {
        t.templates[0].name if hasattr(t, "templates") else t.name
        for t in client.get("/stil/").templates
    }
    components = {f"components/{p.name}" for p in (TEMPLATES / "components").glob("*.html")}

    assert components - names == {"components/bare.html"}


def test_english_stands_in_the_address_and_danish_is_bare(client, demo):
    danish = client.get("/stil/", headers={"accept-language": "en"}).content.decode()
    english = client.get("/en/stil/", headers={"accept-language": "da"}).content.decode()

    assert '<html lang="da">' in danish
    assert 'href="/en/stil/" lang="en"' in danish
    assert '<html lang="en">' in english
    assert 'href="/stil/" lang="da"' in english


def test_every_answer_carries_the_policy(client, db, demo):
    built = manifest.address("app.css")
    for address in ("/stil/", "/findes-ikke/", built):
        response = client.get(address)
        assert response.headers["Content-Security-Policy"] == POLICY, address
        assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_the_policy_allows_nothing_inline():
    assert "unsafe" not in POLICY
    assert "http" not in POLICY


def test_only_a_secure_site_binds_the_browser_to_https(client, demo):
    assert "Strict-Transport-Security" not in client.get("/stil/").headers
    assert "Strict-Transport-Security" in client.get("/stil/", secure=True).headers


def test_a_visitor_gets_no_cookie(client, db, demo):
    assert not client.get("/stil/").cookies
    assert not client.get("/findes-ikke/").cookies


def test_built_files_are_kept_for_ever_and_sent_compressed(client):
    response = client.get(manifest.address("app.css"), headers={"accept-encoding": "br"})

    assert response.headers["Content-Encoding"] == "br"
    assert "immutable" in response.headers["Cache-Control"]


def forbidden(request):
    raise PermissionDenied


def broken(request):
    raise ZeroDivisionError


urlpatterns = [path("nej/", forbidden), path("itu/", broken)]


@pytest.mark.urls(__name__)
def test_a_stranger_is_told_who_the_page_is_for(client):
    response = client.get("/nej/")

    assert response.status_code == 403
    assert "kun for medlemmer og ansatte" in response.content.decode()


@pytest.mark.urls(__name__)
def test_our_own_fault_is_owned_up_to(page_check):
    response = Client(raise_request_exception=False).get("/itu/")

    assert response.status_code == 500
    assert "Fejlen ligger hos os" in page_check(response)


def test_a_form_that_stood_too_long_says_that_nothing_is_saved(rf):
    response = csrf_failure(rf.get("/"))

    assert response.status_code == 403
    assert "Intet er gemt" in response.content.decode()
