"""The rows of meetings and items, fetched in a fixed number of queries."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet

from raadslag.cases.models import Enclosure, RouteStep
from raadslag.meetings.models import (
    AgendaItem,
    Anchor,
    Commitment,
    EarlierTreatment,
    Meeting,
)

_ITEM_ROWS = (
    "text__sections",
    "text__clauses",
    "points",
    "guests",
    "presences__person",
    "dissents__person",
    "decision__results__clause",
    "votes__ballots__person",
    "votes__ballots__party__letters",
    Prefetch("text__enclosures", Enclosure.objects.select_related("attachment__file")),
    Prefetch("earlier", EarlierTreatment.objects.select_related("linked__meeting__body")),
    Prefetch(
        "commitments",
        Commitment.objects.filter(withdrawn=False).select_related("closed_by__meeting__body"),
    ),
    Prefetch("anchors", Anchor.objects.select_related("source").order_by("source")),
    Prefetch("proposal__route", RouteStep.objects.select_related("body")),
    Prefetch(
        "proposal__treatments",
        AgendaItem.objects.filter(withdrawn=False)
        .select_related("meeting")
        .order_by("meeting__date", "meeting__start", "pk"),
    ),
)


def meeting_rows(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """The meetings with all that `meeting` reads, in a fixed number of queries."""
    items = AgendaItem.objects.filter(withdrawn=False).order_by("position")
    return meetings.select_related("body__municipality").prefetch_related(
        "presences__person",
        Prefetch(
            "items",
            items.select_related(
                "text", "decision", "proposal", "postponement", "meeting__body"
            ).prefetch_related(*_ITEM_ROWS),
        ),
    )


def item_rows(items: QuerySet[AgendaItem]) -> QuerySet[AgendaItem]:
    """The items with all that `item` and `path` read, in a fixed number of queries."""
    return items.select_related(
        "text", "decision", "proposal", "postponement", "meeting__body__municipality"
    ).prefetch_related(*_ITEM_ROWS)
