"""Something slipped out: taken back by one deed, with where it was, for how long, and the clock."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from raadslag.council import actions as council
from raadslag.council.models import RoleKind
from raadslag.protocol.models import Entry
from raadslag.publish import actions
from raadslag.publish.intervals import Interval, intervals
from raadslag.publish.models import Incident, SnapshotKind, StepKind, Subscription
from raadslag.publish.tests.conftest import AT, BY, SECRET, answered, rows
from tests.test_addresses import standing

LATER = AT + timedelta(days=2)
WHY = "Teksten indeholdt personoplysninger."


@pytest.fixture
def released(held):
    held.items.get(position=1).text.sections.update(words=f"{SECRET} planter.")
    actions.release_by_hand(answered(held), by=BY, at=AT)
    return held


def opened(held, *matters, **facts):
    facts = {"what": "Et navn.", "why": WHY, "discovered_at": LATER, **facts}
    place = held.body.municipality
    return actions.open_incident(matters, municipality=place, by=BY, at=LATER, **facts)


@pytest.fixture
def trees(released):
    return released.items.get(position=1)


def test_one_deed_takes_it_back_and_says_since_when(client, released, trees):
    kort = trees.text.enclosures.get(position=1).attachment
    incident = opened(released, (SnapshotKind.ITEM, trees.uid), (SnapshotKind.FILE, kort.uid))
    assert {(one.target, one.since, one.until) for one in incident.matters.all()} == {
        (trees.uid, AT, LATER), (kort.uid, AT, LATER),
    }  # fmt: skip
    assert incident.report_by == LATER + timedelta(hours=72)
    assert [step.kind for step in incident.steps.all()] == ["withdrawn"]
    assert Entry.objects.filter(verb="incident.opened").count() == 1
    assert SECRET not in client.get(f"/moede/{released.uid}/").content.decode()


def test_every_public_address_of_it_says_gone_and_says_nothing_else(
    client, released, trees, subtests
):
    opened(released, (SnapshotKind.ITEM, trees.uid))
    gone = []
    for pattern, name in standing():
        kwargs = re.findall(r"<(\w+)>", pattern)
        if "uid" not in kwargs:
            continue
        for uid in (trees.uid, trees.proposal.uid):
            try:
                address = reverse(name, kwargs={k: uid if k == "uid" else "x" for k in kwargs})
            except NoReverseMatch:
                continue
            with subtests.test(address):
                response = client.get(address)
                assert response.status_code in (404, 410)
                assert SECRET not in response.content.decode()
                gone += [name] if response.status_code == 410 else []
    assert {"item", "case"} <= set(gone)


def test_a_whole_meeting_slipped_out(client, released):
    opened(released, (SnapshotKind.MEETING, released.uid))
    response = client.get(f"/moede/{released.uid}/")
    assert response.status_code == 410
    assert response["X-Robots-Tag"] == "noindex"
    assert WHY in response.content.decode()


def test_what_was_taken_back_in_haste_is_entered_afterwards(released, trees):
    actions.withhold(SnapshotKind.ITEM, trees.uid, why=WHY, by=BY, at=AT + timedelta(days=1))
    incident = opened(released, (SnapshotKind.ITEM, trees.uid))
    assert incident.matters.get().until == AT + timedelta(days=1)


def test_who_may_have_had_a_mail_is_counted(released, trees):
    place = released.body.municipality.slug
    for email, kind, what in [
        ("a@example.dk", "body", released.body.uid), ("b@example.dk", "case", trees.proposal.uid),
        ("b@example.dk", "body", released.body.uid), ("c@example.dk", "body", "another"),
    ]:  # fmt: skip
        Subscription.objects.create(
            token=f"{email}{kind}", email=email, municipality=place, kind=kind, what=what,
            pace="weekly", language="da", asked_at=AT, confirmed_at=AT,
        )  # fmt: skip
    incident = opened(released, (SnapshotKind.ITEM, trees.uid))
    assert incident.matters.get().followers == 2


@pytest.mark.parametrize("fault", ["never public", "nothing", "discovered later"])
def test_what_cannot_be_is_refused_and_nothing_is_taken_back(client, held, released, trees, fault):
    matters = {"never public": [(SnapshotKind.ITEM, "000000000000")], "nothing": []}.get(
        fault, [(SnapshotKind.ITEM, trees.uid)]
    )
    discovered = LATER + timedelta(hours=1) if fault == "discovered later" else LATER
    with pytest.raises(actions.IncidentRefused):
        opened(released, *matters, discovered_at=discovered)
    assert not Incident.objects.exists()
    assert client.get(f"/punkt/{trees.uid}/").status_code == 200


def test_it_is_closed_when_every_step_is_taken(released, trees):
    incident = opened(released, (SnapshotKind.ITEM, trees.uid))
    with pytest.raises(actions.IncidentRefused, match="Datatilsynet"):
        actions.close_incident(incident, words="Lært.", by=BY, at=LATER)
    for step in StepKind:
        if step != StepKind.WITHDRAWN:
            actions.take_step(incident, step, note="Gjort i dag.", by=BY, at=LATER)
    with pytest.raises(actions.IncidentRefused):
        actions.take_step(incident, StepKind.RISK, note="Igen.", by=BY, at=LATER)
    closed = actions.close_incident(incident, words="Lært.", by=BY, at=LATER)
    assert closed.closed_at == LATER
    with pytest.raises(actions.IncidentRefused):
        actions.close_incident(incident, words="Igen.", by=BY, at=LATER)


def test_times_in_public_are_told_apart(released, trees):
    made = released_release(released)
    actions.withdraw(made, why=WHY, by=BY, at=LATER)
    actions.release(rows(released), by=BY, at=LATER + timedelta(days=1))
    assert intervals([trees.uid, "000000000000"]) == {
        trees.uid: [Interval(AT, LATER), Interval(LATER + timedelta(days=1))]
    }


def test_a_closed_item_was_public_no_more_than_may_be_known(released, trees):
    plot = released.items.get(position=2)
    assert intervals([plot.uid]) == {plot.uid: [Interval(AT)]}
    assert intervals([plot.uid], whole=True) == {}
    row = released.items.select_related("meeting", "decision").get(pk=trees.pk)
    told = actions.Told("personsag")
    actions.close_item(row, version=row.version, told=told, by=BY, at=LATER)
    assert intervals([trees.uid], whole=True) == {trees.uid: [Interval(AT, LATER)]}


def released_release(held):
    from raadslag.publish.models import PublicMeeting

    return PublicMeeting.objects.get(uid=held.uid).release


# Pages


@pytest.fixture
def lawyer(municipality, citizen):
    """Clara, lawyer of Søndby."""
    council.grant_role(
        user=citizen, kind=RoleKind.LEGAL_READER, municipality=municipality, by=BY, at=AT
    )
    return citizen


def new(meeting):
    return f"/arbejde/haendelser/{meeting.uid}/ny/"


def sent(uid, **facts):
    now = timezone.localtime() - timedelta(hours=1)
    return {
        "hvad": [f"item:{uid}"], "beskrivelse": "Et navn på et barn.", "grund": WHY,
        "opdaget": f"{now:%Y-%m-%dT%H:%M}", **facts,
    }  # fmt: skip


@pytest.mark.parametrize("who", ["member", "administrator", "outsider"])
def test_others_neither_see_nor_open_incidents(client, released, trees, request, who):
    incident = opened(released, (SnapshotKind.ITEM, trees.uid))
    client.force_login(request.getfixturevalue(who))
    for address in (new(released), f"/arbejde/haendelse/{incident.uid}/"):
        assert client.get(address).status_code == 404
    assert client.post(new(released), sent(trees.uid)).status_code == 404
    listed = client.get("/arbejde/haendelser/")
    assert "Et navn." not in listed.content.decode()


@pytest.mark.parametrize("who", ["clerk", "lawyer"])
def test_an_incident_from_the_first_page_to_the_last(
    client, released, trees, request, page_check, who
):
    client.force_login(request.getfixturevalue(who))
    page_check(client.get(new(released)))
    assert client.post(new(released), sent(trees.uid, hvad=[])).status_code == 422

    client.post(new(released), sent(trees.uid))

    incident = Incident.objects.get()
    address = f"/arbejde/haendelse/{incident.uid}/"
    page = page_check(client.get(address))
    assert "Datatilsynet skal have anmeldelsen senest" in page
    assert "Der er 70 timer tilbage" in page
    assert client.post(f"{address}risk/", {"hvordan": ""}).status_code == 422
    for step in StepKind:
        client.post(f"{address}{step}/", {"hvordan": "Skrevet til dem i dag."})
    assert "Datatilsynet skal have" not in page_check(client.get(address))
    client.post(f"{address}afslut/", {"ord": "Vi ser filerne efter to gange."})
    assert "Vi ser filerne efter to gange." in page_check(client.get(address))
    page_check(client.get("/arbejde/haendelser/"))


def test_the_clock_says_when_it_has_run_out(client, clerk, released, trees, page_check):
    client.force_login(clerk)
    long_ago = timezone.localtime() - timedelta(days=4)
    client.post(new(released), sent(trees.uid, opdaget=f"{long_ago:%Y-%m-%dT%H:%M}"))
    page = page_check(client.get(f"/arbejde/haendelse/{Incident.objects.get().uid}/"))
    assert "De 72 timer gik" in page
