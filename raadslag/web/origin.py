"""Public forms without a cookie: that a form was sent from one of our own pages is seen by its headers."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from raadslag.web.errors import csrf_failure

P = ParamSpec("P")
R = TypeVar("R", bound=HttpRequest)


def sent_from_here(
    view: Callable[Concatenate[R, P], HttpResponse],
) -> Callable[Concatenate[R, P], HttpResponse]:
    """Decorator: takes the place of Django's token, which needs a cookie. 403 for other senders."""

    @wraps(view)
    def checked(request: R, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method == "POST" and not _is_ours(request):
            return csrf_failure(request)
        return view(request, *args, **kwargs)

    exempt: Any = csrf_exempt(checked)
    return exempt  # type: ignore[no-any-return]


def _is_ours(request: HttpRequest) -> bool:
    """Browsers say by Sec-Fetch-Site or Origin where a form stood; what says neither is none of ours."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    sender = request.headers.get("Origin") or request.headers.get("Referer") or ""
    parts = urlsplit(sender)
    return bool(parts.netloc) and (parts.scheme, parts.netloc) == (
        request.scheme,
        request.get_host(),
    )
