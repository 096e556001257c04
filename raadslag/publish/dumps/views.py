"""The data as files, and the pages that list them."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext

from raadslag.publish.dumps import keeping
from raadslag.publish.dumps.keeping import Dump
from raadslag.publish.dumps.tables import TABLES
from raadslag.publish.dumps.writing import Written
from raadslag.publish.http import place_of
from raadslag.publish.models import PublicMunicipality
from raadslag.publish.serving import error, open_data

MINUTES = 10  # until a dump that cannot be served is thought to have been made anew
_TYPES = {".gz": "application/gzip", ".md": "text/markdown", ".json": "application/json"}


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A file as the page lists it."""

    name: str
    title: str
    size: int
    rows: int | None


@open_data
def municipalities(request: HttpRequest) -> HttpResponse:
    """What data there are, of which municipalities."""
    context = {"places": PublicMunicipality.objects.all(), "licence": settings.LICENCE}
    return render(request, "publish/data/all.html", context)


@open_data
def files(request: HttpRequest, municipality: str) -> HttpResponse:
    """The files of one municipality."""
    place = place_of(request, municipality)
    dump = keeping.current(municipality)
    served = dump is not None and not keeping.holds_what_went(municipality, dump)
    titles = {f"{table.name}.csv": table.title for table in TABLES}
    shown = [
        ShownFile(file.name, titles.get(file.name, ""), file.size, file.rows)
        for file in (dump.files if dump and served else [])
    ]
    context = {
        "place": place,
        "made": dump.made if dump else None,
        "tables": [file for file in shown if file.title],
        "others": [file for file in shown if not file.title],
        "licence": settings.LICENCE,
    }
    response = render(request, "publish/data/files.html", context)
    response.headers["ETag"] = f'"{dump.folder if dump and served else "none"}"'
    return response


@open_data
def file(request: HttpRequest, municipality: str, name: str) -> HttpResponseBase:
    """One file, as long as nothing that is in it was taken back."""
    dump = keeping.current(municipality)
    found = dump.file(name) if dump else None
    if dump is None or found is None:
        return error(404, gettext("Filen findes ikke. Se listen på /data/."))
    if keeping.holds_what_went(municipality, dump):
        response = error(
            503, gettext("Noget er trukket tilbage, og filerne laves om. Prøv igen om lidt.")
        )
        response.headers["Retry-After"] = str(MINUTES * 60)
        return response
    return _content(request, municipality, dump, found)


def _content(request: HttpRequest, slug: str, dump: Dump, found: Written) -> HttpResponseBase:
    etag = f'"{found.sha256[:32]}"'
    unchanged = get_conditional_response(request, etag, int(dump.made.timestamp()))
    if unchanged is not None:
        return unchanged
    path = keeping.path_of(slug, dump, found)
    try:
        response = FileResponse(path.open("rb"), content_type=_type(found.name))
    except FileNotFoundError:
        return error(503, gettext("Filen er ved at blive lavet om. Prøv igen om lidt."))
    response.headers["ETag"] = etag
    if path.suffix == ".gz":
        response.headers["Content-Encoding"] = "identity"  # it is compressed already
    return response


def _type(name: str) -> str:
    ending = f".{name.rpartition('.')[2]}"
    known = _TYPES.get(ending) or mimetypes.guess_type(name)[0] or "text/plain"
    return known if known == "application/gzip" else f"{known}; charset=utf-8"
