"""Meetings and their items."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from raadslag.meetings.presentation import ItemView, MeetingView, PresenceView
from raadslag.publish.models import PublicAttachment, PublicItem, PublicMeeting, PublicPart
from raadslag.publish.oparl import addresses
from raadslag.publish.oparl.addresses import Kind
from raadslag.publish.oparl.shape import (
    INSIDE,
    Json,
    Look,
    at,
    ends,
    instant,
    own,
    own_objects,
    thing,
)
from raadslag.publish.oparl.types import decided
from raadslag.publish.oparl.types.documents import PDF, document, name_of
from raadslag.publish.oparl.types.ground import location
from raadslag.publish.oparl.types.papers import file
from raadslag.publish.oparl.types.references import Known
from raadslag.publish.parts import ConsultationView, consultation_uid
from raadslag.publish.queries import view
from raadslag.web.outcomes import sign

_STATES = {"minutes": "durchgeführt", "agenda": "eingeladen"}
_DOCUMENTS = {"minutes": "resultsProtocol", "agenda": "invitation"}


def meeting(
    row: PublicMeeting,
    items: Sequence[Json],
    place: PublicPart | None,
    known: Known,
    look: Look,
) -> Json:
    """items: as `agenda_item` makes them, in their order."""
    shown = view(row, MeetingView)
    start, end = at(shown.on, shown.start), ends(shown.on, shown.start, shown.end)
    return thing(
        Kind.MEETING,
        row.uid,
        row,
        name=name_of(row),
        meetingState=_STATES[row.state],
        cancelled=row.cancelled,
        start=instant(start) if start else None,
        end=instant(end) if end else None,
        location=location(place, [], INSIDE) if place else None,
        organization=[addresses.one(Kind.ORGANIZATION, row.body_uid)],
        participant=[
            addresses.one(Kind.PERSON, p.person.uid)
            for p in shown.presence
            if p.present and p.person.uid in known.persons
        ],
        agendaItem=list(items) if look.parts else None,
        **{_DOCUMENTS[row.state]: document(row, PDF, INSIDE)},
        web=addresses.page("meeting", row.uid),
        **_own(row, shown, known),
    )


def _own(row: PublicMeeting, shown: MeetingView, known: Known) -> Json:
    address = addresses.one(Kind.MEETING, row.uid)
    there = [p for p in shown.presence if p.present is not False]
    away = [p for p in shown.presence if p.present is False]
    return own(
        moedetype=shown.kind,
        udenKlokkeslaet=True if shown.on and not shown.start else None,
        aflysningsgrund=shown.cancel_reason,
        fremmoede=own_objects(
            address, "fremmoede", "Fremmoede", (_presence(p, known) for p in there)
        ),
        afbud=own_objects(address, "afbud", "Fremmoede", (_presence(p, known) for p in away)),
        udgave=shown.edition,
        udgavenummer=shown.version,
        tillaegsnummer=shown.supplement,
        frigivet=instant(shown.released) if shown.released else None,
        tilbagetrukkePunkter=own_objects(
            address, "tilbagetrukkePunkter", "Tilbagetrukket", decided.withheld(shown.withheld)
        ),
    )


def _presence(shown: PresenceView, known: Known) -> Json:
    return decided.named(shown.person, known) | {
        "rolle": shown.role,
        "tilStede": shown.present,
        "note": shown.note,
    }


def agenda_item(
    row: PublicItem,
    shown: ItemView,
    order: int,
    files: Sequence[PublicAttachment],
    known: Known,
    look: Look,
) -> Json:
    """order: its place in the meeting's list, from 0. files: its attachments that have a file."""
    consultation = consultation_of(row)
    decision = shown.decision
    return thing(
        Kind.AGENDA_ITEM,
        row.uid,
        row,
        meeting=addresses.one(Kind.MEETING, row.meeting_id) if look.alone else None,
        number=row.number,
        order=order,
        name=row.title,
        public=not row.closed,
        consultation=(
            addresses.one(Kind.CONSULTATION, consultation)
            if consultation in known.consultations
            else None
        ),
        result=str(sign(row.outcome).word) if row.outcome != "none" else None,
        resolutionText=decision.text if decision else None,
        auxiliaryFile=[file([one], {}, INSIDE) for one in files] if look.parts else None,
        keyword=[row.subject] if row.subject else None,
        web=addresses.page("item", row.uid),
        **decided.of_item(shown, row.subject, known),
    )


def consultation_of(row: PublicItem) -> str:
    """The id of the treatment that the item is; "" where it is on no path."""
    if not row.proposal_uid:
        return ""
    return consultation_uid(row.proposal_uid, ConsultationView(case=row.proposal_uid, item=row.uid))


def orders(rows: Sequence[tuple[str, str]]) -> Mapping[str, int]:
    """Each item's place in its meeting, from 0. rows: (meeting, item) in their order."""
    counted: dict[str, int] = {}
    places = {}
    for meeting_uid, uid in rows:
        places[uid] = counted.get(meeting_uid, 0)
        counted[meeting_uid] = places[uid] + 1
    return places
