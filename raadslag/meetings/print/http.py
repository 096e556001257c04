"""What a page answers when a document cannot be made just now."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from raadslag.meetings.print.press import NotPrinted

P = ParamSpec("P")
R = TypeVar("R", bound=HttpRequest)
RETRY_AFTER = 30  # seconds
UNAVAILABLE = 503


def answered_when_printed(
    view: Callable[Concatenate[R, P], HttpResponseBase],
) -> Callable[Concatenate[R, P], HttpResponse]:
    """Say that the document cannot be made now, and when to try again."""

    @wraps(view)
    def answered(request: R, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)  # type: ignore[return-value]  # as a file too
        except NotPrinted:
            response = render(request, "meetings/print/busy.html", status=UNAVAILABLE)
            response["Retry-After"] = str(RETRY_AFTER)
            response["Cache-Control"] = "no-store"
            return response

    return answered
