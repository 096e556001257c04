"""The gate before a release: what it sees, and what persons say to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from raadslag.council.models import Municipality
from raadslag.council.queries import rule_of
from raadslag.meetings import present
from raadslag.meetings.models import Meeting
from raadslag.protocol import actions as protocol
from raadslag.publish import gate
from raadslag.publish.attached import attached, closed_elsewhere
from raadslag.publish.models import FindingAnswer, GateFinding

SECOND_PERSON = "gate.second_person"
"""Key of the local rule: true where a second person confirms what is released all the same."""

PLACE = 300  # characters of a finding's place that are kept


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


def examine(meeting: Meeting) -> list[GateFinding]:
    """Run the gate over a meeting from `present.meeting_rows`, and over its files.

    Keeps what it sees now, drops open findings that are no longer there, and leaves what a person
    has answered. Returns all that stand.
    """
    seen = gate.examine(
        present.meeting(meeting, closed_matter=True),
        hidden=present.hidden_text(meeting),
        files=attached(meeting),
        closed=closed_elsewhere(meeting),
    )
    return _keep(meeting, seen)


@transaction.atomic
def _keep(meeting: Meeting, seen: Sequence[gate.Seen]) -> list[GateFinding]:
    rows = [_finding(meeting, one) for one in seen]
    GateFinding.objects.bulk_create(rows, ignore_conflicts=True)
    standing = GateFinding.objects.filter(meeting_uid=meeting.uid)
    wanted = {(one.item_uid, one.mark) for one in seen}
    gone = [f.pk for f in standing if (f.item_uid, f.mark) not in wanted]
    standing.filter(pk__in=gone, answer=FindingAnswer.OPEN).delete()
    here = [f for f in standing.all() if (f.item_uid, f.mark) in wanted]
    _ask_again(here)
    return here


def _ask_again(findings: Sequence[GateFinding]) -> None:
    """What was said to be gone and is seen again has not been answered."""
    for finding in findings:
        said = finding.answer
        if said in _GONE or (said == FindingAnswer.REMOVED and not _stays_inside(finding)):
            say(finding, FindingAnswer.OPEN, by="")


_GONE = frozenset({FindingAnswer.REDACTED, FindingAnswer.CLOSED})


def _stays_inside(finding: GateFinding) -> bool:
    return finding.kind in gate.STAYS_INSIDE


def _finding(meeting: Meeting, seen: gate.Seen) -> GateFinding:
    return GateFinding(
        municipality=meeting.body.municipality.slug,
        meeting_uid=meeting.uid,
        item_uid=seen.item_uid,
        attachment_uid=seen.attachment_uid,
        sha256=seen.sha256,
        page=seen.page,
        boxes=msgspec.to_builtins(seen.boxes),
        kind=seen.kind,
        blocks=seen.blocks,
        place=seen.place[:PLACE],
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
    if how in (FindingAnswer.REDACTED, FindingAnswer.CLOSED):
        raise AnswerRefused(gettext("Filen skal sløres eller lukkes, før det kan svares."))
    if how == FindingAnswer.REMOVED and not _stays_inside(finding):
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
    say(finding, how, reason=reason.strip(), by=by)
    protocol.record(
        "gate.answered",
        finding,
        municipality=Municipality.objects.get(slug=finding.municipality),
        by=by,
        at=at,
        content={"kind": finding.kind, "answer": how, "reason": finding.reason},
    )
    return finding


def say(finding: GateFinding, how: FindingAnswer, *, reason: str = "", by: str) -> None:
    """Write an answer to a finding. Part of the deed that gives it."""
    finding.answer, finding.reason, finding.confirmed_by = how, reason, ""
    finding.answered_by = "" if how == FindingAnswer.OPEN else by
    finding.save(update_fields=["answer", "reason", "answered_by", "confirmed_by"])


def say_closed(*, item_uid: str = "", attachment_uid: str = "", by: str) -> None:
    """Answer the open findings of an item or an attachment that is being closed. Part of that deed."""
    standing = GateFinding.objects.filter(answer=FindingAnswer.OPEN)
    whose = {"attachment_uid": attachment_uid} if attachment_uid else {"item_uid": item_uid}
    standing.filter(**whose).update(answer=FindingAnswer.CLOSED, answered_by=by)


@transaction.atomic
def confirm(finding: GateFinding, *, by: str, at: datetime) -> GateFinding:
    """Stand by another's answer that something is released all the same. Raises AnswerRefused."""
    if finding.answer != FindingAnswer.RELEASED:
        raise AnswerRefused(gettext("Der er intet svar at bekræfte."))
    if finding.answered_by == by:
        raise AnswerRefused(gettext("En anden end den, der svarede, skal bekræfte svaret."))
    finding.confirmed_by = by
    finding.save(update_fields=["confirmed_by"])
    protocol.record(
        "gate.confirmed",
        finding,
        municipality=Municipality.objects.get(slug=finding.municipality),
        by=by,
        at=at,
        content={"kind": finding.kind, "reason": finding.reason},
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
    """Raises ReleaseBlocked while a blocking finding of the meeting waits for a person."""
    stopping = [f for f in examine(meeting) if f.blocks]
    two = wants_two(meeting) if any(f.answer == FindingAnswer.RELEASED for f in stopping) else False
    waiting = [f for f in stopping if waits(f, two=two)]
    if waiting:
        raise ReleaseBlocked(waiting)


def waits(finding: GateFinding, *, two: bool) -> bool:
    """Whether somebody still has to answer the finding, or (two) to confirm its answer."""
    if finding.answer == FindingAnswer.OPEN:
        return True
    return two and finding.answer == FindingAnswer.RELEASED and not finding.confirmed_by


def wants_two(meeting: Meeting) -> bool:
    """Whether the body's rules let nothing personal out before a second person has confirmed it."""
    body = meeting.body
    today = timezone.localdate()
    rule = rule_of(SECOND_PERSON, municipality=body.municipality, body=body, on=today)
    return rule is not None and rule.value is True
