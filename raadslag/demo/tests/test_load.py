"""The town in the record: everything its papers say, once."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth import authenticate
from django.db import transaction
from django.test import override_settings

from raadslag.cases.models import Attachment, Proposal
from raadslag.council.models import Body, Office, OfficeKind, Person
from raadslag.demo.compose import meetings
from raadslag.demo.load import load
from raadslag.demo.sign_ins import PASSWORD, SIGN_INS
from raadslag.demo.town import town
from raadslag.ingest.models import MergeSuggestion
from raadslag.meetings.models import AgendaItem, Meeting
from raadslag.protocol.verify import verify
from raadslag.publish.models import PublicAttachment, PublicMeeting

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=ZoneInfo("Europe/Copenhagen"))


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker, tmp_path_factory):
    """The town loaded once for the module, and taken back after it."""
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("files")),
        transaction.atomic(),
    ):
        yield load(at=NOW)
        transaction.set_rollback(True)


def test_every_paper_is_imported(loaded):
    _, tally, _ = loaded
    assert tally.rejected == []
    assert tally.read == len(meetings())


def test_the_agenda_and_the_minutes_of_a_meeting_are_one_meeting(loaded):
    assert Meeting.objects.count() == len({m.key for m in meetings()})


def test_papers_name_no_body_or_member_that_the_town_has_not(loaded):
    assert Body.objects.count() == len(town().bodies)
    assert set(Person.objects.filter(origin="imported").values_list("name", flat=True)) == set()
    assert MergeSuggestion.objects.count() == 0


def test_a_renamed_committee_is_one_committee(loaded):
    names = set(Body.objects.get(abbreviation="KNL").names.values_list("name", flat=True))
    assert names == {"Teknik- og Miljøudvalget", "Udvalget for Klima, Natur og Landdistrikter"}


def test_a_case_keeps_its_path_through_bodies_years_and_systems(loaded):
    path = Proposal.objects.get(title__startswith="Vindmøller", merged_into=None)
    assert [
        (item.meeting.body.abbreviation, item.meeting.date)
        for item in path.treatments.order_by("meeting__date")
    ] == [
        ("KNL", date(2025, 3, 5)),
        ("KNL", date(2025, 5, 7)),
        ("ØU", date(2025, 5, 20)),
        ("KB", date(2025, 5, 27)),
        ("KNL", date(2026, 3, 4)),
        ("ØU", date(2026, 3, 17)),
        ("KB", date(2026, 3, 24)),
        ("KNL", date(2026, 11, 4)),
        ("ØU", date(2026, 12, 8)),
        ("KB", date(2026, 12, 15)),
    ]


def test_all_seats_are_held_on_the_first_and_the_last_day(loaded):
    politics = (OfficeKind.CHAIR, OfficeKind.VICE_CHAIR, OfficeKind.MEMBER)
    for body in town().bodies.values():
        row = Body.objects.get(names__name=body.names[-1].value)
        for day in (date(2025, 1, 1), date(2026, 12, 31)):
            held = Office.objects.filter(
                body=row, kind__in=politics, valid_from__lte=day, valid_to__gte=day
            )
            assert held.count() == body.seats, (body.key, day)


def test_attachments_that_exist_can_be_read(loaded):
    filed = Attachment.objects.exclude(file=None).values_list("title", flat=True)
    assert "Fjordskolen - tre løsninger" in filed


def test_closed_attachments_have_files_that_stay_inside(loaded):
    closed = Attachment.objects.filter(closed=True).exclude(file=None)
    assert {row.title for row in closed} >= {
        "Overslag fra bygherrerådgiver",
        "Oversigt over bidrag pr. ejendom",
    }
    assert not PublicAttachment.objects.filter(uid__in=closed.values("uid")).exists()


def test_closed_items_tell_what_may_be_told(loaded):
    sold = AgendaItem.objects.get(meeting__body__abbreviation="KB", public_title__startswith="Salg")
    assert sold.closed_ground
    assert sold.decision.public_words


def test_one_meeting_waits_at_the_gate_for_the_visitor(loaded):
    _, _, released = loaded
    assert released.blocked == 1
    assert PublicMeeting.objects.count() == Meeting.objects.count() - 1


def test_each_sign_in_works(loaded):
    for sign_in in SIGN_INS:
        user = authenticate(None, username=sign_in.email, password=PASSWORD)
        assert user is not None, sign_in.email
        assert user.roles.get().kind == sign_in.role


def test_the_protocol_fits(loaded):
    municipality, _, _ = loaded
    assert verify(municipality) is None


def test_doing_it_again_changes_nothing(loaded):
    _, tally, _ = load(at=NOW)
    assert (tally.created, tally.updated, tally.linked) == (0, 0, 0)
