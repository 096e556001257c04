"""The path a case took through bodies and meetings."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from raadslag.cases.models import Proposal
from raadslag.meetings.models import (
    AgendaItem,
)
from raadslag.meetings.present.items import item
from raadslag.meetings.present.names import body_ref
from raadslag.meetings.presentation import (
    ItemRef,
    ItemView,
    PathStepView,
    PathView,
)


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
