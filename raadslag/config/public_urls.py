"""The public addresses alone: for a site that runs under the public database role."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("raadslag.publish.data_urls")),
]
urlpatterns += i18n_patterns(
    path("", include("raadslag.publish.urls")),
    prefix_default_language=False,
)
handler404 = "raadslag.publish.http.not_found"
