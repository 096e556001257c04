"""The public parts: how they are written, and what each kind holds.

They are derived from what is released and from the directory, in the same transaction. A part that
goes keeps its row without content, so that whoever harvested it learns that it went.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import TypeVar

import msgspec

from raadslag.lib.ids import derived_uid
from raadslag.meetings.presentation import View
from raadslag.publish.models import PartKind, PublicPart

V = TypeVar("V")


class TermView(View):
    starts: date
    ends: date
    seats: int | None = None  # of the council


class PartyView(View):
    name: str
    letter: str = ""
    local: bool = False  # a list of this municipality alone
    members: list[str] = msgspec.field(default_factory=list)  # ids of its memberships


class MembershipView(View):
    """That a person sits in a body, or for a party, for a time."""

    person: str
    organization: str  # body or party
    kind: str = ""  # see council.models.OfficeKind; "" for a party
    words: str = ""  # "1. viceborgmester"
    votes: bool | None = None  # None: only when called in
    since: date | None = None
    until: date | None = None
    party: str = ""  # the party the person sat for
    substitute_for: str = ""


class ConsultationView(View):
    """That a body treats a case: in a meeting, or as a step that is still to come."""

    case: str
    body: str = ""  # "" where the route names none that is known
    abbreviation: str = ""  # as the route prints it
    item: str = ""  # "" while it is still to come
    meeting: str = ""
    role: str = ""  # recommending, deciding; "" not stated


class PlaceView(View):
    words: str


def exchange(
    kind: PartKind,
    parts: Sequence[PublicPart],
    *,
    municipality: str,
    at: datetime,
    of: Collection[str] | None = None,
) -> list[PublicPart]:
    """Let these be the parts of their kind; returns those that came, changed or went.

    of: whose parts they are; None for all of the municipality's. What stands and is not among the
    new ones goes.
    """
    rows = PublicPart.objects.filter(kind=kind, municipality=municipality)
    if of is not None:
        rows = rows.filter(of__in=of)
    standing = {row.uid: row for row in rows}
    wanted = {part.uid: part for part in parts}
    changed = [part for uid, part in wanted.items() if _differs(part, standing.get(uid))]
    for part in changed:
        was = standing.get(part.uid)
        part.created = was.created if was else at
    going = standing.keys() - wanted.keys()
    gone = [standing[uid] for uid in sorted(going) if standing[uid].content is not None]
    for part in gone:
        part.content = None
    keep([*changed, *gone], at=at)
    return [*changed, *gone]


def keep(parts: Iterable[PublicPart], *, at: datetime) -> None:
    """Write parts that are new or have changed; what was written under their id gives way."""
    rows = list(parts)
    for part in rows:
        part.modified = at
    PublicPart.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["uid"],
        update_fields=["modified", "of", "body_uid", "content"],
    )


def _differs(part: PublicPart, was: PublicPart | None) -> bool:
    return was is None or (part.of, part.body_uid, part.content) != (
        was.of,
        was.body_uid,
        was.content,
    )


def consultation_uid(case: str, shown: ConsultationView) -> str:
    """A treatment is known by its item; a step to come by the body that it waits for."""
    return derived_uid("consultation", case, shown.item or f"{shown.body}:{shown.abbreviation}")


def content_of(part: PublicPart, kind: type[V]) -> V:
    """The content of a part that is public."""
    return msgspec.convert(part.content, kind)
