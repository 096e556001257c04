"""Closed afterwards, and opened on a day: the record and what is public change together."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from raadslag.meetings.models import AgendaItem
from raadslag.protocol.models import Entry
from raadslag.protocol.versions import Outdated
from raadslag.publish import actions
from raadslag.publish import models as publish
from raadslag.publish.models import GateFinding, Opening, Release, SnapshotKind
from raadslag.publish.tests.conftest import AT, BY, SECRET, answered
from raadslag.publish.ticking import open_what_is_due

LATER = AT + timedelta(days=1)
DUE = date(2026, 4, 1)
ON_THE_DAY = AT + timedelta(days=30)
TOLD = actions.Told("forvaltningsloven § 27", "En personsag", "Godkendt.")


@pytest.fixture
def released(held):
    trees = held.items.get(position=1)
    trees.text.sections.update(words=f"{SECRET} planter.")
    actions.release_by_hand(answered(held), by=BY, at=AT)
    return held


@pytest.fixture
def trees(released):
    return released.items.select_related("meeting", "decision").get(position=1)


@pytest.fixture
def plot(released):
    return released.items.get(position=2)


def everything_public():
    tables = [
        model
        for name, model in vars(publish).items()
        if name.startswith(("Public", "Release", "Tombstone"))
        and hasattr(model, "_default_manager")
    ]
    held = [list(model._default_manager.values()) for model in tables]
    return json.dumps(held, cls=DjangoJSONEncoder, ensure_ascii=False)


def test_an_item_closed_afterwards_leaves_what_is_told_of_it(client, released, trees):
    actions.close_item(trees, version=trees.version, told=TOLD, by=BY, at=LATER)
    assert SECRET not in everything_public()
    page = client.get(f"/punkt/{trees.uid}/").content.decode()
    assert "En personsag" in page
    assert "forvaltningsloven § 27" in page
    editions = client.get(f"/moede/{released.uid}/udgaver/").content.decode()
    assert "Lukket siden: punkt 1" in editions
    assert SECRET not in editions
    assert Entry.objects.filter(verb="item.edited").exists()


def test_nothing_else_that_was_changed_goes_out_with_it(released, trees, plot):
    AgendaItem.objects.filter(pk=plot.pk).update(public_title="Ikke besluttet endnu")
    actions.close_item(trees, version=trees.version, told=TOLD, by=BY, at=LATER)
    assert "Ikke besluttet endnu" not in everything_public()


def test_two_at_once_and_twice_are_told(released, trees):
    with pytest.raises(Outdated):
        actions.close_item(trees, version=trees.version + 7, told=TOLD, by=BY, at=LATER)
    assert Release.objects.count() == 1
    actions.close_item(trees, version=trees.version, told=TOLD, by=BY, at=LATER)
    trees.refresh_from_db()
    with pytest.raises(actions.OpeningRefused):
        actions.close_item(trees, version=trees.version, told=TOLD, by=BY, at=LATER)


def test_what_is_not_public_is_closed_in_the_record(held):
    item = held.items.select_related("meeting", "decision").get(position=1)
    actions.close_item(item, version=item.version, told=TOLD, by=BY, at=LATER)
    item.refresh_from_db()
    assert (item.closed, item.public_title) == (True, "En personsag")
    assert not Release.objects.exists()


def test_an_attachment_closed_afterwards_goes_at_once(client, released, trees):
    kort = trees.text.enclosures.get(position=1).attachment
    actions.close_attachment(kort, by=BY, at=LATER)
    assert ">Kort<" not in client.get(f"/punkt/{trees.uid}/").content.decode()
    assert not publish.PublicAttachment.objects.filter(uid=kort.uid).exists()
    with pytest.raises(actions.OpeningRefused):
        actions.close_attachment(kort, by=BY, at=LATER)


# On a date


def planned(meeting, target, kind=SnapshotKind.ITEM, *, confirmed=True):
    return actions.plan_opening(
        meeting, kind, target, on=DUE, why="Fristen er ude.", confirmed=confirmed, by=BY, at=LATER
    )


def test_what_is_confirmed_opens_on_its_day_and_not_before(client, released, plot):
    planned(released, plot.uid)
    assert open_what_is_due(ON_THE_DAY - timedelta(days=2)) == ""
    assert SECRET not in client.get(f"/punkt/{plot.uid}/").content.decode()

    assert open_what_is_due(ON_THE_DAY) == "1 åbnet"

    assert f"Salg til {SECRET}" in client.get(f"/punkt/{plot.uid}/").content.decode()
    row = Opening.objects.get()
    assert (row.opened, row.ended_at) == (True, ON_THE_DAY)
    assert open_what_is_due(ON_THE_DAY) == ""


def test_what_nobody_has_confirmed_stays_closed_and_is_said(client, released, plot):
    one = planned(released, plot.uid, confirmed=False)
    assert open_what_is_due(ON_THE_DAY) == "1 venter på bekræftelse"
    assert SECRET not in client.get(f"/punkt/{plot.uid}/").content.decode()
    actions.confirm_opening(one, by=BY, at=ON_THE_DAY)
    assert open_what_is_due(ON_THE_DAY) == "1 åbnet"


def test_the_gate_has_a_word_when_something_opens(client, released, plot):
    plot.text.sections.update(words="Køberens nummer er 070761-4285.")
    planned(released, plot.uid)
    assert open_what_is_due(ON_THE_DAY) == "1 venter ved kontrollen"
    assert "070761" not in client.get(f"/punkt/{plot.uid}/").content.decode()
    assert GateFinding.objects.filter(kind="cpr", item_uid=plot.uid, answer="open").exists()


def test_a_closed_attachment_opens_on_its_day(client, released, trees):
    offer = trees.text.enclosures.get(position=2).attachment
    planned(released, offer.uid, SnapshotKind.FILE)
    assert open_what_is_due(ON_THE_DAY) == "1 åbnet"
    assert f"Tilbud {SECRET}" in client.get(f"/punkt/{trees.uid}/").content.decode()


@pytest.mark.parametrize("fault", ["open", "unknown", "twice", "given up"])
def test_what_cannot_be_planned_is_refused(released, trees, plot, fault):
    if fault == "twice":
        planned(released, plot.uid)
    if fault == "given up":
        one = actions.give_up_opening(planned(released, plot.uid), by=BY, at=LATER)
        with pytest.raises(actions.OpeningRefused):
            actions.confirm_opening(one, by=BY, at=LATER)
        return
    target = {"open": trees.uid, "unknown": "000000000000", "twice": plot.uid}[fault]
    with pytest.raises(actions.OpeningRefused):
        planned(released, target)


# Pages


def of(meeting, deed="luk"):
    return f"/arbejde/offentliggoer/{meeting.uid}/{deed}/"


@pytest.mark.parametrize("who", ["member", "administrator", "outsider"])
def test_others_neither_close_nor_open(client, released, trees, plot, request, who):
    client.force_login(request.getfixturevalue(who))
    assert client.get(of(released)).status_code == 404
    sent = {"luk-hvad": f"item:{trees.uid}:{trees.version}", "luk-grund": "x"}
    assert client.post(of(released), sent).status_code == 404
    sent = {"aabn-hvad": f"item:{plot.uid}", "aabn-dato": "2026-04-01", "aabn-hvorfor": "x"}
    assert client.post(of(released, "aabn"), sent).status_code == 404
    assert not Opening.objects.exists()


def test_a_secretary_closes_an_item(client, clerk, released, trees, page_check):
    client.force_login(clerk)
    page_check(client.get(of(released)))
    sent = {"luk-hvad": f"item:{trees.uid}:{trees.version}", "luk-grund": ""}
    refused = client.post(of(released), sent)
    assert refused.status_code == 422
    assert "Et lukket punkt skal have en grund." in page_check(refused)
    client.post(of(released), {**sent, "luk-grund": "personsag"})
    trees.refresh_from_db()
    assert (trees.closed, trees.closed_ground) == (True, "personsag")


def test_a_secretary_sets_a_day_confirms_and_gives_up(client, clerk, released, plot, page_check):
    client.force_login(clerk)
    sent = {
        "aabn-hvad": f"item:{plot.uid}", "aabn-dato": "i morgen", "aabn-hvorfor": "Fristen er ude.",
    }  # fmt: skip
    assert client.post(of(released, "aabn"), sent).status_code == 422
    client.post(of(released, "aabn"), {**sent, "aabn-dato": "2026-04-01"})
    assert "venter på, at nogen bekræfter det" in page_check(client.get(of(released)))
    one = Opening.objects.get()
    client.post(f"{of(released, 'aabn')}{one.uid}/", {"gor": "bekraeft"})
    one.refresh_from_db()
    assert one.confirmed_by == clerk.actor
    client.post(f"{of(released, 'aabn')}{one.uid}/", {"gor": "opgiv"})
    one.refresh_from_db()
    assert one.ended_at <= timezone.now()


def test_the_archivist_is_told_no_closed_title(client, citizen, municipality, released, page_check):
    from raadslag.council import actions as council
    from raadslag.council.models import RoleKind

    council.grant_role(
        user=citizen, kind=RoleKind.ARCHIVIST, municipality=municipality, by=BY, at=AT
    )
    client.force_login(citizen)
    assert SECRET not in page_check(client.get(of(released)))
