"""The addresses of the open data. They are permanent, as the others are, and know no language."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("raadslag.publish.dumps.urls")),
    path("", include("raadslag.publish.feeds.urls")),
    path("", include("raadslag.publish.indexing.urls")),
    path("", include("raadslag.publish.oparl.urls")),
]
