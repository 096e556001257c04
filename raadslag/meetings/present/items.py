"""An item with all that is printed of it."""

from __future__ import annotations

from raadslag.cases.models import CaseSection
from raadslag.meetings.models import (
    AgendaItem,
    EarlierTreatment,
    Meeting,
    PresenceOnItem,
)
from raadslag.meetings.present.decisions import commitment, decision, decision_row, dissenters
from raadslag.meetings.present.names import linked_ref, person_ref, title_of
from raadslag.meetings.present.routes import route
from raadslag.meetings.presentation import (
    AttachmentView,
    ClauseView,
    DecisionView,
    EarlierView,
    GuestView,
    ItemView,
    ParticipationView,
    PointView,
    SectionView,
    SourceView,
)


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
        public_decision=public_words(row),
        ground=row.closed_ground or "",
        case_number=row.case_number or "",
        proposal_uid=row.proposal.uid if row.proposal else None,
        matter=_matter(row, closed_matter=closed_matter),
        caseworker=(text.caseworker if text else None) or "",
        recommender=(text.recommender if text else None) or "",
        decided_by=row.decided_by or "",
        route=route(row, meeting),
        clauses=_clauses(row),
        sections=[_section(s) for s in text.sections.all()] if text else [],
        points=[
            PointView(label=p.label or "", title=p.title or "", text=p.words, oral=p.oral)
            for p in row.points.all()
        ],
        guests=[GuestView(name=g.printed_name, title=g.title or "") for g in row.guests.all()],
        attachments=_attachments(row, closed_matter=closed_matter),
        participation=[*map(_participation, row.presences.all()), *dissenters(row)],
        earlier=[_earlier(e, row, closed_matter=closed_matter) for e in row.earlier.all()],
        decision=decision(row),
        commitments=[
            commitment(c, row, closed_matter=closed_matter) for c in row.commitments.all()
        ],
        source=_source(row),
    )


def _matter(row: AgendaItem, *, closed_matter: bool) -> str:
    """What the case is called: that of a closed one may tell what its closed treatments do."""
    if row.proposal is None or (row.proposal.closed and not closed_matter):
        return ""
    return row.proposal.title


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
    words = public_words(row)
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


def public_words(row: AgendaItem) -> str:
    decision = decision_row(row)
    return (decision.public_words if decision else None) or ""


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
        person=person_ref(row.printed_name, row.printed_party, row.person),
        kind=row.kind or "",
        note=row.note or "",
        substitute_for=row.substitute_for or "",
    )


def _earlier(row: EarlierTreatment, item: AgendaItem, *, closed_matter: bool) -> EarlierView:
    return EarlierView(
        body=row.printed_body or "",
        on=row.date,
        number=row.number or "",
        text=row.words or "",
        item=linked_ref(row.linked, item, closed_matter=closed_matter),
    )
