"""What every public page does: stand in its municipality, and answer for what is gone."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Final

from django.conf import settings
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from raadslag.publish import queries
from raadslag.publish.models import PublicMunicipality

_PLACE: Final = re.compile(r"/kommune/(?P<slug>[\w-]+)/")


def place_of(request: HttpRequest, slug: str) -> PublicMunicipality:
    """The municipality, which the frame round the page then shows."""
    place = get_object_or_404(PublicMunicipality, pk=slug)
    request.municipality = place  # type: ignore[attr-defined]  # what the shell shows
    return place


def absolute(address: str) -> str:
    """The address as it stands outside the site: what is cited, shared and indexed."""
    return f"{settings.SITE_URL}{address}"


def gone(request: HttpRequest, uid: str) -> HttpResponse:
    """410 and why, where something was public once; else 404. Search engines forget what says so."""
    trace = queries.tombstone(uid)
    if trace is None:
        raise Http404
    place_of(request, trace.municipality)
    context = {"trace": trace, "ways": queries.left_of(trace)}
    response = render(request, "publish/gone.html", context, status=410)
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "no-cache"
    return response


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 with the ways on in the municipality that the address names, or the site's only one."""
    if getattr(request, "municipality", None) is None:
        named = _PLACE.search(request.path)
        with suppress(DatabaseError):  # what is not there is not there without a database too
            request.municipality = queries.place(named["slug"] if named else "")  # type: ignore[attr-defined]
    return render(request, "404.html", status=404)
