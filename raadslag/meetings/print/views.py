"""The documents of a meeting for staff: what the reader is entitled to, released or not.

They are made anew each time and kept nowhere: closed matter lies in no cache.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from raadslag.accounts.http import SignedInRequest
from raadslag.cases import storage
from raadslag.council.http import staff_only
from raadslag.meetings import present, queries
from raadslag.meetings.models import AgendaItem, Meeting
from raadslag.meetings.presentation import MeetingView
from raadslag.meetings.print import composing, press
from raadslag.meetings.print.composing import CLOSED_VOLUME, CONFIDENTIAL, OPEN_VOLUME, Printing
from raadslag.meetings.print.enclosing import Stored, enclosed
from raadslag.meetings.print.http import answered_when_printed
from raadslag.meetings.print.styles import look_on
from raadslag.meetings.print.values import Document
from raadslag.meetings.print.writing import EXTRACTS, FORMS, Form, file_name

VOLUMES = {"aabent-bind": "open", "lukket-bind": "closed"}


@staff_only
@require_safe
@answered_when_printed
def document(
    request: SignedInRequest, uid: str, ending: str, volume: str | None = None
) -> HttpResponse:
    """Agenda or minutes: all that the reader may read, or one of the two volumes."""
    row = _meeting(request, uid)
    form = _form(FORMS, ending)
    view, paper = _volume(request, row, VOLUMES[volume] if volume else "all")
    if ending == "xml" and view.state != "minutes":
        raise Http404
    return _file(form.write(view, paper), form.media_type, file_name(paper, ending))


@staff_only
@require_safe
@answered_when_printed
def pack(request: SignedInRequest, uid: str) -> HttpResponse:
    """The document with every attachment that the reader may read."""
    row = _meeting(request, uid)
    view, paper = _volume(request, row, "all")
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "pakke.pdf"
        press.pack_pdf(paper, enclosed(paper, _files(request, view)), out)
        return _file(out.read_bytes(), "application/pdf", f"pakke-{file_name(paper, 'pdf')}")


@staff_only
@require_safe
@answered_when_printed
def extract(request: SignedInRequest, uid: str, ending: str) -> HttpResponse:
    """One item with its decision."""
    seen = queries.meetings_visible_to(request.user)
    row = get_object_or_404(
        present.item_rows(AgendaItem.objects.filter(meeting__in=seen, withdrawn=False)), uid=uid
    )
    form = _form(EXTRACTS, ending)
    opened = _is_opened(request, row.meeting)
    item = present.item(row, row.meeting, closed_matter=opened)
    meeting = present.meeting(_meeting(request, row.meeting.uid), closed_matter=False)
    look = look_on(row.meeting.body.municipality, row.meeting.date)
    notice = CONFIDENTIAL if opened and item.closed else ""
    paper = composing.extract(meeting, item, Printing(look=look, notice=notice))
    return _file(form.write(meeting, paper), form.media_type, file_name(paper, ending))


def _meeting(request: SignedInRequest, uid: str) -> Meeting:
    visible = queries.meetings_visible_to(request.user).filter(uid=uid)
    return get_object_or_404(present.meeting_rows(visible))


def _is_opened(request: SignedInRequest, row: Meeting) -> bool:
    return queries.meetings_opened_to(request.user).filter(pk=row.pk).exists()


def _volume(request: SignedInRequest, row: Meeting, volume: str) -> tuple[MeetingView, Document]:
    """The meeting as far as the volume goes, and what is printed of it. Raises Http404."""
    opened = _is_opened(request, row)
    if volume == "closed" and not opened:
        raise Http404
    view = present.meeting(row, closed_matter=opened and volume != "open")
    closed = composing.closed_volume(view)
    if volume == "closed":
        view = closed
    notice = {
        "all": CONFIDENTIAL if opened and closed.items else "",
        "open": OPEN_VOLUME if any(item.closed for item in view.items) else "",
        "closed": CLOSED_VOLUME,
    }[volume]
    look = look_on(row.body.municipality, row.date)
    return view, composing.meeting(view, Printing(look=look, notice=notice))


def _files(request: SignedInRequest, view: MeetingView) -> dict[str, Stored]:
    listed = [file.uid for item in view.items for file in item.attachments]
    rows = queries.attachments_visible_to(request.user).filter(uid__in=listed, file__isnull=False)
    return {
        row.uid: Stored(storage.path_of(row.file.sha256), row.file.media_type)
        for row in rows.select_related("file").distinct()
        if row.file is not None
    }


def _form(forms: dict[str, Form], ending: str) -> Form:
    if ending not in forms:
        raise Http404
    return forms[ending]


def _file(content: bytes, media_type: str, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=media_type,
        headers={"Content-Disposition": content_disposition_header(False, name)},
    )
