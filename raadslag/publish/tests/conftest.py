"""The Klimaudvalg's meeting that is released, or not, in the tests of publishing."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from raadslag.cases.models import Attachment, CaseSection, CaseText, Enclosure, Proposal
from raadslag.council.models import Origin
from raadslag.meetings import actions as meetings
from raadslag.meetings import present
from raadslag.meetings.drafts import DecisionDraft, ItemDraft, MeetingDraft, TextDraft
from raadslag.meetings.models import AgendaItem, Decision, Meeting, MeetingState
from raadslag.publish import actions
from raadslag.publish.models import FindingAnswer

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
BY = "system:test"
SECRET = "Hemmelighedskrukke"


def text(body, words, *attachments):
    return TextDraft(
        CaseText(municipality=body.municipality),
        sections=[CaseSection(heading="Sagsfremstilling", words=words)],
        enclosures=[
            Enclosure(
                attachment=Attachment(municipality=body.municipality, title=title, closed=closed)
            )
            for title, closed in attachments
        ],
    )


@pytest.fixture
def held(body):
    """The Klimaudvalg has met: trees in the open, and the sale of a plot behind closed doors."""
    trees = ItemDraft(
        AgendaItem(number="1", title="Flere træer"),
        proposal=Proposal(municipality=body.municipality, title="Flere træer"),
        text=text(body, "Der plantes 40 lindetræer.", ("Kort", False), (f"Tilbud {SECRET}", True)),
        decision=DecisionDraft(Decision(words="Godkendt.", outcome="adopted")),
    )
    plot = ItemDraft(
        AgendaItem(number="2", title=f"Salg til {SECRET}", closed=True),
        text=text(body, f"{SECRET} byder 4 mio. kr."),
        decision=DecisionDraft(Decision(words=f"Solgt til {SECRET}.", outcome="adopted")),
    )
    draft = MeetingDraft(
        Meeting(
            body=body, date=date(2026, 3, 3), state=MeetingState.MINUTES, origin=Origin.IMPORTED
        ),
        items=[trees, plot],
    )
    return meetings.enter_meeting(draft, by=BY, at=AT)


def rows(meeting):
    return present.meeting_rows(Meeting.objects.filter(pk=meeting.pk)).get()


def answered(meeting):
    """The clerk has said that what is closed stays inside."""
    for finding in actions.examine(rows(meeting)):
        if finding.blocks:
            actions.answer(finding, how=FindingAnswer.REMOVED, reason="", by=BY, at=AT)
    return rows(meeting)
