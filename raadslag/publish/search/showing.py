"""What was found as a page shows it. The snapshots have the last word on what is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from raadslag.publish.models import (
    PublicAttachment,
    PublicBody,
    PublicCase,
    PublicItem,
    PublicMunicipality,
    PublicPerson,
)
from raadslag.publish.search.documents import stamp
from raadslag.publish.search.finding import Hit
from raadslag.publish.search.marking import Marker, Passage, Piece

KIND_WORDS: dict[str, Promise] = {
    "item": gettext_lazy("Punkt"),
    "decision": gettext_lazy("Beslutning"),
    "attachment": gettext_lazy("Bilag"),
    "case": gettext_lazy("Sag"),
    "body": gettext_lazy("Udvalg"),
    "person": gettext_lazy("Person"),
}


@dataclass(frozen=True, slots=True)
class Result:
    """One line of what was found."""

    kind: str  # of schema.KINDS
    uid: str
    title: str
    href: str
    modified: datetime
    place: str = ""  # the municipality's name, where several are searched
    body: str = ""
    on: date | None = None
    number: str = ""  # of the item on its agenda
    outcome: str = ""
    page: int | None = None  # of an attachment
    marked: tuple[Piece, ...] = ()  # the title with the hits in it
    passage: tuple[Piece, ...] = ()
    ruled: bool = False  # the passage is the decision's words

    @property
    def kind_words(self) -> str:
        return str(KIND_WORDS[self.kind])


Rows = dict[str, Any]


def results(
    hits: Sequence[Hit], marker: Marker | None = None, *, names: Mapping[str, str] | None = None
) -> list[Result]:
    """The hits that are public, as found: a hit whose snapshot went or changed since is left out.

    names: of the municipalities, where results say which they are of.
    """
    shown: list[Result] = []
    rows = {
        kind: _SOURCES[kind][0]([h.owner for h in hits if h.kind == kind]) for kind in _kinds(hits)
    }
    for hit in hits:
        row = rows[hit.kind].get(hit.owner)
        if row is not None and stamp(row.modified) == hit.changed:
            shown.append(_SOURCES[hit.kind][1](hit, row, _Words(hit, marker, names or {})))
    return shown


def _kinds(hits: Iterable[Hit]) -> set[str]:
    return {hit.kind for hit in hits}


class _Words:
    """What is marked in a hit's words; nothing without a marker."""

    def __init__(self, hit: Hit, marker: Marker | None, names: Mapping[str, str]) -> None:
        self.hit, self.marker, self.names = hit, marker, names

    def place(self, municipality: str) -> str:
        return self.names.get(municipality, "")

    def title(self, title: str) -> tuple[Piece, ...]:
        return self.marker.marked(title) if self.marker else (Piece(title),)

    def passage(self) -> dict[str, Any]:
        """The passage that speaks most of what was asked: the decision's, where it says as much."""
        if self.marker is None:
            return {}
        if not self.marker.has_words:
            return {"passage": self.marker.passage(self.hit.ruled).pieces, "ruled": True}
        said = self.hit.page_said or self.hit.said.partition("\n")[2]
        best = self.marker.passage(said)
        if self.hit.ruled:
            ruled = self.marker.passage(self.hit.ruled)
            if ruled.found and ruled.found >= best.found:
                return {"passage": ruled.pieces, "ruled": True}
        return {"passage": best.pieces if _says_something(best) else ()}


def _says_something(passage: Passage) -> bool:
    return any(piece.text.strip() for piece in passage.pieces)


def _items(uids: list[str]) -> Rows:
    rows = PublicItem.objects.filter(uid__in=uids).select_related("meeting")
    return {row.uid: row for row in rows.defer("content", "meeting__content")}


def _item(hit: Hit, row: PublicItem, words: _Words) -> Result:
    return Result(
        hit.kind,
        row.uid,
        row.title,
        reverse("item", args=[row.uid]),
        row.modified,
        words.place(row.municipality),
        body=row.meeting.body_name,
        on=row.meeting.on,
        number=row.number,
        outcome="" if row.outcome == "none" else row.outcome,
        marked=words.title(row.title),
        **words.passage(),
    )


def _attachments(uids: list[str]) -> Rows:
    rows = PublicAttachment.objects.filter(uid__in=uids).select_related("item__meeting")
    return {
        row.uid: row for row in rows.defer("item__content", "item__meeting__content").order_by("pk")
    }


def _attachment(hit: Hit, row: PublicAttachment, words: _Words) -> Result:
    return Result(
        hit.kind,
        row.uid,
        row.title,
        reverse("attachment", args=[row.uid])
        + (f"?side={hit.page}#side-{hit.page}" if hit.page else ""),
        row.modified,
        words.place(row.municipality),
        body=row.item.meeting.body_name,
        on=row.item.meeting.on,
        number=row.item.number,
        page=hit.page,
        marked=words.title(row.title),
        **words.passage(),
    )


def _at_page(page: int | None) -> str:
    return f"?side={page}#side-{page}" if page else ""


def _cases(uids: list[str]) -> Rows:
    return _by_uid(PublicCase.objects.filter(uid__in=uids))


def _case(hit: Hit, row: PublicCase, words: _Words) -> Result:
    return Result(
        hit.kind,
        row.uid,
        row.title,
        reverse("case", args=[row.uid]),
        row.modified,
        words.place(row.municipality),
        on=row.latest_on,
        marked=words.title(row.title),
        **words.passage(),
    )


def _bodies(uids: list[str]) -> Rows:
    return _by_uid(PublicBody.objects.filter(uid__in=uids))


def _persons(uids: list[str]) -> Rows:
    return _by_uid(PublicPerson.objects.filter(uid__in=uids))


def _by_uid(rows: QuerySet[Any]) -> Rows:
    return {row.uid: row for row in rows.defer("content")}


def _named(hit: Hit, row: PublicBody | PublicPerson, words: _Words) -> Result:
    return Result(
        hit.kind,
        row.uid,
        row.name,
        reverse(hit.kind, args=[row.uid]),
        row.modified,
        words.place(row.municipality),
        marked=words.title(row.name),
        **words.passage(),
    )


_SOURCES: dict[str, tuple[Callable[[list[str]], Rows], Callable[..., Result]]] = {
    "item": (_items, _item),
    "decision": (_items, _item),
    "attachment": (_attachments, _attachment),
    "case": (_cases, _case),
    "body": (_bodies, _named),
    "person": (_persons, _named),
}


def body_names(uids: Iterable[str]) -> dict[str, str]:
    """The names of the bodies that are public."""
    return dict(PublicBody.objects.filter(uid__in=list(uids)).values_list("uid", "name"))


def municipality_names() -> dict[str, str]:
    return dict(PublicMunicipality.objects.values_list("slug", "name"))
