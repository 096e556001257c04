"""Making meetings public, and taking them back: the only code that writes the public tables."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import msgspec
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from raadslag.council.models import Municipality
from raadslag.meetings import present
from raadslag.meetings.models import Meeting
from raadslag.meetings.presentation import ItemView, MeetingView
from raadslag.protocol import actions as protocol
from raadslag.publish import directory, gate, paths
from raadslag.publish.models import (
    FindingAnswer,
    GateFinding,
    PublicCommitment,
    PublicItem,
    PublicMeeting,
    Release,
    ReleaseKind,
    Tombstone,
)


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


# The gate


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


# Release


def release_by_hand(meeting: Meeting, *, by: str, at: datetime) -> Release | None:
    """Release one meeting, and bring the directory of bodies and persons along. As `release`."""
    made = release(meeting, by=by, at=at)
    if made is not None:
        directory.refresh(meeting.body.municipality, today=timezone.localdate(at))
    return made


def release(meeting: Meeting, *, by: str, at: datetime) -> Release | None:
    """Make a meeting from `present.meeting_rows` public as it stands now.

    None when the public version says the same already. Raises ReleaseBlocked while a blocking
    finding of the gate is open; the findings are kept for a person to answer.
    """
    _must_pass(meeting)
    return _release(meeting, by=by, at=at)


def _must_pass(meeting: Meeting) -> None:
    waiting = [f for f in examine(meeting) if f.blocks and f.answer == FindingAnswer.OPEN]
    if waiting:
        raise ReleaseBlocked(waiting)


@transaction.atomic
def _release(meeting: Meeting, *, by: str, at: datetime) -> Release | None:
    shown = present.meeting(meeting, closed_matter=False)
    digest = hashlib.sha256(msgspec.json.encode(shown)).hexdigest()
    latest = Release.objects.filter(meeting_uid=meeting.uid).order_by("-number").first()
    if latest and latest.digest == digest and latest.withdrawn_at is None:
        return None
    made = Release.objects.create(
        municipality=shown.municipality,
        meeting_uid=meeting.uid,
        number=latest.number + 1 if latest else 1,
        kind=_kind(shown, latest),
        at=at,
        digest=digest,
    )
    _write(shown, made)
    protocol.record(
        "meeting.published",
        made,
        municipality=meeting.body.municipality,
        by=by,
        at=at,
        content={"meeting": meeting.uid, "number": made.number, "digest": digest},
    )
    return made


def _kind(shown: MeetingView, latest: Release | None) -> ReleaseKind:
    if shown.state != "minutes":
        return ReleaseKind.SUPPLEMENTARY if latest else ReleaseKind.AGENDA
    minutes = (ReleaseKind.MINUTES, ReleaseKind.CORRECTED)
    return ReleaseKind.CORRECTED if latest and latest.kind in minutes else ReleaseKind.MINUTES


def _write(shown: MeetingView, made: Release) -> None:
    shown.version, shown.released = made.number, made.at
    before = list(PublicItem.objects.filter(meeting_id=shown.uid))
    PublicMeeting.objects.filter(uid=shown.uid).delete()
    meeting = PublicMeeting.objects.create(
        uid=shown.uid,
        municipality=shown.municipality,
        content=_without_items(shown),
        release=made,
        body_uid=shown.body.uid,
        body_name=shown.body.name,
        on=shown.on,
        start=shown.start,
        state=shown.state,
        cancelled=shown.cancelled,
    )
    items = [_item(view, meeting) for view in shown.items]
    PublicItem.objects.bulk_create(items)
    PublicCommitment.objects.bulk_create(
        commitment
        for view, item in zip(shown.items, items, strict=True)
        for commitment in _commitments(view, item)
    )
    _mark_gone([i for i in before if i.uid not in {v.uid for v in shown.items}], made)
    Tombstone.objects.filter(uid__in=[shown.uid, *(v.uid for v in shown.items)]).delete()
    paths.rebuild({i.proposal_uid for i in (*before, *items)} - {""})


def _without_items(shown: MeetingView) -> Any:
    return {k: v for k, v in msgspec.to_builtins(shown).items() if k != "items"}


def _item(view: ItemView, meeting: PublicMeeting) -> PublicItem:
    return PublicItem(
        uid=view.uid,
        municipality=meeting.municipality,
        content=msgspec.to_builtins(view),
        meeting=meeting,
        position=view.position,
        number=view.number,
        title=view.title,
        words=f"{view.title} {view.case_number}".casefold(),
        closed=view.closed,
        outcome=view.decision.outcome if view.decision else "none",
        proposal_uid=view.proposal_uid or "",
    )


def _commitments(view: ItemView, item: PublicItem) -> Iterator[PublicCommitment]:
    for commitment in view.commitments:
        yield PublicCommitment(
            uid=commitment.uid,
            municipality=item.municipality,
            content=msgspec.to_builtins(commitment),
            item=item,
            body_uid=item.meeting.body_uid,
            kind=commitment.kind,
            status=commitment.status,
            made_on=item.meeting.on,
            due=commitment.due,
        )


def _mark_gone(items: Iterable[PublicItem], made: Release) -> None:
    Tombstone.objects.bulk_create(
        (
            Tombstone(
                uid=item.uid,
                kind="item",
                municipality=item.municipality,
                at=made.at,
                why=gettext("Punktet er ikke længere på dagsordenen."),
            )
            for item in items
        ),
        ignore_conflicts=True,
    )


@transaction.atomic
def withdraw(release: Release, *, why: str, by: str, at: datetime) -> Release:
    """Take a meeting out of everything public at once. Its addresses say when it went, and why.

    why: fit for the public, not empty.
    """
    municipality = Municipality.objects.get(slug=release.municipality)
    meeting = PublicMeeting.objects.filter(release=release).first()
    release.withdrawn_at, release.withdrawn_why = at, why
    release.save(update_fields=["withdrawn_at", "withdrawn_why"])
    if meeting is not None:
        items = list(meeting.items.all())
        uids = [("meeting", meeting.uid), *(("item", item.uid) for item in items)]
        meeting.delete()
        Tombstone.objects.bulk_create(
            Tombstone(uid=uid, kind=kind, municipality=release.municipality, at=at, why=why)
            for kind, uid in uids
        )
        paths.rebuild({item.proposal_uid for item in items} - {""})
    protocol.record(
        "meeting.withdrawn",
        release,
        municipality=municipality,
        by=by,
        at=at,
        content={"meeting": release.meeting_uid, "number": release.number, "why": why},
    )
    directory.refresh(municipality, today=timezone.localdate(at))
    return release


# The archive


@dataclass(slots=True)
class ArchiveTally:
    """What releasing the archive came to."""

    released: int = 0
    unchanged: int = 0
    blocked: int = 0
    findings: dict[str, int] = field(default_factory=dict)  # open ones by kind


def release_archive(municipality: Municipality, *, by: str, at: datetime) -> Iterator[ArchiveTally]:
    """Release every meeting of the municipality that the gate lets through, each by itself.

    Yields the tally after each meeting, so that progress can be shown; the last one is the whole.
    Blocked meetings stay as they are, for a person to answer their findings; withdrawn ones stay
    withdrawn until a person releases them again.
    """
    meetings = Meeting.objects.filter(body__municipality=municipality).order_by("date", "pk")
    withdrawn = Tombstone.objects.filter(kind="meeting").values("uid")
    yield from release_each(
        list(meetings.exclude(uid__in=withdrawn).values_list("pk", flat=True)), by=by, at=at
    )
    directory.refresh(municipality, today=timezone.localdate(at))


def release_each(
    meetings: Sequence[int], *, by: str, at: datetime, examine_only: bool = False
) -> Iterator[ArchiveTally]:
    """Release the meetings of these keys, each by itself; yields the tally after each, and at the end.

    examine_only: run the gate, and release none; those that would pass are counted as unchanged.
    """
    tally = ArchiveTally()
    for pk in meetings:
        row = present.meeting_rows(Meeting.objects.filter(pk=pk)).get()
        try:
            _must_pass(row)
            made = None if examine_only else _release(row, by=by, at=at)
        except ReleaseBlocked as blocked:
            tally.blocked += 1
            for finding in blocked.findings:
                tally.findings[finding.kind] = tally.findings.get(finding.kind, 0) + 1
        else:
            tally.released += made is not None
            tally.unchanged += made is None
        yield tally
    yield tally
