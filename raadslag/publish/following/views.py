"""The pages for following. They set no cookie: who follows needs no account and leaves no trace."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language, gettext
from django.views.decorators.csrf import csrf_exempt

from raadslag.publish.following import actions, targets
from raadslag.publish.following.forms import FollowForm
from raadslag.publish.following.targets import Target
from raadslag.publish.models import Pace, PublicMunicipality, Subscription
from raadslag.web.origin import sent_from_here
from raadslag.web.parts import Crumb

REFUSED = 422


@sent_from_here
def follow(request: HttpRequest) -> HttpResponse:
    """?hvad=udvalg&id=…: how it can be followed. POST: a mail to confirm is sent."""
    target = _asked(request)
    form = FollowForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if form.is_trapped or _asks(request, target, form):
            return redirect("follow-sent")
        form.add_error(
            None, gettext("Mailen kan ikke sendes lige nu. Prøv igen om nogle minutter.")
        )
    context = {
        "target": target,
        "form": form,
        "crumbs": [Crumb(target.name, target.href), Crumb(gettext("Følg"))],
    }
    return render(
        request, "publish/following/follow.html", context, status=REFUSED if form.errors else 200
    )


def _asked(request: HttpRequest) -> Target:
    given = request.GET
    target = targets.find(given.get("hvad", ""), given.get("id", ""), given.get("kommune", ""))
    if target is None:
        raise Http404
    _stands_in(request, target.municipality)
    return target


def _stands_in(request: HttpRequest, slug: str) -> None:
    place = PublicMunicipality.objects.filter(slug=slug).first()
    request.municipality = place  # type: ignore[attr-defined]  # what the shell shows


def _asks(request: HttpRequest, target: Target, form: FollowForm) -> bool:
    """False where the mail server does not take the mail."""
    try:
        actions.ask(
            form.cleaned_data["email"],
            target,
            pace=Pace(form.cleaned_data["pace"]),
            language=get_language() or "da",
            at=timezone.now(),
        )
    except OSError:
        return False
    return True


def sent(request: HttpRequest) -> HttpResponse:
    """What to do now. The same page for every address."""
    return render(request, "publish/following/sent.html")


@sent_from_here
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """A button, so that a mail scanner that opens the link confirms nothing."""
    row = Subscription.objects.filter(token=token).first()
    if row is not None and request.method == "POST":
        actions.confirm(row, at=timezone.now())
        row.refresh_from_db()
    return _answer(request, "publish/following/confirm.html", row)


@sent_from_here
def stop(request: HttpRequest, token: str) -> HttpResponse:
    row = Subscription.objects.filter(token=token).first()
    if row is not None and request.method == "POST":
        actions.stop(row)
        row = None
    return _answer(request, "publish/following/stop.html", row)


@csrf_exempt  # a mail program sends it, RFC 8058: the token is all it has
def stop_at_once(request: HttpRequest, token: str) -> HttpResponse:
    """One click in the mail program. Opened as a page it asks first."""
    if request.method != "POST":
        return redirect("follow-stop", token)
    row = Subscription.objects.filter(token=token).first()
    if row is not None:
        actions.stop(row)
    return HttpResponse(status=204)


def _answer(request: HttpRequest, template: str, row: Subscription | None) -> HttpResponse:
    """row: None where nothing is followed (any more) by that token."""
    target = targets.of(row) if row else None
    if target:
        _stands_in(request, target.municipality)
    response = render(request, template, {"subscription": row, "target": target})
    patch_cache_control(response, private=True, no_store=True)
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Referrer-Policy"] = "no-referrer"  # the address is the key
    return response
