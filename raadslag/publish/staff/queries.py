"""Who releases which meetings, and what they see of the gate's findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext

from raadslag.cases.models import Attachment, Enclosure, File, Proposal
from raadslag.council.models import Municipality, RoleKind
from raadslag.council.queries import Reader, entrusted, roles_of
from raadslag.meetings import present
from raadslag.meetings.models import AgendaItem, Meeting
from raadslag.meetings.queries import meetings_opened_to, meetings_visible_to
from raadslag.publish import gate, scans
from raadslag.publish.models import (
    AccessAnswer,
    FindingAnswer,
    GateFinding,
    Incident,
    Opening,
    PublicItem,
    PublicMeeting,
    Release,
    Tombstone,
    Withholding,
)
from raadslag.publish.substitutes import current_files

RELEASES = (RoleKind.SECRETARY, RoleKind.ARCHIVIST)
"""Whose role lets them make meetings public, and take them back: of the body, or of the whole."""


def meetings_released_by(user: Reader) -> QuerySet[Meeting]:
    """The meetings that the user may release and withdraw."""
    return meetings_visible_to(user).filter(entrusted(user, *RELEASES))


def unreleased(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Those that are not public and were not taken back."""
    public = PublicMeeting.objects.values("uid")
    return not_withdrawn(meetings).exclude(uid__in=public)


def released(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    return meetings.filter(uid__in=PublicMeeting.objects.values("uid"))


def withdrawn(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    return meetings.filter(uid__in=_taken_back())


def not_withdrawn(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    return meetings.exclude(uid__in=_taken_back())


def _taken_back() -> QuerySet[Tombstone]:
    return Tombstone.objects.filter(kind="meeting").values("uid")  # type: ignore[return-value]


def blocked(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Those that the gate stopped when it last looked."""
    stopping = open_findings(meetings).filter(blocks=True)
    return meetings.filter(uid__in=stopping.values("meeting_uid"))


def open_findings(meetings: QuerySet[Meeting]) -> QuerySet[GateFinding]:
    return GateFinding.objects.filter(
        meeting_uid__in=meetings.order_by().values("uid"), answer=FindingAnswer.OPEN
    )


def findings_answered_by(user: Reader) -> QuerySet[GateFinding]:
    """The findings that the user may answer."""
    return GateFinding.objects.filter(
        meeting_uid__in=meetings_released_by(user).order_by().values("uid")
    )


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many findings of a kind are open. words: the kind's, in the reader's language."""

    kind: str
    words: str
    blocks: bool
    count: int


def by_kind(meetings: QuerySet[Meeting]) -> list[KindCount]:
    """The open findings by kind, those that stop a release first."""
    counted = dict(
        open_findings(meetings).order_by().values_list("kind").annotate(count=Count("pk"))
    )
    rows = [
        KindCount(kind, gettext(words), kind in gate.BLOCKING, counted[kind])
        for kind, words in gate.KINDS.items()
        if kind in counted
    ]
    return sorted(rows, key=lambda row: not row.blocks)


@dataclass(frozen=True, slots=True)
class SeenFinding:
    """A finding as the user may see it. item, title: None and "" for the meeting's own texts."""

    finding: GateFinding
    kind: str
    text: str
    item: AgendaItem | None
    title: str


def findings_of(meeting: Meeting, user: Reader) -> list[SeenFinding]:
    """The meeting's findings, those that stop it first; words of closed matter for those entitled."""
    opened = meetings_opened_to(user).filter(pk=meeting.pk).exists()
    items = {item.uid: item for item in meeting.items.all()}
    rows = GateFinding.objects.filter(meeting_uid=meeting.uid).order_by("-blocks", "pk")
    return [_seen(row, items.get(row.item_uid), opened=opened) for row in rows]


def _seen(row: GateFinding, item: AgendaItem | None, *, opened: bool) -> SeenFinding:
    closed = row.kind in gate.OF_CLOSED and not opened
    return SeenFinding(
        finding=row,
        kind=gettext(gate.KINDS.get(row.kind, row.kind)),
        text="" if closed else row.text,
        item=item,
        title=present.title_of(item, closed_matter=opened) if item else "",
    )


def seen_finding(row: GateFinding, meeting: Meeting, user: Reader) -> SeenFinding:
    """One finding as the user may see it."""
    opened = meetings_opened_to(user).filter(pk=meeting.pk).exists()
    items = {item.uid: item for item in meeting.items.all()}
    return _seen(row, items.get(row.item_uid), opened=opened)


def next_open(row: GateFinding) -> GateFinding | None:
    """The next finding of the meeting that nobody has answered; after the last one the first."""
    standing = GateFinding.objects.filter(meeting_uid=row.meeting_uid, answer=FindingAnswer.OPEN)
    others = standing.exclude(pk=row.pk).order_by("-blocks", "pk")
    after = others.filter(Q(pk__gt=row.pk, blocks=row.blocks) | Q(blocks__lt=row.blocks))
    return after.first() or others.first()


_CLEANED = frozenset(
    {"application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
     "image/jpeg", "image/png"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FoundIn:
    """The attachment that a finding is in. current: the hash of the file that the public would get."""

    attachment: Attachment
    media_type: str
    current: str
    changed: bool  # whether another file has taken the place of the one with the finding
    pages: int  # 0 where there are none, or nobody has been able to look

    @property
    def is_pdf(self) -> bool:
        return self.media_type == "application/pdf"

    @property
    def can_be_cleaned(self) -> bool:
        return self.media_type in _CLEANED


def file_of(row: GateFinding, user: Reader) -> FoundIn | None:
    """The attachment; None: the finding is in none, or in one that is closed to the user."""
    found = Attachment.objects.select_related("file").filter(uid=row.attachment_uid).first()
    if found is None or found.file is None:
        return None
    meetings = Meeting.objects.filter(uid=row.meeting_uid)
    opened = meetings_opened_to(user).filter(pk__in=meetings.values("pk")).exists()
    if found.closed and not opened:
        return None
    current = current_files([found])[found.uid]
    kind = File.objects.filter(sha256=row.sha256).values_list("media_type", flat=True).first()
    report = scans.reports([row.sha256])[row.sha256]
    return FoundIn(
        attachment=found,
        media_type=kind or found.file.media_type,
        current=current,
        changed=current != row.sha256,
        pages=len(report.pages) if report else 0,
    )


def releases_of(meeting: Meeting) -> QuerySet[Release]:
    """Every version that was made public, the latest first."""
    return Release.objects.filter(meeting_uid=meeting.uid).order_by("-number")


def standing_release(meeting: Meeting) -> Release | None:
    """The version that is public now; None where the meeting is not."""
    shown = PublicMeeting.objects.filter(uid=meeting.uid).select_related("release").first()
    return shown.release if shown else None


def withholdings_of(meeting: Meeting) -> QuerySet[Withholding]:
    """What is kept back of a meeting's items and attachments, the latest first."""
    items = meeting.items.all()
    files = Enclosure.objects.filter(text__items__in=items).values("attachment__uid")
    of_meeting = Q(target__in=items.values("uid")) | Q(target__in=files)
    return Withholding.objects.filter(of_meeting, lifted_at=None)


HANDLES_INCIDENTS = (*RELEASES, RoleKind.LEGAL_READER)
"""Whose role lets them take something back in haste and follow it up."""


def handles_incidents(user: Reader) -> bool:
    return roles_of(user).filter(kind__in=HANDLES_INCIDENTS).exists()


def meetings_withdrawn_by(user: Reader) -> QuerySet[Meeting]:
    """The meetings of which the user may say that something slipped out."""
    return meetings_visible_to(user).filter(entrusted(user, *HANDLES_INCIDENTS))


def incidents_of(user: Reader) -> QuerySet[Incident]:
    """The incidents of the municipalities in which the user deals with such."""
    places = roles_of(user).filter(kind__in=HANDLES_INCIDENTS).values("municipality__slug")
    return Incident.objects.filter(municipality__in=places)


def openings_of(meeting: Meeting) -> QuerySet[Opening]:
    """What of a meeting opens on a day to come, or waits for somebody to confirm it."""
    return Opening.objects.filter(meeting_uid=meeting.uid, ended_at=None)


def openings_waiting(user: Reader) -> QuerySet[Opening]:
    """Those that nobody has confirmed, the first to come first."""
    mine = meetings_released_by(user).order_by().values("uid")
    return Opening.objects.filter(meeting_uid__in=mine, ended_at=None, confirmed_at=None)


def attachments_of(meeting: Meeting) -> QuerySet[Attachment]:
    """Those that the meeting's items list."""
    listed = Attachment.objects.filter(enclosures__text__items__in=meeting.items.all())
    return listed.distinct().order_by("pk")


def proposals_answered_by(user: Reader) -> QuerySet[Proposal]:
    """The cases of the municipalities in which the user may answer requests for access."""
    places = roles_of(user).filter(kind__in=HANDLES_INCIDENTS).values("municipality")
    return Proposal.objects.filter(municipality__in=places, merged_into=None)


def reads_whole(user: Reader, proposal: Proposal) -> bool:
    """Whether the user may read everything in the case: who answers must know what is left out."""
    treated = Meeting.objects.filter(items__proposal=proposal, items__withdrawn=False)
    return not treated.exclude(pk__in=meetings_opened_to(user).values("pk")).exists()


def answers_of(proposal: Proposal) -> QuerySet[AccessAnswer]:
    """What was answered before, the latest first."""
    return AccessAnswer.objects.filter(proposal_uid=proposal.uid)


def taken_back_of(meeting: Meeting) -> list[tuple[str, str]]:
    """What of the meeting is not public any more, as a form's choices; named by no more than kind."""
    items = {item.uid: item.number or str(item.position) for item in meeting.items.all()}
    files = Enclosure.objects.filter(text__items__meeting=meeting)
    uids = [meeting.uid, *items, *files.values_list("attachment__uid", flat=True)]
    said = {
        "meeting": gettext("Hele mødet (taget tilbage)"),
        "item": gettext("Punkt %s (taget tilbage)"),
        "file": gettext("Et bilag (taget tilbage)"),
    }
    return [
        (f"{one.kind}:{one.uid}", said[one.kind].replace("%s", items.get(one.uid, "")))
        for one in Tombstone.objects.filter(uid__in=uids, kind__in=said).order_by("kind", "pk")
    ]


def also_of_case(item_uid: str) -> list[PublicItem]:
    """Other public treatments of the case that an item belongs to: the same words may stand there."""
    item = AgendaItem.objects.filter(uid=item_uid, proposal__isnull=False).first()
    if item is None or item.proposal is None:
        return []
    found = PublicItem.objects.filter(proposal_uid=item.proposal.uid).exclude(uid=item_uid)
    return list(found.select_related("meeting").order_by("meeting__on"))


def municipalities_of(meetings: Sequence[Meeting]) -> list[Municipality]:
    return list(
        Municipality.objects.filter(bodies__meetings__in=[m.pk for m in meetings]).distinct()
    )
