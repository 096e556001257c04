"""An item or an attachment is taken back: gone everywhere at once, said where it stood, and kept back."""

from __future__ import annotations

import json
import threading
import time
from datetime import date, timedelta

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction

from raadslag.cases.models import CaseSection, Enclosure
from raadslag.meetings import actions as meetings
from raadslag.meetings.drafts import ItemDraft, MeetingDraft
from raadslag.meetings.models import AgendaItem, Meeting
from raadslag.protocol.models import Entry
from raadslag.publish import actions, sequence
from raadslag.publish import models as publish
from raadslag.publish.models import SnapshotKind, Tombstone
from raadslag.publish.tests.conftest import AT, BY, SECRET, answered, rows

LATER = AT + timedelta(days=1)
WHY = "Et navn stod i teksten."


@pytest.fixture
def released(held):
    """The trees' text says something that must go, and so does what their attachment is called."""
    trees = held.items.get(position=1)
    CaseSection.objects.filter(text=trees.text).update(words=f"{SECRET} planter.")
    actions.release_by_hand(answered(held), by=BY, at=AT)
    CaseSection.objects.filter(text=trees.text).update(words=f"{SECRET} planter nu.")
    actions.release_by_hand(rows(held), by=BY, at=AT)
    return held


@pytest.fixture
def trees(released):
    return released.items.get(position=1)


@pytest.fixture
def kort(trees):
    return Enclosure.objects.get(text=trees.text, position=1).attachment


def everything_public():
    """All that stands in any table that the public site reads."""
    tables = [
        model
        for model in vars(publish).values()
        if isinstance(model, type) and model.__name__.startswith(("Public", "Tombstone", "Release"))
        and hasattr(model, "_default_manager")
    ]  # fmt: skip
    held = [list(model._default_manager.values()) for model in tables]
    return json.dumps(held, cls=DjangoJSONEncoder, ensure_ascii=False)


def test_an_item_goes_everywhere_and_its_neighbours_stay(client, released, trees, page_check):
    assert SECRET in everything_public()

    actions.withhold(SnapshotKind.ITEM, trees.uid, why=WHY, by=BY, at=LATER)

    assert SECRET not in everything_public()
    page = page_check(client.get(f"/moede/{released.uid}/"))
    assert f"Punkt 1 blev trukket tilbage 3. marts 2026: {WHY}" in page
    assert released.items.get(position=2).uid in page
    gone = client.get(f"/punkt/{trees.uid}/")
    assert gone.status_code == 410
    assert gone["X-Robots-Tag"] == "noindex"
    assert WHY in gone.content.decode()
    assert client.get(f"/sag/{trees.proposal.uid}/").status_code == 410


def test_it_is_told_in_the_sequence_with_what_hangs_on_it(trees, kort):
    reached = sequence.reached()
    actions.withhold(SnapshotKind.ITEM, trees.uid, why=WHY, by=BY, at=LATER)
    gone = {(c.kind, c.uid) for c in sequence.since(reached) if c.gone}
    assert gone == {("item", trees.uid), ("file", kort.uid), ("case", trees.proposal.uid)}
    assert ("meeting", False) in {(c.kind, c.gone) for c in sequence.since(reached)}
    assert Tombstone.objects.get(uid=kort.uid).why == WHY
    assert Entry.objects.filter(verb="item.withheld").count() == 1


def test_a_release_does_not_bring_it_back_until_a_person_lifts_it(client, released, trees):
    kept = actions.withhold(SnapshotKind.ITEM, trees.uid, why=WHY, by=BY, at=LATER)
    assert actions.release(rows(released), by=BY, at=LATER) is None
    AgendaItem.objects.filter(meeting=released, position=2).update(public_title="Salg af areal")
    assert actions.release(answered(released), by=BY, at=LATER) is not None
    assert client.get(f"/punkt/{trees.uid}/").status_code == 410

    actions.lift(kept, by=BY, at=LATER)
    assert client.get(f"/punkt/{trees.uid}/").status_code == 410
    actions.release(rows(released), by=BY, at=LATER)

    assert client.get(f"/punkt/{trees.uid}/").status_code == 200
    assert "blev trukket tilbage" not in client.get(f"/moede/{released.uid}/").content.decode()
    with pytest.raises(actions.WithdrawalRefused):
        actions.lift(kept, by=BY, at=LATER)


def test_an_attachment_goes_from_every_item_that_lists_it(client, released, trees, kort, body):
    other = MeetingDraft(
        Meeting(body=body, date=date(2026, 5, 5)),
        items=[ItemDraft(AgendaItem(number="1", title="Flere træer igen"))],
    )
    again = meetings.enter_meeting(other, by=BY, at=AT)
    AgendaItem.objects.filter(meeting=again).update(text=trees.text)
    actions.release_by_hand(rows(again), by=BY, at=AT)

    actions.withhold(SnapshotKind.FILE, kort.uid, why=WHY, by=BY, at=LATER)

    for uid in (trees.uid, again.items.get().uid):
        page = client.get(f"/punkt/{uid}/").content.decode()
        assert ">Kort<" not in page
        assert f"Bilag 1 blev trukket tilbage 3. marts 2026: {WHY}" in page
    assert not publish.PublicAttachment.objects.filter(uid=kort.uid).exists()
    assert Tombstone.objects.get(uid=kort.uid).why == WHY
    assert actions.release(rows(again), by=BY, at=LATER) is None


def test_what_is_not_public_cannot_be_taken_back(held):
    with pytest.raises(actions.WithdrawalRefused):
        actions.withhold(SnapshotKind.ITEM, held.items.get(position=1).uid, why=WHY, by=BY, at=AT)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_release_at_the_same_moment_does_not_bring_it_back(held):
    """The release waits for the withdrawal, and sees it."""
    actions.release_by_hand(answered(held), by=BY, at=AT)
    trees = held.items.get(position=1)
    CaseSection.objects.filter(text=trees.text).update(words="Der plantes 55 lindetræer.")
    withheld = threading.Event()
    going = threading.Thread(target=_take_back_slowly, args=(trees.uid, withheld))
    going.start()
    assert withheld.wait(10)
    actions.release(rows(held), by=BY, at=LATER)
    going.join()
    assert not publish.PublicItem.objects.filter(uid=trees.uid).exists()


def _take_back_slowly(uid, withheld):
    try:
        with transaction.atomic():
            actions.withhold(SnapshotKind.ITEM, uid, why=WHY, by=BY, at=LATER)
            withheld.set()
            time.sleep(1)
    finally:
        connection.close()
