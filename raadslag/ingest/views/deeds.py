"""The deeds of the correction desk: each calls one action, and shows what it led to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from raadslag.accounts.http import SignedInRequest
from raadslag.council.http import staff_only
from raadslag.ingest import queries
from raadslag.ingest.actions import desk as actions
from raadslag.ingest.desk import Value
from raadslag.ingest.forms import PlaceForm, ValueForm, as_written
from raadslag.ingest.models import Correction, Finding, Suggestion, UnplacedLine
from raadslag.ingest.views.source import Desk, whole_page
from raadslag.ingest.waiting import text_fields

REFUSED = 422
Work = UnplacedLine | Suggestion | Finding


@staff_only
@require_POST
def correct(request: SignedInRequest, uid: str) -> HttpResponse:
    """Set a value. punkt: the item's uid; felt: the field; set: mark of the value that was seen."""
    desk = Desk(request, get_object_or_404(queries.sources_correctable_by(request.user), uid=uid))
    value = desk.value(request.POST.get("punkt", ""), request.POST.get("felt", ""))
    form = ValueForm(value, request.POST)
    if not form.is_valid():
        desk.show(value, form=form)
        return _answer(desk, done=False)
    if value.standing == form.written():
        desk.show(value)
        return _answer(desk, at=value)
    return _correct(desk, value, form)


def _correct(desk: Desk, value: Value, form: ValueForm) -> HttpResponse:
    assert desk.record is not None
    try:
        actions.correct_value(
            meeting=desk.record.meeting,
            item=value.item,
            field=value.field,
            value=form.written(),
            made_on=desk.request.POST.get("set", ""),
            by=desk.user,
            at=timezone.now(),
        )
    except actions.ValueChanged as changed:
        others = as_written(Value(value.item, value.field, changed.standing))
        desk.show(value, form=form, others=str(others or gettext("(tomt)")))
        return _answer(desk, done=False)
    except actions.DeedRefused as why:
        form.add_error("vaerdi", str(why))
        desk.show(value, form=form)
        return _answer(desk, done=False)
    return _saved(desk, value)


def _saved(desk: Desk, value: Value) -> HttpResponse:
    desk.look()
    uid = value.item.uid if value.item else ""
    now = desk.value(uid, value.field)
    desk.show(now, saved=True)
    return _answer(desk, at=now)


# The work list


@staff_only
@require_POST
def line(request: SignedInRequest, uid: str) -> HttpResponse:
    """gor: place (at sted), dismiss or reopen."""
    row = _work(request, UnplacedLine, uid)
    if request.POST.get("gor") == "place":
        return _place(request, row)
    deeds = {"dismiss": lambda **who: actions.dismiss_line(line=row, **who)}
    return _settle(request, row, deeds)


def _place(request: SignedInRequest, row: UnplacedLine) -> HttpResponse:
    desk = Desk(request, row.source)
    form = PlaceForm(request.POST)
    if not form.is_valid():
        desk.refused[row.uid] = str(form.errors["sted"][0])
        return _answer(desk, done=False)
    item_uid, field = form.place()
    value = desk.value(item_uid, field)
    if value.item is None or field not in text_fields(value.item):
        raise Http404
    try:
        actions.place_line(
            line=row, item=value.item, field=field, by=request.user, at=timezone.now()
        )
    except actions.DeedRefused as why:
        desk.refused[row.uid] = str(why)
        return _answer(desk, done=False)
    return _saved(desk, value)


@staff_only
@require_POST
def suggestion(request: SignedInRequest, uid: str) -> HttpResponse:
    """gor: accept, refuse or reopen."""
    row = _work(request, Suggestion, uid)
    deeds = {
        "accept": lambda **who: actions.accept_suggestion(suggestion=row, **who),
        "refuse": lambda **who: actions.refuse_suggestion(suggestion=row, **who),
    }
    return _settle(request, row, deeds)


@staff_only
@require_POST
def finding(request: SignedInRequest, uid: str) -> HttpResponse:
    """gor: accept (it is a slip), refuse or reopen."""
    row = _work(request, Finding, uid)
    deeds = {
        "accept": lambda **who: actions.settle_finding(finding=row, is_slip=True, **who),
        "refuse": lambda **who: actions.settle_finding(finding=row, is_slip=False, **who),
    }
    return _settle(request, row, deeds)


def _settle(
    request: SignedInRequest, row: Work, deeds: dict[str, Callable[..., Any]]
) -> HttpResponse:
    deeds = {**deeds, "reopen": lambda **who: actions.reopen(work=row, **who)}
    deed = deeds.get(request.POST.get("gor", ""))
    if deed is None:
        return HttpResponseBadRequest()
    desk = Desk(request, row.source)
    try:
        deed(by=request.user, at=timezone.now())
    except actions.DeedRefused as why:
        desk.refused[row.uid] = str(why)
        return _answer(desk, done=False)
    desk.look()
    if isinstance(row, Suggestion) and row.item is not None and desk.has(row.item, row.kind):
        desk.show(desk.value(row.item.uid, row.kind), saved=True)
    return _answer(desk)


def _work(request: SignedInRequest, model: Any, uid: str) -> Any:
    rows = queries.work_settled_by(request.user, model)
    return get_object_or_404(rows.select_related("source__municipality"), uid=uid)


@staff_only
@require_POST
def undo(request: SignedInRequest, uid: str) -> HttpResponse:
    """Take a correction back. kilde: the source whose desk is open."""
    row: Correction = get_object_or_404(queries.corrections_undone_by(request.user), uid=uid)
    sources = queries.sources_correctable_by(request.user).filter(reading__meeting=row.meeting)
    desk = Desk(request, get_object_or_404(sources, uid=request.POST.get("kilde", "")))
    try:
        actions.undo_correction(correction=row, by=request.user, at=timezone.now())
    except actions.DeedRefused as why:
        messages.warning(request, str(why))
        return _answer(desk, done=False)
    desk.look()
    if not desk.has(row.item, row.field):
        return _answer(desk)
    value = desk.value(row.item.uid if row.item else "", row.field)
    desk.show(value, saved=True)
    return _answer(desk, at=value)


# What is sent back


def _answer(desk: Desk, *, done: bool = True, at: Value | None = None) -> HttpResponse:
    """The parts that changed, where htmx asks; else the page anew, or as it was refused.

    at: the value to come back to.
    """
    if done:
        desk.said = gettext("Gemt kl. %(clock)s") % {"clock": f"{timezone.localtime():%H.%M.%S}"}
    if desk.request.htmx:
        return render(desk.request, "ingest/_answer.html", _parts(desk, at))
    if not done:
        return whole_page(desk.request, desk, status=REFUSED)
    messages.success(desk.request, desk.said)
    place = f"#{at.id}" if at else "#arbejde"
    return redirect(reverse("desk-source", args=[desk.source.uid]) + place)


def _parts(desk: Desk, at: Value | None) -> dict[str, Any]:
    """A value that decides which others there are brings its whole item along."""
    assert desk.record is not None
    whole = [
        (one, desk.rows(one.values))
        for one in desk.record.item_values()
        if at is not None and at.field == "closed" and one.item == at.item
    ]
    return desk.work() | {"shown": [] if whole else list(desk.shown.values()), "whole": whole}
