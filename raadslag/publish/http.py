"""What every public page does: stand in its municipality, and answer for what is gone."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from raadslag.publish import queries
from raadslag.publish.models import PublicMunicipality


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
    response = render(request, "publish/gone.html", {"trace": trace}, status=410)
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "no-cache"
    return response
