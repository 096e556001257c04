"""The address of the calendar."""

from __future__ import annotations

from django.urls import path

from raadslag.publish.calendar import views

urlpatterns = [
    path("kommune/<slug:municipality>/kalender/", views.calendar, name="calendar"),
]
