"""Where released meetings are held: one place for all the meetings that print the same words."""

from __future__ import annotations

from datetime import datetime

import msgspec

from raadslag.lib.ids import derived_uid
from raadslag.publish.models import PartKind, PublicMeeting, PublicPart
from raadslag.publish.parts import PlaceView, keep


def words_of(meeting: PublicMeeting | None) -> str:
    """The place as printed; "" where none is."""
    return str(meeting.content.get("place", "")) if meeting else ""


def place_uid(municipality: str, words: str) -> str:
    return derived_uid("place", municipality, " ".join(words.casefold().split()))


def follow(before: PublicMeeting | None, after: PublicMeeting | None, *, at: datetime) -> None:
    """Keep the places right when a meeting takes the place of another, or goes (after: None)."""
    left, taken = words_of(before), words_of(after)
    if taken and after:
        _take(after.municipality, taken, at=at)
    if left and before and left != taken:
        _leave(before.municipality, left, at=at)


def meetings_at(municipality: str, words: str) -> list[str]:
    """Ids of the released meetings that print these words as their place."""
    rows = PublicMeeting.objects.filter(municipality=municipality, content__place=words)
    return list(rows.order_by("uid").values_list("uid", flat=True))


def _take(municipality: str, words: str, *, at: datetime) -> None:
    uid = place_uid(municipality, words)
    standing = PublicPart.objects.filter(uid=uid).first()
    if standing and standing.content is not None:
        return
    part = standing or PublicPart(
        uid=uid, municipality=municipality, kind=PartKind.PLACE, created=at
    )
    part.content = msgspec.to_builtins(PlaceView(words=words))
    keep([part], at=at)


def _leave(municipality: str, words: str, *, at: datetime) -> None:
    uid = place_uid(municipality, words)
    rows = PublicMeeting.objects.filter(municipality=municipality)
    printed = rows.exclude(content__place=words).values_list("content__place", flat=True)
    if meetings_at(municipality, words) or uid in {
        place_uid(municipality, other) for other in printed.distinct() if other
    }:
        return
    part = PublicPart.objects.filter(uid=uid).first()
    if part:
        part.content = None
        keep([part], at=at)
