"""Making meetings public, one or many, and taking them back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_POST

from raadslag.accounts.http import SignedInRequest
from raadslag.council.http import staff_only, stands_in
from raadslag.council.queries import municipalities_styled_by
from raadslag.meetings import present
from raadslag.meetings.models import Meeting
from raadslag.meetings.queries import meetings_visible_to
from raadslag.publish import actions, directory
from raadslag.publish.staff import queries
from raadslag.publish.staff.forms import AnswerForm, PortionForm, WithdrawForm
from raadslag.web.http import page
from raadslag.web.parts import Crumb
from raadslag.web.shell import address

PER_PAGE = 50
PORTION = 10  # meetings in one request of a run over many
REFUSED = 422
STATES = {
    "venter": (gettext_lazy("Ikke offentliggjort"), queries.unreleased),
    "stoppet": (gettext_lazy("Stoppet af kontrollen"), queries.blocked),
    "offentlige": (gettext_lazy("Offentlige"), queries.released),
    "tilbage": (gettext_lazy("Trukket tilbage"), queries.withdrawn),
}


@staff_only
@require_GET
def front(request: SignedInRequest) -> HttpResponse:
    """How many meetings stand where, and what the gate saw; ?vis= one of STATES."""
    mine = _mine(request)
    chosen = request.GET.get("vis", "")
    chosen = chosen if chosen in STATES else "venter"
    found = STATES[chosen][1](mine).select_related("body")
    context = {
        "states": [
            (key, label, narrow(mine).count(), key == chosen)
            for key, (label, narrow) in STATES.items()
        ],
        "chosen": chosen,
        "kinds": queries.by_kind(mine),
        "sets_style": municipalities_styled_by(request.user).exists(),
        "openings": queries.openings_waiting(request.user),
        "closed": queries.open_findings(mine).filter(kind="closed_content").count(),
        "meetings": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        "crumbs": [_home(), Crumb(gettext("Offentliggørelse"))],
    }
    return render(request, "publish/staff/front.html", context)


@staff_only
@require_POST
def keep_inside(request: SignedInRequest) -> HttpResponse:
    """Say of every closed item with a text that the text stays inside."""
    waiting = queries.open_findings(_mine(request)).filter(kind="closed_content")
    count = actions.keep_inside(waiting, by=request.user.actor, at=timezone.now())
    said = ngettext(
        "Teksten bliver inde i %(count)s lukket punkt.",
        "Teksten bliver inde i %(count)s lukkede punkter.",
        count,
    )
    messages.success(request, said % {"count": count})
    return redirect("desk-release")


def _mine(request: SignedInRequest) -> QuerySet[Meeting]:
    mine = queries.meetings_released_by(request.user)
    if not mine.exists():
        raise PermissionDenied
    return mine


# Many at once, a portion a request


@dataclass(slots=True)
class Progress:
    """How far a run has come. after: key of the last meeting; looked, of: meetings."""

    deed: str
    after: int
    looked: int
    of: int
    released: int
    blocked: int

    @property
    def finished(self) -> bool:
        return self.looked >= self.of


@staff_only
@require_POST
def many(request: SignedInRequest) -> HttpResponse:
    """The next portion of a run over all meetings that the user may release."""
    form = PortionForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    mine = queries.not_withdrawn(_mine(request)).order_by("pk")
    progress = _portion(request, mine, form.cleaned_data)
    context = {"progress": progress, "crumbs": [_home(), _release(), Crumb(gettext("Alle møder"))]}
    fragment = "publish/staff/_progress.html"
    return page(request, "publish/staff/progress.html", context, fragment=fragment)


def _portion(request: SignedInRequest, mine: QuerySet[Meeting], sent: dict[str, Any]) -> Progress:
    after = sent["efter"] or 0
    rows = list(mine.filter(pk__gt=after).select_related("body__municipality")[:PORTION])
    *_, tally = actions.release_each(
        [row.pk for row in rows],
        by=request.user.actor,
        at=timezone.now(),
        examine_only=sent["gor"] == "kontrol",
    )
    if tally.released:
        for place in queries.municipalities_of(rows):
            directory.refresh(place, at=timezone.now())
    last = rows[-1].pk if rows else after
    left = mine.filter(pk__gt=last).count()
    looked = (sent["set"] or 0) + len(rows)
    return Progress(
        deed=sent["gor"],
        after=last,
        looked=looked,
        of=looked + left,
        released=(sent["offentlige"] or 0) + tally.released,
        blocked=(sent["venter"] or 0) + tally.blocked,
    )


# One meeting


@staff_only
def meeting(request: SignedInRequest, uid: str) -> HttpResponse:
    """How public a meeting is. POST gor=kontrol runs the gate, gor=offentlig releases."""
    row = get_object_or_404(present.meeting_rows(meetings_visible_to(request.user)), uid=uid)
    if request.method != "POST":
        return _meeting_page(request, row)
    get_object_or_404(queries.meetings_released_by(request.user), pk=row.pk)
    if request.POST.get("gor") == "kontrol":
        actions.examine(row)
        messages.success(request, gettext("Mødet er kontrolleret."))
    else:
        _release_one(request, row)
    return redirect("desk-release-meeting", uid)


def _release_one(request: SignedInRequest, row: Meeting) -> None:
    try:
        made = actions.release_by_hand(
            row,
            by=request.user.actor,
            at=timezone.now(),
            hushed=request.POST.get("dulgt") == "ja",
        )
    except actions.ReleaseBlocked as blocked:
        messages.warning(request, str(blocked))
        return
    if made is None:
        messages.info(request, gettext("Det offentlige møde siger allerede det samme."))
    else:
        said = gettext("Mødet er offentliggjort som udgave %(number)s.") % {"number": made.number}
        messages.success(request, said)


def _meeting_page(
    request: SignedInRequest,
    row: Meeting,
    *,
    withdraw: WithdrawForm | None = None,
    status: int = 200,
) -> HttpResponse:
    stands_in(request, row.body.municipality)
    may = queries.meetings_released_by(request.user).filter(pk=row.pk).exists()
    seen = queries.findings_of(row, request.user) if may else []
    two = may and actions.wants_two(row)
    context = {
        "meeting": row,
        "body": present.body_ref(row.body, row),
        "may_release": may,
        "standing": queries.standing_release(row),
        "releases": queries.releases_of(row),
        "findings": [(one, AnswerForm(one.finding)) for one in seen],
        "two": two,
        "blocking": sum(one.finding.blocks and actions.waits(one.finding, two=two) for one in seen),
        "withdraw": withdraw or WithdrawForm(),
        "items": len(row.items.all()),
        "crumbs": [_home(), _release(), Crumb(_named(row))],
    }
    return render(request, "publish/staff/meeting.html", context, status=status)


@staff_only
@require_POST
def withdraw(request: SignedInRequest, uid: str) -> HttpResponse:
    """Take a meeting out of everything public, with a reason that everybody can read."""
    rows = present.meeting_rows(queries.meetings_released_by(request.user))
    row = get_object_or_404(rows, uid=uid)
    form = WithdrawForm(request.POST)
    standing = queries.standing_release(row)
    if standing is None:
        messages.info(request, gettext("Mødet er ikke offentligt."))
    elif form.is_valid():
        why, at = form.cleaned_data["grund"], timezone.now()
        actions.withdraw(standing, why=why, by=request.user.actor, at=at)
        messages.success(request, gettext("Mødet er trukket tilbage."))
    else:
        return _meeting_page(request, row, withdraw=form, status=REFUSED)
    return redirect("desk-release-meeting", uid)


def _home() -> Crumb:
    return Crumb(gettext("Arbejdsbord"), address("desk", None))


def _release() -> Crumb:
    return Crumb(gettext("Offentliggørelse"), address("desk-release", None))


def _named(row: Meeting) -> str:
    on = date_format(row.date, "j. F Y") if row.date else gettext("Uden dato")
    return f"{row.printed_body or row.body.name}, {on}"
