"""How open data is answered: to everyone, from every site, and only when something changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec

import msgspec
from django.conf import settings
from django.db.models import Max
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext, override
from django.views.decorators.csrf import csrf_exempt

from raadslag.publish.models import PublicChange, PublicMunicipality
from raadslag.web.limits import seconds_to_wait

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]

FORM: Final = "1"  # of the answers: raised where the same content is served in another form
JSON: Final = "application/json; charset=utf-8"
_ERROR: Final = "https://schema.oparl.org/1.1/Error"
_SETTLED: Final = timedelta(seconds=2)

_encoder = msgspec.json.Encoder()


def open_data(view: View[P]) -> View[P]:
    """Make a view one of the open data: read-only, for every site, limited, 304 when unchanged.

    Answers are in Danish and change only with what is public. They may be kept by caches, which
    must ask before they show them: what is withdrawn is gone at once.
    """

    @wraps(view)
    def serve(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        with override(settings.LANGUAGE_CODE):
            response = _answer(request, lambda: view(request, *args, **kwargs))
        response.headers.setdefault("Access-Control-Allow-Origin", "*")
        response.headers["Access-Control-Expose-Headers"] = "ETag, Last-Modified, Retry-After, Link"
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        response.headers.setdefault("Cache-Control", "no-cache")
        return response

    exempt: Any = csrf_exempt(serve)  # so that who tries to write hears why it cannot be done
    return exempt  # type: ignore[no-any-return]


def _answer(request: HttpRequest, view: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    if request.method == "OPTIONS":
        return _preflight()
    if request.method not in ("GET", "HEAD"):
        response = error(405, gettext("Data kan kun læses: brug GET eller HEAD."))
        response.headers["Allow"] = "GET, HEAD, OPTIONS"
        return response
    if seconds := seconds_to_wait(request, "open-data"):
        response = error(429, gettext("For mange forespørgsler. Prøv igen om lidt."))
        response.headers["Retry-After"] = str(seconds)
        return response
    etag, changed = state()
    unchanged = get_conditional_response(request, etag, _seconds(changed))
    if unchanged is not None:
        return unchanged
    answered = view()
    if answered.status_code == 200 and not answered.has_header("ETag"):
        answered.headers["ETag"] = etag
        if changed:
            answered.headers["Last-Modified"] = http_date(changed.timestamp())
    return answered


def _preflight() -> HttpResponse:
    response = HttpResponse(status=204)
    response.headers["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
    response.headers["Access-Control-Allow-Headers"] = "If-None-Match, If-Modified-Since"
    response.headers["Access-Control-Max-Age"] = "86400"
    return response


def state() -> tuple[str, datetime | None]:
    """The mark of all that is public, and when it last changed.

    The time is None just after a change: it has whole seconds, and could hide the next one.
    """
    last = PublicChange.objects.order_by("-sequence").values_list("sequence", "at").first()
    towns = PublicMunicipality.objects.aggregate(last=Max("modified"))["last"]
    sequence, at = last or (0, None)
    mark = f"{FORM} {sequence} {towns.isoformat() if towns else ''}"
    changed = max((moment for moment in (at, towns) if moment), default=None)
    if changed and changed > timezone.now() - _SETTLED:
        changed = None
    return f'"{hashlib.sha256(mark.encode()).hexdigest()[:20]}"', changed


def _seconds(moment: datetime | None) -> int | None:
    return int(moment.timestamp()) if moment else None


def json(content: Any, status: int = 200) -> HttpResponse:
    return HttpResponse(_encoder.encode(content), status=status, content_type=JSON)


def error(status: int, message: str) -> HttpResponse:
    """What went wrong, in words for people. An error is kept by no cache."""
    response = json({"type": _ERROR, "message": message}, status)
    response.headers["Cache-Control"] = "no-store"
    return response
