"""Merging what meetings point at: persons, bodies and proposals."""

from __future__ import annotations

from datetime import date

import pytest

from raadslag.cases import actions as cases
from raadslag.cases.models import Proposal
from raadslag.council import actions as council
from raadslag.council.models import Person
from raadslag.meetings.models import AgendaItem, Meeting, Presence

DEED = {"by": "user:karen"}


def test_two_in_the_list_of_one_meeting_are_two(municipality, body, at):
    mia, misspelt = (
        council.create_person(municipality=municipality, name=name, at=at, **DEED)
        for name in ("Mia Bjerg", "Mia Bjærg")
    )
    meeting = Meeting.objects.create(body=body, date=date(2025, 3, 3))
    for position, person in enumerate((mia, misspelt), 1):
        Presence.objects.create(
            meeting=meeting, position=position, person=person, printed_name=person.name
        )

    with pytest.raises(council.MergeRefused, match="side om side"):
        council.merge_persons(kept=mia, merged=misspelt, why="stavefejl", at=at, **DEED)

    assert Presence.objects.get(printed_name="Mia Bjærg").person == misspelt
    assert Person.objects.get(uid=misspelt.uid).merged_into is None


def test_bodies_are_merged_with_their_meetings(body, other_body, at):
    met = Meeting.objects.create(body=other_body, date=date(2025, 3, 3))

    merge = council.merge_bodies(kept=body, merged=other_body, why="nyt navn", at=at, **DEED)
    met.refresh_from_db()
    assert met.body == body

    council.unmerge_bodies(merge=merge, at=at, **DEED)
    met.refresh_from_db()
    assert met.body == other_body


def test_treatments_come_on_one_path_and_apart_again(municipality, body, at):
    kept, merged = (
        cases.create_proposal(municipality=municipality, title="Cykelsti", at=at, **DEED)
        for _ in range(2)
    )
    meeting = Meeting.objects.create(body=body)
    for position, proposal in enumerate((kept, merged), 1):
        AgendaItem.objects.create(meeting=meeting, position=position, proposal=proposal)

    merge = cases.merge_proposals(kept=kept, merged=merged, why="samme sag", at=at, **DEED)
    assert kept.treatments.count() == 2
    assert Proposal.objects.get(uid=merged.uid).merged_into == kept

    cases.unmerge_proposals(merge=merge, at=at, **DEED)
    assert (kept.treatments.count(), merged.treatments.count()) == (1, 1)
