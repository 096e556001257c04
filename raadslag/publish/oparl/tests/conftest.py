"""Søndby in public: a matter through a committee and the council, with a vote, and a closed item."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

import pytest

from raadslag.cases.models import (
    Attachment,
    CaseSection,
    CaseText,
    Clause,
    Enclosure,
    Proposal,
    RouteStep,
)
from raadslag.council import actions as council
from raadslag.council.models import Body, BodyKind, Municipality, OfficeKind, Origin, Party, Person
from raadslag.meetings import actions as meetings
from raadslag.meetings.drafts import (
    DecisionDraft,
    ItemDraft,
    MeetingDraft,
    TextDraft,
    VoteDraft,
)
from raadslag.meetings.models import (
    AgendaItem,
    Ballot,
    Commitment,
    Decision,
    Dissent,
    Meeting,
    MeetingState,
    Presence,
    PresenceOnItem,
    Vote,
)
from raadslag.publish import actions, directory
from raadslag.publish.tests.conftest import AT, BY, SECRET, answered

DEED = {"by": BY, "at": AT}


@dataclass
class Town:
    municipality: Municipality
    committee: Body
    council: Body
    mia: Person
    per: Person
    party: Party
    trees: Proposal
    first: Meeting
    second: Meeting

    def release(self, meeting: Meeting, at=AT):
        made = actions.release(answered(meeting), by=BY, at=at)
        directory.refresh(self.municipality, at=at)
        return made


@pytest.fixture
def town(municipality, body):
    """The trees went from the Klimaudvalg, 1 to 1, to the council; nothing is public yet."""
    top = council.create_body(
        municipality=municipality,
        name="Byrådet",
        kind=BodyKind.COUNCIL,
        abbreviation="BY",
        valid_from=date(2022, 1, 1),
        **DEED,
    )
    council.create_term(
        municipality=municipality,
        starts=date(2026, 1, 1),
        ends=date(2029, 12, 31),
        seats=19,
        **DEED,
    )
    mia, per = (
        council.create_person(municipality=municipality, name=name, **DEED)
        for name in ("Mia Bjerg", "Per Dal")
    )
    party = council.create_party(name="Grøn Liste", letter="G", municipality=municipality, **DEED)
    council.join_party(person=mia, party=party, since=date(2022, 1, 1), **DEED)
    for person, kind in ((mia, OfficeKind.CHAIR), (per, OfficeKind.MEMBER)):
        council.appoint(person=person, body=body, kind=kind, valid_from=date(2026, 1, 1), **DEED)
    trees = Proposal(municipality=municipality, title="Træer i byen")
    first = _enter(
        body,
        date(2026, 3, 3),
        time(16),
        _first_items(municipality, trees, body, top, mia, per),
        mia,
        per,
    )
    second = _enter(top, date(2026, 3, 24), None, [_second_item(municipality, trees)], mia, per)
    return Town(municipality, body, top, mia, per, party, trees, first, second)


def _enter(body, on, start, items, mia, per):
    draft = MeetingDraft(
        Meeting(
            body=body,
            date=on,
            start=start,
            place="Rådhuset, lokale 1",
            state=MeetingState.MINUTES,
            origin=Origin.IMPORTED,
        ),
        presences=[
            Presence(printed_name="Mia Bjerg", printed_party="G", person=mia, kind="present"),
            Presence(printed_name="Per Dal", person=per, kind="excused"),
        ],
        items=items,
    )
    return meetings.enter_meeting(draft, **DEED)


def _first_items(municipality, trees, body, top, mia, per):
    steps = [
        RouteStep(position=1, body=body, printed="KLU", role="recommending"),
        RouteStep(position=2, body=top, printed="BY", role="deciding"),
    ]
    text = TextDraft(
        CaseText(municipality=municipality, recommender="Direktøren"),
        sections=[CaseSection(heading="Sagsfremstilling", words="Der plantes 40 lindetræer.")],
        clauses=[Clause(label="1", words="at træerne plantes.")],
        enclosures=[
            Enclosure(attachment=Attachment(municipality=municipality, title="Kort over byen")),
            Enclosure(
                attachment=Attachment(
                    municipality=municipality, title=f"Tilbud {SECRET}", closed=True
                )
            ),
        ],
    )
    item = ItemDraft(
        AgendaItem(number="1", title="Træer i byen", case_number="04.01.00-P19-4-26"),
        proposal=trees,
        route=steps,
        text=text,
        presences=[PresenceOnItem(printed_name="Per Dal", person=per, kind="left", note="gik")],
        dissents=[Dissent(printed_name="Per Dal", person=per, words="For dyrt.")],
        decision=DecisionDraft(
            Decision(
                words="Anbefales.", outcome="adopted", effect="recommended", role="recommending"
            )
        ),
        votes=[
            VoteDraft(
                Vote(count_for=1, count_against=1),
                [
                    Ballot(side="for", printed="Mia Bjerg", person=mia),
                    Ballot(side="against", printed="Per Dal", person=per),
                ],
            )
        ],
        commitments=[Commitment(kind="report", words="Der gives en status.", amount_dkk=860_000)],
    )
    plot = ItemDraft(
        AgendaItem(
            number="2",
            title=f"Salg til {SECRET}",
            closed=True,
            closed_ground="forretningsforhold",
            public_title="Salg af areal",
        ),
        text=TextDraft(
            CaseText(municipality=municipality),
            sections=[CaseSection(heading="Sag", words=f"{SECRET} byder 4 mio. kr.")],
        ),
    )
    return [item, plot]


def _second_item(municipality, trees):
    return ItemDraft(
        AgendaItem(number="1", title="Træer i byen", case_number="04.01.00-P19-4-26"),
        proposal=trees,
        decision=DecisionDraft(
            Decision(words="Godkendt.", outcome="adopted", effect="adopted", role="deciding")
        ),
    )


@pytest.fixture
def public(town):
    """Both meetings are released."""
    town.release(town.first)
    town.release(town.second)
    return town
