"""The town hangs together: votes add up, dates are meetings, what has been held is decided."""

from __future__ import annotations

import re

import pytest

from raadslag.demo.cases import cases
from raadslag.demo.compose import TODAY, meeting, meetings
from raadslag.demo.plan import notes, plan
from raadslag.demo.town import town

TREATMENTS = [
    pytest.param(case, treatment, id=f"{case.key} {treatment.body} {treatment.date}")
    for case in cases().values()
    for treatment in case.treatments
]


@pytest.mark.parametrize(("case", "treatment"), TREATMENTS)
def test_a_case_is_treated_on_a_day_of_the_plan(case, treatment):
    assert treatment.date in plan()["dates"][treatment.body]


@pytest.mark.parametrize(("case", "treatment"), TREATMENTS)
def test_what_has_been_held_is_decided_and_nothing_else(case, treatment):
    cancelled = notes(treatment.body).get(treatment.date, {}).get("cancelled")
    held = treatment.date < TODAY and not cancelled
    assert bool(treatment.decision) == held
    assert bool(treatment.outcome) == held


@pytest.mark.parametrize(("case", "treatment"), TREATMENTS)
def test_a_counted_vote_has_as_many_votes_as_were_in_the_room(case, treatment):
    counts = treatment.facts.get("votes", {}).get("counts")
    if not counts:
        return
    the_meeting = meeting(treatment.body, treatment.date)
    away = {
        entry["who"]
        for entry in treatment.facts.get("participation", [])
        if "inhabil" in entry["text"]
    }
    voted = {"for": 0, "against": 0, "abstained": 0} | counts
    silent = _seats(treatment.facts["votes"]["abstained"], the_meeting)
    voted["abstained"] = voted["abstained"] or silent
    assert sum(voted.values()) == len(the_meeting.present) - len(away)


def _seats(names, the_meeting):
    """How many of the present go by the parties and names."""
    return sum(
        1
        for person in the_meeting.present
        if person.party(the_meeting.date) in names or person.name(the_meeting.date) in names
    )


@pytest.mark.parametrize(("case", "treatment"), TREATMENTS)
def test_parties_that_voted_sat_in_the_body(case, treatment):
    votes = treatment.facts.get("votes")
    if not votes:
        return
    the_meeting = meeting(treatment.body, treatment.date)
    day = the_meeting.date
    known = {person.party(day) for person in the_meeting.present}
    known |= {person.name(day) for person in the_meeting.present}
    cast = {name for side in ("for", "against", "abstained") for name in votes[side]}
    assert {name.replace("Løsgænger", "løsgænger") for name in cast} <= known


@pytest.mark.parametrize(
    "the_meeting", [pytest.param(m, id=m.key) for m in meetings() if m.minutes]
)
def test_a_body_meets_with_all_its_seats_filled(the_meeting):
    assert len(the_meeting.members) == the_meeting.body.seats
    assert len(the_meeting.present) * 2 >= the_meeting.body.seats or the_meeting.cancelled


def test_nobody_is_mentioned_under_a_party_of_another_time():
    people = {name.value: person for person in town().people.values() for name in person.names}
    for case in cases().values():
        for treatment in case.treatments:
            for name, letter in re.findall(
                r"([A-ZÆØÅ]\w+ [A-ZÆØÅ]\w+) \(([A-ZÆØÅ])\)", treatment.decision or ""
            ):
                assert people[name].party(treatment.date) == letter, (case.key, name)


def test_the_town_is_as_rich_as_it_must_be():
    decided = [t for case in cases().values() for t in case.treatments if t.outcome]
    assert {t.outcome for t in decided} >= {
        *("adopted", "noted", "discussed", "postponed", "rejected", "referred", "other"),
    }
    assert any(t.facts.get("stopped") for t in decided)
    assert any(m.cancelled for m in meetings())
    assert any(m.substitutes for m in meetings())
    assert any(case.closed for case in cases().values())
    assert any(not m.minutes for m in meetings())
