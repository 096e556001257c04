"""What stands in each feed: the newest of what is public there, and what went."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from django.db.models import F, QuerySet, TextField
from django.db.models.functions import Cast

from raadslag.publish.feeds import entries
from raadslag.publish.feeds.entries import Entry, Gone
from raadslag.publish.models import (
    PublicAttendance,
    PublicBallot,
    PublicItem,
    PublicMeeting,
    SnapshotKind,
    Tombstone,
)
from raadslag.publish.oparl import addresses

LONGEST: Final = 50  # entries of a feed


def of_municipality(slug: str) -> tuple[list[Entry], list[Gone]]:
    return (
        _meetings(PublicMeeting.objects.filter(municipality=slug)),
        _gone(Tombstone.objects.filter(municipality=slug, kind=SnapshotKind.MEETING)),
    )


def of_body(uid: str) -> tuple[list[Entry], list[Gone]]:
    return (
        _meetings(PublicMeeting.objects.filter(body_uid=uid)),
        _gone(_part_of(uid).filter(kind=SnapshotKind.MEETING)),
    )


def of_case(uid: str) -> tuple[list[Entry], list[Gone]]:
    return (
        _items(PublicItem.objects.filter(proposal_uid=uid)),
        _gone(_part_of(uid).filter(kind=SnapshotKind.ITEM)),
    )


def of_subject(municipality: str, subject: str) -> tuple[list[Entry], list[Gone]]:
    """subject: of KL's plan, or the beginning of one: "17", "17.03"."""
    rows = PublicItem.objects.filter(municipality=municipality, subject__startswith=subject)
    return _items(rows), []


def of_person(uid: str) -> tuple[list[Entry], list[Gone]]:
    """The meetings the person was at, and how the person voted where names are printed."""
    there = PublicAttendance.objects.filter(person_uid=uid, present=True).values("meeting")
    attended = _meetings(PublicMeeting.objects.filter(uid__in=there))
    ballots = PublicBallot.objects.filter(person_uid=uid).select_related("item__meeting")
    cast = map(entries.of_ballot, ballots.order_by("-item__modified", "item")[:LONGEST])
    newest = sorted((*attended, *cast), key=lambda entry: entry.updated, reverse=True)
    return newest[:LONGEST], []


def _meetings(rows: QuerySet[PublicMeeting]) -> list[Entry]:
    newest = list(rows.order_by("-modified", F("on").desc(nulls_last=True), "uid")[:LONGEST])
    inside = _items_of(newest)
    return [entries.of_meeting(row, inside[row.uid]) for row in newest]


def _items_of(meetings: Sequence[PublicMeeting]) -> dict[str, list[PublicItem]]:
    found: dict[str, list[PublicItem]] = defaultdict(list)
    rows = PublicItem.objects.filter(meeting__in=meetings).defer("content")
    for item in rows.order_by("meeting", "position"):
        found[item.meeting_id].append(item)
    return found


def _items(rows: QuerySet[PublicItem]) -> list[Entry]:
    newest = rows.select_related("meeting").order_by(
        "-modified", F("meeting__on").desc(nulls_last=True), "uid"
    )
    return [entries.of_item(row) for row in newest[:LONGEST]]


def _part_of(uid: str) -> QuerySet[Tombstone]:
    """The ids are of one length: none lies in another."""
    return Tombstone.objects.annotate(whole=Cast("of", TextField())).filter(
        whole__contains=f'"{uid}"'
    )


_PAGES = {SnapshotKind.MEETING: "meeting", SnapshotKind.ITEM: "item"}


def _gone(traces: QuerySet[Tombstone]) -> list[Gone]:
    newest: Iterable[Tombstone] = traces.order_by("-at", "uid")[:LONGEST]
    return [
        Gone(addresses.page(_PAGES[SnapshotKind(trace.kind)], trace.uid), trace.at, trace.why)
        for trace in newest
    ]
