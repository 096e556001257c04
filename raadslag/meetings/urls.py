"""The staff's addresses of meetings, items and cases."""

from __future__ import annotations

from django.urls import include, path

from raadslag.meetings import views

urlpatterns = [
    path("", include("raadslag.meetings.print.urls")),
    path("arbejde/moeder/", views.meetings, name="desk-meetings"),
    path("arbejde/moede/<str:uid>/", views.meeting, name="desk-meeting"),
    path("arbejde/punkt/<str:uid>/", views.item, name="desk-item"),
    path("arbejde/sag/<str:uid>/", views.case, name="desk-case"),
    path("arbejde/bilag/<str:uid>/", views.attachment, name="desk-attachment"),
    path("arbejde/udvalg/<str:uid>/", views.body, name="desk-body"),
    path("arbejde/person/<str:uid>/", views.person, name="desk-person"),
]
