"""What changed between two numbers of the sequence, as far as it concerns what is followed.

Made from the public tables when the mail is: what is withdrawn by then is told as withdrawn, and
its words are not there to be told.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from raadslag.cases.rules import read_case_number
from raadslag.meetings.presentation import ItemView
from raadslag.publish.following import searches
from raadslag.publish.following.targets import Target
from raadslag.publish.models import (
    Followed,
    PublicChange,
    PublicItem,
    PublicMeeting,
    SnapshotKind,
    Tombstone,
)
from raadslag.publish.queries import view

AT_MOST = 5000  # changes looked at in one round


@dataclass(slots=True)
class MeetingNews:
    """A meeting with something new. items: those that concern the reader."""

    meeting: PublicMeeting
    items: list[PublicItem] = field(default_factory=list)
    released: bool = False  # the meeting itself was released anew


@dataclass(slots=True)
class News:
    """What there is to tell."""

    meetings: list[MeetingNews] = field(default_factory=list)
    gone: list[Tombstone] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.meetings or self.gone)


@dataclass(frozen=True, slots=True)
class Round:
    """All that changed after one number and up to `reached`."""

    reached: int
    items: Sequence[PublicItem]
    meetings: Sequence[PublicMeeting]
    gone: Sequence[Tombstone]


def changed_since(sequence: int) -> Round:
    """What changed after this number: all of it, or as much as one round takes."""
    changes = list(
        PublicChange.objects.filter(sequence__gt=sequence).order_by("sequence")[:AT_MOST]
    )
    latest = {(change.kind, change.uid): change for change in changes}.values()
    items = PublicItem.objects.filter(uid__in=_uids(latest, SnapshotKind.ITEM))
    meetings = PublicMeeting.objects.filter(uid__in=_uids(latest, SnapshotKind.MEETING))
    gone = Tombstone.objects.filter(
        uid__in=[c.uid for c in latest if c.gone],
        kind__in=(SnapshotKind.MEETING, SnapshotKind.ITEM, SnapshotKind.FILE),
    )
    return Round(
        reached=changes[-1].sequence if changes else sequence,
        items=list(items.select_related("meeting__release").order_by("meeting__on", "position")),
        meetings=list(meetings.select_related("release").order_by("on")),
        gone=list(gone.order_by("at")),
    )


def _uids(changes: Iterable[PublicChange], kind: SnapshotKind) -> list[str]:
    return [c.uid for c in changes if c.kind == kind and not c.gone]


def concerning(target: Target, made: Round) -> News:
    """What of the round there is to tell someone who follows the target. Raises NotIndexed."""
    items = [i for i in made.items if i.municipality == target.municipality]
    meetings = [m for m in made.meetings if m.municipality == target.municipality]
    gone = [t for t in made.gone if t.municipality == target.municipality]
    match target.kind:
        case Followed.MUNICIPALITY:
            return _told(items, meetings, gone)
        case Followed.BODY:
            return _told(
                [i for i in items if i.meeting.body_uid == target.what],
                [m for m in meetings if m.body_uid == target.what],
                _gone_of(target, gone),
            )
        case Followed.CASE:
            mine = [i for i in items if i.proposal_uid == target.what]
            return _told(mine, [], _gone_of(target, gone))
        case Followed.PERSON:
            named = [i for i in items if _names(i, target.what)]
            return _told(named, [m for m in meetings if _names(m, target.what)], [])
        case Followed.SUBJECT:
            return _told([i for i in items if _is_of_subject(i, target.what)], [], [])
        case Followed.SEARCH:
            hits = searches.found(target.what, target.municipality, [i.uid for i in items])
            return _told([i for i in items if i.uid in hits], [], [])
    raise AssertionError(target.kind)


def _told(
    items: Sequence[PublicItem], meetings: Sequence[PublicMeeting], gone: list[Tombstone]
) -> News:
    """The items under their meetings, in the order of the days."""
    by_uid = {m.uid: MeetingNews(m, released=True) for m in meetings}
    for item in items:
        by_uid.setdefault(item.meeting_id, MeetingNews(item.meeting)).items.append(item)
    told_whole = {t.uid for t in gone if t.kind == SnapshotKind.MEETING}
    parts = [t for t in gone if t.kind == SnapshotKind.MEETING or not told_whole & set(t.of)]
    return News(list(by_uid.values()), parts)


def _gone_of(target: Target, gone: Iterable[Tombstone]) -> list[Tombstone]:
    return [trace for trace in gone if target.what in trace.of]


def _names(row: PublicItem | PublicMeeting, uid: str) -> bool:
    """Whether the person stands in the row. Ids are random: they occur as nothing else."""
    return uid in json.dumps(row.content)


def _is_of_subject(item: PublicItem, group: str) -> bool:
    number = read_case_number(view(item, ItemView).case_number)
    return number is not None and f"{number.subject}.".startswith(f"{group}.")
