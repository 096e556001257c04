"""Meetings, items and cases as the staff entitled to them see them, released or not."""

from __future__ import annotations

import mimetypes
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext

from raadslag.accounts.http import SignedInRequest
from raadslag.cases import storage
from raadslag.cases.queries import proposals_visible_to
from raadslag.council.http import staff_only, stands_in
from raadslag.council.queries import bodies_visible_to, persons_visible_to
from raadslag.meetings import present, queries, shown
from raadslag.meetings.models import AgendaItem, Meeting
from raadslag.meetings.presentation import MeetingView, PathView
from raadslag.meetings.print import ways
from raadslag.meetings.print.styles import look_on
from raadslag.web.parts import Crumb
from raadslag.web.shell import address

DESK = shown.Addresses(prefix="desk-")
PER_PAGE = 50


@staff_only
def meetings(request: SignedInRequest) -> HttpResponse:
    """All meetings, the newest first; ?aar=2025 those of one year."""
    found = queries.meetings_visible_to(request.user)
    years = [day.year for day in found.dates("date", "year", order="DESC")]
    year = request.GET.get("aar", "")
    if year.isdigit() and int(year) in years:
        found = found.filter(date__year=int(year))
    context = {
        "title": gettext("Møder på arbejdsbordet"),
        "years": years,
        "year": int(year) if year.isdigit() else None,
        "meetings": _page(request, found),
        "crumbs": [_home(), Crumb(gettext("Møder"))],
    }
    return render(request, "meetings/meetings.html", context)


@staff_only
def body(request: SignedInRequest, uid: str) -> HttpResponse:
    """The meetings of a body, the newest first."""
    row = get_object_or_404(bodies_visible_to(request.user), uid=uid)
    if row.merged_into is not None:
        return redirect("desk-body", row.merged_into.uid)
    found = queries.meetings_visible_to(request.user).filter(body=row)
    context = {"title": row.name, "meetings": _page(request, found), "crumbs": _below(row.name)}
    return render(request, "meetings/meetings.html", context)


@staff_only
def person(request: SignedInRequest, uid: str) -> HttpResponse:
    """The meetings whose list names the person, the newest first."""
    row = get_object_or_404(persons_visible_to(request.user), uid=uid)
    if row.merged_into is not None:
        return redirect("desk-person", row.merged_into.uid)
    found = queries.meetings_with_person(row, request.user)
    context = {"title": row.name, "meetings": _page(request, found), "crumbs": _below(row.name)}
    return render(request, "meetings/meetings.html", context)


@staff_only
def meeting(request: SignedInRequest, uid: str) -> HttpResponse:
    """A meeting; ?vis=tekst shows the case text before the decision."""
    visible = queries.meetings_visible_to(request.user).filter(uid=uid)
    row = get_object_or_404(present.meeting_rows(visible))
    stands_in(request, row.body.municipality)
    view = present.meeting(row, closed_matter=_is_opened(request, row))
    context = {
        "meeting": view,
        "contents": shown.contents(view),
        "items": [shown.item(item, DESK) for item in view.items],
        "text_first": request.GET.get("vis") == "tekst",
        "ways": _documents(request, row, view),
        "sources": _sources(request, row),
        "crumbs": [
            *_below(view.body.name, DESK.body(view.body.uid)),
            Crumb(shown.day_words(view.on)),
        ],
    }
    return render(request, "meetings/meeting.html", context)


@staff_only
def item(request: SignedInRequest, uid: str) -> HttpResponse:
    """An item, closed or withdrawn ones too: what the user may know of it."""
    row = _item_row(request, uid)
    stands_in(request, row.meeting.body.municipality)
    view = present.item(row, row.meeting, closed_matter=_is_opened(request, row.meeting))
    today = timezone.localdate()
    context = {
        "item": row,
        "meeting": row.meeting,
        "body": present.body_ref(row.meeting.body, row.meeting),
        "shown": shown.item(view, DESK),
        "path": _path_of(request, row) if view.proposal_uid and not row.withdrawn else [],
        "commitments": shown.commitments(view.commitments, DESK, today=today),
        "sources": _sources(request, row.meeting) if view.source else [],
        "ways": [] if row.withdrawn else ways.of_item(row.uid, prefix="desk-"),
        "before": _neighbours(row).filter(position__lt=row.position).last(),
        "after": _neighbours(row).filter(position__gt=row.position).first(),
        "crumbs": [
            *_below(row.meeting.body.name, DESK.body(row.meeting.body.uid)),
            Crumb(shown.day_words(row.meeting.date), DESK.meeting(row.meeting.uid)),
            Crumb(view.title or gettext("Punkt")),
        ],
    }
    return render(request, "meetings/item.html", context)


@staff_only
def case(request: SignedInRequest, uid: str) -> HttpResponse:
    """The case's path: one timeline across bodies."""
    proposal = get_object_or_404(proposals_visible_to(request.user), uid=uid)
    if proposal.merged_into is not None:
        return redirect("desk-case", proposal.merged_into.uid)
    stands_in(request, proposal.municipality)
    first = proposal.treatments.filter(withdrawn=False).first()
    if first is None:
        raise Http404
    path = _path_view(request, first)
    today = timezone.localdate()
    context = {
        "case": path,
        "asked_at": proposal.uid,
        "treatments": shown.treatments(path, DESK, today=today),
        "commitments": shown.commitments(path.commitments, DESK, today=today),
        "crumbs": _below(path.title),
    }
    return render(request, "meetings/case.html", context)


@staff_only
def attachment(request: SignedInRequest, uid: str) -> HttpResponse:
    """An attachment's file, to be kept and never run: closed ones for those entitled alone."""
    visible = queries.attachments_visible_to(request.user).filter(file__isnull=False)
    row = get_object_or_404(visible.select_related("file").distinct(), uid=uid)
    assert row.file is not None
    try:
        content = storage.read(row.file)
    except FileNotFoundError as lost:
        raise Http404 from lost
    name = f"{row.title}{mimetypes.guess_extension(row.file.media_type) or ''}"
    return HttpResponse(
        content,
        content_type=row.file.media_type,
        headers={
            "Content-Disposition": content_disposition_header(True, name),
            "Content-Security-Policy": "default-src 'none'; sandbox",
        },
    )


def _is_opened(request: SignedInRequest, row: Meeting) -> bool:
    return queries.meetings_opened_to(request.user).filter(pk=row.pk).exists()


def _documents(request: SignedInRequest, row: Meeting, view: MeetingView) -> list[ways.Way]:
    """The meeting's documents; in two volumes too, where the house prints so and both may be read."""
    found = ways.of_meeting(view, prefix="desk-")
    look = look_on(row.body.municipality, row.date)
    if look.separate_volumes and _is_opened(request, row):
        found += ways.volumes(view)
    return found


def _item_row(request: SignedInRequest, uid: str) -> AgendaItem:
    seen = queries.meetings_visible_to(request.user)
    return get_object_or_404(
        present.item_rows(AgendaItem.objects.filter(meeting__in=seen)), uid=uid
    )


def _path_of(request: SignedInRequest, row: AgendaItem) -> list[Any]:
    path = _path_view(request, row)
    return list(shown.treatments(path, DESK, here=row.uid, today=timezone.localdate()))


def _path_view(request: SignedInRequest, row: AgendaItem) -> PathView:
    assert row.proposal is not None
    rows = list(present.item_rows(queries.treatments(row)))
    opened = queries.meetings_opened_to(request.user).filter(pk__in=[r.meeting_id for r in rows])
    return present.path(row.proposal, rows, opened=set(opened.values_list("pk", flat=True)))


def _neighbours(row: AgendaItem) -> QuerySet[AgendaItem]:
    return AgendaItem.objects.filter(meeting=row.meeting_id, withdrawn=False).order_by("position")


def _sources(request: SignedInRequest, row: Meeting) -> list[Any]:
    """The files it was read from that the user may see."""
    seen = queries.sources_visible_to(request.user)
    return list(seen.filter(reading__meeting=row, reading__superseded=False).order_by("name"))


def _home() -> Crumb:
    return Crumb(gettext("Arbejdsbord"), address("desk", None))


def _below(text: str, href: str | None = None) -> list[Crumb]:
    return [_home(), Crumb(gettext("Møder"), address("desk-meetings", None)), Crumb(text, href)]


def _page(request: SignedInRequest, rows: QuerySet[Meeting]) -> Page[Meeting]:
    pages = rows.select_related("body")
    return Paginator(pages, PER_PAGE).get_page(request.GET.get("page"))
