"""Files at the gate: found, answered, redacted, cleaned, replaced, closed, and only then public."""

from __future__ import annotations

import io
from datetime import date

import docx
import pytest

from raadslag.cases.actions import attach_file, close_attachment
from raadslag.cases.models import Attachment
from raadslag.cases.storage import path_of
from raadslag.council.actions import set_local_rule
from raadslag.meetings import actions as meetings
from raadslag.meetings.drafts import DecisionDraft, ItemDraft, MeetingDraft
from raadslag.meetings.models import AgendaItem, Decision, Meeting, MeetingState
from raadslag.protocol.models import Entry
from raadslag.publish import actions, scans, storage
from raadslag.publish.actions import releasing, substituting
from raadslag.publish.actions.gating import SECOND_PERSON
from raadslag.publish.models import (
    FileScan,
    FindingAnswer,
    GateFinding,
    PublicAttachment,
    PublicFile,
    Substitute,
)
from raadslag.publish.scan.orders import Order
from raadslag.publish.scan.tests.pdfs import SEEN, make, said
from raadslag.publish.tests.conftest import AT, BY, rows, text

PDF = "application/pdf"
KAREN, BENT = "user:karen", "user:bent"


def seen(words):
    return SEEN + said(words)


@pytest.fixture
def plan(body):
    """The Klimaudvalg's item with an open attachment, a plan for a path; the file is still to come."""
    item = ItemDraft(
        AgendaItem(number="1", title="Sti i skoven"),
        text=text(body, "Der anlægges en sti.", ("Plan", False)),
        decision=DecisionDraft(Decision(words="Godkendt.", outcome="adopted")),
    )
    draft = MeetingDraft(
        Meeting(body=body, date=date(2026, 3, 3), state=MeetingState.MINUTES), items=[item]
    )
    meetings.enter_meeting(draft, by=BY, at=AT)
    return Attachment.objects.get(title="Plan")


def filed(attachment, content, media_type=PDF):
    attach_file(attachment=attachment, content=content, media_type=media_type, by=BY, at=AT)
    return rows(Meeting.objects.get())


def findings(meeting, kind):
    return [one for one in actions.examine(meeting) if one.kind == kind]


def test_what_is_found_in_a_file_says_where(plan):
    meeting = filed(plan, make(seen("Ingenting"), seen("Hans CPR er 070761-4285")))

    (finding,) = findings(meeting, "cpr")

    assert finding.place == "Plan, side 2"
    assert (finding.attachment_uid, finding.page) == (plan.uid, 2)
    assert finding.blocks
    assert finding.boxes[0]["x0"] < finding.boxes[0]["x1"]
    with pytest.raises(actions.ReleaseBlocked):
        actions.release(meeting, by=BY, at=AT)


def test_a_file_without_findings_becomes_public_with_its_text(plan):
    content = make(seen("Ingenting"))
    actions.release(filed(plan, content), by=BY, at=AT)

    attached = PublicAttachment.objects.get()
    assert attached.file.pages == ["Forvaltningen foreslår en ny sti\nIngenting"]
    assert storage.read(attached.file) == content


def test_the_same_bytes_are_looked_at_once(plan, monkeypatch):
    meeting = filed(plan, make(seen("Ingenting")))
    actions.examine(meeting)
    monkeypatch.setattr(scans, "_scan", lambda sha256: pytest.fail("looked at again"))

    assert actions.examine(meeting) == []
    assert FileScan.objects.count() == 1


def test_a_scanner_that_sees_more_looks_again(plan, monkeypatch):
    meeting = filed(plan, make(seen("Ingenting")))
    actions.examine(meeting)
    monkeypatch.setattr(scans, "VERSION", "2")

    actions.examine(meeting)

    assert set(FileScan.objects.values_list("version", flat=True)) == {"1", "2"}


def test_a_tick_looks_at_files_before_anybody_asks(plan):
    filed(plan, make(seen("Ingenting")))
    FileScan.objects.create(sha256=Attachment.objects.get().file.sha256, version="0", report={})

    assert scans.look_ahead(AT) == "1 bilag kontrolleret"

    assert [row.version for row in FileScan.objects.all()] == [scans.VERSION]
    assert scans.look_ahead(AT) == ""


def redacted(plan, *words):
    meeting = filed(plan, make(seen("Hans CPR er 070761-4285"), seen("Bent Birk")))
    (finding,) = findings(meeting, "cpr")
    order = substituting.order_of(finding, list(words))
    return meeting, finding, substituting.redact(finding, order, by=KAREN, at=AT)


def test_the_public_gets_the_redacted_file_and_the_record_keeps_its_own(plan):
    meeting, finding, made = redacted(plan, "Bent Birk")
    actions.release(meeting, by=BY, at=AT)

    finding.refresh_from_db()
    public = PublicFile.objects.get()
    assert finding.answer == FindingAnswer.REDACTED
    assert public.sha256 == made.sha256
    assert b"4285" not in storage.read(public)
    assert "4285" not in str(public.pages)
    assert "Bent" not in str(public.pages)
    assert "Forvaltningen foreslår en ny sti" in public.pages[0]
    plan.refresh_from_db()
    assert plan.file.sha256 == finding.sha256 != made.sha256


def test_the_order_that_is_kept_does_not_repeat_the_words(plan):
    _, _, made = redacted(plan, "Bent Birk")

    assert "Bent" not in str(made.order)
    assert Entry.objects.filter(verb="attachment.redacted").count() == 1


def test_a_redaction_is_taken_back_and_the_finding_stands_again(plan):
    meeting, finding, _ = redacted(plan)

    substituting.take_back(finding, by=KAREN, at=AT)

    assert not Substitute.objects.filter(undone_at=None).exists()
    assert [one.answer for one in findings(meeting, "cpr")] == [FindingAnswer.OPEN]
    with pytest.raises(actions.ReleaseBlocked):
        actions.release(meeting, by=BY, at=AT)


def test_a_redacted_file_is_redacted_further(plan):
    meeting, _, first = redacted(plan)
    image = next(one for one in actions.examine(meeting) if one.sha256 == first.sha256)

    substituting.redact(image, Order(words=["Bent Birk"]), by=KAREN, at=AT)

    actions.release(meeting, by=BY, at=AT)
    assert "Bent" not in str(PublicFile.objects.get().pages)


def test_an_answer_to_a_file_that_is_no_longer_the_one_is_refused(plan):
    _, finding, _ = redacted(plan)

    with pytest.raises(actions.AnswerRefused, match="skiftet ud"):
        substituting.clean(finding, by=KAREN, at=AT)


def test_what_cannot_be_redacted_is_refused_with_the_reason(plan):
    meeting = filed(plan, b"Hans CPR er 070761-4285", "text/plain")
    (finding,) = findings(meeting, "cpr")

    with pytest.raises(actions.AnswerRefused):
        substituting.redact(finding, Order(words=["070761-4285"]), by=KAREN, at=AT)
    assert not Substitute.objects.exists()


def word(author="Viggo Vang"):
    document = docx.Document()
    document.core_properties.author = author
    document.add_comment(document.add_paragraph("En sti.").runs, text="Spørg Viggo", author="K")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_a_document_is_cleaned(plan):
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    meeting = filed(plan, word(), kind)
    (finding,) = findings(meeting, "file_comment")

    substituting.clean(finding, by=KAREN, at=AT)

    assert not {one.kind for one in actions.examine(meeting)} & {"file_comment", "file_metadata"}
    actions.release(meeting, by=BY, at=AT)
    assert PublicFile.objects.get().media_type == kind


def test_a_file_is_replaced_and_looked_at_in_its_turn(plan):
    meeting = filed(plan, make(seen("Hans CPR er 070761-4285")))
    (finding,) = findings(meeting, "cpr")

    substituting.replace(finding, make(seen("Ring 010190-1234")), media_type=PDF, by=KAREN, at=AT)

    assert findings(meeting, "cpr") == []
    assert len(findings(meeting, "cpr_unverified")) == 1


@pytest.mark.parametrize(
    ("content", "why"), [(b"", "tom"), (b"Hans CPR er 070761-4285", "den samme")]
)
def test_a_file_that_changes_nothing_replaces_nothing(plan, content, why):
    meeting = filed(plan, b"Hans CPR er 070761-4285", "text/plain")
    (finding,) = findings(meeting, "cpr")

    with pytest.raises(actions.AnswerRefused, match=why):
        substituting.replace(finding, content, media_type="text/plain", by=KAREN, at=AT)


def test_an_attachment_is_closed_and_opened_again(plan):
    meeting = filed(plan, make(seen("Hans CPR er 070761-4285")))
    (finding,) = findings(meeting, "cpr")

    substituting.close(finding, by=KAREN, at=AT)

    meeting = rows(Meeting.objects.get())
    assert findings(meeting, "cpr") == []
    actions.release(meeting, by=BY, at=AT)
    assert not PublicAttachment.objects.exists()
    substituting.take_back(finding, by=KAREN, at=AT)
    assert len(findings(rows(Meeting.objects.get()), "cpr")) == 1


def test_what_was_closed_and_is_open_again_is_asked_about_again(plan):
    meeting = filed(plan, make(seen("Hans CPR er 070761-4285"), seen("Ring 010190-1234")))
    (finding,) = findings(meeting, "cpr")
    substituting.close(finding, by=KAREN, at=AT)
    assert GateFinding.objects.filter(answer=FindingAnswer.CLOSED).count() == 2

    close_attachment(Attachment.objects.get(title="Plan"), closed=False, by=BY, at=AT)

    meeting = rows(Meeting.objects.get())
    assert [one.answer for one in findings(meeting, "cpr")] == [FindingAnswer.OPEN]
    with pytest.raises(actions.ReleaseBlocked):
        actions.release(meeting, by=BY, at=AT)


def test_closing_an_item_answers_what_was_found_in_it(held):
    held.items.get(position=1).text.sections.update(words="Bo, 070761-4285, søger.")
    (finding,) = findings(rows(held), "cpr")
    item = held.items.select_related("meeting", "decision").get(position=1)

    told = actions.Told(ground="Personsag")
    actions.close_item(item, version=item.version, told=told, by=KAREN, at=AT)

    finding.refresh_from_db()
    assert (finding.answer, finding.answered_by) == (FindingAnswer.CLOSED, KAREN)


def test_a_lost_file_stops_the_release(plan):
    meeting = filed(plan, make(seen("Ingenting")))
    path_of(Attachment.objects.get().file.sha256).unlink()

    assert len(findings(meeting, "file_lost")) == 1


def test_a_file_that_quotes_a_closed_attachment_stops_the_release(body):
    words = "Køber tilbyder fire millioner kroner for hele grunden ved havnen"
    item = ItemDraft(
        AgendaItem(number="1", title="Grund"),
        text=text(body, "En grund.", ("Tilbud", True), ("Notat", False)),
    )
    draft = MeetingDraft(
        Meeting(body=body, date=date(2026, 3, 3), state=MeetingState.MINUTES), items=[item]
    )
    meetings.enter_meeting(draft, by=BY, at=AT)
    for title, content in (("Tilbud", f"{words}."), ("Notat", f"Bemærk: {words.lower()} i dag")):
        attachment = Attachment.objects.get(title=title)
        attach_file(
            attachment=attachment, content=content.encode(), media_type="text/plain", by=BY, at=AT
        )

    (finding,) = findings(rows(Meeting.objects.get()), "quoted_closed")

    assert finding.place == "Notat, side 1"
    assert finding.blocks


@pytest.fixture
def released_all_the_same(plan, municipality, body):
    """Karen has said that a home address is released all the same; the body's rules want two."""
    set_local_rule(
        municipality=municipality, body=body, key=SECOND_PERSON, value=True,
        source="Udvalgets forretningsorden § 9", since=date(2026, 1, 1), by=BY, at=AT,
    )  # fmt: skip
    meeting = filed(plan, make(seen("Bo har bopæl Egevej 12, 8999 Egelund")))
    (finding,) = findings(meeting, "home")
    how, reason = FindingAnswer.RELEASED, "Han har bedt om det."
    actions.answer(finding, how=how, reason=reason, by=KAREN, at=AT)
    return meeting, finding


def test_where_the_rules_ask_for_two_one_is_not_enough(released_all_the_same):
    meeting, finding = released_all_the_same
    with pytest.raises(actions.ReleaseBlocked):
        actions.release(meeting, by=BY, at=AT)
    with pytest.raises(actions.AnswerRefused, match="En anden"):
        actions.confirm(finding, by=KAREN, at=AT)

    actions.confirm(finding, by=BENT, at=AT)

    assert actions.release(meeting, by=BY, at=AT)
    assert Entry.objects.filter(verb="gate.confirmed").count() == 1


def test_what_waits_for_a_second_person_is_not_let_out_by_another_deed(
    released_all_the_same,
):
    meeting, _ = released_all_the_same

    releasing.release_passed(meeting, by=BY, at=AT)

    assert PublicAttachment.objects.get().file is None


def test_a_new_answer_waits_for_a_new_confirmation(released_all_the_same):
    _, finding = released_all_the_same
    actions.confirm(finding, by=BENT, at=AT)

    actions.answer(finding, how=FindingAnswer.RELEASED, reason="Igen.", by=KAREN, at=AT)

    assert GateFinding.objects.get(pk=finding.pk).confirmed_by == ""


def test_only_what_is_released_all_the_same_is_confirmed(plan):
    meeting = filed(plan, make(seen("Hans CPR er 070761-4285")))
    (finding,) = findings(meeting, "cpr")

    with pytest.raises(actions.AnswerRefused, match="intet svar"):
        actions.confirm(finding, by=BENT, at=AT)
    with pytest.raises(actions.AnswerRefused, match="sløres"):
        actions.answer(finding, how=FindingAnswer.REDACTED, reason="", by=KAREN, at=AT)


def test_where_the_rules_do_not_ask_one_is_enough(plan):
    meeting = filed(plan, make(seen("Bo har bopæl Egevej 12, 8999 Egelund")))
    (finding,) = findings(meeting, "home")

    actions.answer(finding, how=FindingAnswer.RELEASED, reason="Aftalt.", by=KAREN, at=AT)

    assert actions.release(meeting, by=BY, at=AT)


def test_a_file_that_takes_too_long_is_unscanned_and_stops_the_release(plan, settings):
    settings.READ_SECONDS = 0.0001
    meeting = filed(plan, make(*[seen("Ingenting")] * 40))

    (finding,) = findings(meeting, "unscanned")

    assert "afbrudt" in finding.text
    assert finding.blocks
