"""The page of a month's meetings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Max, Min
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext

from raadslag.publish import queries
from raadslag.publish.calendar import months
from raadslag.publish.calendar.months import Month
from raadslag.publish.http import place_of
from raadslag.publish.models import PublicMeeting
from raadslag.web.parts import Crumb
from raadslag.web.shell import address


def calendar(request: HttpRequest, municipality: str) -> HttpResponse:
    """?maaned=2026-11, else this month; ?udvalg= the meetings of one body."""
    place = place_of(request, municipality)
    today = timezone.localdate()
    month = months.read(request.GET.get("maaned", "")) or months.of(today)
    bodies = list(queries.bodies(place.slug))
    chosen = next((b for b in bodies if b.uid == request.GET.get("udvalg")), None)
    found = queries.meetings(place.slug).filter(on__range=(month.first, month.last))
    if chosen:
        found = found.filter(body_uid=chosen.uid)
    rows = found.defer("content").order_by("on", "start", "body_name")
    first, last = _reach(place.slug, today)
    context = {
        "place": place,
        "month": month,
        "earlier": month.before if month.first > first.first else None,
        "later": month.after if month.first < last.first else None,
        "weeks": month.weeks(_by_day(rows)),
        "held": bool(rows),
        "bodies": [b for b in bodies if b.current or b == chosen],
        "chosen": chosen,
        "today": today,
        "crumbs": [
            Crumb(gettext("Møder"), address("meetings", place)),
            Crumb(gettext("Kalender")),
        ],
    }
    return render(request, "publish/calendar/calendar.html", context)


def _reach(municipality: str, today: date) -> tuple[Month, Month]:
    """The months that can be leafed through: those with public meetings, and this one."""
    found = queries.meetings(municipality).aggregate(first=Min("on"), last=Max("on"))
    days = [day for day in (found["first"], found["last"], today) if day]
    return months.of(min(days)), months.of(max(days))


def _by_day(rows: Iterable[PublicMeeting]) -> list[tuple[date, PublicMeeting]]:
    return [(row.on, row) for row in rows if row.on]
