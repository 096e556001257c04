"""Staff and members meet what their role opens to them, and nothing else."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.leaks.hunting import hunt_at_the_desk
from tests.leaks.tokens import told
from tests.leaks.town import ROLES

pytestmark = pytest.mark.django_db

BEHIND_DOORS = ("closed", "closed file")
"""Of the Klimaudvalg."""

NEVER_SEEN = {
    "member": ("closed elsewhere", "neighbour"),
    "secretary": ("closed elsewhere", "neighbour"),
    "other member": (*BEHIND_DOORS, "neighbour"),
    "other secretary": (*BEHIND_DOORS, "neighbour"),
    "administrator": (*BEHIND_DOORS, "closed elsewhere", "neighbour"),
    "archivist": (*BEHIND_DOORS, "closed elsewhere", "neighbour"),
    "caseworker": (*BEHIND_DOORS, "closed elsewhere", "neighbour"),
    "neighbour": (
        *BEHIND_DOORS, "closed elsewhere", "named behind doors", "closed proposal", "draft", "newer", "off the agenda",
        "withdrawn meeting", "withheld item", "desk",
    ),
    "citizen": (
        *BEHIND_DOORS, "closed elsewhere", "named behind doors", "closed proposal", "draft", "newer", "off the agenda",
        "withdrawn meeting", "withheld item", "desk", "neighbour",
    ),
}  # fmt: skip
SEEN = {
    "member": ("closed", "draft"),
    "secretary": ("closed", "closed file", "draft", "desk"),
    "other member": ("closed elsewhere", "draft"),
    "other secretary": ("closed elsewhere", "draft"),
    "administrator": ("draft",),
    "archivist": ("draft",),
    "caseworker": ("draft",),
    "neighbour": ("neighbour",),
    "citizen": (),
}


def test_every_role_is_tried():
    assert NEVER_SEEN.keys() == {*ROLES, "neighbour", "citizen"} == SEEN.keys()


@pytest.fixture(scope="module")
def desks(town):
    """What each of them meets."""
    met = {}
    packs = [town.meetings[name].uid for name in ("public", "shut elsewhere", "next door's draft")]
    for name, user in town.users.items():
        client = Client(raise_request_exception=False)
        client.force_login(user)
        met[name] = hunt_at_the_desk(town.garden, client, packs=packs)
    return met


@pytest.mark.parametrize("name", NEVER_SEEN)
def test_nobody_meets_what_the_role_does_not_open(town, desks, name):
    assert desks[name].places(town.garden.of(*NEVER_SEEN[name])) == []


@pytest.mark.parametrize("name", SEEN)
def test_everybody_meets_what_the_role_opens(town, desks, name):
    met = {one.sort for one in desks[name].met()}
    assert {*SEEN[name]} <= met


@pytest.mark.parametrize("name", SEEN)
def test_nobody_meets_who_else_signs_in(town, desks, name):
    """Colleagues are told who corrected something; addresses are told to nobody."""
    met = {one for one in desks[name].met() if one.sort == "people"}
    own = {one for one in met if one.word in town.users[name].name + town.users[name].email}
    colleague = {one for one in met if one.word == town.users["secretary"].name}
    assert told(met - own - (colleague if name in ROLES else set())) == []


def test_no_desk_breaks(desks):
    broken = [
        a for one in desks.values() for a, answer in one.answers.items() if answer.status >= 500
    ]
    assert broken == []
