"""The sequence of what became public, changed or went, as it is harvested."""

from __future__ import annotations

from typing import Any, Final

from raadslag.publish import sequence
from raadslag.publish.models import PublicChange, SnapshotKind
from raadslag.publish.oparl import addresses
from raadslag.publish.oparl.addresses import Kind
from raadslag.publish.oparl.shape import instant

LARGEST: Final = 1000  # changes on a page

_KINDS: Final = {
    SnapshotKind.MEETING: Kind.MEETING,
    SnapshotKind.ITEM: Kind.AGENDA_ITEM,
    SnapshotKind.CASE: Kind.PAPER,
    SnapshotKind.BODY: Kind.ORGANIZATION,
    SnapshotKind.PERSON: Kind.PERSON,
    SnapshotKind.FILE: Kind.FILE,
}


def page(after: int, *, municipality: str = "") -> dict[str, Any]:
    """The changes after a number, and where to go on.

    The numbers rise in the order that the changes became public: who keeps the last one and asks
    for what came after it has missed nothing.
    """
    rows = sequence.since(after)
    if municipality:
        rows = rows.filter(municipality=municipality)
    found = list(rows[: LARGEST + 1])
    shown = found[:LARGEST]
    reached = shown[-1].sequence if shown else after
    own = f"&kommune={municipality}" if municipality else ""
    here = addresses.site("/api/aendringer")
    return {
        "changes": list(map(_change, shown)),
        "last": reached,
        "more": len(found) > LARGEST,
        "next": f"{here}?efter={reached}{own}",
    }


def _change(row: PublicChange) -> dict[str, Any]:
    kind = _KINDS.get(SnapshotKind(row.kind))
    change = {
        "sequence": row.sequence,
        "at": instant(row.at),
        "municipality": addresses.body(row.municipality),
        "kind": row.kind,
        "uid": row.uid,
        "gone": row.gone,
    }
    return change | ({"id": addresses.one(kind, row.uid)} if kind else {})
