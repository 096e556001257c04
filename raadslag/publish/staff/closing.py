"""The page where staff close what was open, and say on which day something closed opens."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from raadslag.accounts.http import SignedInRequest
from raadslag.cases.models import Attachment, Enclosure
from raadslag.council.http import staff_only, stands_in
from raadslag.meetings import present
from raadslag.meetings.models import Meeting
from raadslag.meetings.queries import meetings_opened_to
from raadslag.protocol.versions import Outdated
from raadslag.publish import actions
from raadslag.publish.models import Opening, SnapshotKind
from raadslag.publish.staff import queries
from raadslag.publish.staff.forms import ClosingForm, OpeningForm
from raadslag.publish.staff.withholding import named
from raadslag.web.parts import Crumb
from raadslag.web.shell import address

REFUSED = 422
Choices = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _Parts:
    """A meeting's items and attachments, as the forms' choices."""

    open: Choices
    closed: Choices  # [] for those not entitled to closed matter


@staff_only
def meeting(request: SignedInRequest, uid: str) -> HttpResponse:
    """What is open and what is closed. POST closes an item or an attachment."""
    row = _row(request, uid)
    parts = _parts(request, row)
    form = ClosingForm(parts.open, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _close(request, row, form):
        return redirect("desk-close", uid)
    return _page(request, row, parts, closing=form)


@staff_only
@require_POST
def plan(request: SignedInRequest, uid: str) -> HttpResponse:
    """Set the day on which something closed opens."""
    row = _row(request, uid)
    parts = _parts(request, row)
    form = OpeningForm(parts.closed, request.POST)
    if form.is_valid() and _plan(request, row, form):
        return redirect("desk-close", uid)
    return _page(request, row, parts, opening=form)


@staff_only
@require_POST
def settle(request: SignedInRequest, uid: str, planned: str) -> HttpResponse:
    """gor=bekraeft lets it open on its day, gor=opgiv keeps it closed."""
    row = _row(request, uid)
    one = get_object_or_404(queries.openings_of(row), uid=planned)
    by, at = request.user.actor, timezone.now()
    try:
        if request.POST.get("gor") == "bekraeft":
            actions.confirm_opening(one, by=by, at=at)
            messages.success(request, gettext("Bekræftet. Det åbner på dagen."))
        else:
            actions.give_up_opening(one, by=by, at=at)
            messages.success(request, gettext("Opgivet. Det bliver ved med at være lukket."))
    except actions.OpeningRefused as reason:
        messages.warning(request, str(reason))
    return redirect("desk-close", uid)


def _row(request: SignedInRequest, uid: str) -> Meeting:
    rows = queries.meetings_released_by(request.user).select_related("body__municipality")
    return get_object_or_404(rows, uid=uid)


def _parts(request: SignedInRequest, row: Meeting) -> _Parts:
    opened = meetings_opened_to(request.user).filter(pk=row.pk).exists()
    parts = _Parts([], [])
    for item in row.items.filter(withdrawn=False):
        words = f"{item.number or ''} {present.title_of(item, closed_matter=opened)}".strip()
        if not item.closed:
            parts.open.append((f"item:{item.uid}:{item.version}", words))
        elif opened:
            parts.closed.append((f"item:{item.uid}", words))
    for file in _files(row, opened=opened):
        words = gettext("bilag: %(title)s") % {"title": file.title}
        if not file.closed:
            parts.open.append((f"file:{file.uid}:{file.version}", words))
        elif opened:
            parts.closed.append((f"file:{file.uid}", words))
    return parts


def _files(row: Meeting, *, opened: bool) -> QuerySet[Attachment]:
    """opened: those of closed items too; their titles may tell what the items do not."""
    files = queries.attachments_of(row)
    if opened:
        return files
    shown = row.items.filter(withdrawn=False, closed=False).values("text")
    return files.filter(pk__in=Enclosure.objects.filter(text__in=shown).values("attachment"))


def _close(request: SignedInRequest, row: Meeting, form: ClosingForm) -> bool:
    sent = form.cleaned_data
    kind, uid, version = sent["hvad"].split(":")
    by, at = request.user.actor, timezone.now()
    try:
        if kind == SnapshotKind.FILE:
            file = queries.attachments_of(row).select_related("municipality").get(uid=uid)
            actions.close_attachment(file, by=by, at=at)
        else:
            item = row.items.select_related("meeting", "decision").get(uid=uid)
            told = actions.Told(sent["grund"], sent["titel"], sent["beslutning"])
            actions.close_item(item, version=int(version), told=told, by=by, at=at)
    except (actions.OpeningRefused, Outdated) as reason:
        form.add_error(None, str(reason))
        return False
    messages.success(request, gettext("Det er lukket, også på de offentlige sider."))
    return True


def _plan(request: SignedInRequest, row: Meeting, form: OpeningForm) -> bool:
    sent = form.cleaned_data
    kind, uid = sent["hvad"].split(":")
    try:
        actions.plan_opening(
            row,
            SnapshotKind(kind),
            uid,
            on=sent["dato"],
            why=sent["hvorfor"],
            confirmed=sent["bekraeftet"],
            by=request.user.actor,
            at=timezone.now(),
        )
    except actions.OpeningRefused as reason:
        form.add_error(None, str(reason))
        return False
    messages.success(request, gettext("Datoen er sat."))
    return True


def _page(
    request: SignedInRequest,
    row: Meeting,
    parts: _Parts,
    *,
    closing: ClosingForm | None = None,
    opening: OpeningForm | None = None,
) -> HttpResponse:
    stands_in(request, row.body.municipality)
    closing = closing or ClosingForm(parts.open)
    opening = opening or OpeningForm(parts.closed)
    words = dict(parts.closed)
    planned: list[tuple[Opening, str]] = [
        (one, words.get(f"{one.kind}:{one.target}", str(one.get_kind_display())))
        for one in queries.openings_of(row)
    ]
    context = {
        "meeting": row,
        "parts": parts,
        "closing": closing,
        "opening": opening,
        "planned": planned,
        "today": timezone.localdate(),
        "crumbs": [
            Crumb(gettext("Arbejdsbord"), address("desk", None)),
            Crumb(gettext("Offentliggørelse"), address("desk-release", None)),
            Crumb(named(row), f"{address('desk-release', None)}{row.uid}/"),
            Crumb(gettext("Luk og åbn")),
        ],
    }
    status = REFUSED if closing.errors or opening.errors else 200
    return render(request, "publish/staff/close.html", context, status=status)
