"""The public pages of each municipality, kind by kind, with the day each changed last."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Max, QuerySet
from django.urls import reverse

from raadslag.publish.models import (
    PublicAttachment,
    PublicBody,
    PublicCase,
    PublicItem,
    PublicMeeting,
    PublicMunicipality,
    PublicPerson,
)

if TYPE_CHECKING:
    _Sitemap = Sitemap[Any]
else:
    _Sitemap = Sitemap

A_PART: Final = 10_000  # addresses; the protocol allows 50,000
Row = tuple[str, datetime]

MODELS: Final[dict[str, Any]] = {
    "meeting": PublicMeeting,
    "item": PublicItem,
    "case": PublicCase,
    "body": PublicBody,
    "person": PublicPerson,
    "attachment": PublicAttachment,
}
"""By the name of the address of a page of the kind."""


class Map(_Sitemap):
    """A part of the map of one municipality."""

    limit = A_PART

    def __init__(self, municipality: str) -> None:
        self.municipality = municipality
        self.protocol = urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site: object = None) -> str:
        """Where the site says it stands, whichever host was asked."""
        return urlsplit(settings.SITE_URL).netloc


class Pages(Map):
    """The pages of one kind."""

    def __init__(self, kind: str, municipality: str) -> None:
        super().__init__(municipality)
        self.kind = kind

    def items(self) -> QuerySet[Any, Row]:
        rows = self._rows().order_by("uid").values_list("uid")
        # an attachment has a row for each listing
        dated: QuerySet[Any, Row] = rows.annotate(last=Max("modified"))
        return dated

    def location(self, item: Row) -> str:
        return reverse(self.kind, args=[item[0]])

    def lastmod(self, item: Row) -> datetime:
        return item[1]

    def get_latest_lastmod(self) -> datetime | None:
        last: datetime | None = self._rows().aggregate(last=Max("modified"))["last"]
        return last

    def _rows(self) -> QuerySet[Any]:
        rows: QuerySet[Any] = MODELS[self.kind].objects.filter(municipality=self.municipality)
        return rows


class Fronts(Map):
    """The pages that lead to the others."""

    def items(self) -> list[str]:
        return ["front", "meetings", "calendar", "bodies", "cases", "promises", "persons"]

    def location(self, item: str) -> str:
        return reverse(item, args=[self.municipality])


def sections() -> dict[str, type[_Sitemap] | _Sitemap]:
    """All parts of the map, by name: "soendby-meeting"."""
    found: dict[str, type[_Sitemap] | _Sitemap] = {}
    for slug in PublicMunicipality.objects.values_list("slug", flat=True):
        found[f"{slug}-front"] = Fronts(slug)
        found |= {f"{slug}-{kind}": Pages(kind, slug) for kind in MODELS}
    return found
