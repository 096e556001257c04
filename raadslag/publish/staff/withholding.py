"""The page where staff take back one item or attachment of a meeting, and let it out again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from raadslag.accounts.http import SignedInRequest
from raadslag.council.http import staff_only, stands_in
from raadslag.meetings.models import Meeting
from raadslag.meetings.presentation import MeetingView
from raadslag.publish import actions
from raadslag.publish import queries as public
from raadslag.publish.models import SnapshotKind
from raadslag.publish.staff import queries
from raadslag.publish.staff.forms import WithholdForm
from raadslag.web.parts import Crumb
from raadslag.web.shell import address

REFUSED = 422


@staff_only
def part(request: SignedInRequest, uid: str) -> HttpResponse:
    """What is public of a meeting, each with the deed that takes it back."""
    meetings = queries.meetings_released_by(request.user).select_related("body__municipality")
    row = get_object_or_404(meetings, uid=uid)
    shown = public.standing(uid)
    form = WithholdForm(parts_of(shown), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        _withhold(request, form)
        return redirect("desk-withhold", uid)
    stands_in(request, row.body.municipality)
    context = {
        "meeting": row,
        "shown": shown,
        "form": form,
        "standing": queries.withholdings_of(row),
        "crumbs": [
            Crumb(gettext("Arbejdsbord"), address("desk", None)),
            Crumb(gettext("Offentliggørelse"), address("desk-release", None)),
            Crumb(named(row), f"{address('desk-release', None)}{uid}/"),
            Crumb(gettext("Træk noget tilbage")),
        ],
    }
    status = REFUSED if form.errors else 200
    return render(request, "publish/staff/withhold.html", context, status=status)


def _withhold(request: SignedInRequest, form: WithholdForm) -> None:
    kind, target = form.cleaned_data["hvad"].split(":")
    why, by, at = form.cleaned_data["grund"], request.user.actor, timezone.now()
    try:
        actions.withhold(SnapshotKind(kind), target, why=why, by=by, at=at)
    except actions.WithdrawalRefused as reason:
        messages.warning(request, str(reason))
    else:
        said = gettext("Det er trukket tilbage fra alle sider, og adressen siger hvorfor.")
        messages.success(request, said)


@staff_only
@require_POST
def lift(request: SignedInRequest, uid: str, kept: str) -> HttpResponse:
    """Let the next release of the meeting bring it back."""
    row = get_object_or_404(queries.meetings_released_by(request.user), uid=uid)
    one = get_object_or_404(queries.withholdings_of(row), uid=kept)
    try:
        actions.lift(one, by=request.user.actor, at=timezone.now())
    except actions.WithdrawalRefused as reason:
        messages.warning(request, str(reason))
    else:
        said = gettext("Ophævet. Det kommer med igen, næste gang mødet offentliggøres.")
        messages.success(request, said)
    return redirect("desk-withhold", uid)


def parts_of(shown: MeetingView | None) -> list[tuple[str, str]]:
    """Every item and attachment that is public, as the form's choices."""
    choices = []
    for item in shown.items if shown else []:
        choices.append((f"item:{item.uid}", f"{item.number} {item.title}".strip()))
        for position, file in enumerate(item.attachments, 1):
            said = gettext("bilag %(position)s: %(title)s")
            words = said % {"position": f"{item.number}.{position}", "title": file.title}
            choices.append((f"file:{file.uid}", words))
    return list(dict(choices).items())


def named(row: Meeting) -> str:
    """The meeting by body and day."""
    on = date_format(row.date, "j. F Y") if row.date else gettext("Uden dato")
    return f"{row.printed_body or row.body.name}, {on}"
