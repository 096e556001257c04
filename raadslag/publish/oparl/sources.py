"""Which rows a list has: those that are public, and the traces of those that were.

A list is walked by the ids of its objects, which never change: an object that comes or goes while
someone walks makes no other be missed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Max, Min, Q, QuerySet, TextField
from django.db.models.functions import Cast

from raadslag.lib.ids import LENGTH
from raadslag.publish.models import (
    PartKind,
    PublicAttachment,
    PublicBody,
    PublicCase,
    PublicItem,
    PublicMeeting,
    PublicPart,
    PublicPerson,
    SnapshotKind,
    Tombstone,
)
from raadslag.publish.oparl.addresses import Kind
from raadslag.publish.oparl.filters import Period
from raadslag.publish.oparl.types.documents import FORMS


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """One object of a list, before its content is fetched."""

    uid: str
    created: datetime
    modified: datetime
    gone: bool


@dataclass(frozen=True, slots=True)
class Source:
    """Rows with uid, created and modified. gone: those of what is public no longer."""

    rows: QuerySet[Any]
    gone: bool = False
    modified: str = "modified"  # the names of these columns
    created: str = "created"
    suffix: str = ""  # what the id of the object has behind that of the row

    def within(self, period: Period) -> Source:
        return replace(self, rows=self.rows.filter(period.condition(self.modified, self.created)))

    def keys(self, after: str, limit: int) -> list[Key]:
        rows = self._after(after).order_by("uid")
        found = rows.values_list("uid", self.created, self.modified)[:limit]
        return [
            Key(f"{uid}{self.suffix}", created, modified, self.gone)
            for uid, created, modified in found
        ]

    def count(self) -> int:
        return self.rows.count()

    def _after(self, after: str) -> QuerySet[Any]:
        """The rows whose objects follow an id, found by the rows' own ids: those are indexed."""
        row, behind = after[:LENGTH], after[LENGTH:]
        if self.suffix > behind:
            return self.rows.filter(uid__gte=row)
        return self.rows.filter(uid__gt=row)


@dataclass(frozen=True, slots=True)
class Listed(Source):
    """Attachments: several items may list the same one, which is one object."""

    def within(self, period: Period) -> Source:
        rows = self.rows
        if period.modified_since:  # the few that can be meant, before they are taken together
            recent = rows.filter(modified__gte=period.modified_since)
            rows = rows.filter(uid__in=recent.values("uid"))
        once = _once(rows).filter(period.condition("latest", "first"))
        return Source(once, self.gone, modified="latest", created="first")

    def keys(self, after: str, limit: int) -> list[Key]:
        return self.within(Period()).keys(after, limit)

    def count(self) -> int:
        return self.rows.values("uid").distinct().count()


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of objects of one kind."""

    kind: Kind
    sources: Sequence[Source]

    def narrowed(self, period: Period) -> Listing:
        """Within a period; what is gone is listed where it is asked since when, and only there."""
        shown = [s for s in self.sources if period.asks_for_gone or not s.gone]
        return Listing(self.kind, [source.within(period) for source in shown])

    def page(self, after: str, limit: int) -> tuple[list[Key], bool]:
        """The keys that follow an id, and whether there are more."""
        keys = sorted(key for source in self.sources for key in source.keys(after, limit + 1))
        return keys[:limit], len(keys) > limit

    def count(self) -> int:
        return sum(source.count() for source in self.sources)


_ROWS = {
    Kind.ORGANIZATION: (PublicBody, SnapshotKind.BODY),
    Kind.PERSON: (PublicPerson, SnapshotKind.PERSON),
    Kind.MEETING: (PublicMeeting, SnapshotKind.MEETING),
    Kind.AGENDA_ITEM: (PublicItem, SnapshotKind.ITEM),
    Kind.PAPER: (PublicCase, SnapshotKind.CASE),
}
_PARTS = {
    Kind.CONSULTATION: PartKind.CONSULTATION,
    Kind.MEMBERSHIP: PartKind.MEMBERSHIP,
    Kind.LOCATION: PartKind.PLACE,
    Kind.TERM: PartKind.TERM,
    Kind.ORGANIZATION: PartKind.PARTY,
}


def of_municipality(kind: Kind, municipality: str) -> Listing:
    which = Q(municipality=municipality)
    documents = _documents(which) if kind is Kind.FILE else []
    return Listing(kind, [*_sources(kind, which), *documents])


def one(kind: Kind, uid: str) -> Key | None:
    """The key of one object, public or gone; None where nothing ever stood."""
    meeting, _, ending = uid.partition("-")
    sources = _documents(Q(uid=meeting), ending) if ending else _sources(kind, Q(uid=uid))
    for source in sources if kind is Kind.FILE or not ending else []:
        if found := source.keys("", 1):
            return found[0]
    return None


def meetings_of(organization: str) -> Listing:
    standing = PublicMeeting.objects.filter(body_uid=organization)
    return Listing(
        Kind.MEETING, [Source(standing), _traces_of_parts(SnapshotKind.MEETING, organization)]
    )


def items_of(meeting: str) -> Listing:
    standing = PublicItem.objects.filter(meeting_id=meeting)
    return Listing(
        Kind.AGENDA_ITEM, [Source(standing), _traces_of_parts(SnapshotKind.ITEM, meeting)]
    )


def consultations_of(organization: str) -> Listing:
    rows = PublicPart.objects.filter(kind=PartKind.CONSULTATION, body_uid=organization)
    return Listing(Kind.CONSULTATION, _halves(rows))


def _sources(kind: Kind, which: Q) -> list[Source]:
    sources: list[Source] = []
    if kind in _ROWS:
        model, trace = _ROWS[kind]
        sources += [
            Source(model._default_manager.filter(which)),
            _traces(Tombstone.objects.filter(which, kind=trace)),
        ]
    if kind in _PARTS:
        sources += _halves(PublicPart.objects.filter(which, kind=_PARTS[kind]))
    if kind is Kind.FILE:
        sources += _files(which)
    return sources


def _halves(parts: QuerySet[PublicPart]) -> list[Source]:
    return [
        Source(parts.filter(content__isnull=False)),
        Source(parts.filter(content__isnull=True), gone=True),
    ]


def _files(which: Q) -> list[Source]:
    """An attachment may be listed by several items. Without a file, it is none that can be had."""
    listed = PublicAttachment.objects.filter(which)
    with_file = listed.filter(file__isnull=False)
    bare = listed.filter(file=None).exclude(uid__in=with_file.values("uid"))
    return [
        Listed(with_file),
        Listed(bare, gone=True),
        _traces(Tombstone.objects.filter(which, kind=SnapshotKind.FILE)),
    ]


def _documents(which: Q, *endings: str) -> list[Source]:
    """Agendas and minutes as documents: each has the id of its meeting and its form for an id."""
    meetings = PublicMeeting.objects.filter(which)
    traces = Tombstone.objects.filter(which, kind=SnapshotKind.MEETING)
    sources = []
    for form in FORMS:
        if not endings or form.ending in endings:
            suffix = f"-{form.ending}"
            sources.append(Source(meetings.filter(state__in=form.states), suffix=suffix))
            sources.append(Source(traces, gone=True, modified="at", suffix=suffix))
    return sources


def _once(rows: QuerySet[PublicAttachment]) -> QuerySet[Any]:
    return rows.order_by().values("uid").annotate(first=Min("created"), latest=Max("modified"))


def _traces(rows: QuerySet[Tombstone]) -> Source:
    return Source(rows, gone=True, modified="at")


def _traces_of_parts(kind: SnapshotKind, of: str) -> Source:
    """Traces of what was part of something. The ids are of one length: none lies in another."""
    rows = Tombstone.objects.annotate(whole=Cast("of", TextField()))
    return _traces(rows.filter(kind=kind, whole__contains=f'"{of}"'))
