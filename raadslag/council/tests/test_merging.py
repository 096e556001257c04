"""Two identities that prove to be one, and two again."""

from __future__ import annotations

import pytest

from raadslag.council import actions
from raadslag.council.models import Body, Office, OfficeKind, Person
from raadslag.protocol.models import Entry
from raadslag.protocol.verify import verify

DEED = {"by": "user:karen"}


@pytest.fixture
def mia(municipality, at):
    """Mia Bjerg as the council's own list has her."""
    return actions.create_person(municipality=municipality, name="Mia Bjerg", at=at, **DEED)


@pytest.fixture
def misspelt(municipality, body, at):
    """Mia again, as one agenda of the Klimaudvalg spells her: with an office of her own there."""
    person = actions.create_person(municipality=municipality, name="Mia Bjærg", at=at, **DEED)
    actions.appoint(person=person, body=body, kind=OfficeKind.MEMBER, at=at, **DEED)
    return person


def test_what_pointed_at_the_one_points_at_the_other(mia, misspelt, at):
    actions.merge_persons(kept=mia, merged=misspelt, why="stavefejl", at=at, **DEED)

    assert Office.objects.get().person == mia
    assert Person.objects.get(uid=misspelt.uid).merged_into == mia
    assert misspelt.names.get().name == "Mia Bjærg"


def test_one_deed_undoes_it(mia, misspelt, municipality, at):
    merge = actions.merge_persons(kept=mia, merged=misspelt, why="stavefejl", at=at, **DEED)

    actions.unmerge_persons(merge=merge, at=at, **DEED)

    assert Office.objects.get().person == misspelt
    assert Person.objects.get(uid=misspelt.uid).merged_into is None
    verbs = Entry.objects.filter(subject_uid=misspelt.uid).values_list("verb", flat=True)
    assert list(verbs)[-2:] == ["person.merged", "person.unmerged"]
    assert verify(municipality) is None


def test_undoing_leaves_what_was_the_others_all_along(mia, misspelt, other_body, at):
    own = actions.appoint(person=mia, body=other_body, kind=OfficeKind.CHAIR, at=at, **DEED)
    merge = actions.merge_persons(kept=mia, merged=misspelt, why="stavefejl", at=at, **DEED)
    actions.unmerge_persons(merge=merge, at=at, **DEED)

    own.refresh_from_db()
    assert own.person == mia


def test_the_same_office_under_both_names_is_no_hindrance(mia, misspelt, body, at):
    actions.appoint(person=mia, body=body, kind=OfficeKind.MEMBER, at=at, **DEED)

    merge = actions.merge_persons(kept=mia, merged=misspelt, why="stavefejl", at=at, **DEED)

    assert "council.office.person" not in merge.moved
    assert Office.objects.filter(person=mia).count() == 1


def test_a_merge_is_undone_once(mia, misspelt, at):
    merge = actions.merge_persons(kept=mia, merged=misspelt, why="stavefejl", at=at, **DEED)
    actions.unmerge_persons(merge=merge, at=at, **DEED)

    with pytest.raises(actions.MergeRefused):
        actions.unmerge_persons(merge=merge, at=at, **DEED)


def test_what_cannot_be_one(mia, misspelt, neighbour, at):
    stranger = actions.create_person(municipality=neighbour, name="Mia Bjerg", at=at, **DEED)
    for other in (mia, stranger):
        with pytest.raises(actions.MergeRefused):
            actions.merge_persons(kept=mia, merged=other, why="?", at=at, **DEED)

    actions.merge_persons(kept=mia, merged=misspelt, why="stavefejl", at=at, **DEED)
    misspelt.refresh_from_db()
    with pytest.raises(actions.MergeRefused):
        actions.merge_persons(kept=mia, merged=misspelt, why="igen", at=at, **DEED)


def test_addresses_redirect_straight_to_the_one_that_is_left(mia, misspelt, municipality, at):
    third = actions.create_person(municipality=municipality, name="M. Bjerg", at=at, **DEED)
    actions.merge_persons(kept=misspelt, merged=third, why="forkortet", at=at, **DEED)
    actions.merge_persons(kept=mia, merged=misspelt, why="stavefejl", at=at, **DEED)

    assert set(Person.objects.filter(merged_into=mia)) == {misspelt, third}


def test_a_body_is_not_merged_into_its_own_part(body, other_body, at):
    Body.objects.filter(pk=body.pk).update(parent=other_body)

    with pytest.raises(actions.MergeRefused):
        actions.merge_bodies(kept=body, merged=other_body, why="?", at=at, **DEED)
