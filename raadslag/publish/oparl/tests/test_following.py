"""A client that came before asks only for what changed since, and learns of what went."""

from __future__ import annotations

import json
from datetime import timedelta
from urllib.parse import quote

import pytest

from raadslag.council import actions as council
from raadslag.meetings.models import Decision, Meeting
from raadslag.publish import actions
from raadslag.publish.models import PublicItem, PublicMeeting
from raadslag.publish.oparl.tests.harvest import API, LISTS, Harvester, faults
from raadslag.publish.tests.conftest import AT, BY, rows

LATER = AT + timedelta(days=1)
SINCE = quote((LATER - timedelta(hours=1)).isoformat())


def since(client, moment=SINCE, more="") -> dict[str, dict]:
    """What every list says has changed, by id."""
    harvester, found = Harvester(client), {}
    for body in harvester.bodies():
        for name in LISTS:
            for thing in harvester.list(f"{body[name]}?modified_since={moment}{more}"):
                assert faults(thing) == [] or thing.get("deleted")
                found[thing["id"]] = thing
    return found


def apply(harvest: dict[str, dict], changed: dict[str, dict]) -> dict[str, dict]:
    kept = {**harvest, **changed}
    return {uid: thing for uid, thing in kept.items() if not thing.get("deleted")}


def test_nothing_has_changed_since_nothing_happened(client, public):
    assert since(client) == {}


def test_a_harvest_kept_up_to_date_is_as_a_fresh_one(client, public):
    before = Harvester(client).everything()
    Decision.objects.filter(item__meeting=public.first, item__position=1).update(words="Forkastet.")
    Meeting.objects.filter(pk=public.second.pk).update(place="Kantinen")
    actions.release(rows(public.first), by=BY, at=LATER)
    made = PublicMeeting.objects.get(uid=public.second.uid).release
    actions.withdraw(made, why="En fejl.", by=BY, at=LATER)
    after = Harvester(client).everything()
    body = f"{API}oparl/v1.1/body/{public.municipality.slug}"
    updated = apply(before, since(client))
    assert {k: v for k, v in updated.items() if k != body} == {
        k: v for k, v in after.items() if k != body
    }


def test_what_goes_is_deleted_with_its_parts_and_its_parents_are_bumped(client, public):
    trees = PublicItem.objects.get(meeting=public.second.uid)
    made = PublicMeeting.objects.get(uid=public.second.uid).release
    actions.withdraw(made, why="En fejl.", by=BY, at=LATER)
    changed = since(client)
    gone = {uid.removeprefix(f"{API}oparl/v1.1/") for uid, t in changed.items() if t.get("deleted")}
    kinds = {one.partition("/")[0] for one in gone}
    assert {f"meeting/{public.second.uid}", f"agendaItem/{trees.uid}"} <= gone
    assert kinds == {"meeting", "agendaItem", "consultation", "file"}
    paper = changed[f"{API}oparl/v1.1/paper/{public.trees.uid}"]
    assert paper["modified"] == "2026-03-03T10:30:00+01:00"
    deleted = Harvester(client).get(f"{API}oparl/v1.1/agendaItem/{trees.uid}")
    assert deleted == {
        "id": f"{API}oparl/v1.1/agendaItem/{trees.uid}",
        "type": "https://schema.oparl.org/1.1/AgendaItem",
        "created": "2026-03-02T10:30:00+01:00",
        "modified": "2026-03-03T10:30:00+01:00",
        "deleted": True,
    }


def test_what_went_is_listed_only_to_those_who_ask_since_when(client, public):
    made = PublicMeeting.objects.get(uid=public.second.uid).release
    actions.withdraw(made, why="En fejl.", by=BY, at=LATER)
    assert not [t for t in Harvester(client).everything().values() if t.get("deleted")]


def test_the_last_meeting_at_a_place_takes_the_place_along(client, public):
    for meeting in (public.first, public.second):
        made = PublicMeeting.objects.get(uid=meeting.uid).release
        actions.withdraw(made, why="En fejl.", by=BY, at=LATER)
    gone = [t["type"] for t in since(client).values() if t.get("deleted")]
    assert "https://schema.oparl.org/1.1/Location" in gone


def test_a_new_membership_is_new_and_bumps_person_and_body(client, public):
    from raadslag.publish import directory

    council.appoint(person=public.mia, body=public.council, kind="member", by=BY, at=LATER)
    directory.refresh(public.municipality, at=LATER)
    changed = since(client)
    types = sorted(thing["type"].rpartition("/")[2] for thing in changed.values())
    assert types == ["Membership", "Organization", "Person"]
    body = Harvester(client).bodies()[0]
    assert body["modified"] == "2026-03-03T10:30:00+01:00"


def test_a_changed_party_leaves_the_person_and_bumps_the_municipality(client, public):
    from raadslag.publish import directory

    council.join_party(person=public.mia, party=None, since=LATER.date(), by=BY, at=LATER)
    directory.refresh(public.municipality, at=LATER)
    changed = since(client)
    assert f"{API}oparl/v1.1/person/{public.mia.uid}" in changed
    assert Harvester(client).bodies()[0]["modified"] == "2026-03-03T10:30:00+01:00"


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("modified_since=2026-03-02T10:30:00%2B01:00", 3),  # both ends belong to it
        ("modified_since=2026-03-02T10:30:00+01:00", 3),  # a plus sign that was not encoded
        ("modified_since=2026-03-02T09:30:00Z", 3),
        ("modified_since=2026-03-02T10:30:01%2B01:00", 0),
        ("modified_until=2026-03-02T10:30:00%2B01:00", 3),
        ("modified_until=2026-03-02T10:29:59%2B01:00", 0),
        ("created_since=2026-03-02", 3),
        ("created_since=2026-03-03", 0),
        ("created_until=2026-03-02T10:30:00%2B01:00&created_since=2026-03-02", 3),
        ("search=træer&offset=7&start=igår", 3),  # parameters we do not know
    ],
)
def test_lists_are_filtered(client, public, query, count):
    slug = public.municipality.slug
    answer = json.loads(client.get(f"/api/oparl/v1.1/body/{slug}/agendaItem?{query}").content)
    assert len(answer["data"]) == answer["pagination"]["totalElements"] == count


def test_a_filter_goes_along_to_the_next_page(client, public):
    slug = public.municipality.slug
    address = f"/api/oparl/v1.1/body/{slug}/agendaItem?limit=1&modified_since=2026-03-02&omit_internal=true"
    answer = json.loads(client.get(address).content)
    for name in ("first", "self", "next"):
        link = answer["links"][name]
        assert "modified_since=2026-03-02" in link
        assert "omit_internal=true" in link
        assert "limit=1" in link


@pytest.mark.parametrize(
    "query",
    [
        "modified_since=igår",
        "created_until=2026-13-01T00:00:00Z",
        "modified_since=2026-02-30",
        "limit=0",
        "limit=mange",
        "page=-1",
    ],
)
def test_a_filter_that_cannot_be_used_is_named(client, public, query):
    slug = public.municipality.slug
    answer = client.get(f"/api/oparl/v1.1/body/{slug}/meeting?{query}")
    assert answer.status_code == 400
    error = json.loads(answer.content)
    assert error["type"] == "https://schema.oparl.org/1.1/Error"
    assert query.partition("=")[0] in error["message"]


def test_what_has_lists_of_its_own_can_be_left_out(client, public):
    def listed(name):
        slug = public.municipality.slug
        address = f"/api/oparl/v1.1/body/{slug}/{name}?omit_internal=true"
        return json.loads(client.get(address).content)["data"]

    assert not any("agendaItem" in thing for thing in listed("meeting"))
    assert not any("membership" in thing for thing in listed("person"))
    assert not any("auxiliaryFile" in thing for thing in listed("paper"))
    bodies = json.loads(client.get("/api/oparl/v1.1/body?omit_internal=true").content)["data"]
    assert "legislativeTerm" not in bodies[0]
