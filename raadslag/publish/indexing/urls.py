"""The addresses that search engines ask for. They know no language."""

from __future__ import annotations

from django.urls import path

from raadslag.publish.indexing import views

urlpatterns = [
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.index, name="sitemap"),
    path("sitemap-<slug:section>.xml", views.part, name="sitemap-part"),
]
