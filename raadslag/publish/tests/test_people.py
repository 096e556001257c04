"""What is public of persons and parties: attendance, votes, and whether a party stood together."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.urls import reverse

from raadslag.council.actions import create_person
from raadslag.council.models import Party, PartyLetter, PartyMembership
from raadslag.meetings.models import Ballot, Presence, Vote
from raadslag.publish import actions, directory
from raadslag.publish.models import PublicBallot
from raadslag.publish.people import queries
from raadslag.publish.tests.conftest import AT, BY, SECRET, answered


@pytest.fixture
def voted(held):
    """Mia and Bo of A vote apart on the trees, Eva of B is for; the plot is voted on behind doors."""
    place = held.body.municipality
    party = Party.objects.create(kind="national", name="Socialdemokratiet")
    PartyLetter.objects.create(party=party, letter="A")
    people = {}
    for position, (name, letter) in enumerate(
        [("Mia Moe", "A"), ("Bo Bæk", "A"), ("Eva Eg", "B")], 1
    ):
        person = create_person(municipality=place, name=name, by=BY, at=AT)
        people[name] = person
        if letter == "A":
            PartyMembership.objects.create(person=person, party=party, valid_from=date(2022, 1, 1))
        Presence.objects.create(
            meeting=held, position=position, printed_name=name, printed_party=letter,
            person=person, kind="present" if name != "Eva Eg" else "absent",
        )  # fmt: skip
    for number in (1, 2):
        vote = Vote.objects.create(item=held.items.get(position=number), position=1, count_for=2)
        for position, (name, side) in enumerate(
            [("Mia Moe", "for"), ("Bo Bæk", "against"), ("Eva Eg", "for")], 1
        ):
            Ballot.objects.create(
                vote=vote, position=position, side=side, printed=name, person=people[name]
            )
    actions.release(answered(held), by=BY, at=AT)
    directory.refresh(place, at=AT)
    return people


def test_votes_of_closed_items_are_not_public(voted, held):
    trees = held.items.get(position=1)
    assert set(PublicBallot.objects.values_list("item_id", flat=True)) == {trees.uid}


def test_a_person_is_seen_to_vote_apart_from_the_party(voted):
    ballots = list(queries.ballots_of_person(voted["Bo Bæk"].uid))
    (cast,) = queries.votes_of_person(ballots)
    assert (cast.side, cast.with_party) == ("against", False)
    assert [ballot.party for ballot in ballots] == ["A"]


def test_who_is_alone_in_a_party_is_not_said_to_agree(voted):
    (cast,) = queries.votes_of_person(list(queries.ballots_of_person(voted["Eva Eg"].uid)))
    assert cast.with_party is None


def test_a_party_that_is_divided(voted, held):
    slug = held.body.municipality.slug
    votes = queries.votes_with_party(slug, "A")
    (cast,) = queries.votes_of_party(slug, "A", votes)
    assert cast.sides == {"for": 1, "against": 1}
    assert queries.unity_of(slug, "A") == queries.Unity(votes=1, together=0)
    assert queries.unity_of(slug, "B") == queries.Unity(votes=0, together=0)


def test_attendance_is_counted_by_body_and_year(voted, held):
    (met,) = queries.attendance_of(voted["Mia Moe"].uid)
    assert (met.body_uid, met.year, met.present, met.absent) == (held.body.uid, 2026, 1, 0)
    (away,) = queries.attendance_of(voted["Eva Eg"].uid)
    assert (away.present, away.absent) == (0, 1)


def test_the_pages(client, page_check, voted, held):
    page = client.get(reverse("person", args=[voted["Bo Bæk"].uid])).content.decode()
    assert "Stemte anderledes end partiet" in page
    assert "Til stede ved 1 møde." in page
    (party,) = queries.parties(held.body.municipality.slug)
    page = client.get(reverse("party", args=[party.uid])).content.decode()
    assert "For 1, Imod 1" in page
    assert "Mia Moe" in page
    assert SECRET not in page
    listed = client.get(reverse("persons", args=[held.body.municipality.slug])).content.decode()
    assert reverse("party", args=[party.uid]) in listed


def test_what_is_withdrawn_is_no_vote_of_anybodys(client, voted, held):
    standing = actions.releasing.Release.objects.get()
    actions.withdraw(standing, why="En fejl.", by=BY, at=AT)
    assert not PublicBallot.objects.exists()
    assert queries.attendance_of(voted["Mia Moe"].uid) == []


def test_a_party_that_does_not_exist(client, db):
    assert client.get(reverse("party", args=["nobody"])).status_code == 404


def test_the_bar_of_a_vote_is_cut_by_party_where_the_parties_are_known(client, voted, held):
    Vote.objects.update(count_for=2, count_against=1)
    actions.release(answered(held), by=BY, at=AT)
    page = client.get(reverse("meeting", args=[held.uid])).content.decode()
    bar = page[page.index('<svg class="bar"') :].split("</svg>")[0]
    assert re.findall(r"<text[^>]*>([^<]+)</text>", bar) == ["A 1", "B 1", "A 1"]
