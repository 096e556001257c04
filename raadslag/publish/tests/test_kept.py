"""A page drawn once is kept while nothing public changes, and not a moment longer."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from raadslag.meetings.presentation import ItemView, MeetingView, SectionView
from raadslag.publish import actions, kept
from raadslag.publish.models import PublicMeeting, PublicMunicipality, Release, SnapshotKind
from raadslag.publish.tests.conftest import AT, BY, answered
from tests.harness import town

LATER = AT + timedelta(days=1)


@pytest.fixture
def released(held):
    """The trees' meeting, public; gives its address."""
    actions.release_by_hand(answered(held), by=BY, at=AT)
    return f"/moede/{held.uid}/"


@pytest.fixture
def drawn(monkeypatch):
    """The parts that were drawn and not found kept, in order."""
    parts = []
    draw = kept.render_to_string

    def note(template, context):
        parts.append(template)
        return draw(template, context)

    monkeypatch.setattr(kept, "render_to_string", note)
    return parts


def test_a_meeting_is_drawn_once_in_each_form(client, released, drawn):
    for address in (released, released, f"{released}?vis=tekst", f"/en{released}"):
        assert "Flere træer" in client.get(address).content.decode()
    assert len(drawn) == 3


def test_the_next_day_draws_it_anew(client, released, drawn, monkeypatch):
    client.get(released)
    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr(timezone, "localdate", lambda *_: tomorrow)
    client.get(released)
    assert len(drawn) == 2


def test_what_is_taken_back_is_kept_nowhere(client, released):
    item = PublicMeeting.objects.get().items.get(title="Flere træer")
    assert "lindetræer" in client.get(released).content.decode()
    actions.withhold(SnapshotKind.ITEM, item.uid, why="Et navn.", by=BY, at=LATER)
    page = client.get(released).content.decode()
    assert "lindetræer" not in page
    assert "Et navn." in page


def test_a_meeting_that_is_taken_back_is_kept_nowhere(client, released):
    client.get(released)
    actions.withdraw(Release.objects.get(), why="Et navn.", by=BY, at=LATER)
    answer = client.get(released)
    assert answer.status_code == 410
    assert "lindetræer" not in answer.content.decode()


def test_who_reads_stands_beside_what_is_kept(client, released, clerk):
    client.force_login(clerk)
    mine = client.get(released).content.decode()
    client.logout()
    assert "Log ud" in mine
    assert "Log ud" not in client.get(released).content.decode()


def test_a_meeting_of_forty_items_asks_the_database_little(client, db):
    PublicMunicipality.objects.create(slug=town.SLUG, name="Søndby Kommune")
    items = [
        ItemView(
            uid=f"punkt{position:07}",
            position=position,
            title=f"Punkt {position}",
            sections=[SectionView(heading="Sag", text="Området er lavt.")],
        )
        for position in range(1, 41)
    ]
    meeting = MeetingView(
        uid="moede0000040", municipality=town.SLUG, municipality_name="Søndby Kommune",
        body=town.CLIMATE, on=AT.date(), state="minutes", items=items,
    )  # fmt: skip
    release = Release.objects.create(
        municipality=town.SLUG, meeting_uid=meeting.uid, number=1, kind="minutes", at=AT,
        digest="0" * 64,
    )  # fmt: skip
    actions.write(meeting, release)
    for most in (7, 4):  # drawn, and kept
        with CaptureQueriesContext(connection) as asked:
            assert "Punkt 40" in client.get("/moede/moede0000040/").content.decode()
        assert len(asked) <= most


def test_the_page_says_to_machines_what_it_is(client, released):
    said = re.search(
        r'<script type="application/ld\+json">(.+?)</script>', client.get(released).content.decode()
    )
    facts = json.loads(said[1])
    assert facts["@type"] == "Event"
    assert facts["startDate"] == "2026-03-03"
    assert facts["url"].endswith(released)
