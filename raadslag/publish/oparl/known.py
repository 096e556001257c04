"""Which of the things that objects refer to are public: one query a kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from raadslag.meetings.presentation import ItemView, MeetingView
from raadslag.publish.models import (
    PublicAttachment,
    PublicBody,
    PublicItem,
    PublicPart,
    PublicPerson,
)
from raadslag.publish.oparl.types.meetings import consultation_of
from raadslag.publish.oparl.types.references import Known
from raadslag.publish.parts import ConsultationView, content_of


def of_meetings(views: Iterable[MeetingView]) -> Known:
    return Known(persons=_persons(p.person.uid for view in views for p in view.presence))


def of_items(
    rows: Sequence[PublicItem],
    views: Sequence[ItemView],
    files: Mapping[str, Sequence[PublicAttachment]],
) -> Known:
    """files: those of each item."""
    consultations = {consultation_of(row) for row in rows}
    standing = PublicPart.objects.filter(uid__in=consultations, content__isnull=False)
    return Known(
        persons=_persons(uid for view in views for uid in _named(view)),
        bodies=_bodies(uid for view in views for uid in _pointed(view)),
        files=frozenset(one.uid for some in files.values() for one in some),
        consultations=frozenset(standing.values_list("uid", flat=True)),
    )


def of_cases(consultations: Iterable[PublicPart]) -> Known:
    views = [content_of(part, ConsultationView) for part in consultations]
    return Known(bodies=_bodies(view.body for view in views))


def _named(view: ItemView) -> Iterable[str | None]:
    """Ids of the persons that an item names."""
    yield from (said.person.uid for said in view.participation)
    if view.decision:
        yield from (dissent.person.uid for dissent in view.decision.dissents)
        sides = (side for vote in view.decision.votes for side in vote.sides)
        yield from (voter.uid for side in sides for voter in side.voters)


def _pointed(view: ItemView) -> Iterable[str]:
    """Ids of the bodies that an item points at."""
    yield from (step.body.uid for step in view.route if step.body)
    if view.decision and view.decision.sent_to:
        yield view.decision.sent_to.uid


def _persons(uids: Iterable[str | None]) -> frozenset[str]:
    rows = PublicPerson.objects.filter(uid__in={uid for uid in uids if uid})
    return frozenset(rows.values_list("uid", flat=True))


def _bodies(uids: Iterable[str]) -> frozenset[str]:
    rows = PublicBody.objects.filter(uid__in=set(uids))
    return frozenset(rows.values_list("uid", flat=True))
