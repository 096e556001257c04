"""What is answered at the addresses of the API."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import gettext

from raadslag.lib.ids import read_uid
from raadslag.publish.models import PublicMunicipality
from raadslag.publish.oparl import addresses, filters, loading, sources
from raadslag.publish.oparl.addresses import Kind
from raadslag.publish.oparl.filters import Asked, BadParameter
from raadslag.publish.oparl.shape import Json, Look
from raadslag.publish.oparl.sources import Listing
from raadslag.publish.oparl.types import ground
from raadslag.publish.serving import error, json, open_data

SINCE: Final = datetime(2026, 11, 22, tzinfo=UTC)  # when the API was first served in this form
ON_A_PAGE: Final = {Kind.MEETING: 50, Kind.FILE: 25}  # those that are large; of others, 100


@open_data
def system(request: HttpRequest) -> HttpResponse:
    towns = PublicMunicipality.objects.values_list("created", "modified")
    changed = [moment for dates in towns for moment in dates]
    return json(ground.system(SINCE, max([SINCE, *changed])))


@open_data
def bodies(request: HttpRequest) -> HttpResponse:
    """The municipalities. None of them goes: what is gone of one is what it had public."""
    try:
        asked = filters.read(request.GET)
    except BadParameter as reason:
        return error(400, str(reason))
    rows = PublicMunicipality.objects.filter(asked.period.condition("modified"))
    following = rows.filter(slug__gt=asked.after).order_by("slug")[: asked.limit + 1]
    page = list(following)
    shown = page[: asked.limit]
    data = loading.bodies(shown, Look(parts=not asked.omit_internal))
    after = shown[-1].slug if len(page) > asked.limit else ""
    return json(_envelope(addresses.bodies(), asked, data, rows.count(), after))


@open_data
def body(request: HttpRequest, municipality: str) -> HttpResponse:
    found = loading.bodies(PublicMunicipality.objects.filter(slug=municipality), Look(alone=True))
    return json(found[0]) if found else _nothing()


@open_data
def list_of_body(request: HttpRequest, municipality: str, kind: str) -> HttpResponse:
    if not PublicMunicipality.objects.filter(slug=municipality).exists():
        return _nothing()
    listed = Kind(kind)
    address = addresses.list_of(municipality, listed)
    return _list(request, sources.of_municipality(listed, municipality), address)


@open_data
def meetings_of_organization(request: HttpRequest, uid: str) -> HttpResponse:
    return _inner_list(request, Kind.ORGANIZATION, uid, sources.meetings_of(uid))


@open_data
def consultations_of_organization(request: HttpRequest, uid: str) -> HttpResponse:
    return _inner_list(request, Kind.ORGANIZATION, uid, sources.consultations_of(uid))


@open_data
def items_of_meeting(request: HttpRequest, uid: str) -> HttpResponse:
    return _inner_list(request, Kind.MEETING, uid, sources.items_of(uid))


@open_data
def one(request: HttpRequest, kind: str, uid: str) -> HttpResponse:
    """An object at its own address. What was public once answers 200, and that it is gone."""
    wanted = Kind(kind)
    written = read_uid(uid)
    if written and written != uid:
        return HttpResponsePermanentRedirect(addresses.one(wanted, written))
    key = sources.one(wanted, uid)
    found = loading.load(wanted, [key], Look(alone=True, text=True, whole=True)) if key else []
    return json(found[0]) if found else _nothing()


def to_system(request: HttpRequest) -> HttpResponse:
    return HttpResponsePermanentRedirect(addresses.system())


def without_slash(request: HttpRequest, rest: str) -> HttpResponse:
    """An object has one address, and it ends without a slash."""
    query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
    path = f"{addresses.ROOT}/{rest.strip('/')}"
    return HttpResponsePermanentRedirect(f"{addresses.site(path)}{query}")


@open_data
def nothing(request: HttpRequest, rest: str) -> HttpResponse:
    return _nothing()


def _nothing() -> HttpResponse:
    return error(404, gettext("Der er intet på denne adresse. Begynd ved /api/oparl/v1.1/system."))


def _inner_list(request: HttpRequest, kind: Kind, uid: str, listing: Listing) -> HttpResponse:
    if sources.one(kind, uid) is None:
        return _nothing()
    return _list(request, listing, addresses.within(kind, uid, listing.kind))


def _list(request: HttpRequest, listing: Listing, address: str) -> HttpResponse:
    try:
        asked = filters.read(request.GET, largest=ON_A_PAGE.get(listing.kind, filters.LARGEST))
    except BadParameter as reason:
        return error(400, str(reason))
    narrowed = listing.narrowed(asked.period)
    keys, more = narrowed.page(asked.after, asked.limit)
    look = Look(alone=True, parts=not asked.omit_internal, text=listing.kind is Kind.FILE)
    data = loading.load(listing.kind, keys, look)
    after = keys[-1].uid if more else ""
    return json(_envelope(address, asked, data, narrowed.count(), after))


def _envelope(address: str, asked: Asked, data: list[Json], total: int, after: str) -> Json:
    """after: the id that the next page goes on from; "" on the last page."""
    here: dict[str, str | int] = {"after": asked.after, "page": asked.page} if asked.after else {}
    links = {"first": address + asked.query(), "self": address + asked.query(**here)}
    if after:
        links["next"] = address + asked.query(after=after, page=asked.page + 1)
    return {
        "data": data,
        "pagination": {
            "totalElements": total,
            "elementsPerPage": asked.limit,
            "currentPage": asked.page,
            "totalPages": max(1, -(-total // asked.limit)),
        },
        "links": links,
    }
