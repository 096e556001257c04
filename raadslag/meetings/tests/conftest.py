"""A meeting of Søndby's Klimaudvalg in March 2025, with a little of everything."""

from __future__ import annotations

from datetime import date, time

import pytest

from raadslag.cases import models as cases
from raadslag.council.models import Origin
from raadslag.meetings import drafts, models


def make_draft(body, *, items=3, day=date(2025, 3, 3)) -> drafts.MeetingDraft:
    """A meeting whose last item is closed and whose others are alike, each with all that an item may have."""
    meeting = models.Meeting(
        body=body,
        printed_body="Klimaudvalget",
        date=day,
        start=time(16, 30),
        place="Rådhuset",
        state=models.MeetingState.MINUTES,
        origin=Origin.IMPORTED,
    )
    return drafts.MeetingDraft(
        meeting=meeting,
        presences=[
            models.Presence(printed_name="Mia Bjerg", printed_party="G", kind="present"),
            models.Presence(printed_name="Per Dal", printed_party="A", kind="excused"),
        ],
        items=[make_item(body, number, closed=number == items) for number in range(1, items + 1)],
    )


def make_item(body, number: int, *, closed: bool = False) -> drafts.ItemDraft:
    proposal = cases.Proposal(
        municipality_id=body.municipality_id,
        title=f"Træer på plads {number}",
        closed=closed,
        origin=Origin.IMPORTED,
    )
    item = models.AgendaItem(
        number=str(number),
        title=f"Træer på plads {number}",
        case_number=f"01.02.03-P19-{number}-25",
        route=["KLU"],
        closed=closed,
        public_title="Køb af jord" if closed else None,
        closed_ground="Forhandling" if closed else None,
        origin=Origin.IMPORTED,
    )
    decision = models.Decision(
        words="Godkendt.", public_words="Godkendt." if closed else None, outcome="adopted"
    )
    return drafts.ItemDraft(
        item=item,
        proposal=proposal,
        route=[cases.RouteStep(position=1, body=body, printed="KLU")],
        text=make_text(body),
        points=[models.ItemPoint(label="A", title="Nyt fra byen")],
        guests=[models.Guest(printed_name="Ib Lund", title="gartner")],
        presences=[models.PresenceOnItem(printed_name="Per Dal", kind="absent")],
        dissents=[models.Dissent(printed_name="V", words="For dyrt.")],
        decision=drafts.DecisionDraft(
            decision,
            [models.ClauseResult(label="Ad 1", words="Godkendt.", outcome="adopted")],
        ),
        votes=[
            drafts.VoteDraft(
                models.Vote(count_for=4, count_against=1),
                [
                    models.Ballot(side="for", printed="A", count=4),
                    models.Ballot(side="against", printed="V", count=1),
                ],
            )
        ],
        earlier=[models.EarlierTreatment(printed_body="Byrådet", words="Sendt til udvalget.")],
        commitments=[models.Commitment(kind="report", words=f"Status på plads {number} gives.")],
    )


def make_text(body) -> drafts.TextDraft:
    text = cases.CaseText(
        municipality_id=body.municipality_id, recommender="Direktøren", origin=Origin.IMPORTED
    )
    attachment = cases.Attachment(
        municipality_id=body.municipality_id, title="Planteplan", origin=Origin.IMPORTED
    )
    secret = cases.Attachment(
        municipality_id=body.municipality_id, title="Tilbud", closed=True, origin=Origin.IMPORTED
    )
    return drafts.TextDraft(
        text=text,
        sections=[
            cases.CaseSection(heading="Resumé", words="Der plantes træer."),
            cases.CaseSection(heading="Beslutning", kind="decision", words="Godkendt."),
        ],
        clauses=[cases.Clause(words="at træerne plantes.")],
        enclosures=[
            cases.Enclosure(attachment=attachment, recommended=True),
            cases.Enclosure(attachment=secret),
        ],
    )


@pytest.fixture
def draft(body):
    """The meeting before it is entered."""
    return make_draft(body)


@pytest.fixture
def meeting(draft, at):
    """The meeting as entered: two open items and a closed one."""
    from raadslag.meetings import actions

    return actions.enter_meeting(draft, by="system:import", at=at, verb="meeting.imported")
