"""The addresses of persons and parties."""

from __future__ import annotations

from django.urls import path

from raadslag.publish.people import views

urlpatterns = [
    path("person/<str:uid>/", views.person, name="person"),
    path("parti/<str:uid>/", views.party, name="party"),
    path("kommune/<slug:municipality>/personer/", views.persons, name="persons"),
]
