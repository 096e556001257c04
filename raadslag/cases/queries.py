"""Who sees which cases.

A closed proposal is opened by whoever may read closed items of a body on its route.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from raadslag.cases.models import Case, Proposal, RouteStep
from raadslag.council.queries import Reader, opens_closed, staffed_by


def proposals_visible_to(user: Reader, *, on: date | None = None) -> QuerySet[Proposal]:
    """The proposals the user may read, merged ones too: their address redirects."""
    opened = RouteStep.objects.filter(opens_closed(user, on=on)).values("proposal")
    return Proposal.objects.filter(staffed_by(user, on=on), Q(closed=False) | Q(pk__in=opened))


def cases_visible_to(user: Reader, *, on: date | None = None) -> QuerySet[Case]:
    """The cases in which the user may read a proposal: a case is a folder, and says nothing."""
    readable = proposals_visible_to(user, on=on).filter(case__isnull=False)
    return Case.objects.filter(pk__in=readable.values("case"))
