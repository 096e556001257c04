"""Persons and bodies that may be one, and those that have been made one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from raadslag.accounts.http import SignedInRequest
from raadslag.council.actions import MergeRefused, unmerge_bodies, unmerge_persons
from raadslag.council.http import staff_only
from raadslag.council.models import BodyMerge, PersonMerge
from raadslag.council.models.merging import Merge
from raadslag.council.queries import body_merges_visible_to, person_merges_visible_to
from raadslag.ingest import queries
from raadslag.ingest.actions import desk as actions
from raadslag.ingest.models import MergeSuggestion, WorkState
from raadslag.ingest.views.front import PER_PAGE, home
from raadslag.web.http import page
from raadslag.web.parts import Crumb

DONE = 30  # merges that the page lists as done
REFUSED = 422


@dataclass(frozen=True, slots=True)
class Done:
    """A merge that stands. why: it could not be parted just now, "" otherwise."""

    merge: Merge
    may_part: bool
    why: str


@staff_only
@require_GET
def merges(request: SignedInRequest) -> HttpResponse:
    return _page(request, {})


def _page(request: SignedInRequest, refused: dict[str, str], *, status: int = 200) -> HttpResponse:
    """refused: by uid, or by kind and key of a merge that was done, why the deed was not."""
    seen = queries.merge_suggestions_visible_to(request.user).filter(state=WorkState.OPEN)
    related = ("person", "other_person", "body", "other_body")
    pages = Paginator(seen.select_related(*related), PER_PAGE).get_page(request.GET.get("page"))
    places = set(queries.municipalities_corrected_by(request.user).values_list("pk", flat=True))
    context = {
        "pages": pages,
        "suggestions": [
            (one, one.municipality_id in places, refused.get(one.uid, "")) for one in pages
        ],
        "done": [
            (kind, [_done(kind, row, places, refused) for row in rows[:DONE]])
            for kind, rows in (
                ("person", person_merges_visible_to(request.user)),
                ("udvalg", body_merges_visible_to(request.user)),
            )
        ],
        "crumbs": [home(), Crumb(gettext("Sammenlægning"))],
    }
    fragment = "ingest/_merges.html"
    return page(request, "ingest/merges.html", context, fragment=fragment, status=status)


def _done(
    kind: str, row: PersonMerge | BodyMerge, places: set[int], refused: dict[str, str]
) -> Done:
    return Done(row, row.kept.municipality_id in places, refused.get(f"{kind}-{row.pk}", ""))


@staff_only
@require_POST
def settle(request: SignedInRequest, uid: str) -> HttpResponse:
    """gor: accept or refuse."""
    rows = queries.merge_suggestions_settled_by(request.user)
    row: MergeSuggestion = get_object_or_404(rows, uid=uid)
    deeds = {"accept": actions.accept_merge, "refuse": actions.refuse_merge}
    deed = deeds.get(request.POST.get("gor", ""))
    if deed is None:
        return HttpResponseBadRequest()
    return _do(request, uid, lambda: deed(suggestion=row, by=request.user, at=timezone.now()))


@staff_only
@require_POST
def part(request: SignedInRequest, kind: str, key: int) -> HttpResponse:
    """Make two again of what was merged. kind: person or udvalg."""
    places = queries.municipalities_corrected_by(request.user)
    who: dict[str, Any] = {"by": request.user.actor, "at": timezone.now()}
    if kind == "person":
        persons = person_merges_visible_to(request.user).filter(kept__municipality__in=places)
        person = get_object_or_404(persons, pk=key)
        return _do(request, f"person-{key}", lambda: unmerge_persons(merge=person, **who))
    if kind == "udvalg":
        bodies = body_merges_visible_to(request.user).filter(kept__municipality__in=places)
        body = get_object_or_404(bodies, pk=key)
        return _do(request, f"udvalg-{key}", lambda: unmerge_bodies(merge=body, **who))
    raise Http404


def _do(request: SignedInRequest, name: str, deed: Callable[[], Any]) -> HttpResponse:
    try:
        deed()
    except (MergeRefused, actions.DeedRefused) as why:
        status = 200 if request.htmx else REFUSED  # htmx swaps in nothing but what went well
        return _page(request, {name: str(why)}, status=status)
    if request.htmx:
        return _page(request, {})
    messages.success(request, gettext("Gemt."))
    return redirect("desk-merges")
