"""Every public address of the site, room by room."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

# The language stands in the address (/en/…, Danish bare): no cookie, and a link keeps its language.
# Open data know no language: each of their objects has one address.
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("raadslag.publish.data_urls")),
]
urlpatterns += i18n_patterns(
    path("konto/", include("allauth.account.urls")),
    path("", include("raadslag.web.urls")),
    path("", include("raadslag.ingest.urls")),
    path("", include("raadslag.meetings.urls")),
    path("", include("raadslag.publish.staff.urls")),
    path("", include("raadslag.publish.styles.urls")),
    path("", include("raadslag.publish.urls")),
    prefix_default_language=False,
)
handler404 = "raadslag.publish.http.not_found"
