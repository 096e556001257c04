"""Open data are for everyone and every site, are not sent twice, and are not taken by one alone."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import RequestFactory

from raadslag.publish import actions
from raadslag.publish.models import PublicMeeting
from raadslag.publish.tests.conftest import AT, BY, answered
from raadslag.web import limits

SYSTEM = "/api/oparl/v1.1/system"
LATER = AT + timedelta(days=1)


@pytest.fixture
def released(held):
    from raadslag.publish import directory

    actions.release(answered(held), by=BY, at=AT)
    directory.refresh(held.body.municipality, at=AT)
    return held


@pytest.fixture
def addresses(released):
    """One of each kind of open data."""
    slug, trees = released.body.municipality.slug, released.items.get(position=1)
    return [
        SYSTEM,
        "/api/oparl/v1.1/body",
        f"/api/oparl/v1.1/body/{slug}/meeting",
        f"/api/oparl/v1.1/agendaItem/{trees.uid}",
        "/api/oparl/v1.1/meeting/aaaaaaaaaaaa",
        "/api/aendringer",
        "/api/vocabulary/",
        f"/kommune/{slug}/nyt.atom",
        f"/kommune/{slug}/kalender.ics",
    ]


def test_every_site_may_read_and_no_visitor_gets_a_cookie(client, addresses):
    for address in addresses:
        answer = client.get(address)
        assert answer["Access-Control-Allow-Origin"] == "*", address
        assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert not answer.cookies


def test_the_head_is_that_of_the_answer(client, addresses):
    for address in addresses:
        whole, head = client.get(address), client.head(address)
        assert head.status_code == whole.status_code
        assert head["Content-Type"] == whole["Content-Type"]
        assert head.content == b""


def test_a_browser_that_asks_first_is_let_in(client, addresses):
    answer = client.options(addresses[0], headers={"Origin": "https://example.org"})
    assert answer.status_code == 204
    assert "GET" in answer["Access-Control-Allow-Methods"]


def test_open_data_can_only_be_read(client, addresses):
    for method in (client.post, client.put, client.delete):
        answer = method(addresses[0])
        assert answer.status_code == 405
        assert "GET" in answer["Allow"]


def test_what_did_not_change_is_not_sent_again(client, addresses):
    for address in addresses:
        first = client.get(address)
        if first.status_code != 200:
            continue
        again = client.get(address, headers={"If-None-Match": first["ETag"]})
        assert again.status_code == 304, address
        assert again.content == b""
        assert again["Access-Control-Allow-Origin"] == "*"
        dated = client.get(address, headers={"If-Modified-Since": first["Last-Modified"]})
        assert dated.status_code == 304


def test_what_changed_is_sent(client, released):
    address = f"/api/oparl/v1.1/meeting/{released.uid}"
    first = client.get(address)
    made = PublicMeeting.objects.get(uid=released.uid).release
    actions.withdraw(made, why="En fejl.", by=BY, at=LATER)
    for known in ({"If-None-Match": first["ETag"]}, {"If-Modified-Since": first["Last-Modified"]}):
        again = client.get(address, headers=known)
        assert again.status_code == 200
        assert json.loads(again.content)["deleted"] is True


def test_no_cache_shows_what_it_has_without_asking(client, addresses):
    for address in addresses:
        assert client.get(address)["Cache-Control"] in ("no-cache", "no-store")


def test_answers_are_compressed(client, addresses):
    answer = client.get(addresses[2], headers={"Accept-Encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    again = {"Accept-Encoding": "gzip", "If-None-Match": answer["ETag"]}
    assert client.get(addresses[2], headers=again).status_code == 304


def test_an_unknown_address_is_an_error_in_json(client, db):
    for address in ("/api/oparl/v1.1/body/atlantis", "/api/oparl/v1.1/ting/1", SYSTEM + "x"):
        answer = client.get(address)
        assert answer.status_code == 404
        assert json.loads(answer.content)["type"] == "https://schema.oparl.org/1.1/Error"


@pytest.mark.parametrize(
    ("written", "stands"),
    [
        ("/api/oparl/", SYSTEM),
        ("/api/oparl/v1.1", SYSTEM),
        (SYSTEM + "/", SYSTEM),
        (
            "/api/oparl/v1.1/body/soendby/meeting/?limit=1",
            "/api/oparl/v1.1/body/soendby/meeting?limit=1",
        ),
        ("/api/oparl/v1.1/meeting/ABCDEFGH0123", "/api/oparl/v1.1/meeting/abcdefgh0123"),
    ],
)
def test_an_object_has_one_address(client, db, written, stands):
    answer = client.get(written)
    assert (answer.status_code, answer["Location"]) == (301, settings.SITE_URL + stands)


# How much one may take


@pytest.fixture
def three_a_minute(settings):
    settings.REQUESTS_A_MINUTE = 3
    limits.start_over()
    yield
    limits.start_over()


def test_who_asks_too_often_is_told_when_to_come_again(client, db, three_a_minute):
    assert [client.get(SYSTEM).status_code for _ in range(3)] == [200, 200, 200]
    answer = client.get(SYSTEM)
    assert answer.status_code == 429
    assert 1 <= int(answer["Retry-After"]) <= 60
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert client.get(SYSTEM, REMOTE_ADDR="192.0.2.7").status_code == 200


def test_pages_are_not_counted(client, db, three_a_minute):
    assert {client.get("/tilgaengelighed/").status_code for _ in range(5)} == {200}


@pytest.mark.parametrize(
    ("proxies", "header", "seen"),
    [
        (0, "192.0.2.1", "10.0.0.1"),  # anyone can write it
        (1, "192.0.2.1", "192.0.2.1"),
        (1, "198.51.100.9, 192.0.2.1", "192.0.2.1"),  # the first is what the client wrote
        (2, "192.0.2.1, 10.0.0.2", "192.0.2.1"),
        (2, "192.0.2.1", "10.0.0.1"),
        (1, "", "10.0.0.1"),
    ],
)
def test_the_address_behind_our_own_proxies(settings, proxies, header, seen):
    settings.PROXIES = proxies
    headers = {"HTTP_X_FORWARDED_FOR": header} if header else {}
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", **headers)
    assert limits.client_address(request) == seen
