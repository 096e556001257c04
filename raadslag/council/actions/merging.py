"""Making two identities one, and undoing it with one deed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, TypeVar

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from raadslag.council import references
from raadslag.council.models import Body, BodyMerge, Person, PersonMerge
from raadslag.council.models.merging import Merge
from raadslag.protocol import actions as protocol

M = TypeVar("M", bound=Merge)

# names stay with the identity they were given to; what is recognised by them follows merged_into
_PERSON_STAYS = (
    "council.personname.person",
    "council.personmention.person",
    "council.personmerge.kept",
    "council.personmerge.merged",
)
_PERSON_YIELDS = ("council.office.person", "council.partymembership.person")
_BODY_STAYS = ("council.bodyname.body", "council.bodymerge.kept", "council.bodymerge.merged")
_BODY_YIELDS = ("council.office.body", "council.role.body")


class MergeRefused(Exception):
    """The two cannot be made one, or not be parted; str() says why, in words fit to show."""


def merge_persons(*, kept: Person, merged: Person, why: str, by: str, at: datetime) -> PersonMerge:
    """Make `merged` the same person as `kept`; its address redirects from now on.

    Raises MergeRefused where both stand in one place, such as the list of one meeting.
    """
    return join(
        PersonMerge,
        kept,
        merged,
        why=why,
        by=by,
        at=at,
        staying=_PERSON_STAYS,
        yielding=_PERSON_YIELDS,
    )


def unmerge_persons(*, merge: PersonMerge, by: str, at: datetime) -> PersonMerge:
    """Make them two again, each with its own. Raises MergeRefused if that is done already."""
    return part(merge, by=by, at=at)


def merge_bodies(*, kept: Body, merged: Body, why: str, by: str, at: datetime) -> BodyMerge:
    """Make `merged` the same body as `kept`; its address redirects from now on.

    Raises MergeRefused where that cannot be, as when one is part of the other.
    """
    return join(
        BodyMerge, kept, merged, why=why, by=by, at=at, staying=_BODY_STAYS, yielding=_BODY_YIELDS
    )


def unmerge_bodies(*, merge: BodyMerge, by: str, at: datetime) -> BodyMerge:
    """Make them two again, each with its own. Raises MergeRefused if that is done already."""
    return part(merge, by=by, at=at)


@transaction.atomic
def join(
    merges: type[M],
    kept: Any,
    merged: Any,
    *,
    why: str,
    by: str,
    at: datetime,
    staying: Collection[str],
    yielding: Collection[str] = (),
) -> M:
    """Merge two rows of a kind that has `municipality` and `merged_into`, and enter it.

    staying, yielding: see references.move.
    """
    _may_join(kept, merged)
    try:
        with transaction.atomic():
            moved = references.move(kept, merged, staying=staying, yielding=yielding)
    except IntegrityError as error:
        raise MergeRefused(_("De to optræder side om side og kan ikke være den samme.")) from error
    type(merged)._default_manager.filter(pk=merged.pk).update(merged_into=kept.pk)
    merged.refresh_from_db()
    merge = merges._default_manager.create(
        kept=kept, merged=merged, moved=moved, why=why, actor=by, at=at
    )
    _enter("merged", merged, {"into": kept.uid, "why": why}, by=by, at=at)
    return merge


@transaction.atomic
def part(merge: M, *, by: str, at: datetime) -> M:
    """Undo a merge of any kind; enter it in the protocol."""
    rows = type(merge)._default_manager.filter(pk=merge.pk, undone_at=None)
    if not rows.update(undone_at=at):
        raise MergeRefused(_("Sammenlægningen er allerede ophævet."))
    merge.refresh_from_db()
    merged: Any = merge.merged  # type: ignore[attr-defined]  # every subclass has it
    references.move_back(merged, merge.moved)
    type(merged)._default_manager.filter(pk=merged.pk).update(merged_into=None)
    merged.refresh_from_db()
    _enter("unmerged", merged, {}, by=by, at=at)
    return merge


def _may_join(kept: Any, merged: Any) -> None:
    if kept.pk == merged.pk:
        raise MergeRefused(_("Det er allerede den samme."))
    if kept.municipality_id != merged.municipality_id:
        raise MergeRefused(_("De to hører til hver sin kommune."))
    if kept.merged_into_id is not None or merged.merged_into_id is not None:
        raise MergeRefused(_("En af de to er allerede lagt sammen med en anden."))


def _enter(deed: str, merged: Any, content: dict[str, str], *, by: str, at: datetime) -> None:
    verb = f"{merged._meta.model_name}.{deed}"
    protocol.record(verb, merged, municipality=merged.municipality, by=by, at=at, content=content)
