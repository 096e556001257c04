"""The search pages: as a page, and the same search as a file and as a feed."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse

from raadslag.publish.http import place_of
from raadslag.publish.models import PublicMunicipality
from raadslag.publish.search import exports, facets, showing
from raadslag.publish.search.filters import Search
from raadslag.publish.search.finding import Finder, Found
from raadslag.publish.search.keeping import ready
from raadslag.publish.search.marking import Marker
from raadslag.web.http import page

PER_PAGE = 20
DEEPEST = 1_000  # results that can be leafed through; the rest by narrowing, or in the file


def search(request: HttpRequest, municipality: str = "") -> HttpResponse:
    """What is public, by words, phrases, case numbers and facets. Without a municipality: in all."""
    place = _place(request, municipality)
    asked = Search.read(request.GET, place=municipality)
    context: dict[str, Any] = {
        "place": place,
        "asked": asked,
        "words": asked.question.text,
        "action": _address("search", municipality),
        **_links(asked),
    }
    index = ready()
    if index is None:
        context["is_building"] = True
    elif not asked.is_empty:
        context |= _found(request, asked, Finder(index))
    return page(
        request, "publish/search/search.html", context, fragment="publish/search/_found.html"
    )


def _found(request: HttpRequest, asked: Search, finder: Finder) -> dict[str, Any]:
    number = request.GET.get("page", "1")
    offset = (min(int(number), DEEPEST // PER_PAGE) - 1) * PER_PAGE if number.isdecimal() else 0
    order = "day" if asked.newest or not asked.question.wanted else ""
    found = finder.find(asked, limit=PER_PAGE, offset=max(0, offset), order=order)
    wording = facets.Wording(asked, found)
    names = {} if asked.place else showing.municipality_names()
    meant = finder.meant(asked) if not found.count else None
    return {
        "found": found,
        "results": showing.results(
            found.hits, Marker(asked.question, beginning=found.beginning), names=names
        ),
        "pages": _pages(found, number),
        "facets": facets.facets(asked, found, wording),
        "chips": facets.chips(asked, wording),
        "meant": meant,
    }


def _pages(found: Found, number: str) -> Page[int]:
    return Paginator(range(min(found.count, DEEPEST)), PER_PAGE).get_page(number)


def as_csv(request: HttpRequest, municipality: str = "") -> HttpResponse | StreamingHttpResponse:
    """All that a search finds, as a table."""
    _place(request, municipality)
    index = ready()
    if index is None:
        return HttpResponse(status=503, headers={"Retry-After": "60"})
    asked = Search.read(request.GET, place=municipality)
    rows = exports.table(asked, Finder(index), site=settings.SITE_URL)
    return StreamingHttpResponse(
        rows,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="soegning.csv"'},
    )


def as_feed(request: HttpRequest, municipality: str = "") -> HttpResponse:
    """What a search finds, what changed last first, as Atom."""
    place = _place(request, municipality)
    index = ready()
    if index is None:
        return HttpResponse(status=503, headers={"Retry-After": "60"})
    asked = Search.read(request.GET, place=municipality)
    text = exports.feed(
        asked,
        Finder(index),
        site=settings.SITE_URL,
        page=_address("search", municipality),
        here=request.get_full_path(),
        name=place.name if place else "",
    )
    return HttpResponse(text, content_type="application/atom+xml; charset=utf-8")


def _place(request: HttpRequest, slug: str) -> PublicMunicipality | None:
    return place_of(request, slug) if slug else None


def _address(name: str, municipality: str) -> str:
    return reverse(name, args=[municipality]) if municipality else reverse(f"{name}-all")


def _links(asked: Search) -> dict[str, str]:
    """The same search in other ways: followed, as a file, as a feed, and in the other order."""
    address = asked.address()
    other = Search(asked.question, asked.place, asked.chosen, not asked.newest)
    follow = {"hvad": "search", "id": address, "kommune": asked.place}
    return {
        "as_csv": f"{_address('search-csv', asked.place)}?{address}",
        "as_feed": f"{_address('search-feed', asked.place)}?{address}",
        "follow": f"{reverse('follow')}?{urlencode(follow)}" if asked.place and address else "",
        "in_other_order": f"?{other.address()}",
    }
