"""Every answer is safe by itself, and one that went wrong tells nothing."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from django.test import Client

from raadslag.web.security import POLICY

pytestmark = pytest.mark.django_db

UNSAFE = ("unsafe-inline", "unsafe-eval", "http:", "https:", "*")


def test_every_answer_has_a_policy_that_lets_nothing_foreign_run(before):
    bad = {
        address: policy
        for address, one in before.hunt.answers.items()
        if any(
            word in (policy := one.headers.get("Content-Security-Policy", "*")) for word in UNSAFE
        )
    }
    assert bad == {}
    assert not any(word in POLICY for word in UNSAFE)


def test_every_answer_is_what_it_says_it_is(before):
    answers = before.hunt.answers.items()
    assert [a for a, one in answers if one.headers.get("X-Content-Type-Options") != "nosniff"] == []
    framed = {one.headers.get("X-Frame-Options") for _, one in answers}
    assert framed == {"DENY"}


def test_nobody_who_does_not_sign_in_gets_a_cookie(before):
    assert {a: one.cookies for a, one in before.hunt.answers.items() if one.cookies} == {}


def test_no_page_has_a_script_or_a_style_within(before):
    assert {a: one.inline for a, one in before.hunt.answers.items() if one.inline} == {}


def test_files_that_came_from_outside_never_run(before):
    files = {
        a: one for a, one in before.hunt.answers.items() if one.name == "file" and one.status == 200
    }
    assert {one.headers["Content-Type"].partition(";")[0] for one in files.values()} >= {
        "text/html",
        "text/plain",
        "application/pdf",
    }
    for address, one in files.items():
        kind = one.headers["Content-Type"]
        policy = one.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy, address
        if not kind.startswith("application/pdf"):
            assert "sandbox" in policy, address
        if kind.startswith(("text/html", "image/svg")):
            assert one.headers["Content-Disposition"].startswith("attachment"), address


def test_visitors_who_write_get_no_cookie(town, before):
    address = f"/foelg/?hvad=body&id={town.body.uid}"
    client = Client(headers={"origin": "http://testserver"})
    sent = client.post(address, {"email": "bo@example.dk", "pace": "weekly"})
    assert sent.status_code in (302, 403, 422)
    assert not client.cookies


ERRORS = {
    "no host": (400, "/", {"host": "fremmed.example"}),
    "never was": (404, "/moede/000000000000/", {}),
    "nothing here": (404, "/api/oparl/v1.1/meeting/000000000000", {}),
}


@pytest.mark.parametrize("case", ERRORS)
def test_what_went_wrong_tells_nothing(town, before, case):
    status, address, headers = ERRORS[case]
    response = Client(raise_request_exception=False, headers=headers).get(address)
    assert response.status_code == status
    assert town.garden.found_in(response.content.decode()) & town.hidden() == set()
    assert "Traceback" not in response.content.decode()


def test_a_mishap_tells_nothing_of_what_it_was_about(town, before):
    word = next(one.word for one in town.garden.of("closed"))
    address = f"/moede/{town.meetings['public'].uid}/"
    with patch("raadslag.publish.queries.meeting_page", side_effect=RuntimeError(word)):
        response = Client(raise_request_exception=False).get(address)
    assert response.status_code == 500
    assert town.garden.found_in(response.content.decode()) == set()
    assert "Traceback" not in response.content.decode()


def test_a_form_from_elsewhere_is_refused_and_tells_nothing(town, before):
    address = f"/foelg/?hvad=body&id={town.body.uid}"
    client = Client(enforce_csrf_checks=True, headers={"origin": "https://fremmed.example"})
    response = client.post(address, {"email": "bo@example.dk", "pace": "weekly"})
    assert response.status_code == 403
    assert town.garden.found_in(response.content.decode()) & town.hidden() == set()
