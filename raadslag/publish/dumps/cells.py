"""The rows of the tables: what one public row makes of cells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from raadslag.meetings.presentation import (
    BodyView,
    CommitmentView,
    ItemView,
    MeetingView,
    PathView,
    PersonView,
    VoterView,
)
from raadslag.publish.models import (
    PublicAttachment,
    PublicBody,
    PublicCase,
    PublicCommitment,
    PublicItem,
    PublicMeeting,
    PublicPart,
    PublicPerson,
)
from raadslag.publish.oparl import addresses
from raadslag.publish.parts import MembershipView, PartyView, content_of
from raadslag.publish.queries import view

Row: TypeAlias = tuple[Any, ...]


def _meeting_cells(row: PublicMeeting) -> Row:
    return (row.uid, row.body_name, row.on)


def _item_cells(row: PublicItem) -> Row:
    return (row.uid, *_meeting_cells(row.meeting))


def bodies(row: PublicBody) -> Iterator[Row]:
    shown = view(row, BodyView)
    parent = shown.parent.uid if shown.parent else ""
    yield (
        row.uid,
        row.name,
        shown.abbreviation,
        row.kind,
        parent,
        shown.since,
        shown.until,
        row.current,
        addresses.page("body", row.uid),
    )


def parties(part: PublicPart) -> Iterator[Row]:
    shown = content_of(part, PartyView)
    yield (part.uid, shown.name, shown.letter, shown.local)


def persons(row: PublicPerson) -> Iterator[Row]:
    shown = view(row, PersonView)
    address = addresses.page("person", row.uid)
    yield (row.uid, row.name, shown.party, shown.party_name, address)


def offices(part: PublicPart) -> Iterator[Row]:
    shown = content_of(part, MembershipView)
    yield (
        part.uid,
        shown.person,
        shown.organization,
        shown.kind,
        shown.words,
        shown.since,
        shown.until,
        shown.party,
        shown.substitute_for,
    )


def meetings(row: PublicMeeting) -> Iterator[Row]:
    shown = view(row, MeetingView)
    yield (
        *_meeting_cells(row),
        row.body_uid,
        shown.start,
        shown.end,
        shown.place,
        shown.kind,
        row.cancelled,
        shown.cancel_reason,
        shown.edition,
        shown.version,
        shown.released,
        row.modified,
        addresses.page("meeting", row.uid),
    )


def attendance(row: PublicMeeting) -> Iterator[Row]:
    for place, one in enumerate(view(row, MeetingView).presence, 1):
        person = one.person
        said = (person.name, person.uid, person.party, one.role, one.present, one.note)
        yield (*_meeting_cells(row), place, *said)


def items(row: PublicItem) -> Iterator[Row]:
    shown = view(row, ItemView)
    yield (
        *_item_cells(row),
        row.position,
        row.number,
        row.title,
        row.closed,
        shown.ground,
        shown.case_number,
        row.subject,
        row.proposal_uid,
        shown.caseworker,
        shown.recommender,
        shown.decided_by,
        row.modified,
        addresses.page("item", row.uid),
    )


def decisions(row: PublicItem) -> Iterator[Row]:
    decision = view(row, ItemView).decision
    if decision is None:
        return
    yield (
        *_item_cells(row),
        decision.outcome,
        decision.text,
        decision.verb,
        decision.effect,
        decision.role,
        decision.stopped,
        decision.postponed_to,
        decision.sent_to.name if decision.sent_to else "",
    )


def votes(row: PublicItem) -> Iterator[Row]:
    decision = view(row, ItemView).decision
    for number, vote in enumerate(decision.votes if decision else [], 1):
        for side in vote.sides:
            before = (*_item_cells(row), number, vote.subject, vote.main, side.side, side.count)
            voters = side.voters or [VoterView(name=name) for name in side.names or [""]]
            for voter in voters:
                yield (*before, voter.name, voter.uid, voter.party, voter.count)


def attachments(row: PublicAttachment) -> Iterator[Row]:
    file = row.file
    described = (file.media_type, file.size, file.sha256) if file else ("", None, "")
    address = addresses.file(row.uid, row.name) if file else ""
    item = _item_cells(row.item)
    yield (row.uid, *item, row.position, row.title, row.recommended, row.name, *described, address)


def cases(row: PublicCase) -> Iterator[Row]:
    shown = view(row, PathView)
    treated = sum(1 for step in shown.steps if not step.coming)
    numbers = "; ".join(shown.case_numbers)
    yield (row.uid, row.title, numbers, treated, row.latest_on, addresses.page("case", row.uid))


def commitments(row: PublicCommitment) -> Iterator[Row]:
    shown = view(row, CommitmentView)
    yield (
        row.uid,
        *_item_cells(row.item),
        shown.kind,
        shown.text,
        shown.owner,
        shown.due,
        shown.due_words,
        shown.amount,
        shown.status,
    )
