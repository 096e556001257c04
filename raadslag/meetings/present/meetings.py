"""A meeting, who was there, and what its files hide."""

from __future__ import annotations

from raadslag.meetings.models import (
    Meeting,
    MeetingState,
    Presence,
    PresenceKind,
)
from raadslag.meetings.present.items import item
from raadslag.meetings.present.names import body_ref, person_ref
from raadslag.meetings.presentation import (
    MeetingView,
    PresenceView,
)


def meeting(row: Meeting, *, closed_matter: bool) -> MeetingView:
    """A meeting from `meeting_rows`.

    closed_matter: False leaves out every text of a closed item but its public ones, and every
    closed attachment.
    """
    view = MeetingView(
        uid=row.uid,
        municipality=row.body.municipality.slug,
        municipality_name=row.body.municipality.name,
        body=body_ref(row.body, row),
        on=row.date,
        start=row.start,
        end=row.end,
        place=row.place or "",
        kind=row.kind or "",
        state="minutes" if row.state == MeetingState.MINUTES else "agenda",
        cancelled=row.cancelled,
        cancel_reason=row.cancel_reason or "",
        presence=[_presence(p) for p in row.presences.all()],
        items=[item(i, row, closed_matter=closed_matter) for i in row.items.all()],
    )
    _lend_parties(view)
    return view


def _lend_parties(view: MeetingView) -> None:
    """A vote prints names alone; the meeting's own list says for which party they sit."""
    parties = {p.person.uid: p.person.party for p in view.presence if p.person.uid}
    decided = [item.decision for item in view.items if item.decision]
    for side in (side for decision in decided for vote in decision.votes for side in vote.sides):
        for voter in side.voters:
            voter.party = voter.party or parties.get(voter.uid or "", "")


def _presence(row: Presence) -> PresenceView:
    notes = [
        f"fra {row.arrived:%H.%M}" if row.arrived else "",
        f"til {row.left:%H.%M}" if row.left else "",
        f"i stedet for {row.substitute_for}" if row.substitute_for else "",
    ]
    return PresenceView(
        person=person_ref(row.printed_name, row.printed_party, row.person),
        role=row.role or "",
        present=None if row.kind is None else row.kind == PresenceKind.PRESENT,
        note=", ".join(note for note in notes if note),
    )


def hidden_text(row: Meeting) -> list[str]:
    """What the meeting's source files hold that a person does not see in them."""
    readings = row.readings.select_related("source").order_by("pk")
    return [words for reading in readings for words in reading.source.hidden]
