"""Pages for those who hold a role, and whose municipality they stand in."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from raadslag.accounts.http import SignedInRequest
from raadslag.council.models import Municipality
from raadslag.council.queries import municipalities_visible_to, roles_of

P = ParamSpec("P")
View = Callable[Concatenate[SignedInRequest, P], HttpResponse]


def staff_only(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Let through whoever holds a role today. Others sign in, or hear that they have no access.

    The frame shows the municipality, where the user's roles are all in one.
    """

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        signed_in = cast(SignedInRequest, request)
        if not roles_of(signed_in.user).exists():
            raise PermissionDenied
        places = municipalities_visible_to(signed_in.user)[:2]
        if len(places) == 1:
            stands_in(signed_in, places[0])
        response = view(signed_in, *args, **kwargs)
        response.setdefault("Cache-Control", "private, no-store")  # closed matter in no cache
        return response

    return cast(Callable[Concatenate[HttpRequest, P], HttpResponse], login_required(guarded))


def stands_in(request: HttpRequest, municipality: Municipality) -> None:
    """Let the frame round the page show the municipality."""
    request.municipality = municipality  # type: ignore[attr-defined]  # what the shell shows
