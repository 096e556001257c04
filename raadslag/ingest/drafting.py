"""A record as the unsaved rows of a meeting (meetings.drafts): the facts as read, nothing added."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, time

from raadslag.cases.models import (
    Attachment,
    CaseText,
    Clause,
    Enclosure,
    Proposal,
    RouteStep,
    StepRole,
)
from raadslag.council.models import Body, Origin, Person
from raadslag.ingest import corrections, draft_rows, rules
from raadslag.ingest.actions.recognising import Register
from raadslag.ingest.parse import record as read
from raadslag.meetings.drafts import DecisionDraft, ItemDraft, MeetingDraft, TextDraft, VoteDraft
from raadslag.meetings.models import (
    AgendaItem,
    Ballot,
    Commitment,
    CommitmentKind,
    Decision,
    Dissent,
    DissentKind,
    EarlierTreatment,
    Guest,
    ItemPresenceKind,
    Meeting,
    MeetingState,
    Postponement,
    Presence,
    PresenceKind,
    PresenceOnItem,
    Side,
    Vote,
    VoteKind,
)

_BARE_DISSENT = 6  # so many words say no more than that someone dissented


def draft_meeting(record: read.Record, meeting: Meeting, register: Register) -> MeetingDraft:
    """The meeting of a record. meeting: the row that stands, or a new one with its body."""
    head = record.meeting
    meeting.printed_body = record.body
    meeting.date = _day(head.date)
    meeting.start, meeting.end = _clock(head.start), _clock(head.end)
    meeting.place = head.place or None
    meeting.cancelled = head.cancelled
    meeting.cancel_reason = (head.cancel_reason or None) if head.cancelled else None
    meeting.state = MeetingState.MINUTES if _has_minutes(record) else MeetingState.AGENDA
    meeting.origin = Origin.IMPORTED
    return MeetingDraft(
        meeting,
        presences=_presences(record.participants, meeting.date, register),
        items=[ItemDrafter(item, meeting, register).draft() for item in record.items],
    )


def _has_minutes(record: read.Record) -> bool:
    decided = any(item.decision for item in record.items)
    return record.document_type == "referat" or (record.document_type is None and decided)


def _presences(
    people: Iterable[read.Participant], on: date | None, register: Register
) -> list[Presence]:
    kinds = {True: PresenceKind.PRESENT, False: PresenceKind.ABSENT, None: None}
    listed: set[int] = set()
    rows = []
    for one in people:
        is_official = one.role is not None and one.party is None
        person = (
            register.known_person(one.name)
            if is_official
            else register.person(one.name, one.party, on)
        )
        if person is not None and person.pk in listed:
            person = None  # one name stands twice in the list: it cannot be the same person
        if person is not None:
            listed.add(person.pk)
        rows.append(
            Presence(
                printed_name=one.name[:200],
                printed_party=_short(one.party, 60),
                person=person,
                role=one.role or None,
                kind=kinds[one.present],
            )
        )
    return rows


class ItemDrafter:
    """Makes the rows of one item."""

    def __init__(self, item: read.Item, meeting: Meeting, register: Register) -> None:
        self.item, self.meeting, self.register = item, meeting, register

    def draft(self) -> ItemDraft:
        item = self.item
        text = self._text()
        clauses = text.clauses if text else []
        postponed = [f for f in item.follow_ups if f.kind == CommitmentKind.POSTPONED]
        proposal = self._proposal()
        return ItemDraft(
            item=AgendaItem(
                number=_short(item.number, 30),
                title=item.title or None,
                case_number=_short(item.case_number, 60),
                route=item.route,
                decided_by=item.decided_by or None,
                closed=item.closed,
                truncated=item.truncated,
                origin=Origin.IMPORTED,
            ),
            proposal=proposal,
            route=self._route() if proposal else [],
            text=text,
            points=[draft_rows.point(point) for point in item.points],
            guests=[
                Guest(printed_name=guest.name[:200], title=guest.title or None)
                for guest in item.guests
                if guest.name
            ],
            presences=self._presences(),
            dissents=self._dissents(),
            decision=self._decision(clauses),
            votes=self._votes(),
            earlier=[e for e in map(self._earlier, item.earlier) if e is not None],
            postponement=_postponement(postponed) if item.outcome == "postponed" else None,
            commitments=[_commitment(follow_up) for follow_up in item.follow_ups],
        )

    # The matter and its way

    def _proposal(self) -> Proposal | None:
        item = self.item
        if not item.title or rules.is_standing(item.title):
            return None
        title = rules.without_prefix(item.title) or item.title
        return Proposal(
            municipality=self.register.municipality,
            case=self.register.case(item.case_number),
            title=title,
            closed=item.closed,
            origin=Origin.IMPORTED,
        )

    def _route(self) -> list[RouteStep]:
        steps = [(printed, self.register.known_body(printed)) for printed in self.item.route]
        if not steps and self.item.decided_by:
            steps = self._route_to_decider(self.item.decided_by)
        last = len(steps)
        treated = [] if self._is_on(steps) else [self._treated_here(last + 1)]
        return [
            RouteStep(
                position=position,
                printed=printed[:300],
                body=body,
                role=StepRole.DECIDING if position == last else StepRole.RECOMMENDING,
            )
            for position, (printed, body) in enumerate(steps, 1)
        ] + treated

    def _is_on(self, steps: Sequence[tuple[str, Body | None]]) -> bool:
        return any(body is not None and body.pk == self.meeting.body.pk for _, body in steps)

    def _treated_here(self, position: int) -> RouteStep:
        """Not printed, but it was treated here: who may read a closed matter goes by its route."""
        own = self.meeting.body
        printed = (own.abbreviation or own.name)[:300]
        return RouteStep(position=position, printed=printed, body=own, treated=True)

    def _route_to_decider(self, printed: str) -> list[tuple[str, Body | None]]:
        decider = self.register.known_body(printed)
        own = self.meeting.body
        if decider is not None and decider.pk == own.pk:
            return [(printed, decider)]
        return [(own.abbreviation or own.name, own), (printed, decider)]

    def _role(self) -> StepRole | None:
        """In what role the body speaks; None where neither route nor decider is printed."""
        last = self.item.route[-1] if self.item.route else self.item.decided_by
        if last is None:
            return None
        body = self.register.known_body(last)
        if body is not None:
            decides = body.pk == self.meeting.body.pk
            return StepRole.DECIDING if decides else StepRole.RECOMMENDING
        return None

    # The words

    def _text(self) -> TextDraft | None:
        item = self.item
        sections = draft_rows.sections(item)
        words = (sections, item.recommendations, item.recommender, item.attachments)
        if not any((*words, item.caseworker, item.other_caseworkers)):
            return None
        counts = item.attachment_counts
        row = CaseText(
            municipality=self.register.municipality,
            recommender=item.recommender or None,
            caseworker=item.caseworker or None,
            other_caseworkers=item.other_caseworkers,
            printed_attachments=counts.total if counts else None,
            printed_recommended=counts.recommended if counts else None,
            origin=Origin.IMPORTED,
        )
        return TextDraft(
            row,
            sections=sections,
            clauses=[Clause(words=words) for words in item.recommendations if words],
            enclosures=[self._enclosure(a) for a in item.attachments if a.title],
        )

    def _enclosure(self, attachment: read.Attachment) -> Enclosure:
        row = Attachment(
            municipality=self.register.municipality,
            title=attachment.title,
            closed=attachment.closed,
            url=attachment.url or None,
            origin=Origin.IMPORTED,
        )
        return Enclosure(attachment=row, recommended=attachment.recommended)

    # What was decided, and by whom

    def _decision(self, clauses: Sequence[Clause]) -> DecisionDraft | None:
        item = self.item
        if item.decision is None and item.outcome == "none":
            return None
        row = Decision(
            words=item.decision or None,
            outcome=item.outcome,
            verb=item.verb or None,
            effect=item.effect or None,
            role=self._role(),
            stopped=item.stopped,
        )
        return DecisionDraft(row, [draft_rows.result(result, clauses) for result in item.results])

    def _presences(self) -> list[PresenceOnItem]:
        return [
            PresenceOnItem(
                printed_name=one.name[:200],
                printed_party=_short(one.party, 60),
                person=self._person(one.name, one.party),
                kind=one.kind if one.kind in ItemPresenceKind.values else None,
                note=one.note or None,
                substitute_for=_short(one.substitute_for, 200),
            )
            for one in self.item.participation
            if one.name and one.kind not in DissentKind.values and (one.kind or one.note)
        ]

    def _dissents(self) -> list[Dissent]:
        return [
            Dissent(
                kind=one.kind,
                printed_name=one.name[:200],
                printed_party=_short(one.party, 60),
                person=self._person(one.name, one.party),
                words=_own_words(one),
            )
            for one in self.item.participation
            if one.name and one.kind in DissentKind.values
        ]

    def _votes(self) -> list[VoteDraft]:
        main = [(self.item.votes, VoteKind.MAIN)] if self.item.votes else []
        others = [(vote, VoteKind.AMENDMENT) for vote in self.item.other_votes]
        return [self._vote(vote, kind) for vote, kind in (*others, *main)]

    def _vote(self, vote: read.Votes, kind: VoteKind) -> VoteDraft:
        counts = vote.counts or read.Counts()
        row = Vote(
            kind=kind,
            subject=vote.subject or None,
            count_for=counts.for_,
            count_against=counts.against,
            count_abstained=counts.abstained,
        )
        sides = (
            (Side.FOR, vote.for_),
            (Side.AGAINST, vote.against),
            (Side.ABSTAINED, vote.abstained),
        )
        voted: set[int] = set()
        ballots = [
            self._ballot(side, name, voted) for side, names in sides for name in names if name
        ]
        return VoteDraft(row, ballots)

    def _ballot(self, side: Side, printed: str, voted: set[int]) -> Ballot:
        person = self.register.known_person(re.sub(r"\s*\([^()]*\)$", "", printed))
        if person is not None and person.pk in voted:
            person = None
        if person is not None:
            voted.add(person.pk)
        party = None if person else self.register.party(printed, self.meeting.date)
        return Ballot(side=side, printed=printed[:200], party=party, person=person)

    def _person(self, name: str, party: str | None) -> Person | None:
        if self.register.party(name, self.meeting.date):
            return None  # a party dissents under its own name
        return self.register.person(name, party, self.meeting.date)

    def _earlier(self, earlier: read.Earlier) -> EarlierTreatment | None:
        row = EarlierTreatment(
            printed_body=earlier.body or None,
            body=self.register.known_body(earlier.body),
            date=_day(earlier.date),
            number=_short(earlier.item, 30),
            words=earlier.decision or None,
        )
        said = row.printed_body or row.date or row.number or row.words
        return row if said else None


def _own_words(one: read.Participation) -> str | None:
    """What a dissenter had entered. "stemte imod" only says that he did."""
    note = one.note or ""
    said = one.kind == DissentKind.STATEMENT or len(note.split()) > _BARE_DISSENT
    return note if said and note else None


def _postponement(found: Sequence[read.FollowUp]) -> Postponement:
    said = found[0] if found else None
    to = corrections.due(said.due)[0] if said and said.due and len(said.due) == 10 else None
    return Postponement(words=(said.text if said else None) or None, to_date=to)


def _commitment(follow_up: read.FollowUp) -> Commitment:
    due, precision = corrections.due(follow_up.due)
    return Commitment(
        kind=follow_up.kind,
        words=follow_up.text,
        due=due,
        due_precision=precision,
        amount_dkk=follow_up.amount_dkk,
    )


def _day(words: str | None) -> date | None:
    return date.fromisoformat(words) if words and len(words) == 10 else None


def _clock(words: str | None) -> time | None:
    return time.fromisoformat(words) if words else None


def _short(words: str | None, longest: int) -> str | None:
    return words[:longest] if words else None
