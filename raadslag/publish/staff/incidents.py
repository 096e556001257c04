"""Pages for what slipped out: entering it, the clock, and the steps that follow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from raadslag.accounts.http import SignedInRequest
from raadslag.accounts.models import User
from raadslag.council.http import staff_only, stands_in
from raadslag.council.models import Municipality
from raadslag.publish import actions
from raadslag.publish import queries as public
from raadslag.publish.models import (
    Incident,
    IncidentMatter,
    IncidentStep,
    PublicItem,
    SnapshotKind,
    StepKind,
)
from raadslag.publish.staff import queries
from raadslag.publish.staff.forms import CloseForm, IncidentForm, StepForm
from raadslag.publish.staff.withholding import named, parts_of
from raadslag.web.parts import Crumb
from raadslag.web.shell import address

REFUSED = 422

PLACES = {
    SnapshotKind.MEETING: ("page", "documents", "search", "feeds", "data", "dump", "engines"),
    SnapshotKind.ITEM: ("page", "documents", "search", "feeds", "data", "dump", "engines"),
    SnapshotKind.FILE: ("page", "pack", "search", "data", "dump", "engines"),
}
"""Where what is public of a kind can be found."""


@staff_only
@require_GET
def front(request: SignedInRequest) -> HttpResponse:
    """The incidents of the user's municipalities, those being dealt with first."""
    if not queries.handles_incidents(request.user):
        raise PermissionDenied
    found = queries.incidents_of(request.user)
    context = {
        "open": found.filter(closed_at=None).order_by("discovered_at"),
        "closed": found.exclude(closed_at=None),
        "now": timezone.now(),
        "crumbs": [_home(), Crumb(gettext("Hændelser"))],
    }
    return render(request, "publish/staff/incidents.html", context)


@staff_only
def enter(request: SignedInRequest, uid: str) -> HttpResponse:
    """Something of this meeting slipped out."""
    meetings = queries.meetings_withdrawn_by(request.user).select_related("body__municipality")
    row = get_object_or_404(meetings, uid=uid)
    parts = parts_of(public.standing(uid))
    if parts:
        parts = [(f"meeting:{uid}", gettext("Hele mødet")), *parts]
    parts += queries.taken_back_of(row)
    form = IncidentForm(parts, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        incident = _enter(request, row.body.municipality, form)
        if incident is not None:
            return redirect("desk-incident", incident.uid)
    stands_in(request, row.body.municipality)
    context = {
        "meeting": row,
        "parts": parts,
        "form": form,
        "crumbs": [_home(), _incidents(), Crumb(named(row))],
    }
    status = REFUSED if form.errors else 200
    return render(request, "publish/staff/incident_new.html", context, status=status)


def _enter(request: SignedInRequest, place: Municipality, form: IncidentForm) -> Incident | None:
    sent = form.cleaned_data
    matters = [(SnapshotKind(kind), uid) for kind, uid in (one.split(":") for one in sent["hvad"])]
    try:
        incident = actions.open_incident(
            matters,
            municipality=place,
            what=sent["beskrivelse"],
            why=sent["grund"],
            discovered_at=sent["opdaget"],
            by=request.user.actor,
            at=timezone.now(),
        )
    except actions.IncidentRefused as reason:
        form.add_error(None, str(reason))
        return None
    messages.success(request, gettext("Det er trukket tilbage overalt. Uret går."))
    return incident


@dataclass(frozen=True, slots=True)
class ShownMatter:
    """A thing that slipped out. address: "" of a file; also: other public items of the same case, to be looked at."""

    matter: IncidentMatter
    kind: str
    address: str
    places: list[str]
    also: list[PublicItem]


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step, and who has done it; form: None once it is done."""

    kind: StepKind
    done: IncidentStep | None
    by: str
    form: StepForm | None


@staff_only
@require_GET
def one(request: SignedInRequest, uid: str) -> HttpResponse:
    """What slipped out, where it was, and what is still to be done."""
    return _page(request, _incident(request, uid))


@staff_only
@require_POST
def step(request: SignedInRequest, uid: str, kind: str) -> HttpResponse:
    """Enter that a step is done."""
    incident = _incident(request, uid)
    if kind not in StepKind.values:
        return redirect("desk-incident", uid)
    form = StepForm(kind, request.POST)
    if form.is_valid():
        note, by, at = form.cleaned_data["hvordan"], request.user.actor, timezone.now()
        try:
            actions.take_step(incident, StepKind(kind), note=note, by=by, at=at)
        except actions.IncidentRefused as reason:
            messages.warning(request, str(reason))
        return redirect("desk-incident", uid)
    return _page(request, incident, steps={kind: form}, status=REFUSED)


@staff_only
@require_POST
def close(request: SignedInRequest, uid: str) -> HttpResponse:
    """End the incident, when every step is taken."""
    incident = _incident(request, uid)
    form = CloseForm(request.POST)
    if form.is_valid():
        words, by, at = form.cleaned_data["ord"], request.user.actor, timezone.now()
        try:
            actions.close_incident(incident, words=words, by=by, at=at)
        except actions.IncidentRefused as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(request, gettext("Hændelsen er afsluttet."))
            return redirect("desk-incident", uid)
    return _page(request, incident, close=form, status=REFUSED)


def _incident(request: SignedInRequest, uid: str) -> Incident:
    return get_object_or_404(queries.incidents_of(request.user), uid=uid)


def _page(
    request: SignedInRequest,
    incident: Incident,
    *,
    steps: dict[str, StepForm] | None = None,
    close: CloseForm | None = None,
    status: int = 200,
) -> HttpResponse:
    stands_in(request, Municipality.objects.get(slug=incident.municipality))
    now = timezone.now()
    shown = _steps(incident, steps or {})
    context = {
        "incident": incident,
        "by": _name(incident.opened_by),
        "hours": _hours_left(incident, now),
        "late": now > incident.report_by,
        "reported": any(one.kind == StepKind.AUTHORITY and one.done for one in shown),
        "matters": [_matter(one) for one in incident.matters.all()],
        "steps": shown,
        "ready": all(one.done for one in shown),
        "close": close or CloseForm(),
        "crumbs": [_home(), _incidents(), Crumb(gettext("Hændelse"))],
    }
    return render(request, "publish/staff/incident.html", context, status=status)


def _hours_left(incident: Incident, now: datetime) -> int:
    return max(int((incident.report_by - now).total_seconds() // 3600), 0)


def _steps(incident: Incident, forms: dict[str, StepForm]) -> list[ShownStep]:
    done = {step.kind: step for step in incident.steps.all()}
    return [
        ShownStep(
            kind,
            done.get(kind),
            _name(done[kind].done_by) if kind in done else "",
            None if kind in done else forms.get(kind) or StepForm(kind),
        )
        for kind in StepKind
    ]


def _matter(matter: IncidentMatter) -> ShownMatter:
    words = {
        "page": gettext("siden"),
        "documents": gettext("dagsorden og referat som PDF, Word og tekst"),
        "pack": gettext("samlede dokumenter med bilag"),
        "search": gettext("søgningen"),
        "feeds": gettext("strømme (Atom, kalender)"),
        "data": gettext("åbne data (OParl, ændringer)"),
        "dump": gettext("det natlige udtræk"),
        "engines": gettext("søgemaskiner og andres arkiver"),
    }
    kind = SnapshotKind(matter.kind)
    names = {SnapshotKind.MEETING: "meeting", SnapshotKind.ITEM: "item"}
    stood = reverse(names[kind], args=[matter.target]) if kind in names else ""
    return ShownMatter(
        matter=matter,
        kind=str(kind.label),
        address=stood,
        places=[words[place] for place in PLACES[kind]],
        also=queries.also_of_case(matter.target),
    )


def _name(actor: str) -> str:
    user = User.objects.filter(uid=actor.removeprefix("user:")).first()
    return user.name if user else actor


def _home() -> Crumb:
    return Crumb(gettext("Arbejdsbord"), address("desk", None))


def _incidents() -> Crumb:
    return Crumb(gettext("Hændelser"), address("desk-incidents", None))
