"""The address where the house style is set."""

from __future__ import annotations

from django.urls import path

from raadslag.publish.styles import views

urlpatterns = [
    path("arbejde/hustil/", views.choose, name="desk-styles"),
    path("arbejde/hustil/<slug:municipality>/", views.style, name="desk-style"),
]
