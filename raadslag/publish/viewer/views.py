"""The page of an attachment, and the pictures on it."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from raadslag.meetings import shown
from raadslag.meetings.shown import PUBLIC
from raadslag.publish import storage
from raadslag.publish.filenames import type_words
from raadslag.publish.http import gone, place_of
from raadslag.publish.models import PublicFile
from raadslag.publish.viewer import pictures, queries
from raadslag.publish.viewer.pictures import NotDrawn
from raadslag.web.parts import Crumb

AT_ONCE = 20  # pages of the attachment on one page of the site
RETRY_AFTER = "20"  # seconds


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pages that are shown together, by the numbers of the first and the last."""

    first: int
    last: int
    current: bool


@require_safe
def attachment(request: HttpRequest, uid: str) -> HttpResponse:
    """An attachment, page by page; ?side=4 the stretch that page 4 lies in."""
    listed = queries.listings(uid)
    if not listed:
        return gone(request, uid)
    first = listed[0]
    found = queries.file_of(listed)
    pages = queries.pages(found[0]) if found else []
    stretches = Paginator(pages, AT_ONCE)
    here = stretches.get_page(_stretch(request.GET.get("side", "")))
    context = {
        "place": place_of(request, first.municipality),
        "attachment": first,
        "listed": listed,
        "file": found[0] if found else None,
        "kind": type_words(found[0].media_type) if found else "",
        "name": found[1] if found else "",
        "is_picture": found is not None and found[0].media_type in queries.PICTURES,
        "count": len(pages),
        "pages": here.object_list,
        "stretches": [
            Stretch(one.start_index(), one.end_index(), one.number == here.number)
            for one in map(stretches.page, stretches.page_range)
        ],
        "beside": queries.neighbours(first),
        "crumbs": [
            Crumb(first.item.meeting.body_name, PUBLIC.body(first.item.meeting.body_uid)),
            Crumb(shown.day_words(first.item.meeting.on), PUBLIC.meeting(first.item.meeting_id)),
            Crumb(first.item.title or gettext("Punkt"), PUBLIC.item(first.item_id)),
            Crumb(gettext("Bilag")),
        ],
    }
    return render(request, "publish/viewer/attachment.html", context)


def _stretch(page: str) -> int:
    return (int(page) - 1) // AT_ONCE + 1 if page.isascii() and page.isdigit() else 1


@require_safe
def page_picture(request: HttpRequest, uid: str, number: int) -> HttpResponseBase:
    """A page as a picture; 410 as soon as the attachment is public no longer."""
    listed = queries.listings(uid)
    if not listed:
        return gone(request, uid)
    found = queries.file_of(listed)
    if found is None or found[0].media_type != queries.DRAWN:
        raise Http404
    file = found[0]
    etag = f'"{file.sha256}-{number}"'
    response: HttpResponseBase | None = get_conditional_response(request, etag)
    response = response or _picture(file, number)
    if response.status_code < 400:
        response["ETag"] = etag
        response["Cache-Control"] = (
            "public, no-cache"  # what was taken back is gone at the next look
        )
    return response


def _picture(file: PublicFile, number: int) -> HttpResponseBase:
    source = storage.path_of(file)
    try:
        if not 1 <= number <= len(pictures.sizes(file.sha256, source)):
            raise Http404
        drawn = pictures.picture(file.sha256, source, number).open("rb")
    except NotDrawn:
        return HttpResponse(status=503, headers={"Retry-After": RETRY_AFTER})
    if not PublicFile.objects.filter(pk=file.pk).exists():  # taken back while it was drawn
        drawn.close()
        pictures.forget(file.sha256)
        raise Http404
    response = FileResponse(drawn, content_type="image/webp")
    response["Content-Encoding"] = "identity"  # compressed already
    return response
