"""The answers to what went wrong, in words that help on."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was open so long, or so far away, that we cannot know who sends it."""
    return render(request, "csrf_failure.html", {}, status=403)
