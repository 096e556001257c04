"""A public attachment's bytes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import BinaryIO

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, http_date
from django.views.decorators.http import require_safe

from raadslag.publish import storage
from raadslag.publish.http import gone
from raadslag.publish.models import PublicAttachment, PublicFile

SHOWN = frozenset({"application/pdf", "image/png", "image/jpeg", "text/plain"})
"""What a browser may show: types in which nothing runs. The rest is only saved."""

BLOCK = 64 * 1024  # bytes read at a time
RANGE = re.compile(r"bytes=(\d*)-(\d*)")


@require_safe
def file(request: HttpRequest, uid: str, name: str) -> HttpResponseBase:
    """The file of an attachment, under its name now; under an older name the way there."""
    listed = PublicAttachment.objects.filter(uid=uid)
    row = listed.exclude(file=None).select_related("file").order_by("-modified", "pk").first()
    if row is None or row.file is None:
        if listed.exists():
            raise Http404
        return gone(request, uid)
    if row.name != name:
        return redirect("file", uid, row.name)
    etag = f'"{row.file.sha256}"'
    known = get_conditional_response(request, etag, int(row.modified.timestamp()))
    response = known or _content(request, row.file, storage.path_of(row.file))
    response["ETag"] = etag
    response["Last-Modified"] = http_date(row.modified.timestamp())
    response["Cache-Control"] = "public, no-cache"  # what was taken back is gone at the next look
    if known is None:
        _describe(response, row.file.media_type, name, saved="hent" in request.GET)
    return response


def _describe(response: HttpResponseBase, media_type: str, name: str, *, saved: bool) -> None:
    """saved: whether it is to be saved, even if a browser could show it."""
    response["Accept-Ranges"] = "bytes"
    response["Content-Encoding"] = "identity"  # a compressed file has no stretches to ask for
    disposition = content_disposition_header(saved or media_type not in SHOWN, name)
    response["Content-Disposition"] = disposition or "inline"
    # the browsers' own viewer of PDF does not start in a sandbox, and gives a PDF no page to run in
    sandbox = "" if media_type == "application/pdf" else "; sandbox"
    response["Content-Security-Policy"] = f"default-src 'none'{sandbox}"


def _content(request: HttpRequest, file: PublicFile, path: Path) -> HttpResponseBase:
    try:
        stream = path.open("rb")
    except FileNotFoundError as lost:
        raise Http404 from lost
    first, last = 0, file.size - 1
    part = _part(request, file.size)
    if part is not None:
        first, last = part
        if first > last:
            stream.close()
            return HttpResponse(status=416, headers={"Content-Range": f"bytes */{file.size}"})
    response = StreamingHttpResponse(
        _Blocks(stream, first, last - first + 1),
        content_type=file.media_type,
        status=206 if part else 200,
    )
    response["Content-Length"] = str(last - first + 1)
    if part:
        response["Content-Range"] = f"bytes {first}-{last}/{file.size}"
    return response


def _part(request: HttpRequest, size: int) -> tuple[int, int] | None:
    """The first and last byte asked for; None: all of it. The first after the last: beyond the end."""
    asked = RANGE.fullmatch(request.headers.get("Range", ""))
    if asked is None or not any(asked.groups()) or "If-Range" in request.headers:
        return None
    first, last = asked.groups()
    if not first:
        return max(size - int(last), 0), size - 1 if int(last) else -1
    if last and int(last) < int(first):
        return None
    return int(first), min(int(last), size - 1) if last else size - 1


class _Blocks:
    """A stretch of a file, block by block; the server closes it."""

    def __init__(self, stream: BinaryIO, first: int, length: int) -> None:
        self._stream, self._left = stream, length
        stream.seek(first)

    def __iter__(self) -> _Blocks:
        return self

    def __next__(self) -> bytes:
        block = self._stream.read(min(BLOCK, self._left))
        if not block:
            raise StopIteration
        self._left -= len(block)
        return block

    def close(self) -> None:
        self._stream.close()
