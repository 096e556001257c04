"""Søndby's public record as the search tests ask it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.http import QueryDict

from raadslag.publish import sequence
from raadslag.publish.models import (
    PublicAttachment,
    PublicBody,
    PublicCase,
    PublicFile,
    PublicItem,
    PublicMeeting,
    PublicMunicipality,
    PublicPerson,
    Release,
    ReleaseKind,
    SnapshotKind,
)
from raadslag.publish.search import keeping, showing
from raadslag.publish.search.filters import Search
from raadslag.publish.search.finding import Finder, Found
from raadslag.publish.search.marking import Marker

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
TODAY = date(2026, 3, 2)
DATED = {"created": AT, "modified": AT}


@dataclass
class Town:
    """Makes snapshots as a release does, and notes each in the sequence."""

    slug: str = "soendby"
    made: int = field(default=0)

    def __post_init__(self) -> None:
        PublicMunicipality.objects.create(slug=self.slug, name=self.slug.capitalize())

    def _uid(self) -> str:
        self.made += 1
        return f"{self.slug[:4]}{self.made:08}"

    def body(self, name: str, abbreviation: str = "") -> PublicBody:
        content = {
            "uid": "x",
            "municipality": self.slug,
            "name": name,
            "abbreviation": abbreviation,
        }
        row = PublicBody.objects.create(
            uid=self._uid(),
            **DATED,
            municipality=self.slug,
            name=name,
            kind="standing",
            current=True,
            content=content,
        )
        self._note(SnapshotKind.BODY, row.uid)
        return row

    def person(self, name: str) -> PublicPerson:
        row = PublicPerson.objects.create(
            uid=self._uid(), **DATED, municipality=self.slug, name=name, content={"name": name}
        )
        self._note(SnapshotKind.PERSON, row.uid)
        return row

    def meeting(self, body: PublicBody, on: date | None = date(2025, 5, 6)) -> PublicMeeting:
        uid = self._uid()
        release = Release.objects.create(
            municipality=self.slug,
            meeting_uid=uid,
            number=1,
            kind=ReleaseKind.MINUTES,
            at=AT,
            digest="x",
        )
        view = {"body": {"name": body.name, "abbreviation": body.content["abbreviation"]}}
        row = PublicMeeting.objects.create(
            uid=uid,
            **DATED,
            municipality=self.slug,
            release=release,
            body_uid=body.uid,
            body_name=body.name,
            on=on,
            state="minutes",
            content=view,
        )
        self._note(SnapshotKind.MEETING, row.uid)
        return row

    def item(self, meeting: PublicMeeting, title: str, **content: Any) -> PublicItem:
        """content: as ItemView; `text` is short for one section, `decided` for the decision's words."""
        if "text" in content:
            content["sections"] = [{"heading": "Sag", "text": content.pop("text")}]
        if "decided" in content:
            content["decision"] = {"text": content.pop("decided"), "outcome": "adopted"}
        row = PublicItem.objects.create(
            uid=self._uid(),
            **DATED,
            municipality=self.slug,
            meeting=meeting,
            position=meeting.items.count() + 1,
            title=title,
            closed=False,
            outcome=(content.get("decision") or {}).get("outcome", "none"),
            subject=content.get("case_number", "")[:8],
            content=content,
        )
        self._note(SnapshotKind.ITEM, row.uid)
        return row

    def attachment(self, item: PublicItem, title: str, *pages: str) -> PublicAttachment:
        file = None
        if pages:
            file = PublicFile.objects.create(
                sha256=f"{self.made:064}", media_type="application/pdf", size=1, pages=list(pages)
            )
        row = PublicAttachment.objects.create(
            uid=self._uid(),
            **DATED,
            municipality=self.slug,
            item=item,
            position=item.attachments.count() + 1,
            title=title,
            file=file,
        )
        self._note(SnapshotKind.FILE, row.uid)
        return row

    def case(self, title: str, *numbers: str) -> PublicCase:
        row = PublicCase.objects.create(
            uid=self._uid(),
            **DATED,
            municipality=self.slug,
            title=title,
            latest_on=TODAY,
            content={"case_numbers": list(numbers)},
        )
        self._note(SnapshotKind.CASE, row.uid)
        return row

    def change(self, row: Any, kind: SnapshotKind = SnapshotKind.ITEM) -> None:
        """The row is public anew as it now is."""
        row.modified += timedelta(seconds=1)
        row.save()
        self._note(kind, row.uid)

    def withdraw(self, row: Any, kind: SnapshotKind = SnapshotKind.ITEM) -> None:
        uid = row.uid
        row.delete()
        self._note(kind, uid, gone=True)

    def _note(self, kind: SnapshotKind, uid: str, *, gone: bool = False) -> None:
        sequence.note(kind, [uid], municipality=self.slug, at=AT, gone=gone)


@pytest.fixture
def town(db) -> Town:
    """Søndby, where nothing is public yet."""
    return Town()


@pytest.fixture
def meeting(town) -> PublicMeeting:
    """A meeting of the Klimaudvalg (KLU)."""
    return town.meeting(town.body("Klimaudvalget", "KLU"))


def search(address: str, place: str = "soendby") -> Search:
    return Search.read(QueryDict(address), place=place)


def find(address: str, place: str = "soendby", **options: Any) -> Found:
    """What the address finds; the index catches up by itself."""
    ready = keeping.ready()
    assert ready is not None
    return Finder(ready).find(search(address, place), **{"limit": 20, **options})


def results(address: str, place: str = "soendby") -> list[showing.Result]:
    found = find(address, place)
    marker = Marker(search(address, place).question, beginning=found.beginning)
    return showing.results(found.hits, marker)


def titles(address: str, place: str = "soendby") -> list[str]:
    return [result.title for result in results(address, place)]
