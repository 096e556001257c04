"""The headers that every answer carries, so that a page can load and send nothing but our own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

# data: pictures: the design system's own in its style sheet, and the code for an authenticator.
POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)

HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
}

YEAR: Final = 365 * 24 * 3600  # seconds


class SecurityHeaders:
    """Middleware; stands first, so that static files and error pages get the headers too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if not _is_debug_page(response):
            response.headers.setdefault("Content-Security-Policy", POLICY)
        if request.is_secure():
            response.headers.setdefault("Strict-Transport-Security", f"max-age={YEAR}")
        return response


def _is_debug_page(response: HttpResponseBase) -> bool:
    """Django's own page about an error, styled inline; it is only made while developing."""
    return settings.DEBUG and response.status_code in {400, 404, 500}
