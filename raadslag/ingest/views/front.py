"""The front of the desk: what waits, the documents, the runs of the import."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from raadslag.accounts.http import SignedInRequest
from raadslag.cases.models import SourceFile
from raadslag.council.http import staff_only
from raadslag.ingest import queries
from raadslag.ingest.waiting import Left
from raadslag.web.parts import Column, Crumb, Table
from raadslag.web.shell import address

PER_PAGE = 50
LATEST = 5

Narrow = Callable[[QuerySet[SourceFile]], QuerySet[SourceFile]]
FILTERS: dict[str, tuple[str | Promise, Narrow]] = {
    "aabent": (gettext_lazy("Med åbent arbejde"), queries.with_open_work),
    "usikre": (gettext_lazy("Usikkert læst"), queries.read_unsurely),
    "alle": (gettext_lazy("Alle"), lambda sources: sources),
}
COUNTS = {
    "read": gettext_lazy("Læst"),
    "created": gettext_lazy("Nye møder"),
    "updated": gettext_lazy("Opdaterede"),
    "unchanged": gettext_lazy("Uændrede"),
    "rejected": gettext_lazy("Afviste"),
    "lines_unplaced": gettext_lazy("Linjer uden plads"),
    "findings": gettext_lazy("Fund"),
    "linked": gettext_lazy("Forbindelser mellem møder"),
}


@staff_only
def front(request: SignedInRequest) -> HttpResponse:
    """What waits, and the documents; ?vis= one of FILTERS, ?q= words of a file's name or body."""
    chosen = request.GET.get("vis", "")
    chosen = chosen if chosen in FILTERS else "aabent"
    words = request.GET.get("q", "").strip()[:200]
    found = FILTERS[chosen][1](queries.documents(request.user))
    if words:
        found = queries.named(found, words)
    pages = _page(request, found)
    context = {
        "waiting": queries.waiting(request.user),
        "filters": [(key, label, key == chosen) for key, (label, _) in FILTERS.items()],
        "chosen": chosen,
        "words": words,
        "pages": pages,
        "documents": [(source, Left.annotated(source)) for source in pages],
        "runs": queries.runs_visible_to(request.user).order_by("-started")[:LATEST],
    }
    return render(request, "ingest/front.html", context)


@staff_only
def runs(request: SignedInRequest) -> HttpResponse:
    found = queries.runs_visible_to(request.user).order_by("-started")
    context = {"runs": _page(request, found), "crumbs": [home(), Crumb(gettext("Indlæsninger"))]}
    return render(request, "ingest/runs.html", context)


@staff_only
def run(request: SignedInRequest, uid: str) -> HttpResponse:
    """One run: what it counted, and the files it did not take, with the reason of each."""
    row = get_object_or_404(queries.runs_visible_to(request.user), uid=uid)
    rejected = Table(
        gettext("Afviste filer"),
        [Column(gettext("Fil")), Column(gettext("Grund"))],
        [list(rejection) for rejection in row.rejections],
    )
    counts = [(label, row.counts[key]) for key, label in COUNTS.items() if key in row.counts]
    context = {
        "run": row,
        "counts": counts,
        "rejected": rejected,
        "crumbs": [
            home(),
            Crumb(gettext("Indlæsninger"), address("desk-runs", None)),
            Crumb(gettext("Indlæsning")),
        ],
    }
    return render(request, "ingest/run.html", context)


def home() -> Crumb:
    return Crumb(gettext("Arbejdsbord"), address("desk", None))


def _page(request: SignedInRequest, rows: QuerySet[Any]) -> Page[Any]:
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
