"""What is answered at the addresses of feeds, calendars and the sequence of changes."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import Final

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext

from raadslag.publish.feeds import atom, calendars, changes, queries
from raadslag.publish.feeds.entries import Entry, Gone
from raadslag.publish.following import targets
from raadslag.publish.models import (
    PublicBody,
    PublicItem,
    PublicMeeting,
    PublicMunicipality,
    Tombstone,
)
from raadslag.publish.oparl import addresses
from raadslag.publish.serving import error, json, open_data

LOOKING_BACK: Final = timedelta(days=366)  # of a calendar; the whole archive is in the data
MOST_EVENTS: Final = 1000  # of a calendar: the latest


@open_data
def of_municipality(request: HttpRequest, municipality: str) -> HttpResponse:
    return _feed(request, "municipality", municipality, *queries.of_municipality(municipality))


@open_data
def of_subject(request: HttpRequest, municipality: str, subject: str) -> HttpResponse:
    found = queries.of_subject(municipality, subject)
    return _feed(request, "subject", subject, *found, municipality=municipality)


@open_data
def of_body(request: HttpRequest, uid: str) -> HttpResponse:
    return _feed(request, "body", uid, *queries.of_body(uid))


@open_data
def of_case(request: HttpRequest, uid: str) -> HttpResponse:
    return _feed(request, "case", uid, *queries.of_case(uid))


@open_data
def of_person(request: HttpRequest, uid: str) -> HttpResponse:
    return _feed(request, "person", uid, *queries.of_person(uid))


@open_data
def calendar_of_municipality(request: HttpRequest, municipality: str) -> HttpResponse:
    place = PublicMunicipality.objects.filter(slug=municipality).first()
    if place is None:
        return _nothing(municipality)
    name = gettext("Politiske møder i %(name)s") % {"name": place.name}
    rows = PublicMeeting.objects.filter(municipality=municipality)
    return _calendar(_near(rows), name=name, page=addresses.page("front", municipality))


@open_data
def calendar_of_body(request: HttpRequest, uid: str) -> HttpResponse:
    body = PublicBody.objects.filter(uid=uid).first()
    if body is None:
        return _nothing(uid)
    rows = PublicMeeting.objects.filter(body_uid=uid)
    return _calendar(_near(rows), name=body.name, page=addresses.page("body", uid))


@open_data
def calendar_of_meeting(request: HttpRequest, uid: str) -> HttpResponse:
    row = PublicMeeting.objects.filter(uid=uid).first()
    if row is None:
        return _nothing(uid)
    rows = PublicMeeting.objects.filter(uid=uid)
    return _calendar(rows, name=row.body_name, page=addresses.page("meeting", uid))


@open_data
def sequence(request: HttpRequest) -> HttpResponse:
    """?efter=<number>&kommune=<slug>: what became public, changed or went since."""
    after = request.GET.get("efter", "0")
    if not after.isdecimal() or len(after) > 18:
        words = gettext("efter skal være et tal fra rækken af ændringer, ikke “%(value)s”.")
        return error(400, words % {"value": after[:40]})
    town = request.GET.get("kommune", "")
    if town and not PublicMunicipality.objects.filter(slug=town).exists():
        return error(
            400, gettext("Der er ingen kommune, der hedder “%(value)s”.") % {"value": town}
        )
    return json(changes.page(int(after), municipality=town))


def _feed(
    request: HttpRequest,
    kind: str,
    what: str,
    entries: list[Entry],
    gone: list[Gone],
    *,
    municipality: str = "",
) -> HttpResponse:
    target = targets.find(kind, what, municipality)
    if target is None:
        return _nothing(what)
    place = PublicMunicipality.objects.get(slug=target.municipality)
    title = target.name if target.name == place.name else f"{target.name} – {place.name}"
    text = atom.write(
        entries,
        gone,
        title=title,
        page=addresses.site(target.href),
        here=addresses.site(request.path),
        author=place.name,
    )
    return HttpResponse(text, content_type=atom.MEDIA_TYPE)


def _calendar(rows: QuerySet[PublicMeeting], *, name: str, page: str) -> HttpResponse:
    meetings = list(rows.order_by("-on", "-start", "uid")[:MOST_EVENTS])
    items = defaultdict(list)
    inside = PublicItem.objects.filter(meeting__in=[row.uid for row in meetings])
    for item in inside.defer("content").order_by("meeting", "position"):
        items[item.meeting_id].append(item)
    events = [made for row in meetings if (made := calendars.event(row, items[row.uid]))]
    text = calendars.write(events, name=name, page=page)
    response = HttpResponse(text, content_type=calendars.MEDIA_TYPE)
    response.headers["Content-Disposition"] = f'inline; filename="{slugify(name)}.ics"'
    return response


def _near(rows: QuerySet[PublicMeeting]) -> QuerySet[PublicMeeting]:
    """Those to come, and those of the last year."""
    return rows.filter(on__gte=timezone.localdate() - LOOKING_BACK)


def _nothing(uid: str) -> HttpResponse:
    """410 and why, where something was public once; else 404."""
    trace = Tombstone.objects.filter(uid=uid).first()
    if trace is not None:
        return error(410, gettext("Det er trukket tilbage: %(why)s") % {"why": trace.why})
    return error(404, gettext("Der er intet offentligt på denne adresse."))
