"""A meeting with something of everything that a document prints."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from raadslag.meetings.presentation import (
    AttachmentView,
    BodyRef,
    ClauseView,
    DecisionView,
    DissentView,
    EarlierView,
    GuestView,
    ItemView,
    MeetingView,
    ParticipationView,
    PersonRef,
    PointView,
    PresenceView,
    RouteStepView,
    SectionView,
    SideView,
    VoteView,
)

LONG = "Møllerne er op til 150 meter høje og leverer strøm til omkring 22.000 husstande i året."


def person(name: str, party: str = "", uid: str | None = None) -> PersonRef:
    return PersonRef(name=name, party=party, uid=uid)


def full_item() -> ItemView:
    """An item with a route, clauses, a vote, a dissent, history and attachments."""
    return ItemView(
        uid="item00000002",
        position=2,
        number="2",
        title="KMU/KB - Vindmøller ved Sandkær",
        matter="Vindmøller ved Sandkær",
        case_number="01.02.15-P16-1-24",
        caseworker="Ida Lund",
        recommender="Direktøren for Teknik",
        route=[
            RouteStepView(
                abbreviation="KMU", body=BodyRef(uid="b1", name="Klimaudvalget"), state="here"
            ),
            RouteStepView(
                abbreviation="KB",
                body=BodyRef(uid="b2", name="Kommunalbestyrelsen"),
                role="deciding",
            ),
        ],
        clauses=[
            ClauseView(
                label="", text="at der laves en plan.", outcome="adopted", result="Godkendt."
            ),
            ClauseView(
                label="", text="at bygherren betaler.", outcome="rejected", result="Forkastet."
            ),
        ],
        sections=[
            SectionView(
                heading="Anledning", kind="case", text=f"Natur\n{LONG}\n- en gås\n- to gæs"
            ),
            SectionView(
                heading="Økonomi", kind="economy", text="Løn 100.000 kr.\nI alt 140.000 kr."
            ),
            SectionView(heading="Indstilling", kind="recommendation", text="1. at … 2. at …"),
            SectionView(heading="Beslutning", kind="decision", text="Godkendt."),
        ],
        guests=[GuestView(name="Ib Lund", title="chef")],
        attachments=[
            AttachmentView(
                uid="file00000001", title="Kort over området", recommended=True, pages=4
            ),
            AttachmentView(uid="file00000002", title="Høringssvar"),
        ],
        participation=[ParticipationView(person=person("Per Dal", "V"), kind="disqualified")],
        earlier=[
            EarlierView(body="Miljøudvalget", on=date(2025, 1, 7), number="4", text="Udsat."),
        ],
        decision=DecisionView(
            text="Godkendt med 4 stemmer mod 3.",
            outcome="adopted",
            votes=[
                VoteView(sides=[SideView(side="for", count=4), SideView(side="against", count=3)]),
                VoteView(
                    sides=[SideView(side="for", names=["A"]), SideView(side="against", names=["V"])]
                ),
            ],
            dissents=[
                DissentView(person=person("Mia Bjerg", "G", "person000001"), text="For dyrt.")
            ],
        ),
    )


def closed_item() -> ItemView:
    return ItemView(
        uid="item00000003",
        position=3,
        number="3",
        title="Salg af grund til Bo Hansen",
        closed=True,
        public_title="Salg af grund",
        ground="forvaltningsloven § 27",
        sections=[SectionView(heading="Sag", kind="case", text="Bo Hansen byder 2 mio. kr.")],
        decision=DecisionView(text="Solgt.", outcome="adopted"),
    )


@pytest.fixture
def minutes() -> MeetingView:
    """Klimaudvalget's minutes of 4 March 2025: one plain item, one with everything, one closed."""
    return MeetingView(
        uid="meeting00001",
        municipality="soendby",
        municipality_name="Søndby",
        body=BodyRef(uid="body00000001", name="Klimaudvalget", abbreviation="KMU"),
        on=date(2025, 3, 4),
        start=time(17),
        end=time(19, 5),
        place="Rådhuset",
        state="minutes",
        presence=[
            PresenceView(
                person=person("Mia Bjerg", "G", "person000001"), role="formand", present=True
            ),
            PresenceView(person=person("Per Dal", "V"), present=False, note="i stedet for …"),
            PresenceView(person=person("Ida Lund"), role="direktør"),
        ],
        items=[
            ItemView(
                uid="item00000001",
                position=1,
                number="1",
                title="Meddelelser",
                points=[PointView(label="A", title="Nyt fra formanden", text="Intet.", oral=True)],
                decision=DecisionView(text="Taget til efterretning.", outcome="noted"),
            ),
            full_item(),
            closed_item(),
        ],
        version=2,
        released=datetime(2025, 3, 6, 9, tzinfo=UTC),
    )
