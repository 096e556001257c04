"""Answering a request with a page. The one place that knows htmx."""

from __future__ import annotations

from typing import Any, Protocol

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails


class Place(Protocol):
    """The municipality a page belongs to, as the shell shows it."""

    @property
    def name(self) -> str: ...
    @property
    def slug(self) -> str: ...


class Request(HttpRequest):
    """A request as our middleware leaves it.

    municipality: set by the room that knows municipalities; None or absent where a page
        belongs to none.
    """

    htmx: HtmxDetails
    municipality: Place | None


def page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    fragment: str | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render the whole page, or only the fragment when htmx is swapping that part of it.

    fragment: the template of that part; None where no part of the page is ever swapped.
    """
    swapping = fragment is not None and _is_swapping(request)
    name = fragment if swapping and fragment else template
    response = render(request, name, context, status=status)
    if fragment:  # a cached fragment must never pass for the page
        patch_vary_headers(response, ["HX-Request"])
    return response


def _is_swapping(request: HttpRequest) -> bool:
    htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined]
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request
