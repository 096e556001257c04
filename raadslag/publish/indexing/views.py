"""robots.txt and the sitemap."""

from __future__ import annotations

from django.conf import settings
from django.contrib.sitemaps import views
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from raadslag.publish.indexing.maps import sections

LEFT_ALONE = ("/konto/", "/foelg/", "/soeg/", "/kommune/*/soeg/", "/bilag/*/side/")
"""Sign-in, readers' own addresses, searches, of which there is no end, and pictures of pages. What is only for staff
is not named: it asks who comes."""


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *"]
    lines += [f"Disallow: {before}{path}" for path in LEFT_ALONE for before in ("", "/en")]
    lines += ["", f"Sitemap: {settings.SITE_URL}{reverse('sitemap')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def index(request: HttpRequest) -> HttpResponseBase:
    """The parts of the map, one for each municipality and kind of page."""
    return views.index(request, sitemaps=sections(), sitemap_url_name="sitemap-part")


@require_safe
def part(request: HttpRequest, section: str) -> HttpResponseBase:
    """?p=2 the next 10,000 addresses."""
    return views.sitemap(request, sitemaps=sections(), section=section)
