"""The rows of a meeting as what a page shows (presentation.py).

One function for each thing shown. Whether closed matter comes along is an argument, and there is no
default: what is made for the public is made without it, here, before anything is kept or rendered.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext

from raadslag.cases.models import CaseSection, Enclosure, Proposal, RouteStep
from raadslag.council.models import Body, Person
from raadslag.meetings.models import (
    AgendaItem,
    Anchor,
    Ballot,
    Commitment,
    Decision,
    EarlierTreatment,
    Meeting,
    MeetingState,
    Presence,
    PresenceKind,
    PresenceOnItem,
    Side,
    Vote,
    VoteKind,
)
from raadslag.meetings.presentation import (
    AttachmentView,
    BodyRef,
    ClauseView,
    CommitmentView,
    DecisionView,
    DissentView,
    EarlierView,
    GuestView,
    ItemRef,
    ItemView,
    MeetingView,
    ParticipationView,
    PathStepView,
    PathView,
    PersonRef,
    PointView,
    PresenceView,
    RouteStepView,
    SectionView,
    SideView,
    SourceView,
    VoteView,
)

_ITEM_ROWS = (
    "text__sections",
    "text__clauses",
    "points",
    "guests",
    "presences__person",
    "dissents__person",
    "decision__results__clause",
    "votes__ballots",
    Prefetch("text__enclosures", Enclosure.objects.select_related("attachment__file")),
    Prefetch("earlier", EarlierTreatment.objects.select_related("linked__meeting__body")),
    Prefetch(
        "commitments",
        Commitment.objects.filter(withdrawn=False).select_related("closed_by__meeting__body"),
    ),
    Prefetch("anchors", Anchor.objects.select_related("source").order_by("source")),
    Prefetch("proposal__route", RouteStep.objects.select_related("body")),
    Prefetch(
        "proposal__treatments",
        AgendaItem.objects.filter(withdrawn=False)
        .select_related("meeting")
        .order_by("meeting__date", "meeting__start", "pk"),
    ),
)


def meeting_rows(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """The meetings with all that `meeting` reads, in a fixed number of queries."""
    items = AgendaItem.objects.filter(withdrawn=False).order_by("position")
    return meetings.select_related("body__municipality").prefetch_related(
        "presences__person",
        Prefetch(
            "items",
            items.select_related(
                "text", "decision", "proposal", "postponement", "meeting__body"
            ).prefetch_related(*_ITEM_ROWS),
        ),
    )


def item_rows(items: QuerySet[AgendaItem]) -> QuerySet[AgendaItem]:
    """The items with all that `item` and `path` read, in a fixed number of queries."""
    return items.select_related(
        "text", "decision", "proposal", "postponement", "meeting__body__municipality"
    ).prefetch_related(*_ITEM_ROWS)


def meeting(row: Meeting, *, closed_matter: bool) -> MeetingView:
    """A meeting from `meeting_rows`.

    closed_matter: False leaves out every text of a closed item but its public ones, and every
    closed attachment.
    """
    return MeetingView(
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


def body_ref(body: Body, row: Meeting | None = None) -> BodyRef:
    """The body, under the name it was printed with in the meeting."""
    name = (row.printed_body if row else None) or body.name
    return BodyRef(uid=body.uid, name=name, abbreviation=body.abbreviation or "")


def _person(printed: str, party: str | None, person: Person | None) -> PersonRef:
    return PersonRef(name=printed, uid=person.uid if person else None, party=party or "")


def _presence(row: Presence) -> PresenceView:
    notes = [
        f"fra {row.arrived:%H.%M}" if row.arrived else "",
        f"til {row.left:%H.%M}" if row.left else "",
        f"i stedet for {row.substitute_for}" if row.substitute_for else "",
    ]
    return PresenceView(
        person=_person(row.printed_name, row.printed_party, row.person),
        role=row.role or "",
        present=None if row.kind is None else row.kind == PresenceKind.PRESENT,
        note=", ".join(note for note in notes if note),
    )


# Items


def item(row: AgendaItem, meeting: Meeting, *, closed_matter: bool) -> ItemView:
    """An item with its texts; of a closed one only its public texts unless closed_matter."""
    if row.closed and not closed_matter:
        return _closed_item(row)
    text = row.text
    return ItemView(
        uid=row.uid,
        position=row.position,
        title=row.title or "",
        number=row.number or "",
        closed=row.closed,
        public_title=row.public_title or "",
        public_decision=_public_words(row),
        ground=row.closed_ground or "",
        case_number=row.case_number or "",
        proposal_uid=row.proposal.uid if row.proposal else None,
        matter=row.proposal.title if row.proposal else "",
        caseworker=(text.caseworker if text else None) or "",
        recommender=(text.recommender if text else None) or "",
        decided_by=row.decided_by or "",
        route=_route(row, meeting),
        clauses=_clauses(row),
        sections=[_section(s) for s in text.sections.all()] if text else [],
        points=[
            PointView(label=p.label or "", title=p.title or "", text=p.words, oral=p.oral)
            for p in row.points.all()
        ],
        guests=[GuestView(name=g.printed_name, title=g.title or "") for g in row.guests.all()],
        attachments=_attachments(row, closed_matter=closed_matter),
        participation=[*map(_participation, row.presences.all()), *_dissenters(row)],
        earlier=[_earlier(e, row, closed_matter=closed_matter) for e in row.earlier.all()],
        decision=_decision(row),
        commitments=[
            commitment(c, row, closed_matter=closed_matter) for c in row.commitments.all()
        ],
        source=_source(row),
    )


def _source(row: AgendaItem) -> SourceView | None:
    """The source that the item was read in; of several, the one read last: the minutes."""
    anchors = list(row.anchors.all())
    if not anchors:
        return None
    anchor = next((a for a in reversed(anchors) if "decision" in a.spans), anchors[-1])
    lines = (anchor.first_line, anchor.last_line)
    return SourceView(
        name=anchor.source.name.rsplit("/", 1)[-1],
        lines=(lines[0], lines[1]) if lines[0] and lines[1] else None,
        uid=anchor.source.uid,
    )


def _closed_item(row: AgendaItem) -> ItemView:
    words = _public_words(row)
    return ItemView(
        uid=row.uid,
        position=row.position,
        number=row.number or "",
        title=title_of(row, closed_matter=False),
        closed=True,
        public_title=row.public_title or "",
        public_decision=words,
        ground=row.closed_ground or "",
        decision=DecisionView(text=words, outcome=row.decision.outcome) if words else None,
    )


def title_of(row: AgendaItem, *, closed_matter: bool) -> str:
    """The item's title; of a closed one the public may know only the title given for them."""
    if row.closed and not closed_matter:
        return row.public_title or gettext("Lukket punkt")
    return row.title or ""


def _public_words(row: AgendaItem) -> str:
    decision = decision_row(row)
    return (decision.public_words if decision else None) or ""


def decision_row(row: AgendaItem) -> Decision | None:
    return getattr(row, "decision", None)  # Django raises where there is none


def item_ref(row: AgendaItem | None, *, closed_matter: bool) -> ItemRef | None:
    if row is None:
        return None
    return ItemRef(
        uid=row.uid,
        number=row.number or "",
        title=title_of(row, closed_matter=closed_matter),
        body=body_ref(row.meeting.body, row.meeting),
        meeting_uid=row.meeting.uid,
        on=row.meeting.date,
    )


def _section(row: CaseSection) -> SectionView:
    return SectionView(heading=row.heading or "", kind=row.kind, text=row.words)


def _clauses(row: AgendaItem) -> list[ClauseView]:
    if row.text is None:
        return []
    decision = decision_row(row)
    results = {r.clause_id: r for r in decision.results.all()} if decision else {}
    return [
        ClauseView(
            label=clause.label or "",
            text=clause.words,
            outcome=results[clause.pk].outcome if clause.pk in results else "",
            result=results[clause.pk].words if clause.pk in results else "",
        )
        for clause in row.text.clauses.all()
    ]


def _attachments(row: AgendaItem, *, closed_matter: bool) -> list[AttachmentView]:
    if row.text is None:
        return []
    shown = [e for e in row.text.enclosures.all() if closed_matter or not e.attachment.closed]
    return [
        AttachmentView(
            uid=e.attachment.uid,
            title=e.attachment.title,
            recommended=e.recommended,
            closed=e.attachment.closed,
            size=e.attachment.file.size if e.attachment.file else None,
        )
        for e in shown
    ]


def _participation(row: PresenceOnItem) -> ParticipationView:
    return ParticipationView(
        person=_person(row.printed_name, row.printed_party, row.person),
        kind=row.kind or "",
        note=row.note or "",
        substitute_for=row.substitute_for or "",
    )


def _dissenters(row: AgendaItem) -> list[ParticipationView]:
    """Those who dissented without words of their own; the others stand with the decision."""
    return [
        ParticipationView(person=_person(d.printed_name, d.printed_party, d.person), kind=d.kind)
        for d in row.dissents.all()
        if not d.words
    ]


def _linked(row: AgendaItem | None, item: AgendaItem, *, closed_matter: bool) -> ItemRef | None:
    """Another item that this one points at: who may read one body's closed items may not another's."""
    same_body = row is not None and row.meeting.body_id == item.meeting.body_id
    return item_ref(row, closed_matter=closed_matter and same_body)


def _earlier(row: EarlierTreatment, item: AgendaItem, *, closed_matter: bool) -> EarlierView:
    return EarlierView(
        body=row.printed_body or "",
        on=row.date,
        number=row.number or "",
        text=row.words or "",
        item=_linked(row.linked, item, closed_matter=closed_matter),
    )


def _decision(row: AgendaItem) -> DecisionView | None:
    decision = decision_row(row)
    if decision is None:
        return None
    postponement = getattr(row, "postponement", None)
    return DecisionView(
        text=decision.words or "",
        outcome=decision.outcome,
        verb=decision.verb or "",
        effect=decision.effect or "",
        role=decision.role or "",
        stopped=decision.stopped,
        postponed_to=postponement.to_date if postponement else None,
        votes=[_vote(v) for v in row.votes.all()],
        dissents=[
            DissentView(person=_person(d.printed_name, d.printed_party, d.person), text=d.words)
            for d in row.dissents.all()
            if d.words
        ],
    )


def _vote(row: Vote) -> VoteView:
    counts = {
        Side.FOR: row.count_for,
        Side.AGAINST: row.count_against,
        Side.ABSTAINED: row.count_abstained,
    }
    by_side: dict[str, list[Ballot]] = {}
    for ballot in row.ballots.all():
        by_side.setdefault(ballot.side, []).append(ballot)
    return VoteView(
        subject=row.subject or "",
        main=row.kind == VoteKind.MAIN,
        sides=[
            SideView(
                side=side, names=[_ballot(b) for b in by_side.get(side, [])], count=counts[side]
            )
            for side in Side
            if counts[side] is not None or side in by_side
        ],
    )


def _ballot(row: Ballot) -> str:
    return f"{row.printed} ({row.count})" if row.count and row.count > 1 else row.printed


def commitment(row: Commitment, item: AgendaItem, *, closed_matter: bool) -> CommitmentView:
    return CommitmentView(
        uid=row.uid,
        kind=row.kind,
        text=row.words,
        owner=row.owner_unit or "",
        due=row.due,
        due_words=row.due_words or "",
        amount=row.amount_dkk,
        status=row.status,
        item=item_ref(item, closed_matter=closed_matter),
        closed_by=_linked(row.closed_by, item, closed_matter=closed_matter),
        source_lines=_commitment_lines(row, item),
    )


def _commitment_lines(row: Commitment, item: AgendaItem) -> tuple[int, int] | None:
    """The lines of the sentence it rests on; None where it was not read from a source."""
    key = f"follow_ups.{row.position - 1}"
    for anchor in item.anchors.all():
        if span := anchor.spans.get(key):
            return (span[0], span[1])
    return None


# The route


def _route(row: AgendaItem, meeting: Meeting) -> list[RouteStepView]:
    """The steps as known of the proposal; of an item without one, as printed."""
    if row.proposal is None:
        return [RouteStepView(abbreviation=printed) for printed in row.route]
    steps = [step for step in row.proposal.route.all() if not step.treated]
    here = next((s.position for s in steps if s.body_id == meeting.body_id), None)
    treated = _treated(row.proposal.treatments.all(), meeting)
    return [_route_step(s, meeting, here=here, treated=treated) for s in steps]


def _treated(treatments: Iterable[AgendaItem], meeting: Meeting) -> dict[int, AgendaItem]:
    """The latest treatment in each body up to this meeting."""
    known = [
        t
        for t in treatments
        if t.meeting.date is not None
        and meeting.date is not None
        and t.meeting.date <= meeting.date
    ]
    return {t.meeting.body_id: t for t in sorted(known, key=lambda t: t.meeting.date or date.min)}


def _route_step(
    step: RouteStep, meeting: Meeting, *, here: int | None, treated: Mapping[int, AgendaItem]
) -> RouteStepView:
    item = treated.get(step.body_id) if step.body_id else None
    if step.body_id == meeting.body_id:
        state = "here"
    elif item is not None or (here is not None and step.position < here):
        state = "done"
    else:
        state = "coming"
    return RouteStepView(
        abbreviation=step.printed,
        body=body_ref(step.body) if step.body else None,
        role=step.role or "",
        state=state,
        item_uid=item.uid if item is not None and state == "done" else None,
        on=item.meeting.date if item is not None and state == "done" else None,
    )


# The case's path


def path(proposal: Proposal, rows: Sequence[AgendaItem], *, opened: Collection[int]) -> PathView:
    """A case's treatments from `item_rows`, oldest first; there is at least one.

    opened: primary keys of the meetings whose closed matter comes along.
    """
    views = [item(row, row.meeting, closed_matter=row.meeting_id in opened) for row in rows]
    return PathView(
        uid=proposal.uid,
        municipality=rows[-1].meeting.body.municipality.slug,
        title=views[-1].title,
        case_numbers=list(dict.fromkeys(v.case_number for v in views if v.case_number)),
        steps=[*map(_step, rows, views), *_coming(views[-1], rows)],
        commitments=[commitment for view in views for commitment in view.commitments],
    )


def _step(row: AgendaItem, view: ItemView) -> PathStepView:
    here = next((step.role for step in view.route if step.state == "here"), "")
    return PathStepView(
        body=body_ref(row.meeting.body, row.meeting),
        on=row.meeting.date,
        item=ItemRef(uid=view.uid, number=view.number, title=view.title, on=row.meeting.date),
        role=(view.decision.role if view.decision else "") or here,
        decision=view.decision,
        closed=view.closed,
    )


def _coming(newest: ItemView, rows: Sequence[AgendaItem]) -> list[PathStepView]:
    """The steps of the newest route that no treatment has reached."""
    been = {row.meeting.body.uid for row in rows}
    return [
        PathStepView(body=step.body, abbreviation=step.abbreviation, role=step.role, coming=True)
        for step in newest.route
        if step.state == "coming" and (step.body is None or step.body.uid not in been)
    ]


def hidden_text(row: Meeting) -> list[str]:
    """What the meeting's source files hold that a person does not see in them."""
    readings = row.readings.select_related("source").order_by("pk")
    return [words for reading in readings for words in reading.source.hidden]
