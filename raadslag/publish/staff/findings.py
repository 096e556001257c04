"""The page of one finding: where it stands, and what can be done about it."""

from __future__ import annotations

import mimetypes
from base64 import b64encode
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_GET

from raadslag.accounts.http import SignedInRequest
from raadslag.council.http import staff_only, stands_in
from raadslag.lib.unreadable import Unreadable
from raadslag.meetings import present
from raadslag.meetings.models import Meeting
from raadslag.meetings.queries import meetings_visible_to
from raadslag.publish import actions, scans
from raadslag.publish.actions import substituting
from raadslag.publish.models import FindingAnswer, GateFinding
from raadslag.publish.staff import queries
from raadslag.publish.staff.forms import AnswerForm, RedactForm, ReplaceForm
from raadslag.web.parts import Crumb
from raadslag.web.shell import address

REFUSED = 422
SAID = {
    "sloer": gettext_lazy("Det er sløret. Se siden igennem, før du offentliggør."),
    "rens": gettext_lazy("Filen er renset."),
    "erstat": gettext_lazy("Filen er erstattet. Kontrollér mødet igen."),
    "luk": gettext_lazy("Bilaget er lukket."),
    "bekraeft": gettext_lazy("Svaret er bekræftet."),
    "fortryd": gettext_lazy("Svaret er fortrudt."),
}


class _Page:
    """What one request has filled in."""

    def __init__(self, finding: GateFinding, request: SignedInRequest) -> None:
        sent = request.POST if request.method == "POST" else None
        self.deed = request.POST.get("gor", "") if sent else ""
        answering = sent is not None and "svar" in request.POST
        redacting = self.deed in ("vis", "sloer")
        self.answer = AnswerForm(finding, sent if answering or self.deed == "svar" else None)
        self.redact = RedactForm(finding, sent if redacting else None)
        replacing = self.deed == "erstat"
        self.replace = ReplaceForm(
            sent if replacing else None, request.FILES if replacing else None
        )
        self.preview = ""
        self.number = _whole(request.POST.get("side") or request.GET.get("side"), finding.page or 1)


@staff_only
def finding(request: SignedInRequest, uid: str) -> HttpResponse:
    """One finding. POST svar= answers it; gor= does something about it: see SAID, and vis."""
    row = get_object_or_404(queries.findings_answered_by(request.user), uid=uid)
    page = _Page(row, request)
    if request.method != "POST":
        return _shown(request, row, page)
    try:
        done = _DEEDS.get(page.deed, _answer)(request, row, page)
    except actions.AnswerRefused as why:
        messages.warning(request, str(why))
        done = False
    if not done:
        return _shown(request, row, page, status=200 if page.preview else REFUSED)
    if page.deed in SAID:
        messages.success(request, SAID[page.deed])
    if row.attachment_uid:
        return redirect("desk-answer", row.uid)
    return redirect("desk-release-meeting", row.meeting_uid)


def _answer(request: SignedInRequest, row: GateFinding, page: _Page) -> bool:
    if not page.answer.is_valid():
        return False
    how = FindingAnswer(page.answer.cleaned_data["svar"])
    reason = page.answer.cleaned_data["grund"]
    try:
        actions.answer(row, how=how, reason=reason, **_who(request))
    except actions.AnswerRefused as why:
        page.answer.add_error("grund", str(why))
        return False
    return True


def _undo(request: SignedInRequest, row: GateFinding, page: _Page) -> bool:
    in_file = row.attachment_uid and row.answer in (
        FindingAnswer.REDACTED,
        FindingAnswer.REMOVED,
        FindingAnswer.CLOSED,
    )
    if in_file:
        substituting.take_back(row, **_who(request))
    else:
        actions.answer(row, how=FindingAnswer.OPEN, reason="", **_who(request))
    return True


def _confirm(request: SignedInRequest, row: GateFinding, page: _Page) -> bool:
    actions.confirm(row, **_who(request))
    return True


def _preview(request: SignedInRequest, row: GateFinding, page: _Page) -> bool:
    if page.redact.is_valid():
        content = substituting.draft(row, _order(row, page))
        try:
            page.preview = _as_address(scans.picture(content, page.number))
        except Unreadable as reason:
            raise actions.AnswerRefused(str(reason)) from reason
    return False


def _redact(request: SignedInRequest, row: GateFinding, page: _Page) -> bool:
    if not page.redact.is_valid():
        return False
    substituting.redact(row, _order(row, page), **_who(request))
    return True


def _order(row: GateFinding, page: _Page) -> Any:
    said = page.redact.cleaned_data
    return substituting.order_of(row, said["ord"].splitlines(), said["omraader"])


def _clean(request: SignedInRequest, row: GateFinding, page: _Page) -> bool:
    substituting.clean(row, **_who(request))
    return True


def _replace(request: SignedInRequest, row: GateFinding, page: _Page) -> bool:
    if not page.replace.is_valid():
        return False
    file = page.replace.cleaned_data["fil"]
    kind = mimetypes.guess_type(file.name or "")[0] or "application/octet-stream"
    substituting.replace(row, file.read(), media_type=kind, **_who(request))
    return True


def _close(request: SignedInRequest, row: GateFinding, page: _Page) -> bool:
    substituting.close(row, **_who(request))
    return True


_DEEDS: dict[str, Callable[[SignedInRequest, GateFinding, _Page], bool]] = {
    "fortryd": _undo,
    "bekraeft": _confirm,
    "vis": _preview,
    "sloer": _redact,
    "rens": _clean,
    "erstat": _replace,
    "luk": _close,
}


def _who(request: SignedInRequest) -> dict[str, Any]:
    return {"by": request.user.actor, "at": timezone.now()}


def _whole(said: str | None, otherwise: int) -> int:
    return int(said) if said and said.isdigit() and len(said) < 5 and int(said) else otherwise


def _as_address(picture: bytes) -> str:
    return "data:image/png;base64," + b64encode(picture).decode("ascii")


def _shown(
    request: SignedInRequest, row: GateFinding, page: _Page, *, status: int = 200
) -> HttpResponse:
    meetings = present.meeting_rows(meetings_visible_to(request.user))
    meeting = get_object_or_404(meetings, uid=row.meeting_uid)
    stands_in(request, meeting.body.municipality)
    row.refresh_from_db()
    shown = queries.seen_finding(row, meeting, request.user)
    file = queries.file_of(row, request.user)
    page.number = min(page.number, file.pages) if file and file.pages else 1
    context = {
        "one": shown,
        "meeting": meeting,
        "page": page,
        "file": file,
        "waits_for_another": actions.waits(row, two=actions.wants_two(meeting))
        and row.answer != FindingAnswer.OPEN,
        "answered_it_oneself": row.answered_by == request.user.actor,
        "next": queries.next_open(row),
        "crumbs": _crumbs(meeting, shown.kind),
    }
    return render(request, "publish/staff/finding.html", context, status=status)


def _crumbs(meeting: Meeting, kind: str) -> list[Crumb]:
    front = address("desk-release", None)
    return [
        Crumb(gettext("Arbejdsbord"), address("desk", None)),
        Crumb(gettext("Offentliggørelse"), front),
        Crumb(meeting.printed_body or meeting.body.name, f"{front}{meeting.uid}/"),
        Crumb(kind),
    ]


@staff_only
@require_GET
def picture(request: SignedInRequest, uid: str) -> HttpResponse:
    """The page that the finding stands on, marked; ?side= another; ?fil=ny: as the public gets it."""
    row = get_object_or_404(queries.findings_answered_by(request.user), uid=uid)
    file = queries.file_of(row, request.user)
    if file is None or not file.is_pdf:
        raise Http404
    fresh = request.GET.get("fil") == "ny"
    number = _whole(request.GET.get("side"), row.page or 1)
    marked = [] if fresh or number != row.page else row.boxes
    try:
        drawn = scans.picture(file.current if fresh else row.sha256, number, marked)
    except (Unreadable, FileNotFoundError) as error:
        raise Http404 from error
    response = HttpResponse(drawn, content_type="image/png")
    patch_cache_control(response, private=True, no_store=True)
    return response
