"""What is new, as a feed reader and a calendar see it."""

from __future__ import annotations

import json
from datetime import date, timedelta

import feedparser
import pytest
from django.conf import settings
from icalendar import Calendar

from raadslag.meetings.models import Decision, Meeting
from raadslag.publish import actions
from raadslag.publish.feeds import views
from raadslag.publish.models import PublicItem, PublicMeeting
from raadslag.publish.tests.conftest import AT, BY, SECRET, rows

LATER = AT + timedelta(days=1)


def feed(client, address):
    response = client.get(address)
    assert response.status_code == 200, response.content
    parsed = feedparser.parse(response.content)
    assert not parsed.bozo, parsed.get("bozo_exception")
    assert parsed.version == "atom10"
    assert parsed.feed.id == settings.SITE_URL + address
    assert parsed.feed.author
    ids = [entry.id for entry in parsed.entries]
    assert len(set(ids)) == len(ids)
    assert all(entry.updated and entry.title and entry.link for entry in parsed.entries)
    assert SECRET not in response.content.decode()
    return parsed


def test_the_municipality_tells_of_each_meeting_and_what_it_decided(client, public):
    found = feed(client, f"/kommune/{public.municipality.slug}/nyt.atom")
    assert [entry.title for entry in found.entries] == [
        "Referat: Byrådet 24. marts 2026",
        "Referat: Klimaudvalget 3. marts 2026",
    ]
    assert "1 Træer i byen (Godkendt)" in found.entries[1].summary
    assert "Salg af areal" in found.entries[1].summary
    assert found.entries[1].tags[0].term == "04.01.00"


@pytest.mark.parametrize("subject", ["04", "04.01", "04.01.00"])
def test_a_subject_tells_of_its_items(client, public, subject):
    found = feed(client, f"/kommune/{public.municipality.slug}/emne/{subject}/nyt.atom")
    assert len(found.entries) == 2
    assert feed(client, f"/kommune/{public.municipality.slug}/emne/05/nyt.atom").entries == []


def test_a_case_tells_of_each_treatment(client, public):
    found = feed(client, f"/sag/{public.trees.uid}/nyt.atom")
    summaries = [entry.summary for entry in found.entries]
    assert any(
        "Klimaudvalget 3. marts 2026" in words and "Anbefales." in words for words in summaries
    )
    assert any("Byrådet 24. marts 2026" in words and "Godkendt." in words for words in summaries)


def test_a_person_tells_where_they_were_and_how_they_voted(client, public):
    mia = [entry.title for entry in feed(client, f"/person/{public.mia.uid}/nyt.atom").entries]
    per = [entry.title for entry in feed(client, f"/person/{public.per.uid}/nyt.atom").entries]
    assert sorted(mia) == [
        "Referat: Byrådet 24. marts 2026",
        "Referat: Klimaudvalget 3. marts 2026",
        "Stemte for: Træer i byen",
    ]
    assert per == ["Stemte imod: Træer i byen"]


def test_what_changed_comes_first_with_the_same_id(client, public):
    address = f"/udvalg/{public.committee.uid}/nyt.atom"
    before = feed(client, address).entries[0]
    Decision.objects.filter(item__meeting=public.first).update(words="Forkastet.")
    actions.release(rows(public.first), by=BY, at=LATER)
    after = feed(client, address).entries[0]
    assert after.id == before.id
    assert after.updated > before.updated
    assert after.published == before.published


def test_what_was_withdrawn_is_a_deleted_entry(client, public):
    made = PublicMeeting.objects.get(uid=public.first.uid).release
    actions.withdraw(made, why="Et bilag var forkert.", by=BY, at=LATER)
    address = f"/kommune/{public.municipality.slug}/nyt.atom"
    found = feed(client, address)
    assert [entry.title for entry in found.entries] == ["Referat: Byrådet 24. marts 2026"]
    text = client.get(address).content.decode()
    assert f'ref="{settings.SITE_URL}/moede/{public.first.uid}/"' in text
    assert "Et bilag var forkert." in text


def test_a_feed_of_what_went_says_when_and_why(client, town):
    made = town.release(town.first)
    actions.withdraw(made, why="En fejl.", by=BY, at=LATER)
    answer = client.get(f"/sag/{town.trees.uid}/nyt.atom")
    assert answer.status_code == 410
    assert "Ingen behandling" in json.loads(answer.content)["message"]
    assert client.get("/sag/aaaaaaaaaaaa/nyt.atom").status_code == 404


# Calendars


def calendar(client, address):
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert all(len(line) <= 75 for line in response.content.split(b"\r\n"))
    assert SECRET not in response.content.decode()
    parsed = Calendar.from_ical(response.content)
    assert not parsed.errors
    assert not any(event.errors for event in parsed.events)
    return {event["UID"]: event for event in parsed.events}


@pytest.fixture
def near(monkeypatch):
    """The meetings of the tests are never too old for a calendar."""
    monkeypatch.setattr(views, "LOOKING_BACK", timedelta(days=100 * 365))


def test_a_meeting_is_an_event_at_its_time_and_place(client, public, near):
    events = calendar(client, f"/udvalg/{public.committee.uid}/kalender.ics")
    (event,) = events.values()
    assert event["UID"] == f"{settings.SITE_URL}/moede/{public.first.uid}/"
    assert event["DTSTART"].dt.isoformat() == "2026-03-03T16:00:00+01:00"
    assert event["DTSTART"].params["TZID"] == "Europe/Copenhagen"
    assert event["LOCATION"] == "Rådhuset, lokale 1"
    assert "1 Træer i byen" in event["DESCRIPTION"]
    assert event["STATUS"] == "CONFIRMED"


def test_a_meeting_without_a_time_takes_the_day(client, public):
    (event,) = calendar(client, f"/moede/{public.second.uid}/moede.ics").values()
    assert event["DTSTART"].dt == date(2026, 3, 24)


def test_a_cancelled_meeting_stays_and_says_so(client, public, near):
    address = f"/kommune/{public.municipality.slug}/kalender.ics"
    uid = f"{settings.SITE_URL}/moede/{public.first.uid}/"
    before = calendar(client, address)[uid]
    Meeting.objects.filter(pk=public.first.pk).update(cancelled=True, cancel_reason="Sne")
    actions.release(rows(public.first), by=BY, at=LATER)
    after = calendar(client, address)[uid]
    assert after["STATUS"] == "CANCELLED"
    assert after["SUMMARY"] == "Aflyst: Klimaudvalget"
    assert after["SEQUENCE"] == before["SEQUENCE"] + 1
    assert after["DTSTAMP"].dt > before["DTSTAMP"].dt
    assert "Sne" in after["DESCRIPTION"]


def test_a_withdrawn_meeting_leaves_the_calendar(client, public, near):
    made = PublicMeeting.objects.get(uid=public.first.uid).release
    actions.withdraw(made, why="En fejl.", by=BY, at=LATER)
    events = calendar(client, f"/kommune/{public.municipality.slug}/kalender.ics")
    assert list(events) == [f"{settings.SITE_URL}/moede/{public.second.uid}/"]
    assert client.get(f"/moede/{public.first.uid}/moede.ics").status_code == 410


# The sequence of changes


def test_the_changes_are_told_in_order_and_gone_is_gone(client, public):
    first = json.loads(client.get("/api/aendringer").content)
    numbers = [change["sequence"] for change in first["changes"]]
    assert numbers == sorted(numbers)
    assert first["last"] == numbers[-1]
    trees = PublicItem.objects.get(meeting=public.first.uid, position=1)
    told = {(change["kind"], change["uid"]) for change in first["changes"]}
    assert {("item", trees.uid), ("meeting", public.first.uid)} <= told

    made = PublicMeeting.objects.get(uid=public.first.uid).release
    actions.withdraw(made, why="En fejl.", by=BY, at=LATER)
    following = json.loads(client.get(first["next"].removeprefix(settings.SITE_URL)).content)
    gone = {change["uid"] for change in following["changes"] if change["gone"]}
    assert {trees.uid, public.first.uid} <= gone
    assert min(change["sequence"] for change in following["changes"]) > first["last"]
    for change in following["changes"]:
        if change["gone"] and "id" in change:
            answer = client.get(change["id"].removeprefix(settings.SITE_URL))
            assert json.loads(answer.content)["deleted"] is True


def test_the_changes_of_one_municipality(client, public, neighbour):
    slug = public.municipality.slug
    assert json.loads(client.get(f"/api/aendringer?kommune={slug}").content)["changes"]
    assert client.get("/api/aendringer?kommune=vestrup").status_code == 400


@pytest.mark.parametrize("after", ["-1", "ti", "9" * 19, "²"])
def test_a_place_in_the_sequence_is_a_number(client, db, after):
    answer = client.get("/api/aendringer", {"efter": after})
    assert answer.status_code == 400
    assert "efter" in json.loads(answer.content)["message"]
