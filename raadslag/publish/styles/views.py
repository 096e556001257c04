"""The page where a municipality's house style is set, and tried on a meeting first."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext

from raadslag.accounts.http import SignedInRequest
from raadslag.council.actions import Style, StyleRefused
from raadslag.council.http import staff_only, stands_in
from raadslag.council.models import HouseStyle, Municipality
from raadslag.council.queries import house_style_of, municipalities_styled_by
from raadslag.meetings import present
from raadslag.meetings.models import Meeting
from raadslag.meetings.print import composing, press
from raadslag.meetings.print.composing import Printing
from raadslag.meetings.print.http import answered_when_printed
from raadslag.meetings.print.styles import look_of
from raadslag.publish.styles import actions
from raadslag.publish.styles.forms import StyleForm, filled
from raadslag.web.parts import Crumb
from raadslag.web.shell import address

REFUSED = 422


@staff_only
def choose(request: SignedInRequest) -> HttpResponse:
    """The house style of the user's municipality; of several, which one."""
    places = list(municipalities_styled_by(request.user))
    if not places:
        raise PermissionDenied
    if len(places) == 1:
        return redirect("desk-style", places[0].slug)
    context = {"places": places, "crumbs": [_home(), Crumb(gettext("Hustil"))]}
    return render(request, "publish/styles/choose.html", context)


@staff_only
@answered_when_printed
def style(request: SignedInRequest, municipality: str) -> HttpResponse:
    """The form; POST gor=gem sets the style, gor=vis prints a meeting in it and keeps nothing."""
    place = get_object_or_404(municipalities_styled_by(request.user), slug=municipality)
    stands_in(request, place)
    before = house_style_of(place, on=timezone.localdate())
    if request.method != "POST":
        return _page(request, place, StyleForm(initial=filled(before)), before)
    form = StyleForm(request.POST, request.FILES)
    if form.is_valid():
        if request.POST.get("gor") == "vis":
            return _sample(place, form.style(before))
        if _set(request, place, form, before):
            return redirect("desk-style", place.slug)
    return _page(request, place, form, before, status=REFUSED)


def _set(
    request: SignedInRequest, place: Municipality, form: StyleForm, before: HouseStyle | None
) -> bool:
    try:
        actions.set_house_style(
            municipality=place,
            style=form.style(before),
            since=form.cleaned_data["fra"],
            by=request.user.actor,
            at=timezone.now(),
        )
    except StyleRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, gettext("Hustilen er gemt."))
    return True


def _page(
    request: SignedInRequest,
    place: Municipality,
    form: StyleForm,
    before: HouseStyle | None,
    *,
    status: int = 200,
) -> HttpResponse:
    context = {
        "place": place,
        "form": form,
        "before": before,
        "styles": HouseStyle.objects.filter(municipality=place).order_by("-valid_from"),
        "crumbs": [_home(), Crumb(gettext("Hustil"))],
    }
    return render(request, "publish/styles/style.html", context, status=status)


def _sample(place: Municipality, style: Style) -> HttpResponse:
    """The latest meeting with minutes, as the public would get it, in the style."""
    latest = Meeting.objects.filter(body__municipality=place, items__isnull=False, state="minutes")
    first = latest.order_by("-date", "-pk").values("pk")[:1]
    row = get_object_or_404(present.meeting_rows(Meeting.objects.filter(pk__in=first)))
    tried = HouseStyle(
        municipality=place,
        name=style.name,
        logo=style.logo,
        ink=style.ink,
        accent=style.accent,
        route=style.route,
        history=style.history,
        counts_attachments=style.counts_attachments,
        item_on_new_page=style.item_on_new_page,
    )
    printing = Printing(look=look_of(tried), notice=gettext("Prøve på en hustil"))
    paper = composing.meeting(present.meeting(row, closed_matter=False), printing)
    return HttpResponse(
        press.document_pdf(paper),
        content_type="application/pdf",
        headers={"Content-Disposition": content_disposition_header(False, "hustil.pdf")},
    )


def _home() -> Crumb:
    return Crumb(gettext("Arbejdsbord"), address("desk", None))
