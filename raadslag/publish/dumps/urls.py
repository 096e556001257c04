"""The addresses of the data as files. They are permanent, and know no language."""

from __future__ import annotations

from django.urls import path

from raadslag.publish.dumps import views

urlpatterns = [
    path("data/", views.municipalities, name="data"),
    path("data/<slug:municipality>/", views.files, name="data-files"),
    path("data/<slug:municipality>/<str:name>", views.file, name="data-file"),
]
