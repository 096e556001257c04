"""An attachment as the public sees it: where it is listed, its file, its pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from django.db.models import F

from raadslag.publish import storage
from raadslag.publish.models import PublicAttachment, PublicFile
from raadslag.publish.viewer import pictures
from raadslag.publish.viewer.drawing import Size
from raadslag.publish.viewer.pictures import NotDrawn

DRAWN = "application/pdf"
PICTURES = frozenset({"image/png", "image/jpeg"})


@dataclass(frozen=True, slots=True)
class Page:
    """One page. size: of its picture; None where there is none. text: "" where none is known."""

    number: int
    text: str
    size: Size | None


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The attachments before and after this one at its newest item."""

    before: PublicAttachment | None
    after: PublicAttachment | None


def listings(uid: str) -> list[PublicAttachment]:
    """Where the attachment is listed, the newest meeting first; [] where it is not public."""
    rows = PublicAttachment.objects.filter(uid=uid).select_related("file", "item__meeting")
    newest = F("item__meeting__on").desc(nulls_last=True)
    return list(rows.defer("item__content", "item__meeting__content").order_by(newest, "pk"))


def file_of(listed: Sequence[PublicAttachment]) -> tuple[PublicFile, str] | None:
    """The file and its name; None where only the title is public."""
    return next(((one.file, one.name) for one in listed if one.file), None)


def neighbours(one: PublicAttachment) -> Neighbours:
    beside = PublicAttachment.objects.filter(item=one.item_id)
    return Neighbours(
        beside.filter(position__lt=one.position).order_by("-position").first(),
        beside.filter(position__gt=one.position).order_by("position").first(),
    )


def pages(file: PublicFile) -> list[Page]:
    """The pages of a file, by its text and its pictures, whichever there is."""
    together = zip_longest(file.pages, _sizes(file))
    return [Page(number, text or "", size) for number, (text, size) in enumerate(together, 1)]


def _sizes(file: PublicFile) -> list[Size]:
    if file.media_type != DRAWN:
        return []
    try:
        return pictures.sizes(file.sha256, storage.path_of(file))
    except NotDrawn:
        return []
