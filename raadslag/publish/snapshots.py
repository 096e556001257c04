"""Writing the public tables: what is there already keeps its date, what goes leaves a trace."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Generic, TypeVar

from raadslag.publish import sequence
from raadslag.publish.models import (
    PublicAttachment,
    PublicCommitment,
    PublicItem,
    PublicMeeting,
    Snapshot,
    SnapshotKind,
    Tombstone,
)

Row = Snapshot | PublicAttachment
S = TypeVar("S", bound=Row)

NONE: Mapping[str, str] = MappingProxyType({})
_DATES = frozenset({"id", "created", "modified"})


@dataclass(slots=True)
class Bearing(Generic[S]):
    """How new rows stand to those that they take the place of."""

    rows: Sequence[S]  # with their dates set
    changed: list[S] = field(default_factory=list)  # new ones too
    gone: list[S] = field(default_factory=list)


def bear(
    new: Sequence[S],
    standing: Iterable[S],
    *,
    at: datetime,
    key: Callable[[S], object] = lambda row: row.pk,
) -> Bearing[S]:
    """Date new rows by those that stand: `created` is kept, `modified` too where nothing changed.

    key: what makes two rows the same one.
    """
    before = {key(row): row for row in standing}
    bearing = Bearing(new)
    for row in new:
        was = before.pop(key(row), None)
        row.created = was.created if was else at
        if was is not None and _facts(was) == _facts(row):
            row.modified = was.modified
        else:
            row.modified = at
            bearing.changed.append(row)
    bearing.gone = list(before.values())
    return bearing


def _facts(row: Row) -> dict[str, object]:
    return {
        name: getattr(row, name)
        for name in (f.attname for f in row._meta.concrete_fields)
        if name not in _DATES
    }


def tell(
    kind: SnapshotKind,
    bearing: Bearing[S],
    *,
    municipality: str,
    at: datetime,
    why: str,
    reasons: Mapping[str, str] = NONE,
) -> None:
    """Note what changed in the sequence, and mark what went. why, reasons: as in mark_gone."""
    came = [row.uid for row in bearing.changed]
    Tombstone.objects.filter(uid__in=came).delete()
    bare = [row.uid for row in bearing.changed if isinstance(row, PublicItem) and row.closed]
    whole = [uid for uid in came if uid not in bare]
    sequence.note(kind, whole, municipality=municipality, at=at)
    sequence.note(kind, bare, municipality=municipality, at=at, bare=True)
    mark_gone(kind, bearing.gone, municipality=municipality, at=at, why=why, reasons=reasons)


def mark_gone(
    kind: SnapshotKind,
    rows: Iterable[Row],
    *,
    municipality: str,
    at: datetime,
    why: str,
    reasons: Mapping[str, str] = NONE,
) -> None:
    """Leave a trace of rows that are public no longer.

    why: fit for the public; reasons: of those that have one of their own, by id.
    """
    traces = {
        row.uid: Tombstone(
            uid=row.uid,
            kind=kind,
            municipality=municipality,
            created=min(row.created, at),
            at=at,
            why=reasons.get(row.uid, why),
            of=_part_of(row),
        )
        for row in rows
    }
    Tombstone.objects.filter(uid__in=traces).delete()
    Tombstone.objects.bulk_create(traces.values())
    sequence.note(kind, traces, municipality=municipality, at=at, gone=True)


def _part_of(row: Row) -> list[str]:
    match row:
        case PublicMeeting():
            return [row.body_uid]
        case PublicItem():
            return [uid for uid in (row.meeting_id, row.meeting.body_uid, row.proposal_uid) if uid]
        case PublicAttachment() | PublicCommitment():
            return [row.item_id, *_part_of(row.item)]
        case _:
            return []
