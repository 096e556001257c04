"""What the town's secretary did before the archive was released: closed items got their public words.

One meeting is left to the visitor: its closed item waits at the gate.
"""

from __future__ import annotations

from datetime import date, datetime

from raadslag.accounts.models import User
from raadslag.council.models import Municipality
from raadslag.demo.cases import Case, cases
from raadslag.demo.sign_ins import SIGN_INS
from raadslag.ingest.actions.desk import correct_value
from raadslag.meetings import present
from raadslag.meetings.models import AgendaItem, Meeting
from raadslag.publish.actions import answer, examine
from raadslag.publish.models import FindingAnswer

LEFT_OPEN = date(2026, 1, 8)
"""The day of the meeting that nobody has looked at yet."""

REASON = "Punktet vises med offentlig titel, beslutning og grund. Sagens tekst bliver inde."


def settle_closed(municipality: Municipality, *, at: datetime) -> int:
    """Give closed items their public title, ground and decision; how many items got them."""
    secretary = User.objects.get(email=SIGN_INS[0].email)
    known = {case.number: case for case in cases().values() if case.closed}
    waiting = (
        AgendaItem.objects.filter(
            meeting__body__municipality=municipality,
            closed=True,
            closed_ground=None,
            case_number__in=known,
        )
        .exclude(meeting__date=LEFT_OPEN)
        .select_related("meeting__body__municipality", "decision")
    )
    items = list(waiting)
    for item in items:
        _tell(item, known[item.case_number or ""], by=secretary, at=at)
        _answer(item.meeting, by=secretary, at=at)
    return len(items)


def _tell(item: AgendaItem, case: Case, *, by: User, at: datetime) -> None:
    told = {
        "public_title": case.facts.get("public_title"),
        "closed_ground": case.facts["ground"],
        "decision.public_words": case.facts.get("public_decision"),
    }
    if not hasattr(item, "decision"):
        del told["decision.public_words"]
    for field, value in told.items():
        if value:
            correct_value(meeting=item.meeting, item=item, field=field, value=value, by=by, at=at)


def _answer(meeting: Meeting, *, by: User, at: datetime) -> None:
    row = present.meeting_rows(Meeting.objects.filter(pk=meeting.pk)).get()
    for finding in examine(row):
        if finding.kind == "closed_content" and finding.answer == FindingAnswer.OPEN:
            answer(finding, how=FindingAnswer.RELEASED, reason=REASON, by=by.actor, at=at)
