"""The staff's addresses of documents."""

from __future__ import annotations

from django.urls import path, re_path

from raadslag.meetings.print import views

urlpatterns = [
    path("arbejde/moede/<str:uid>/dokument.<str:ending>", views.document, name="desk-document"),
    re_path(
        r"^arbejde/moede/(?P<uid>[^/]+)/(?P<volume>aabent-bind|lukket-bind)\.(?P<ending>[a-z]+)$",
        views.document,
        name="desk-volume",
    ),
    path("arbejde/moede/<str:uid>/pakke.pdf", views.pack, name="desk-pack"),
    path("arbejde/punkt/<str:uid>/udskrift.<str:ending>", views.extract, name="desk-extract"),
]
