"""The work list of the correction desk: what waits in a source, and what has just been done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext, gettext_noop

from raadslag.cases.models import SourceFile
from raadslag.ingest import corrections
from raadslag.ingest.desk import LABELS, Record, Value
from raadslag.ingest.models import Correction, Finding, Suggestion, UnplacedLine, WorkState
from raadslag.meetings.models import AgendaItem, CommitmentKind
from raadslag.meetings.shown import COMMITMENT_KINDS

Work = UnplacedLine | Suggestion | Finding

AT_ONCE = 50  # entries on a page: the rest come when these are settled
UNDOABLE = 10
NEAR = 3  # items before and after the line's own that it can be placed in
_SETTLED = {
    ("unplacedline", WorkState.REFUSED): gettext_noop("Hører ingen steder til"),
    ("suggestion", WorkState.ACCEPTED): gettext_noop("Forslag godtaget"),
    ("suggestion", WorkState.REFUSED): gettext_noop("Forslag afvist"),
    ("finding", WorkState.ACCEPTED): gettext_noop("Fund bekræftet"),
    ("finding", WorkState.REFUSED): gettext_noop("Fund afvist"),
}


_SORTS: dict[type, str] = {
    UnplacedLine: "line",
    Suggestion: "suggestion",
    Finding: "finding",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line can be put. value: item's uid and field, as the form sends it."""

    value: str
    label: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that waits. sort: line, suggestion or finding; lines: "12-14 20".

    item: None where it belongs to none that the user may read; places: of a line, by item.
    """

    sort: str
    work: Work
    title: str
    lines: str
    first: int | None
    item: AgendaItem | None = None
    places: Sequence[tuple[str, Sequence[Place]]] = ()


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that was done and can be undone. uid: of the correction, or of the work."""

    sort: str  # correction, or as of an Entry
    uid: str
    words: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Left:
    """How many wait in a source."""

    lines: int
    suggestions: int
    findings: int

    @classmethod
    def annotated(cls, source: Any) -> Left:
        """Of a row of queries.documents."""
        return cls(source.lines_open, source.suggestions_open, source.findings_open)


def left(source: SourceFile) -> Left:
    return Left(*(_open(model, source).count() for model in (UnplacedLine, Suggestion, Finding)))


def open_lines(source: SourceFile) -> set[int]:
    """The numbers of the lines that wait for a place."""
    return set(_open(UnplacedLine, source).values_list("line", flat=True))


def entries(source: SourceFile, record: Record) -> list[Entry]:
    """What waits in the source, in the order of its lines."""
    rows: list[Work] = [
        row
        for model in (UnplacedLine, Suggestion, Finding)
        for row in _open(model, source).select_related("item")[:AT_ONCE]
    ]
    waiting = [_entry(row, record) for row in rows]
    return sorted(waiting, key=lambda e: (e.first or 0, e.sort))[:AT_ONCE]


def _open(model: type[Work], source: SourceFile) -> QuerySet[Any]:
    return model._default_manager.filter(source=source, state=WorkState.OPEN)


def _entry(row: Work, record: Record) -> Entry:
    if isinstance(row, UnplacedLine):
        title = gettext("Linje %(line)s mangler en plads") % {"line": row.line}
        places = places_for(row.line, record)
        return Entry("line", row, title, str(row.line), row.line, places=places)
    item = row.item if row.item in record.items else None
    if isinstance(row, Suggestion):
        first, last = row.first_line, row.last_line
        lines = f"{first}-{last}" if first and last else ""
        return Entry("suggestion", row, _suggested(row), lines, first, item)
    lines = " ".join(map(str, row.lines))
    return Entry("finding", row, gettext("Fund"), lines, min(row.lines, default=None), item)


def _suggested(row: Suggestion) -> str:
    what = COMMITMENT_KINDS.get(row.kind) or LABELS.get(row.kind)
    return gettext("Forslag: %(what)s") % {"what": gettext(what) if what else row.kind}


# Where a line can be put


def places_for(line: int, record: Record) -> list[tuple[str, list[Place]]]:
    """The texts of the items near the line, the likeliest chosen: the one that ends before it."""
    items = record.items
    at = _item_at(line, record)
    near = items[max(0, at - NEAR) : at + NEAR + 1]
    likely = _likely(line, items[at], record) if items else ""
    return [(_named(item), _places(item, likely)) for item in near]


def _item_at(line: int, record: Record) -> int:
    """Index of the last item that begins before the line."""
    found = 0
    for index, item in enumerate(record.items):
        lines = record.lines_of(item)
        if lines and lines[0] <= line:
            found = index
    return found


def _likely(line: int, item: AgendaItem, record: Record) -> str:
    before: list[tuple[int, str]] = []
    for field in text_fields(item):
        lines = record.value(item, field).lines
        if lines and lines[0] <= line:
            before.append((lines[1], field))
    return f"{item.uid}|{max(before)[1]}" if before else ""


def _places(item: AgendaItem, likely: str) -> list[Place]:
    values = ((f"{item.uid}|{field}", Value(item, field, None)) for field in text_fields(item))
    return [Place(value, shown.label, value == likely) for value, shown in values]


def text_fields(item: AgendaItem) -> list[str]:
    """The fields of an item that a line can be added to."""
    text = item.text
    headings = dict.fromkeys(s.heading or "" for s in text.sections.all()) if text else {}
    sections = [f"{corrections.SECTION}{heading}" for heading in headings]
    fields = ["title", "recommender", *sections, "decision.words"]
    return [field for field in fields if len(field) <= corrections.LONGEST_NAME]


def _named(item: AgendaItem) -> str:
    return " ".join(part for part in (item.number, item.title or gettext("Uden titel")) if part)


# What has been done


def deeds(source: SourceFile, record: Record) -> list[Deed]:
    """What was done last with the source and its meeting, the latest first."""
    readable = {item.pk: item for item in record.items}
    corrected = Correction.objects.filter(meeting=record.meeting, undone_at=None)
    done = [
        _corrected(row, readable)
        for row in corrected.select_related("by").order_by("-at", "-pk")[: UNDOABLE * 2]
        if row.item_id is None or row.item_id in readable
    ]
    found = chain(done, (_settled(row) for row in _settled_rows(source)))
    return sorted(found, key=lambda deed: deed.at, reverse=True)[:UNDOABLE]


def _settled_rows(source: SourceFile) -> list[Work]:
    """Works that were settled by themselves; what made a correction is undone with it."""
    settled = {"source": source, "settled_at__isnull": False}
    lines = UnplacedLine.objects.filter(**settled, field=None)
    taken_in = Q(state=WorkState.ACCEPTED) & ~Q(kind__in=CommitmentKind.values)
    promises = Suggestion.objects.filter(**settled).exclude(taken_in)
    findings = Finding.objects.filter(**settled)
    return [
        row
        for rows in (lines, promises, findings)
        for row in rows.select_related("settled_by").order_by("-settled_at")[:UNDOABLE]
    ]


def _corrected(row: Correction, readable: Mapping[int, AgendaItem]) -> Deed:
    item = readable.get(row.item_id) if row.item_id else None
    value = Value(item, row.field, None)
    where = _named(item) if item else gettext("mødet")
    words = gettext("%(field)s rettet i %(where)s") % {"field": value.label, "where": where}
    return Deed("correction", row.uid, words, row.by.name, row.at)


def _settled(row: Work) -> Deed:
    assert row.settled_by is not None
    assert row.settled_at is not None
    said = gettext(_SETTLED[(row._meta.model_name or "", WorkState(row.state))])
    short = row.words if len(row.words) <= 60 else f"{row.words[:59]}…"
    return Deed(
        _SORTS[type(row)], row.uid, f"{said}: “{short}”", row.settled_by.name, row.settled_at
    )
