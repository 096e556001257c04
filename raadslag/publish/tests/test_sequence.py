"""What changed stands in the sequence; what did not keeps its dates."""

from __future__ import annotations

from datetime import timedelta

import pytest

from raadslag.cases.models import CaseSection
from raadslag.publish import actions, directory, sequence
from raadslag.publish.models import PublicCase, PublicItem, PublicMeeting, PublicPerson, Tombstone
from raadslag.publish.tests.conftest import AT, BY, answered, rows

LATER = AT + timedelta(days=1)


@pytest.fixture
def released(held):
    actions.release(answered(held), by=BY, at=AT)
    return held


def noted_since(number):
    return [(c.kind, c.uid, c.gone) for c in sequence.since(number)]


def test_a_release_notes_all_of_it(released):
    kinds = [kind for kind, _, gone in noted_since(0) if not gone]
    assert sorted(kinds) == ["case", "file", "item", "item", "meeting"]


def test_only_what_changed_is_noted_again(released):
    reached = sequence.reached()
    CaseSection.objects.filter(text__items__position=1).update(words="Der plantes 50 lindetræer.")
    actions.release(answered(released), by=BY, at=LATER)
    trees, plot = PublicItem.objects.order_by("position")
    noted = noted_since(reached)
    assert ("item", trees.uid, False) in noted
    assert plot.uid not in [uid for _, uid, _ in noted]
    assert (trees.created, trees.modified) == (AT, LATER)
    assert (plot.created, plot.modified) == (AT, AT)
    assert PublicMeeting.objects.get().modified == LATER
    assert PublicCase.objects.get().modified == LATER


def test_an_attachment_that_goes_bumps_its_parents_and_leaves_a_trace(released):
    reached = sequence.reached()
    trees = released.items.get(position=1)
    enclosure = trees.text.enclosures.get(position=1)
    uid = enclosure.attachment.uid
    enclosure.delete()
    actions.release(rows(released), by=BY, at=LATER)
    assert ("file", uid, True) in noted_since(reached)
    assert PublicItem.objects.get(uid=trees.uid).modified == LATER
    trace = Tombstone.objects.get(uid=uid)
    assert (trace.kind, trace.created, trace.at) == ("file", AT, LATER)
    meeting = released.uid, released.body.uid
    assert trace.of == [trees.uid, *meeting, trees.proposal.uid]


def test_what_goes_is_noted_as_gone_and_what_comes_again_has_no_trace(released):
    reached = sequence.reached()
    standing = PublicMeeting.objects.get().release
    actions.withdraw(standing, why="En fejl.", by=BY, at=LATER)
    assert {(kind, gone) for kind, _, gone in noted_since(reached)} >= {
        ("meeting", True), ("item", True), ("case", True), ("file", True),
    }  # fmt: skip
    actions.release(rows(released), by=BY, at=LATER)
    assert not Tombstone.objects.filter(kind__in=("meeting", "item", "case", "file")).exists()


def test_the_directory_keeps_the_dates_of_what_did_not_change(released):
    directory.refresh(released.body.municipality, at=AT)
    reached = sequence.reached()
    directory.refresh(released.body.municipality, at=LATER)
    assert noted_since(reached) == []
    assert set(PublicPerson.objects.values_list("modified", flat=True)) <= {AT}
