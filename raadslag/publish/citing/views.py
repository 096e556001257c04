"""The page of one decision."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from raadslag.meetings import shown
from raadslag.meetings.shown import PUBLIC
from raadslag.publish import previews, queries, structured
from raadslag.publish.citing import citation
from raadslag.publish.http import absolute, gone, place_of
from raadslag.publish.models import PublicItem
from raadslag.web.parts import Crumb


def decision(request: HttpRequest, uid: str) -> HttpResponse:
    """What was decided, by whom and when, and how it is cited. uid: the item's."""
    row = PublicItem.objects.select_related("meeting").filter(pk=uid).first()
    if row is None:
        return gone(request, uid)
    place = place_of(request, row.municipality)
    found = queries.item_page(row)
    if found.item.decision is None:
        raise Http404
    address = absolute(reverse("decision", args=[uid]))
    context = {
        "place": place,
        "page": found,
        "shown": shown.item(found.item, PUBLIC),
        "facts": structured.decision(found.item, found.meeting, address=address),
        "preview": previews.item(found.item, found.meeting),
        "citation": citation.of(found.item, found.meeting, address=address),
        "crumbs": [
            Crumb(found.meeting.body.name, PUBLIC.body(row.meeting.body_uid)),
            Crumb(shown.day_words(found.meeting.on), PUBLIC.meeting(row.meeting_id)),
            Crumb(found.item.title or gettext("Punkt"), PUBLIC.item(uid)),
            Crumb(gettext("Beslutning")),
        ],
    }
    return render(request, "publish/citing/decision.html", context)
