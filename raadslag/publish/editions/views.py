"""The page of a meeting's versions."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from raadslag.meetings import shown
from raadslag.meetings.presentation import MeetingView
from raadslag.meetings.shown import PUBLIC
from raadslag.publish import queries
from raadslag.publish.editions.queries import editions
from raadslag.publish.http import gone, place_of
from raadslag.publish.models import PublicMeeting
from raadslag.web.parts import Crumb


def of_meeting(request: HttpRequest, uid: str) -> HttpResponse:
    """Every version of a meeting, and what it changed."""
    row = PublicMeeting.objects.filter(pk=uid).first()
    if row is None:
        return gone(request, uid)
    view = queries.view(row, MeetingView)
    context = {
        "place": place_of(request, row.municipality),
        "meeting": view,
        "editions": editions(uid),
        "crumbs": [
            Crumb(view.body.name, PUBLIC.body(row.body_uid)),
            Crumb(shown.day_words(view.on), PUBLIC.meeting(uid)),
            Crumb(gettext("Udgaver")),
        ],
    }
    return render(request, "publish/editions/meeting.html", context)
