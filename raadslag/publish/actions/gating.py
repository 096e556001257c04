"""The gate before a release: what it sees, and what persons say to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext, ngettext

from raadslag.council.models import Municipality
from raadslag.meetings import present
from raadslag.meetings.models import Meeting
from raadslag.protocol import actions as protocol
from raadslag.publish import gate
from raadslag.publish.models import FindingAnswer, GateFinding


class ReleaseBlocked(Exception):
    """Findings of the gate wait for a person; str() says how many, `findings` which."""

    def __init__(self, findings: Sequence[GateFinding]) -> None:
        self.findings = findings
        count = len(findings)
        super().__init__(
            ngettext(
                "%(count)s fund skal besvares, før mødet kan offentliggøres.",
                "%(count)s fund skal besvares, før mødet kan offentliggøres.",
                count,
            )
            % {"count": count}
        )


class AnswerRefused(Exception):
    """The answer to a finding cannot be taken; str() says why, in words fit to show."""


@transaction.atomic
def examine(meeting: Meeting) -> list[GateFinding]:
    """Run the gate over a meeting from `present.meeting_rows`.

    Keeps what it sees now, drops open findings that are no longer there, and leaves what a person
    has answered. Returns all that stand.
    """
    seen = gate.examine(
        present.meeting(meeting, closed_matter=True), hidden=present.hidden_text(meeting)
    )
    rows = [_finding(meeting, one) for one in seen]
    GateFinding.objects.bulk_create(rows, ignore_conflicts=True)
    standing = GateFinding.objects.filter(meeting_uid=meeting.uid)
    wanted = {(one.item_uid, one.mark) for one in seen}
    gone = [f.pk for f in standing if (f.item_uid, f.mark) not in wanted]
    standing.filter(pk__in=gone, answer=FindingAnswer.OPEN).delete()
    return [f for f in standing.all() if (f.item_uid, f.mark) in wanted]


def _finding(meeting: Meeting, seen: gate.Seen) -> GateFinding:
    return GateFinding(
        municipality=meeting.body.municipality.slug,
        meeting_uid=meeting.uid,
        item_uid=seen.item_uid,
        kind=seen.kind,
        blocks=seen.blocks,
        place=seen.place[:200],
        text=seen.text,
        mark=seen.mark,
    )


@transaction.atomic
def answer(
    finding: GateFinding, *, how: FindingAnswer, reason: str, by: str, at: datetime
) -> GateFinding:
    """Enter what a person says to a finding. Raises AnswerRefused.

    Released all the same demands a reason. A verified CPR number is never released: it is removed
    from the record first, or the item is closed. Only what a release leaves out anyway can be said
    to be removed: anything else that is, the gate sees no longer.
    """
    if how == FindingAnswer.REMOVED and finding.kind not in gate.STAYS_INSIDE:
        raise AnswerRefused(
            gettext(
                "Fundet er der stadig. Ret teksten, eller luk punktet, så forsvinder det ved næste "
                "kontrol."
            )
        )
    if how == FindingAnswer.RELEASED and not reason.strip():
        raise AnswerRefused(gettext("Skriv, hvorfor det offentliggøres alligevel."))
    if how == FindingAnswer.RELEASED and finding.kind == "cpr":
        raise AnswerRefused(
            gettext("Et CPR-nummer offentliggøres ikke. Ret teksten, eller luk punktet.")
        )
    finding.answer, finding.reason = how, reason.strip()
    finding.save(update_fields=["answer", "reason"])
    protocol.record(
        "gate.answered",
        finding,
        municipality=Municipality.objects.get(slug=finding.municipality),
        by=by,
        at=at,
        content={"kind": finding.kind, "answer": how, "reason": finding.reason},
    )
    return finding


@transaction.atomic
def keep_inside(findings: Iterable[GateFinding], *, by: str, at: datetime) -> int:
    """Say of all these that the closed text stays inside; how many were answered so."""
    waiting = [f for f in findings if f.answer == FindingAnswer.OPEN]
    for finding in waiting:
        answer(finding, how=FindingAnswer.REMOVED, reason="", by=by, at=at)
    return len(waiting)


def must_pass(meeting: Meeting) -> None:
    """Raises ReleaseBlocked while a blocking finding of the meeting is open."""
    waiting = [f for f in examine(meeting) if f.blocks and f.answer == FindingAnswer.OPEN]
    if waiting:
        raise ReleaseBlocked(waiting)
