"""The five real minutes, read, imported and shown. They lie beside the checkout, never in it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from raadslag.council.actions import create_municipality
from raadslag.ingest.models import Suggestion
from raadslag.ingest.running import Order, run
from raadslag.meetings import present
from raadslag.meetings.models import AgendaItem, Commitment, Meeting
from raadslag.publish import actions as publish
from raadslag.publish.models import FindingAnswer, PublicCommitment

FIVE = ("000_f6a5", "001_000d", "002_da1a", "003_a3d7", "004_c1a6")
AT = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
BY = "system:test"

pytestmark = [pytest.mark.shared, pytest.mark.django_db]


@pytest.fixture
def archive(shared):
    """The five in one municipality, as if one town had written them all."""
    town = create_municipality(name="Arkivby", slug="arkivby", by=BY, at=AT)
    paths = [path for start in FIVE for path in (shared / "gold").glob(f"{start}*.txt")]
    for tally in run(Order(paths, town)):
        last = tally
    assert (last.created, last.rejected) == (5, [])
    return town


def test_every_item_is_there(archive):
    assert [m.items.count() for m in Meeting.objects.order_by("date")] == [8, 9, 8, 8, 11]


def test_a_case_number_alone_links_nothing(archive):
    alike = AgendaItem.objects.filter(case_number="00.00.00-G01-9-20")
    proposals = [item.proposal_id for item in alike if item.proposal_id]
    assert alike.count() > 2
    assert len(set(proposals)) == len(proposals)


def test_sund_med_kultur_knows_what_the_other_committee_decided(archive):
    item = AgendaItem.objects.get(title__endswith="Sund med kultur")
    (earlier,) = item.earlier.all()
    assert (earlier.printed_body, earlier.date) == (
        "Social- og Sundhedsudvalget",
        date(2021, 2, 10),
    )
    assert [step.printed for step in item.proposal.route.all()] == ["SUS", "EBU", "KFU", "ØU", "KB"]
    assert [s.state for s in present.item(item, item.meeting, closed_matter=True).route] == [
        "done", "here", "coming", "coming", "coming",
    ]  # fmt: skip


def test_every_promise_has_its_sentence_and_its_lines(archive):
    for promise in Commitment.objects.filter(withdrawn=False):
        view = present.commitment(promise, promise.item, closed_matter=True)
        first, last = view.source_lines
        source = promise.item.anchors.get().source
        lines = " ".join(source.lines.splitlines()[first - 1 : last])
        assert promise.words.split()[0] in lines
    due = Commitment.objects.filter(due=date(2021, 1, 27)).count()
    assert due == 3


def test_promises_outside_the_decision_wait_for_a_person(archive):
    lines = {
        (s.source.name[:3], s.first_line)
        for s in Suggestion.objects.select_related("source")
        if s.first_line
    }
    assert lines >= {("003", 47), ("003", 75), ("001", 108), ("000", 136)}


def test_the_cancelled_meeting_says_why(archive):
    meeting = Meeting.objects.get(date=date(2024, 1, 16))
    assert meeting.cancelled
    assert meeting.cancel_reason


def test_they_are_shown(archive, client):
    for pk in Meeting.objects.values_list("pk", flat=True):
        row = present.meeting_rows(Meeting.objects.filter(pk=pk)).get()
        for finding in publish.examine(row):
            if finding.blocks:
                publish.answer(finding, how=FindingAnswer.REMOVED, reason="", by=BY, at=AT)
    *_, tally = publish.release_archive(archive, by=BY, at=AT)
    assert tally.released == 5
    item = AgendaItem.objects.get(title__endswith="Sund med kultur")
    for name, uid in (
        ("meeting", item.meeting.uid),
        ("item", item.uid),
        ("case", item.proposal.uid),
    ):
        assert "Sund med kultur" in client.get(reverse(name, args=[uid])).content.decode()
    page = client.get(reverse("promises", args=["arkivby"])).content.decode()
    assert "27. januar 2021" in page
    assert PublicCommitment.objects.count() == Commitment.objects.filter(withdrawn=False).count()
