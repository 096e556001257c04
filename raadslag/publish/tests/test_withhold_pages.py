"""The staff page that takes back an item or an attachment: who may, and what it says."""

from __future__ import annotations

import pytest

from raadslag.publish import actions
from raadslag.publish.models import Withholding
from raadslag.publish.tests.conftest import AT, BY, answered


@pytest.fixture
def released(held):
    actions.release_by_hand(answered(held), by=BY, at=AT)
    return held


def of(meeting):
    return f"/arbejde/offentliggoer/{meeting.uid}/del/"


@pytest.mark.parametrize(
    ("who", "status"), [("clerk", 200), ("member", 404), ("administrator", 404), ("outsider", 404)]
)
def test_who_gets_the_page(client, released, request, page_check, who, status):
    client.force_login(request.getfixturevalue(who))
    response = client.get(of(released))
    assert response.status_code == status
    if status == 200:
        page_check(response)
    else:
        trees = released.items.get(position=1).uid
        sent = client.post(of(released), {"hvad": f"item:{trees}", "grund": "x"})
        assert sent.status_code == status
        assert not Withholding.objects.exists()


def test_an_item_is_taken_back_and_let_out(client, clerk, released, page_check):
    client.force_login(clerk)
    trees = released.items.get(position=1).uid

    said = page_check(client.post(of(released), {"hvad": f"item:{trees}", "grund": ""}))
    assert "grund" in said
    assert not Withholding.objects.exists()
    client.post(of(released), {"hvad": f"item:{trees}", "grund": "Et navn var forkert."})

    page = page_check(client.get(of(released)))
    assert "Et navn var forkert." in page
    assert client.get(f"/punkt/{trees}/").status_code == 410
    kept = Withholding.objects.get()
    client.post(f"{of(released)}{kept.uid}/ophaev/")
    kept.refresh_from_db()
    assert kept.lifted_by == clerk.actor


@pytest.mark.parametrize("what", ["", "item:", "item:000000000000", "body:1", "x"])
def test_what_is_not_on_the_page_is_refused(client, clerk, released, what):
    client.force_login(clerk)
    sent = client.post(of(released), {"hvad": what, "grund": "Et navn."})
    assert sent.status_code == 422
    assert not Withholding.objects.exists()
