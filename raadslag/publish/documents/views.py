"""The public documents of meetings and items."""

from __future__ import annotations

from collections.abc import Callable

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from raadslag.meetings.print.http import answered_when_printed
from raadslag.publish.documents import making
from raadslag.publish.documents.making import Made, NoSuchForm
from raadslag.publish.http import gone, place_of
from raadslag.publish.models import PublicItem, PublicMeeting


@require_safe
@answered_when_printed
def document(request: HttpRequest, uid: str, ending: str) -> HttpResponseBase:
    """Agenda or minutes, in the form that the ending names."""
    row = PublicMeeting.objects.filter(pk=uid).first()
    if row is None:
        return gone(request, uid)
    place_of(request, row.municipality)
    return _answer(request, lambda: making.document(row, ending))


@require_safe
@answered_when_printed
def supplement(request: HttpRequest, uid: str, ending: str) -> HttpResponseBase:
    """What the newest supplementary agenda added."""
    row = PublicMeeting.objects.filter(pk=uid).first()
    if row is None:
        return gone(request, uid)
    place_of(request, row.municipality)
    return _answer(request, lambda: making.supplement(row, ending))


@require_safe
@answered_when_printed
def pack(request: HttpRequest, uid: str) -> HttpResponseBase:
    """The document with all its attachments."""
    row = PublicMeeting.objects.filter(pk=uid).first()
    if row is None:
        return gone(request, uid)
    place_of(request, row.municipality)
    return _answer(request, lambda: making.pack(row))


@require_safe
@answered_when_printed
def extract(request: HttpRequest, uid: str, ending: str) -> HttpResponseBase:
    """One item with its decision."""
    row = PublicItem.objects.select_related("meeting").filter(pk=uid).first()
    if row is None:
        return gone(request, uid)
    place_of(request, row.municipality)
    return _answer(request, lambda: making.extract(row, ending))


def _answer(request: HttpRequest, make: Callable[[], Made]) -> HttpResponseBase:
    """The file; 304 for who has it already: it is not made again to find that out."""
    try:
        made = make()
    except NoSuchForm as unknown:
        raise Http404 from unknown
    etag = f'"{made.digest}"'
    response: HttpResponseBase | None = get_conditional_response(request, etag)
    if response is None:
        try:
            stream = made.file().open("rb")
        except FileNotFoundError as taken_back:  # between the question and the answer
            raise Http404 from taken_back
        response = FileResponse(
            stream,
            as_attachment="hent" in request.GET,
            content_type=made.media_type,
            filename=made.name,
        )
        response["Content-Encoding"] = "identity"  # PDF and Word are compressed already
        response["Content-Security-Policy"] = "default-src 'none'"
    response["ETag"] = etag
    response["Cache-Control"] = "public, no-cache"  # what was taken back is gone at the next look
    return response
