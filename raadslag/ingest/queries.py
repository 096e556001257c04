"""Who sees the correction desk's work list, and who settles it.

It is seen by whoever may read the source it is about. It is settled by secretaries and archivists,
each where their role holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from raadslag.cases.models import SourceFile
from raadslag.council.models import Municipality, RoleKind
from raadslag.council.queries import Reader, entrusted, roles_of, staffed_by
from raadslag.ingest.models import (
    Correction,
    Finding,
    ImportRun,
    MergeSuggestion,
    Suggestion,
    UnplacedLine,
    WorkState,
)
from raadslag.meetings.queries import items_visible_to, meetings_visible_to, sources_visible_to

W = TypeVar("W", UnplacedLine, Suggestion, Finding)

CORRECTS = (RoleKind.SECRETARY, RoleKind.ARCHIVIST)
"""Whose role lets them change the imported record."""
SURE = 0.8  # confidence from which a layout counts as known


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


# Who settles


def sources_correctable_by(user: Reader, *, on: date | None = None) -> QuerySet[SourceFile]:
    """The sources whose record the user may correct: among those they may read."""
    body = entrusted(user, *CORRECTS, path="reading__meeting__body", on=on)
    return sources_visible_to(user, on=on).filter(body)


def municipalities_corrected_by(user: Reader, *, on: date | None = None) -> QuerySet[Municipality]:
    """Where the user may settle which persons and bodies are one: they are the whole town's."""
    roles = roles_of(user, on=on).filter(kind__in=CORRECTS)
    return Municipality.objects.filter(pk__in=roles.values("municipality"))


def merge_suggestions_settled_by(
    user: Reader, *, on: date | None = None
) -> QuerySet[MergeSuggestion]:
    return MergeSuggestion.objects.filter(municipality__in=municipalities_corrected_by(user, on=on))


def work_settled_by(user: Reader, model: type[W], *, on: date | None = None) -> QuerySet[W]:
    """The lines, suggestions or findings that the user may settle."""
    return model._default_manager.filter(source__in=sources_correctable_by(user, on=on))


def corrections_undone_by(user: Reader, *, on: date | None = None) -> QuerySet[Correction]:
    """The corrections the user may take back."""
    body = entrusted(user, *CORRECTS, path="meeting__body", on=on)
    return corrections_visible_to(user, on=on).filter(body)


# What waits, and the documents


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many wait for a person."""

    lines: int
    suggestions: int
    findings: int
    merges: int


def waiting(user: Reader) -> Waiting:
    """What waits in all that the user sees."""
    opened = (
        unplaced_lines_visible_to(user),
        suggestions_visible_to(user),
        findings_visible_to(user),
        merge_suggestions_visible_to(user),
    )
    return Waiting(*(rows.filter(state=WorkState.OPEN).count() for rows in opened))


def documents(user: Reader) -> QuerySet[SourceFile]:
    """The sources that meetings are made of, the newest meeting first, and what is open in each.

    Annotated: lines, suggestions, findings (open ones).
    """
    return (
        sources_visible_to(user)
        .filter(reading__superseded=False)
        .select_related("reading__meeting__body")
        .defer("lines", "boxes", "reading__record")
        .annotate(
            lines_open=_open_of(UnplacedLine),
            suggestions_open=_open_of(Suggestion),
            findings_open=_open_of(Finding),
        )
        .order_by(F("reading__meeting__date").desc(nulls_last=True), "name", "pk")
    )


def with_open_work(sources: QuerySet[SourceFile]) -> QuerySet[SourceFile]:
    lines, suggestions, findings = (
        Q(Exists(model._default_manager.filter(source=OuterRef("pk"), state=WorkState.OPEN)))
        for model in (UnplacedLine, Suggestion, Finding)
    )
    return sources.filter(lines | suggestions | findings)


def read_unsurely(sources: QuerySet[SourceFile]) -> QuerySet[SourceFile]:
    """Those whose layout is not known, or not surely."""
    return sources.filter(Q(reading__layout="general") | Q(reading__confidence__lt=SURE))


def _open_of(model: type[UnplacedLine | Suggestion | Finding]) -> Coalesce:
    rows = model._default_manager.filter(source=OuterRef("pk"), state=WorkState.OPEN)
    counted = rows.order_by().values("source").annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def named(sources: QuerySet[SourceFile], words: str) -> QuerySet[SourceFile]:
    """Those whose file or body has every word in its name."""
    wanted = Q()
    for word in words.split():
        wanted &= Q(name__icontains=word) | Q(reading__meeting__body__name__icontains=word)
    return sources.filter(wanted)
