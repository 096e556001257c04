"""The addresses of feeds and calendars. They are permanent, and know no language."""

from __future__ import annotations

from django.urls import path

from raadslag.publish.feeds import views

urlpatterns = [
    path("kommune/<slug:municipality>/nyt.atom", views.of_municipality, name="feed-municipality"),
    path(
        "kommune/<slug:municipality>/emne/<str:subject>/nyt.atom",
        views.of_subject,
        name="feed-subject",
    ),
    path("udvalg/<str:uid>/nyt.atom", views.of_body, name="feed-body"),
    path("sag/<str:uid>/nyt.atom", views.of_case, name="feed-case"),
    path("person/<str:uid>/nyt.atom", views.of_person, name="feed-person"),
    path(
        "kommune/<slug:municipality>/kalender.ics",
        views.calendar_of_municipality,
        name="calendar-municipality",
    ),
    path("udvalg/<str:uid>/kalender.ics", views.calendar_of_body, name="calendar-body"),
    path("moede/<str:uid>/moede.ics", views.calendar_of_meeting, name="calendar-meeting"),
    path("api/aendringer", views.sequence, name="changes"),
]
