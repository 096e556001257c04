"""The public pages. They read the snapshots through queries.py, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext

from raadslag.meetings import shown
from raadslag.meetings.print import ways
from raadslag.meetings.shown import PUBLIC
from raadslag.publish import kept, previews, queries, structured, years
from raadslag.publish.http import absolute, gone, place_of
from raadslag.publish.models import (
    PublicBody,
    PublicCase,
    PublicItem,
    PublicMeeting,
)
from raadslag.publish.pictures.path import path as draw_path
from raadslag.web.parts import Crumb
from raadslag.web.shell import address

PER_PAGE = 50
ON_FRONT = 8
REVIEWED = date(2026, 11, 22)  # the accessibility statement, by a person


def start(request: HttpRequest) -> HttpResponse:
    """The site's own front page: the municipality, or the choice between several."""
    places = list(queries.municipalities())
    if len(places) == 1:
        return front(request, places[0].slug)
    return render(request, "publish/start.html", {"municipalities": places})


def front(request: HttpRequest, municipality: str) -> HttpResponse:
    place = place_of(request, municipality)
    today = timezone.localdate()
    held = queries.latest_minutes(place.slug).filter(on__lte=today)
    latest = list(held.defer("content")[:ON_FRONT])
    context = {
        "place": place,
        "coming": queries.coming(place.slug, today=today).defer("content")[:ON_FRONT],
        "latest": latest,
        "decisions": queries.decisions(latest)[:ON_FRONT],
        "bodies": queries.bodies(place.slug).filter(current=True),
    }
    return render(request, "publish/front.html", context)


def meetings(request: HttpRequest, municipality: str) -> HttpResponse:
    """All meetings, the newest first; ?aar=2025 those of one year."""
    place = place_of(request, municipality)
    found = queries.meetings(place.slug)
    years = [day.year for day in found.dates("on", "year", order="DESC")]
    year = request.GET.get("aar", "")
    if year.isdigit() and int(year) in years:
        found = found.filter(on__year=int(year))
    context = {
        "place": place,
        "years": years,
        "year": int(year) if year.isdigit() else None,
        "meetings": _page(request, found),
        "today": timezone.localdate(),
    }
    return render(request, "publish/meetings.html", context)


def meeting(request: HttpRequest, uid: str) -> HttpResponse:
    """A meeting; ?vis=tekst shows the case text before the decision."""
    row = PublicMeeting.objects.filter(pk=uid).first()
    if row is None:
        return gone(request, uid)
    place = place_of(request, row.municipality)
    text_first = request.GET.get("vis") == "tekst"
    main = kept.part(
        "publish/_meeting.html",
        uid,
        "tekst" if text_first else "",
        context=lambda: _meeting(row, text_first=text_first),
    )
    context = {
        "place": place,
        "row": row,
        "main": main,
        "preview": previews.meeting(row, place.name),
        "crumbs": [
            Crumb(gettext("Møder"), address("meetings", place)),
            Crumb(row.body_name, PUBLIC.body(row.body_uid)),
            Crumb(shown.day_words(row.on)),
        ],
    }
    return render(request, "publish/meeting.html", context)


def _meeting(row: PublicMeeting, *, text_first: bool) -> dict[str, Any]:
    view = queries.meeting_page(row)
    return {
        "meeting": view,
        "contents": shown.contents(view),
        "items": [shown.item(item, PUBLIC) for item in view.items],
        "text_first": text_first,
        "ways": ways.of_meeting(view),
        "facts": structured.meeting(view, address=absolute(PUBLIC.meeting(row.uid))),
    }


def item(request: HttpRequest, uid: str) -> HttpResponse:
    row = PublicItem.objects.select_related("meeting").filter(pk=uid).first()
    if row is None:
        return gone(request, uid)
    place = place_of(request, row.municipality)
    found = queries.item_page(row)
    case = PublicCase.objects.filter(pk=row.proposal_uid).first() if row.proposal_uid else None
    path = queries.case_page(case) if case else None
    today = timezone.localdate()
    context = {
        "place": place,
        "page": found,
        "shown": shown.item(found.item, PUBLIC),
        "path": shown.treatments(path, PUBLIC, here=uid, today=today) if path else [],
        "commitments": shown.commitments(found.item.commitments, PUBLIC, today=today),
        "text_first": request.GET.get("vis") == "tekst",
        "ways": ways.of_item(uid),
        "facts": structured.decision(found.item, found.meeting, address=absolute(PUBLIC.item(uid))),
        "preview": previews.item(found.item, found.meeting),
        "crumbs": [
            Crumb(found.meeting.body.name, PUBLIC.body(row.meeting.body_uid)),
            Crumb(shown.day_words(found.meeting.on), PUBLIC.meeting(row.meeting_id)),
            Crumb(found.item.title or gettext("Punkt")),
        ],
    }
    return render(request, "publish/item.html", context)


def cases(request: HttpRequest, municipality: str) -> HttpResponse:
    place = place_of(request, municipality)
    context = {"place": place, "cases": _page(request, queries.cases(place.slug))}
    return render(request, "publish/cases.html", context)


def case(request: HttpRequest, uid: str) -> HttpResponse:
    """The case's path: one timeline across bodies."""
    row = PublicCase.objects.filter(pk=uid).first()
    if row is None:
        return gone(request, uid)
    place = place_of(request, row.municipality)
    path = queries.case_page(row)
    today = timezone.localdate()
    treatments = shown.treatments(path, PUBLIC, today=today)
    context = {
        "place": place,
        "case": path,
        "treatments": treatments,
        "picture": draw_path("vej-over-tid", treatments),
        "commitments": shown.commitments(path.commitments, PUBLIC, today=today),
        "preview": previews.case(path),
        "crumbs": [Crumb(gettext("Sager"), address("cases", place)), Crumb(path.title)],
    }
    return render(request, "publish/case.html", context)


def promises(request: HttpRequest, municipality: str) -> HttpResponse:
    """Hvad blev der af det? Every promise, by body and by how it stands."""
    place = place_of(request, municipality)
    today = timezone.localdate()
    found = queries.promises(place.slug)
    body = request.GET.get("udvalg", "")
    if body:
        found = found.filter(body_uid=body)
    pages = _page(request, found)
    views = queries.promise_views(list(pages.object_list))
    context = {
        "place": place,
        "pages": pages,
        "commitments": shown.commitments(views, PUBLIC, today=today),
        "overdue": found.filter(status="open", due__lt=today).count(),
        "bodies": queries.bodies(place.slug).filter(
            pk__in=queries.promises(place.slug).values("body_uid")
        ),
        "body": body,
    }
    return render(request, "publish/promises.html", context)


def bodies(request: HttpRequest, municipality: str) -> HttpResponse:
    place = place_of(request, municipality)
    found = queries.bodies(place.slug)
    context = {
        "place": place,
        "current": found.filter(current=True),
        "former": found.filter(current=False),
    }
    return render(request, "publish/bodies.html", context)


def body(request: HttpRequest, uid: str) -> HttpResponse:
    row = PublicBody.objects.filter(pk=uid).first()
    if row is None:
        return gone(request, uid)
    place = place_of(request, row.municipality)
    today = timezone.localdate()
    found = queries.meetings_of_body(uid)
    in_years = years.of_body(uid)
    chosen = _year(request, in_years)
    context = {
        "place": place,
        "body": queries.body_page(row),
        "years": in_years,
        "year": years.year(uid, chosen) if chosen else None,
        "coming": found.filter(on__gte=today).order_by("on"),
        "meetings": _page(request, found.exclude(on__gte=today)),
        "facts": structured.body(row.name, place.name, address=absolute(PUBLIC.body(uid))),
        "preview": previews.named(row.name, place.name),
        "crumbs": [Crumb(gettext("Udvalg"), address("bodies", place)), Crumb(row.name)],
    }
    return render(request, "publish/body.html", context)


def accessibility(request: HttpRequest) -> HttpResponse:
    """The statement that the law asks for."""
    request.municipality = queries.place("")  # type: ignore[attr-defined]  # what the shell shows
    context = {"contact": settings.CONTACT, "reviewed": REVIEWED}
    return render(request, "publish/accessibility.html", context)


def _year(request: HttpRequest, years: Sequence[int]) -> int | None:
    """?aar=2025; else the newest, None where there is none."""
    asked = request.GET.get("aar", "")
    newest = years[0] if years else None
    return next((year for year in years if str(year) == asked), newest)


def _page(request: HttpRequest, rows: QuerySet[Any]) -> Page[Any]:
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
