"""Who sees the correction desk's work list: whoever may read the source it is about."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from raadslag.council.queries import Reader, staffed_by
from raadslag.ingest.models import (
    Correction,
    Finding,
    ImportRun,
    MergeSuggestion,
    Suggestion,
    UnplacedLine,
)
from raadslag.meetings.queries import items_visible_to, meetings_visible_to, sources_visible_to


def unplaced_lines_visible_to(user: Reader, *, on: date | None = None) -> QuerySet[UnplacedLine]:
    return UnplacedLine.objects.filter(source__in=sources_visible_to(user, on=on))


def suggestions_visible_to(user: Reader, *, on: date | None = None) -> QuerySet[Suggestion]:
    return Suggestion.objects.filter(source__in=sources_visible_to(user, on=on))


def findings_visible_to(user: Reader, *, on: date | None = None) -> QuerySet[Finding]:
    return Finding.objects.filter(source__in=sources_visible_to(user, on=on))


def corrections_visible_to(user: Reader, *, on: date | None = None) -> QuerySet[Correction]:
    """The corrections of items the user may read, and of the heads of meetings they may see."""
    of_items = Correction.objects.filter(item__in=items_visible_to(user, on=on))
    return of_items | Correction.objects.filter(
        item=None, meeting__in=meetings_visible_to(user, on=on)
    )


def merge_suggestions_visible_to(
    user: Reader, *, on: date | None = None
) -> QuerySet[MergeSuggestion]:
    return MergeSuggestion.objects.filter(staffed_by(user, on=on))


def runs_visible_to(user: Reader, *, on: date | None = None) -> QuerySet[ImportRun]:
    return ImportRun.objects.filter(staffed_by(user, on=on))
