"""The addresses of files."""

from __future__ import annotations

from django.urls import path

from raadslag.publish.downloads import views

urlpatterns = [
    path("bilag/<str:uid>/fil/<str:name>", views.file, name="file"),
]
