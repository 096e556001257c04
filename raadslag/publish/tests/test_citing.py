"""A decision has a page that can be cited."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from raadslag.publish import actions, directory
from raadslag.publish.citing.citation import Citation
from raadslag.publish.tests.conftest import AT, BY, SECRET, answered

TREES = Citation(
    uid="a1", author="Søndby Kommune, Klimaudvalget", title="Flere træer", number="1",
    on=date(2026, 3, 3), edition=2, address="https://soendby.example/beslutning/a1/",
)  # fmt: skip


def test_in_words():
    assert TREES.words == (
        "Søndby Kommune, Klimaudvalget, 3. marts 2026, punkt 1: Flere træer. Udgave 2. "
        "https://soendby.example/beslutning/a1/"
    )


def test_what_is_not_stated_is_left_out():
    bare = Citation("a1", "Søndby", "Hvad nu?", "", None, None, "https://x.example/")
    assert bare.words == "Søndby, uden dato: Hvad nu? https://x.example/"
    assert "year" not in bare.bibtex


def test_a_title_cannot_end_its_field():
    hostile = Citation("a1", "S}", "T}, note = {x", "1}", None, None, "https://x.example/")
    assert hostile.bibtex.count("{") == hostile.bibtex.count("}")
    assert "note = {" not in hostile.bibtex


@pytest.fixture
def released(held):
    actions.release(answered(held), by=BY, at=AT)
    directory.refresh(held.body.municipality, at=AT)
    return held


def test_the_page(client, released):
    trees, plot = released.items.order_by("position")
    page = client.get(reverse("decision", args=[trees.uid])).content.decode()
    assert "Godkendt." in page
    assert f"/beslutning/{trees.uid}/" in page
    assert SECRET not in page
    assert client.get(reverse("decision", args=[plot.uid])).status_code == 404  # nothing public


def test_after_a_withdrawal_the_address_says_so(client, released):
    trees = released.items.get(position=1)
    made = actions.releasing.Release.objects.get()
    actions.withdraw(made, why="En fejl.", by=BY, at=AT)
    assert client.get(reverse("decision", args=[trees.uid])).status_code == 410
