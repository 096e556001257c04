"""Entering a meeting, and revising it with a newer draft."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from raadslag.cases.actions import add_attachment, attach_file, close_attachment
from raadslag.cases.models import Attachment, CaseSection, Proposal
from raadslag.meetings import actions, models
from raadslag.meetings.tests.conftest import make_draft, make_item
from raadslag.protocol.models import Entry
from raadslag.protocol.verify import verify

DEED = {"by": "system:import", "verb": "meeting.imported"}


def _read_again(meeting, body):
    """A new draft of a meeting that stands, as the importer makes it: items known by their number."""
    draft = make_draft(body)
    draft.meeting.pk, draft.meeting.uid = meeting.pk, meeting.uid
    standing = {item.number: item for item in meeting.items.all()}
    for item in draft.items:
        known = standing[item.item.number]
        item.item.pk, item.item.uid = known.pk, known.uid
        item.item.text_id, item.proposal = known.text_id, known.proposal
    return draft


def _addresses(meeting):
    return {
        model.__name__: set(model._default_manager.values_list("uid", flat=True))
        for model in (
            models.AgendaItem,
            models.Decision,
            models.Commitment,
            Attachment,
            Proposal,
        )
    }


def test_a_meeting_is_entered_whole(meeting):
    item = meeting.items.get(number="2")

    assert [item.position for item in meeting.items.all()] == [1, 2, 3]
    assert [(row.printed_name, row.kind) for row in meeting.presences.all()] == [
        ("Mia Bjerg", "present"),
        ("Per Dal", "excused"),
    ]
    assert [section.heading for section in item.text.sections.all()] == ["Resumé", "Beslutning"]
    assert [row.attachment.title for row in item.text.enclosures.all()] == ["Planteplan", "Tilbud"]
    assert item.decision.words == "Godkendt."
    assert item.votes.get().ballots.count() == 2
    assert item.proposal.route.get().printed == "KLU"
    assert item.commitments.get().words == "Status på plads 2 gives."
    assert item.proposal.texts.get() == item.text


def test_a_meeting_is_one_entry_in_the_protocol(meeting, municipality):
    assert Entry.objects.filter(verb="meeting.imported", subject_uid=meeting.uid).count() == 1
    assert Entry.objects.filter(subject_type="meetings.agendaitem").count() == 0
    assert verify(municipality) is None


def test_a_draft_that_the_database_refuses_leaves_nothing(draft, at):
    draft.items[1].decision.decision.outcome = "maybe"

    with pytest.raises(IntegrityError):
        actions.enter_meeting(draft, at=at, **DEED)

    assert not models.Meeting.objects.exists()
    assert not Proposal.objects.exists()


def test_statements_do_not_grow_with_the_items(body, at):
    counts = []
    for items in (2, 8):
        with CaptureQueriesContext(connection) as statements:
            actions.enter_meeting(make_draft(body, items=items), at=at, **DEED)
        counts.append(len(statements))

    assert counts[1] <= counts[0] < 35


def test_reading_again_keeps_every_address(meeting, body, at):
    before = _addresses(meeting)

    actions.revise_meeting(_read_again(meeting, body), at=at, **DEED)

    assert _addresses(meeting) == before
    assert CaseSection.objects.count() == 6


def test_reading_again_takes_the_new_values(meeting, body, at):
    draft = _read_again(meeting, body)
    draft.meeting.place = "Biblioteket"
    draft.items[0].item.title = "Træer på torvet"
    draft.items[0].decision.decision.words = "Tiltrådt."
    draft.items[0].text.sections.pop()

    actions.revise_meeting(draft, at=at, **DEED)

    item = models.Meeting.objects.get(pk=meeting.pk).items.get(number="1")
    assert models.Meeting.objects.get(pk=meeting.pk).place == "Biblioteket"
    assert (item.title, item.decision.words) == ("Træer på torvet", "Tiltrådt.")
    assert item.text.sections.count() == 1


def test_reading_again_opens_no_attachment_and_loses_none_that_a_person_added(
    meeting, body, at, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    text = meeting.items.get(number="1").text
    read = text.enclosures.get(position=1).attachment
    close_attachment(read, by="user:karen", at=at)
    attach_file(
        attachment=read, content=b"Et kort.", media_type="text/plain", by="user:karen", at=at
    )
    added = add_attachment(texts=[text], title="Prisoverslag", closed=True, by="user:karen", at=at)

    actions.revise_meeting(_read_again(meeting, body), at=at, **DEED)

    listed = [enclosure.attachment for enclosure in text.enclosures.order_by("position")]
    assert (listed[0], listed[-1]) == (read, added)
    assert all(one.closed for one in (listed[0], listed[-1]))
    assert listed[0].file is not None


def test_items_may_change_places(meeting, body, at):
    draft = _read_again(meeting, body)
    draft.items.reverse()

    actions.revise_meeting(draft, at=at, **DEED)

    assert [item.number for item in meeting.items.all()] == ["3", "2", "1"]


def test_reading_again_outdates_what_somebody_has_open(meeting, body, at):
    item = meeting.items.get(number="1")
    actions.edit_item(item=item, version=1, changes={"title": "Træer"}, by="user:karen", at=at)

    actions.revise_meeting(_read_again(meeting, body), at=at, **DEED)

    assert models.AgendaItem.objects.get(pk=item.pk).version == 3
    assert models.Meeting.objects.get(pk=meeting.pk).version == 2


def test_a_withdrawn_item_comes_back_under_its_address(meeting, body, at):
    gone = meeting.items.get(number="1")
    short = _read_again(meeting, body)
    short.items.pop(0)
    actions.revise_meeting(short, at=at, **DEED)

    actions.revise_meeting(_read_again(meeting, body), at=at, **DEED)

    assert meeting.items.get(uid=gone.uid, withdrawn=False).position == 1


def test_an_item_that_is_gone_is_withdrawn_and_keeps_its_address(meeting, body, at):
    gone = meeting.items.get(number="1")
    draft = _read_again(meeting, body)
    draft.items.pop(0)
    draft.items.append(make_item(body, 4))

    actions.revise_meeting(draft, at=at, **DEED)

    assert models.AgendaItem.objects.get(uid=gone.uid).withdrawn
    standing = meeting.items.filter(withdrawn=False).values_list("number", flat=True)
    assert list(standing) == ["2", "3", "4"]


def test_what_a_person_settled_is_not_opened_by_reading_again(meeting, body, at):
    commitment = models.Commitment.objects.first()
    actions.settle_commitment(
        commitment=commitment, version=1, status="done", by="user:karen", at=at
    )

    actions.revise_meeting(_read_again(meeting, body), at=at, **DEED)

    commitment.refresh_from_db()
    assert (commitment.status, commitment.withdrawn) == ("done", False)


def test_a_commitment_that_is_not_found_again_is_withdrawn(meeting, body, at):
    item = meeting.items.get(number="1")
    accepted = actions.add_commitment(
        item=item, kind="note", words="Et notat loves.", by="user:karen", at=at
    )
    draft = _read_again(meeting, body)
    draft.items[0].commitments.clear()

    actions.revise_meeting(draft, at=at, **DEED)

    assert models.Commitment.objects.get(item=item, kind="report").withdrawn
    accepted.refresh_from_db()
    assert not accepted.withdrawn


def test_a_decision_that_is_gone_keeps_its_address_and_has_no_words(meeting, body, at):
    decision = meeting.items.get(number="1").decision
    draft = _read_again(meeting, body)
    draft.items[0].decision = None

    actions.revise_meeting(draft, at=at, **DEED)

    decision.refresh_from_db()
    assert (decision.words, decision.outcome) == (None, "none")


def test_an_edit_on_an_old_version_is_told_and_overwrites_nothing(meeting, at):
    from raadslag.protocol.versions import Outdated

    item = meeting.items.get(number="1")
    deed = {"item": item, "version": item.version, "by": "user:karen", "at": at}
    actions.edit_item(changes={"title": "Træer"}, **deed)

    with pytest.raises(Outdated) as outdated:
        actions.edit_item(changes={"title": "Buske"}, **deed)

    assert outdated.value.current.title == "Træer"
    item.refresh_from_db()
    assert (item.title, item.version) == ("Træer", 2)
