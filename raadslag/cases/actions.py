"""What can be done to cases and proposals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import F, Max

from raadslag.cases import rules, storage
from raadslag.cases.models import (
    Attachment,
    Case,
    CaseNumber,
    CaseSection,
    CaseText,
    Clause,
    Enclosure,
    Proposal,
    ProposalMerge,
    RouteStep,
    StepRole,
)
from raadslag.council.actions.merging import join, part
from raadslag.council.models import Body, Municipality, Origin
from raadslag.protocol import actions as protocol

# the route is the kept proposal's own; what was printed at each treatment stands with the item
_STAYS = (
    "cases.routestep.proposal",
    "cases.proposalmerge.kept",
    "cases.proposalmerge.merged",
)


@dataclass(frozen=True, slots=True)
class Step:
    """A body on the route. Steps with the same position are taken side by side."""

    body: Body
    position: int
    role: StepRole


@dataclass(frozen=True, slots=True)
class Draft:
    """The words of a proposal before they are saved."""

    sections: Sequence[tuple[str, str]] = ()  # heading and plain words, in order
    clauses: Sequence[str] = ()  # "at projektet godkendes."
    recommender: str | None = None
    caseworker: str | None = None
    other_caseworkers: Sequence[str] = field(default_factory=tuple)


def case_numbered(
    printed: str, *, municipality: Municipality, origin: Origin = Origin.LIVE
) -> Case:
    """The case that bears the number, made if the municipality has none. Part of a larger deed."""
    known = CaseNumber.objects.filter(municipality=municipality, printed=printed)
    number = known.select_related("case").first()
    if number is not None:
        return number.case
    case = Case.objects.create(municipality=municipality, origin=origin)
    numbered(case, printed).save()
    return case


def numbered(case: Case, printed: str) -> CaseNumber:
    """The number as a row not yet saved, with its parts where it has them."""
    kle = rules.read_case_number(printed)
    return CaseNumber(
        municipality_id=case.municipality_id,
        case=case,
        printed=printed,
        subject=kle.subject if kle else None,
        facet=kle.facet if kle else None,
        serial=kle.serial if kle else None,
        year=kle.year if kle else None,
    )


@transaction.atomic
def create_proposal(
    *,
    municipality: Municipality,
    title: str,
    case_number: str | None = None,
    closed: bool = False,
    draft: Draft | None = None,
    route: Sequence[Step] = (),
    by: str,
    at: datetime,
) -> Proposal:
    """Put a matter on its way, with the first version of its words where there is a draft."""
    case = case_numbered(case_number, municipality=municipality) if case_number else None
    proposal = Proposal.objects.create(
        municipality=municipality, case=case, title=title, closed=closed
    )
    RouteStep.objects.bulk_create(_route_step(proposal, step) for step in route)
    if draft is not None:
        _write(proposal, draft)
    content = {"title": title, "case": case_number, "closed": closed}
    protocol.record(
        "proposal.created", proposal, municipality=municipality, by=by, at=at, content=content
    )
    return proposal


@transaction.atomic
def write_text(*, proposal: Proposal, draft: Draft, by: str, at: datetime) -> CaseText:
    """Give the proposal a new version of its words; treatments keep the version they had."""
    text = _write(proposal, draft)
    protocol.record(
        "proposal.rewritten",
        proposal,
        municipality=proposal.municipality,
        by=by,
        at=at,
        content={"sections": list(draft.sections), "clauses": list(draft.clauses)},
    )
    return text


def merge_proposals(
    *, kept: Proposal, merged: Proposal, why: str, by: str, at: datetime
) -> ProposalMerge:
    """Bring two proposals on one path: the treatments of both are treatments of `kept`.

    Raises MergeRefused where they cannot be one.
    """
    return join(ProposalMerge, kept, merged, why=why, by=by, at=at, staying=_STAYS)


def unmerge_proposals(*, merge: ProposalMerge, by: str, at: datetime) -> ProposalMerge:
    """Give each proposal its own treatments back. Raises MergeRefused if that is done already."""
    return part(merge, by=by, at=at)


def _route_step(proposal: Proposal, step: Step) -> RouteStep:
    return RouteStep(
        proposal=proposal,
        position=step.position,
        body=step.body,
        printed=step.body.abbreviation or step.body.name,
        role=step.role,
    )


def _write(proposal: Proposal, draft: Draft) -> CaseText:
    text = CaseText.objects.create(
        municipality_id=proposal.municipality_id,
        proposal=proposal,
        recommender=draft.recommender,
        caseworker=draft.caseworker,
        other_caseworkers=list(draft.other_caseworkers),
    )
    CaseSection.objects.bulk_create(
        CaseSection(text=text, position=position, heading=heading, words=words)
        for position, (heading, words) in enumerate(draft.sections, 1)
    )
    Clause.objects.bulk_create(
        Clause(text=text, position=position, words=words)
        for position, words in enumerate(draft.clauses, 1)
    )
    return text


@transaction.atomic
def add_attachment(
    *, texts: Sequence[CaseText], title: str, closed: bool = False, by: str, at: datetime
) -> Attachment:
    """List a new attachment last with each of the texts, which are of one municipality."""
    attachment = Attachment.objects.create(
        municipality_id=texts[0].municipality_id, title=title, closed=closed
    )
    for text in texts:
        last = text.enclosures.aggregate(top=Max("position"))["top"] or 0
        Enclosure.objects.create(text=text, attachment=attachment, position=last + 1)
    protocol.record(
        "attachment.added",
        attachment,
        municipality=attachment.municipality,
        by=by,
        at=at,
        content={"title": title, "closed": closed, "texts": [text.pk for text in texts]},
    )
    return attachment


@transaction.atomic
def attach_file(
    *, attachment: Attachment, content: bytes, media_type: str, by: str, at: datetime
) -> Attachment:
    """Put the file behind an attachment of which only the title was known."""
    file = storage.keep(content, media_type=media_type)
    Attachment.objects.filter(pk=attachment.pk).update(file=file)
    attachment.refresh_from_db()
    protocol.record(
        "attachment.filed",
        attachment,
        municipality=attachment.municipality,
        by=by,
        at=at,
        content={"sha256": file.sha256},
    )
    return attachment


@transaction.atomic
def close_attachment(
    attachment: Attachment, *, closed: bool = True, by: str, at: datetime
) -> Attachment:
    """Close an attachment, or open it again. What is public of it goes with the next release."""
    Attachment.objects.filter(pk=attachment.pk).update(closed=closed, version=F("version") + 1)
    attachment.refresh_from_db()
    protocol.record(
        "attachment.closed" if closed else "attachment.opened",
        attachment,
        municipality=attachment.municipality,
        by=by,
        at=at,
        content={"closed": closed},
    )
    return attachment
