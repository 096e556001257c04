"""The addresses of documents."""

from __future__ import annotations

from django.urls import path

from raadslag.publish.documents import views

urlpatterns = [
    path("moede/<str:uid>/dokument.<str:ending>", views.document, name="document"),
    path("moede/<str:uid>/tillaeg.<str:ending>", views.supplement, name="supplement"),
    path("moede/<str:uid>/pakke.pdf", views.pack, name="pack"),
    path("punkt/<str:uid>/udskrift.<str:ending>", views.extract, name="extract"),
]
