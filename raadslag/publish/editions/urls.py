"""The addresses of versions."""

from __future__ import annotations

from django.urls import path

from raadslag.publish.editions import views

urlpatterns = [
    path("moede/<str:uid>/udgaver/", views.of_meeting, name="editions"),
]
