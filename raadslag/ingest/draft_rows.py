"""The parts of an item as unsaved rows: sections, points, results."""

from __future__ import annotations

import re
from collections.abc import Sequence

from raadslag.cases.models import CaseSection, Clause, SectionKind
from raadslag.ingest.parse import record as read
from raadslag.ingest.parse.item_heads import LEAD
from raadslag.ingest.parse.vocabulary import Kind, heading
from raadslag.meetings.models import ClauseResult, ItemPoint

_SECTION_KINDS = {
    Kind.ECONOMY: SectionKind.ECONOMY,
    Kind.RECOMMENDATION: SectionKind.RECOMMENDATION,
    Kind.MOTION: SectionKind.RECOMMENDATION,
    Kind.BOTH: SectionKind.DECISION,
    Kind.DECISION: SectionKind.DECISION,
    Kind.HISTORY: SectionKind.HISTORY,
    Kind.ATTACHMENTS: SectionKind.ATTACHMENTS,
    Kind.REASON: SectionKind.CASE,
    Kind.SUMMARY: SectionKind.CASE,
    Kind.CASE: SectionKind.CASE,
}
_NUMBER = re.compile(r"\d+")


def sections(item: read.Item) -> list[CaseSection]:
    """The item's sections as printed; above them the text that has no heading."""
    lead = "\n".join(line.text for line in item.head if line.kind == LEAD)
    untitled = [CaseSection(kind=SectionKind.CASE, heading=None, words=lead)] if lead else []
    return untitled + [_section(s) for s in item.sections if s.heading or s.text]


def _section(section: read.Section) -> CaseSection:
    known = heading(section.heading) if section.heading else None
    kind = _SECTION_KINDS.get(known.kind, SectionKind.OTHER) if known else SectionKind.CASE
    words = section.text
    if section.runin:  # heading and text share a line, and the reader keeps the line whole
        words = words.removeprefix(section.heading).lstrip(" :\t")
    return CaseSection(kind=kind, heading=section.heading or None, words=words)


def point(point: read.Point) -> ItemPoint:
    return ItemPoint(label=point.label[:30], title=point.title or None, oral=point.oral)


def result(result: read.ClauseResult, clauses: Sequence[Clause]) -> ClauseResult:
    number = _NUMBER.search(result.label)
    at = int(number[0]) - 1 if number else -1
    return ClauseResult(
        label=result.label[:60],
        clause=clauses[at] if 0 <= at < len(clauses) else None,
        words=result.text,
        outcome=result.outcome,
    )
