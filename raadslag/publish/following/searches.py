"""Which of the items that changed a followed search finds."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import QueryDict

from raadslag.publish.models import PublicAttachment
from raadslag.publish.search.filters import Search
from raadslag.publish.search.finding import Finder
from raadslag.publish.search.keeping import ready


class NotIndexed(Exception):
    """The index has not taken in what changed: it can be said later."""


def read(address: str, municipality: str) -> Search:
    """The search whose address ends so."""
    return Search.read(QueryDict(address), place=municipality)


def found(address: str, municipality: str, items: Sequence[str]) -> set[str]:
    """Those of the items that the search finds by themselves or by an attachment. Raises NotIndexed."""
    listed = PublicAttachment.objects.filter(item_id__in=items).values_list("uid", "item_id")
    items_of: dict[str, set[str]] = {uid: {uid} for uid in items}
    for uid, item in listed:
        items_of.setdefault(uid, set()).add(item)
    index = ready()
    if index is None or not items_of.keys().isdisjoint(index.withheld):
        raise NotIndexed
    search = read(address, municipality)
    owners = Finder(index).owners(search, among=list(items_of))
    return {item for owner in owners for item in items_of[owner]}
