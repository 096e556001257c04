"""What the public sees: read from the snapshots, and from nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import msgspec
from django.db.models import F, QuerySet

from raadslag.meetings.presentation import (
    BodyView,
    CommitmentView,
    ItemView,
    MeetingView,
    PathView,
    PersonView,
)
from raadslag.publish import references
from raadslag.publish.models import (
    PublicBody,
    PublicCase,
    PublicCommitment,
    PublicItem,
    PublicMeeting,
    PublicMunicipality,
    PublicPerson,
    Snapshot,
    Tombstone,
)

V = TypeVar("V")


def view(snapshot: Snapshot, kind: type[V]) -> V:
    """The snapshot's content as the page's values."""
    return msgspec.convert(snapshot.content, kind)


def municipalities() -> QuerySet[PublicMunicipality]:
    return PublicMunicipality.objects.all()


def place(slug: str) -> PublicMunicipality | None:
    """The municipality of that name, or else the only one of the site."""
    found = list(PublicMunicipality.objects.all()[:2])
    named = PublicMunicipality.objects.filter(pk=slug).first() if slug else None
    return named or (found[0] if len(found) == 1 else None)


def tombstone(uid: str) -> Tombstone | None:
    """What stood at this address once; None where nothing was withdrawn from it."""
    return Tombstone.objects.filter(uid=uid).first()


@dataclass(frozen=True, slots=True)
class Left:
    """Something that is still public. kind: the name of its address."""

    kind: str
    uid: str
    name: str
    on: date | None = None


def left_of(trace: Tombstone) -> list[Left]:
    """What is still public of that which something gone was part of, the nearest first."""
    found = [
        *(Left("item", row.uid, row.title) for row in PublicItem.objects.filter(pk__in=trace.of)),
        *(
            Left("meeting", row.uid, row.body_name, row.on)
            for row in PublicMeeting.objects.filter(pk__in=trace.of).defer("content")
        ),
        *(Left("case", row.uid, row.title) for row in PublicCase.objects.filter(pk__in=trace.of)),
        *(Left("body", row.uid, row.name) for row in PublicBody.objects.filter(pk__in=trace.of)),
    ]
    return [one for one in found if one.uid != trace.uid]


# Meetings


def meetings(municipality: str) -> QuerySet[PublicMeeting]:
    return PublicMeeting.objects.filter(municipality=municipality)


def coming(municipality: str, *, today: date) -> QuerySet[PublicMeeting]:
    """Meetings from today on, the next one first."""
    return meetings(municipality).filter(on__gte=today).order_by("on", "start", "body_name")


def held(municipality: str, *, today: date) -> QuerySet[PublicMeeting]:
    """Meetings before today and those without a stated date, the newest first."""
    return meetings(municipality).exclude(on__gte=today)


def latest_minutes(municipality: str) -> QuerySet[PublicMeeting]:
    """Meetings with minutes, the newest first."""
    return meetings(municipality).filter(state="minutes", on__isnull=False).order_by("-on")


def decisions(held: Sequence[PublicMeeting]) -> QuerySet[PublicItem]:
    """The cases finally decided in the open at these meetings, the newest first."""
    rows = PublicItem.objects.filter(
        meeting__in=held, closed=False, content__decision__role="deciding"
    ).exclude(proposal_uid="")  # the approval of an agenda is no case
    ruled = rows.filter(outcome__in=("adopted", "rejected")).select_related("meeting")
    newest = ruled.order_by(F("meeting__on").desc(), "meeting__body_name", "position")
    return newest.defer("content", "meeting__content")


def meetings_of_body(uid: str) -> QuerySet[PublicMeeting]:
    return PublicMeeting.objects.filter(body_uid=uid)


def meeting_page(meeting: PublicMeeting) -> MeetingView:
    """A released meeting with all its items."""
    shown = _whole(meeting)
    references.settle(shown.items)
    return shown


def _whole(meeting: PublicMeeting) -> MeetingView:
    shown = view(meeting, MeetingView)
    shown.items = [view(item, ItemView) for item in meeting.items.order_by("position")]
    return shown


def standing(meeting_uid: str) -> MeetingView | None:
    """What is public of a meeting as it was prepared, whichever version that is; None: nothing."""
    meeting = PublicMeeting.objects.filter(pk=meeting_uid).first()
    if meeting is None:
        return None
    return msgspec.structs.replace(
        _whole(meeting), version=None, released=None, edition="", supplement=None
    )


@dataclass(frozen=True, slots=True)
class ItemPage:
    """An item, the head of its meeting, and its neighbours on the agenda."""

    item: ItemView
    meeting: MeetingView
    before: PublicItem | None
    after: PublicItem | None


def item_page(item: PublicItem) -> ItemPage:
    neighbours = {
        other.position: other
        for other in item.meeting.items.filter(
            position__in=(item.position - 1, item.position + 1)
        ).defer("content")
    }
    shown = view(item, ItemView)
    references.settle([shown])
    return ItemPage(
        shown,
        view(item.meeting, MeetingView),
        neighbours.get(item.position - 1),
        neighbours.get(item.position + 1),
    )


# Cases


def cases(municipality: str) -> QuerySet[PublicCase]:
    """Matters with a path, the one treated last first."""
    return PublicCase.objects.filter(municipality=municipality)


def case_page(case: PublicCase) -> PathView:
    path = view(case, PathView)
    references.settle(commitments=path.commitments)
    return path


# What became of it


def promises(municipality: str) -> QuerySet[PublicCommitment]:
    return PublicCommitment.objects.filter(municipality=municipality).select_related(
        "item__meeting"
    )


def promise_views(rows: Sequence[PublicCommitment]) -> list[CommitmentView]:
    promises = [view(row, CommitmentView) for row in rows]
    references.settle(commitments=promises)
    return promises


# Bodies and persons


def bodies(municipality: str) -> QuerySet[PublicBody]:
    return PublicBody.objects.filter(municipality=municipality)


def body_page(body: PublicBody) -> BodyView:
    return view(body, BodyView)


def persons(municipality: str) -> QuerySet[PublicPerson]:
    return PublicPerson.objects.filter(municipality=municipality)


def person_page(person: PublicPerson) -> PersonView:
    return view(person, PersonView)
