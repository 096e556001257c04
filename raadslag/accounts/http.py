"""The requests our views take."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from raadslag.accounts.models import User


class Request(HttpRequest):
    """A request that the middleware has been through."""

    htmx: HtmxDetails
    user: User | AnonymousUser


class SignedInRequest(Request):
    """A request behind login_required."""

    user: User
