"""The correction desk's work list, kept equal to what the reader leaves open.

Part of the deed that imports or reads a document. What a person has settled stays settled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from raadslag.cases.models import SourceFile
from raadslag.ingest.models import Finding, Suggestion, UnplacedLine, WorkState
from raadslag.ingest.parse.record import Record
from raadslag.meetings.models import AgendaItem


def refresh(
    source: SourceFile, record: Record, items: Mapping[int, AgendaItem], *, is_new: bool
) -> None:
    """Add what is new, bring back what was superseded, supersede what is no longer found.

    items:  the source's items by their position in it.
    is_new: nothing is known of the source yet.
    """
    unplaced = [
        UnplacedLine(source=source, line=left.line, words=left.text)
        for left in record.unplaced
        if left.text
    ]
    suggestions, findings = _suggestions(source, record, items), _findings(source, record, items)
    if is_new:
        UnplacedLine.objects.bulk_create(unplaced)
        Suggestion.objects.bulk_create(suggestions)
        Finding.objects.bulk_create(findings)
        return
    _sync(UnplacedLine, source, unplaced, lambda row: (row.line, row.words))
    _sync(Suggestion, source, suggestions, lambda row: (row.kind, row.words))
    _sync(Finding, source, findings, lambda row: (row.kind, row.words))


def _suggestions(
    source: SourceFile, record: Record, items: Mapping[int, AgendaItem]
) -> list[Suggestion]:
    return [
        Suggestion(
            source=source,
            item=items.get(found.item) if found.item else None,
            kind=found.kind[:60],
            words=found.text,
            why=found.why,
            value=found.value,
            due=found.due[:10] if found.due else None,
            first_line=found.lines[0] if found.lines else None,
            last_line=found.lines[1] if found.lines else None,
        )
        for found in record.proposed
        if found.text and found.why
    ]


def _findings(source: SourceFile, record: Record, items: Mapping[int, AgendaItem]) -> list[Finding]:
    return [
        Finding(
            source=source,
            item=items.get(found.item) if found.item else None,
            kind=found.kind[:40],
            lines=found.lines,
            words=found.text,
            why=found.why,
        )
        for found in record.findings
        if found.text and found.why
    ]


def _sync(
    model: Any, source: SourceFile, wanted: Iterable[Any], key: Callable[[Any], tuple[Any, ...]]
) -> None:
    standing: dict[tuple[Any, ...], list[Any]] = {}
    for row in model.objects.filter(source=source):
        standing.setdefault(key(row), []).append(row)
    fresh = []
    for row in wanted:
        known = standing.get(key(row))
        if not known:
            fresh.append(row)
            continue
        kept = known.pop(0)
        if kept.state in (WorkState.OPEN, WorkState.SUPERSEDED):
            kept.state = WorkState.OPEN
            if model is not UnplacedLine:  # whose item is where a person placed it
                kept.item = row.item
            kept.save()
    model.objects.bulk_create(fresh)
    gone = [row.pk for rows in standing.values() for row in rows if row.state == WorkState.OPEN]
    model.objects.filter(pk__in=gone).update(state=WorkState.SUPERSEDED)
