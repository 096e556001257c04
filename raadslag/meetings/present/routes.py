"""The route of a case as an item prints it, and how far it has come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from raadslag.cases.models import RouteStep
from raadslag.meetings.models import (
    AgendaItem,
    Meeting,
)
from raadslag.meetings.present.names import body_ref
from raadslag.meetings.presentation import (
    RouteStepView,
)


def route(row: AgendaItem, meeting: Meeting) -> list[RouteStepView]:
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
