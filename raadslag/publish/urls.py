"""The public addresses. They are permanent: removing one demands a redirect."""

from __future__ import annotations

from django.urls import include, path

from raadslag.publish import views

urlpatterns = [
    path("", include("raadslag.publish.calendar.urls")),
    path("", include("raadslag.publish.citing.urls")),
    path("", include("raadslag.publish.people.urls")),
    path("", include("raadslag.publish.search.urls")),
    path("", include("raadslag.publish.following.urls")),
    path("", include("raadslag.publish.documents.urls")),
    path("", include("raadslag.publish.downloads.urls")),
    path("", include("raadslag.publish.viewer.urls")),
    path("", include("raadslag.publish.editions.urls")),
    path("", views.start, name="start"),
    path("tilgaengelighed/", views.accessibility, name="accessibility"),
    path("moede/<str:uid>/", views.meeting, name="meeting"),
    path("punkt/<str:uid>/", views.item, name="item"),
    path("sag/<str:uid>/", views.case, name="case"),
    path("udvalg/<str:uid>/", views.body, name="body"),
    path("kommune/<slug:municipality>/", views.front, name="front"),
    path("kommune/<slug:municipality>/moeder/", views.meetings, name="meetings"),
    path("kommune/<slug:municipality>/udvalg/", views.bodies, name="bodies"),
    path("kommune/<slug:municipality>/sager/", views.cases, name="cases"),
    path("kommune/<slug:municipality>/loefter/", views.promises, name="promises"),
]
