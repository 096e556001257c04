"""A body's year: what became of its items, and how long cases took from first treatment to decision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Final

from django.db.models import Min, QuerySet
from django.utils.translation import gettext, gettext_noop, ngettext

from raadslag.publish.models import PublicItem, PublicMeeting
from raadslag.publish.pictures.bars import bars
from raadslag.publish.pictures.svg import Figure
from raadslag.web.outcomes import sign

ORDER: Final = (
    "adopted",
    "noted",
    "discussed",
    "referred",
    "postponed",
    "rejected",
    "other",
    "none",
)
STRETCHES: Final = (
    (0, gettext_noop("På det første møde")),
    (30, gettext_noop("Inden for en måned")),
    (90, gettext_noop("Inden for tre måneder")),
    (180, gettext_noop("Inden for et halvt år")),
    (365, gettext_noop("Inden for et år")),
    (10**6, gettext_noop("Mere end et år")),
)
"""The most days of each."""


@dataclass(frozen=True, slots=True)
class Year:
    """The pictures of a body's year. Each is None where there is nothing to show."""

    number: int
    meetings: int
    outcomes: Figure | None
    waiting: Figure | None


def of_body(uid: str) -> list[int]:
    """The years that the body has public minutes of, the newest first."""
    held = PublicMeeting.objects.filter(body_uid=uid, state="minutes", on__isnull=False)
    return [day.year for day in held.dates("on", "year", order="DESC")]


def year(uid: str, number: int) -> Year:
    """What the minutes of that year say. A cancelled meeting counts for nothing."""
    meetings = PublicMeeting.objects.filter(
        body_uid=uid, state="minutes", on__year=number, cancelled=False
    )
    items = PublicItem.objects.filter(meeting__in=meetings)
    return Year(number, meetings.count(), _outcomes(_counted(items)), _waiting(waited(items)))


def _counted(items: QuerySet[PublicItem]) -> Counter[str]:
    """Items by outcome; a closed item is counted as that."""
    rows = items.order_by().values_list("closed", "outcome")
    return Counter("closed" if closed else outcome for closed, outcome in rows)


def waited(items: QuerySet[PublicItem]) -> list[int]:
    """Of each case that was decided by one of the items: the days since its first public treatment."""
    decided = items.filter(content__decision__role="deciding").exclude(proposal_uid="")
    decided = decided.exclude(outcome__in=("postponed", "referred", "none"))
    last = dict(decided.order_by("meeting__on").values_list("proposal_uid", "meeting__on"))
    first = dict(
        PublicItem.objects.filter(proposal_uid__in=list(last), meeting__on__isnull=False)
        .order_by()
        .values_list("proposal_uid")
        .annotate(first=Min("meeting__on"))
    )
    return sorted(_days(first[case], day) for case, day in last.items() if day and case in first)


def _days(first: date, last: date) -> int:
    return (last - first).days


def _outcomes(counted: Counter[str]) -> Figure | None:
    rows = [
        (str(sign(outcome).word), counted[outcome])
        for outcome in (*ORDER, "closed")
        if counted[outcome]
    ]
    if not rows:
        return None
    return bars(
        "udfald",
        rows,
        caption=gettext("Årets punkter efter udfald"),
        headings=(gettext("Udfald"), gettext("Punkter")),
    )


def _waiting(days: Sequence[int]) -> Figure | None:
    if not days:
        return None
    middle = round(median(days))
    words = ngettext(
        "Fra første behandling til beslutning: halvdelen af sagerne tog højst %(count)s dag",
        "Fra første behandling til beslutning: halvdelen af sagerne tog højst %(count)s dage",
        middle,
    ) % {"count": middle}
    rows, before = [], -1
    for most, name in STRETCHES:
        rows.append((gettext(name), sum(before < one <= most for one in days)))
        before = most
    return bars("tid", rows, caption=words, headings=(gettext("Tid"), gettext("Sager")))
