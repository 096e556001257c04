"""A case's path as far as it is public, made from the released items alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

import msgspec
from django.db.models import F
from django.utils.translation import gettext

from raadslag.meetings.presentation import ItemRef, ItemView, MeetingView, PathStepView, PathView
from raadslag.publish.models import PartKind, PublicCase, PublicItem, PublicPart, SnapshotKind
from raadslag.publish.parts import ConsultationView, consultation_uid, exchange
from raadslag.publish.queries import view
from raadslag.publish.snapshots import bear, tell


def rebuild(proposal_uids: set[str], *, at: datetime) -> None:
    """Write the cases anew from what is public now; a case with nothing public goes."""
    for uid in sorted(proposal_uids):
        standing = list(PublicCase.objects.filter(uid=uid))
        new = [_case(uid, items)] if (items := _treatments(uid)) else []
        bearing = bear(new, standing, at=at)
        if items and not bearing.changed and _treated_anew(standing[0], items):
            new[0].modified = at
            bearing.changed.append(new[0])
        PublicCase.objects.filter(uid=uid).delete()
        PublicCase.objects.bulk_create(new)
        for place in {row.municipality for row in (*new, *standing)}:
            why = gettext("Ingen behandling af sagen er længere offentlig.")
            tell(SnapshotKind.CASE, bearing, municipality=place, at=at, why=why)
            parts = [part for case in new for part in _consultations(case)]
            exchange(PartKind.CONSULTATION, parts, municipality=place, at=at, of={uid})


def _consultations(case: PublicCase) -> Iterator[PublicPart]:
    """The treatments on the path and the steps to come, as parts of the case."""
    for step in view(case, PathView).steps:
        shown = ConsultationView(
            case=case.uid,
            body=step.body.uid if step.body else "",
            abbreviation=step.abbreviation,
            item=step.item.uid if step.item else "",
            meeting=step.item.meeting_uid if step.item else "",
            role=step.role,
        )
        yield PublicPart(
            uid=consultation_uid(case.uid, shown),
            municipality=case.municipality,
            kind=PartKind.CONSULTATION,
            of=case.uid,
            body_uid=shown.body,
            content=msgspec.to_builtins(shown),
        )


def _treated_anew(case: PublicCase, items: Sequence[PublicItem]) -> bool:
    """Whether a treatment changed after the case was written: its attachments, say."""
    return any(item.modified > case.modified for item in items)


def _case(uid: str, items: Sequence[PublicItem]) -> PublicCase:
    path = path_of(uid, items)
    return PublicCase(
        uid=uid,
        municipality=path.municipality,
        title=path.title,
        latest_on=items[-1].meeting.on,
        content=msgspec.to_builtins(path),
    )


def _treatments(proposal_uid: str) -> list[PublicItem]:
    return list(
        PublicItem.objects.filter(proposal_uid=proposal_uid)
        .select_related("meeting")
        .order_by(F("meeting__on").asc(nulls_first=True), "meeting__start", "position")
    )


def path_of(proposal_uid: str, items: Sequence[PublicItem]) -> PathView:
    """The path through these treatments, oldest first; there is at least one."""
    shown = [view(item, ItemView) for item in items]
    return PathView(
        uid=proposal_uid,
        municipality=items[-1].municipality,
        title=shown[-1].matter or items[-1].title,
        case_numbers=list(dict.fromkeys(v.case_number for v in shown if v.case_number)),
        steps=[*map(_step, items, shown), *_coming_steps(items, shown[-1])],
        commitments=[c for v in shown for c in v.commitments],
    )


def _step(item: PublicItem, shown: ItemView) -> PathStepView:
    head = view(item.meeting, MeetingView)
    here = next((step.role for step in shown.route if step.state == "here"), "")
    return PathStepView(
        body=head.body,
        abbreviation=head.body.abbreviation,
        on=item.meeting.on,
        item=ItemRef(
            uid=item.uid,
            number=item.number,
            title=item.title,
            meeting_uid=item.meeting_id,
            on=item.meeting.on,
        ),
        role=(shown.decision.role if shown.decision else "") or here,
        decision=shown.decision,
        closed=item.closed,
    )


def _coming_steps(items: Sequence[PublicItem], newest: ItemView) -> list[PathStepView]:
    """The steps of the newest printed route that no public treatment has reached."""
    been = {item.meeting.body_uid for item in items}
    return [
        PathStepView(body=step.body, abbreviation=step.abbreviation, role=step.role, coming=True)
        for step in newest.route
        if step.state == "coming" and (step.body is None or step.body.uid not in been)
    ]
