"""Who sees what: the cast looks at the same meeting of the Klimaudvalg."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from raadslag.cases import storage
from raadslag.cases.models import Attachment, SourceFile
from raadslag.cases.queries import proposals_visible_to
from raadslag.council import actions as council
from raadslag.council.models import Body, Municipality, Person, Role, RoleKind
from raadslag.council.queries import (
    bodies_visible_to,
    holds_role,
    municipalities_visible_to,
    persons_visible_to,
)
from raadslag.meetings import models, queries
from raadslag.meetings.queries import ClosedItem

STRANGERS = ("citizen", "outsider", "nobody")


@pytest.fixture
def nobody():
    """Whoever has not signed in."""
    return AnonymousUser()


@pytest.fixture
def colleague(other_body, citizen, at):
    """Member of the Skoleudvalg: staff of Søndby, and a stranger to the Klimaudvalg's closed items."""
    council.grant_role(
        user=citizen,
        kind=RoleKind.MEMBER,
        municipality=other_body.municipality,
        body=other_body,
        by="x",
        at=at,
    )
    return citizen


@pytest.fixture
def lawyer(municipality, citizen, at):
    """Legal reader in all of Søndby."""
    council.grant_role(
        user=citizen, kind=RoleKind.LEGAL_READER, municipality=municipality, by="x", at=at
    )
    return citizen


@pytest.mark.parametrize("who", ["clerk", "member", "lawyer"])
def test_those_entitled_read_all_of_it(meeting, request, who):
    user = request.getfixturevalue(who)

    assert queries.items_visible_to(user).count() == 3
    assert queries.decisions_visible_to(user).count() == 3
    assert queries.commitments_visible_to(user).count() == 3
    assert proposals_visible_to(user).count() == 3
    assert queries.attachments_visible_to(user).count() == 6


@pytest.mark.parametrize("who", ["colleague", "administrator"])
def test_other_staff_read_what_is_open(meeting, request, who):
    user = request.getfixturevalue(who)

    assert set(queries.items_visible_to(user).values_list("closed", flat=True)) == {False}
    assert queries.items_visible_to(user).count() == 2
    assert queries.decisions_visible_to(user).count() == 2
    assert queries.commitments_visible_to(user).count() == 2
    assert proposals_visible_to(user).count() == 2
    titles = queries.attachments_visible_to(user).values_list("title", flat=True)
    assert list(titles) == ["Planteplan", "Planteplan"]


@pytest.mark.parametrize("who", ["colleague", "administrator"])
def test_of_a_closed_item_others_know_what_the_law_says_they_may(meeting, request, who):
    agenda = queries.agenda(meeting, request.getfixturevalue(who))

    assert [item.closed for item in agenda] == [False, False, True]
    assert agenda[2] == ClosedItem(
        uid=meeting.items.get(closed=True).uid,
        position=3,
        number="3",
        public_title="Køb af jord",
        public_words="Godkendt.",
        ground="Forhandling",
    )


@pytest.mark.parametrize("who", STRANGERS)
def test_strangers_see_nothing(meeting, request, who):
    user = request.getfixturevalue(who)
    town = meeting.body.municipality

    assert not queries.meetings_visible_to(user).exists()
    assert not queries.items_visible_to(user).exists()
    assert not queries.decisions_visible_to(user).exists()
    assert not queries.commitments_visible_to(user).exists()
    assert not queries.attachments_visible_to(user).exists()
    assert not proposals_visible_to(user).exists()
    assert not bodies_visible_to(user).filter(municipality=town).exists()
    assert not persons_visible_to(user).filter(municipality=town).exists()
    assert town not in municipalities_visible_to(user)


@pytest.fixture
def sources(meeting, settings, tmp_path):
    """Three files: the minutes with the closed item, an agenda without it, and one not readable."""
    settings.MEDIA_ROOT = tmp_path
    town = meeting.body.municipality
    for name in ("referat", "dagsorden", "ødelagt"):
        file = storage.keep(name.encode(), media_type="text/plain")
        source = SourceFile.objects.create(municipality=town, file=file, name=name, kind="text")
        if name == "ødelagt":
            continue
        models.Reading.objects.create(
            source=source,
            meeting=meeting,
            layout="general",
            confidence=1,
            reader="1",
            record_sha256="0" * 64,
        )
        closed = (False,) if name == "dagsorden" else (False, True)
        for item in meeting.items.filter(closed__in=closed):
            models.Anchor.objects.create(source=source, item=item, position=item.position)


@pytest.mark.parametrize(
    ("who", "names"),
    [
        ("clerk", {"referat", "dagsorden"}),
        ("member", {"referat", "dagsorden"}),
        ("lawyer", {"referat", "dagsorden", "ødelagt"}),
        ("colleague", {"dagsorden"}),
        ("administrator", {"dagsorden"}),
        ("citizen", set()),
        ("outsider", set()),
        ("nobody", set()),
    ],
)
def test_a_file_is_read_by_those_who_may_read_all_of_it(sources, request, who, names):
    user = request.getfixturevalue(who)
    assert {source.name for source in queries.sources_visible_to(user)} == names


def test_there_is_something_that_strangers_do_not_see(meeting, clerk, at):
    council.create_person(municipality=meeting.body.municipality, name="Mia", by="x", at=at)

    assert all(model.objects.exists() for model in (Municipality, Body, Person, Attachment))
    assert models.Meeting.objects.exists()
    assert persons_visible_to(clerk).exists()


@pytest.mark.parametrize(
    ("since", "until", "sees"),
    [
        (date(2020, 1, 1), date(2020, 12, 31), False),
        (date(2999, 1, 1), None, False),
        (date(2020, 1, 1), None, True),
        (None, None, True),
    ],
)
def test_a_role_counts_while_it_holds(meeting, citizen, body, at, since, until, sees):
    council.grant_role(
        user=citizen,
        kind=RoleKind.SECRETARY,
        municipality=body.municipality,
        body=body,
        since=since,
        until=until,
        by="x",
        at=at,
    )
    assert queries.meetings_visible_to(citizen).exists() is sees


def test_a_revoked_role_opens_nothing_from_that_moment(meeting, clerk, at):
    council.revoke_role(role=Role.objects.get(user=clerk), by="x", at=at)

    assert not queries.meetings_visible_to(clerk).exists()


def test_an_account_that_is_shut_out_opens_nothing(meeting, clerk, at):
    from raadslag.accounts.actions import deactivate_user

    user = deactivate_user(user=clerk, by="x", at=at)

    assert not queries.meetings_visible_to(user).exists()


def test_a_superuser_is_no_politician(meeting, citizen):
    citizen.is_superuser = citizen.is_staff = True
    citizen.save()

    assert not queries.items_visible_to(citizen).exists()


def test_a_role_in_one_body_is_none_in_another(clerk, body, other_body, municipality):
    def holds(where):
        return holds_role(clerk, RoleKind.SECRETARY, municipality=municipality, body=where)

    assert (holds(body), holds(other_body), holds(None)) == (True, False, False)


def test_a_role_in_a_strange_body_is_not_granted(neighbour, body, citizen, at):
    with pytest.raises(council.RoleRefused):
        council.grant_role(
            user=citizen, kind=RoleKind.CHAIR, municipality=neighbour, body=body, by="x", at=at
        )


def test_sight_costs_one_statement(meeting, clerk, django_assert_num_queries):
    with django_assert_num_queries(1):
        list(queries.items_visible_to(clerk))
