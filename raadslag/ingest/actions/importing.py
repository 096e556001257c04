"""Bringing one document into the record: one transaction, one protocol entry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext

from raadslag.cases import storage
from raadslag.cases.models import File, SourceFile
from raadslag.council.models import Origin
from raadslag.ingest import corrections, records, rules, spans
from raadslag.ingest.actions import worklist
from raadslag.ingest.actions.recognising import Register
from raadslag.ingest.drafting import draft_meeting
from raadslag.ingest.merging import Merged, MergedItem, merge
from raadslag.ingest.models import Correction
from raadslag.ingest.parse.lines import Source
from raadslag.ingest.parse.record import Item, Record
from raadslag.meetings.actions import enter_meeting, revise_meeting
from raadslag.meetings.drafts import MeetingDraft
from raadslag.meetings.models import AgendaItem, Anchor, Meeting, Reading

MEDIA_TYPES = {
    "text": "text/plain",
    "markdown": "text/markdown",
    "html": "text/html",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
XML = "application/xml"


class ImportRefused(Exception):
    """The document gives no meeting; str() says why, in Danish, in words fit to show."""


class Result(StrEnum):
    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read.

    body: whose meeting it is, where the file itself does not say.
    """

    content: bytes
    path: str
    source: Source
    record: Record
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    result: Result
    meeting: Meeting
    unplaced: int
    findings: int


@transaction.atomic
def import_document(
    document: Document,
    *,
    register: Register,
    by: str,
    at: datetime,
    keep: Callable[..., File] = storage.keep,
) -> Imported:
    """Bring a document into the record. Running it again with the same document changes nothing.

    keep: where the file's bytes go; a dry run gives one that keeps none.
    A better reading updates what no person has touched; items keep their ids. Raises ImportRefused.
    """
    record = document.record
    if not record.items:
        raise ImportRefused(gettext("Der er ingen punkter i filen, som kan genkendes."))
    source, is_known = _source(document, register, keep)
    kept = records.stored(record)
    digest = records.digest(kept)
    readings = Reading.objects.filter(source=source).select_related("meeting__body__municipality")
    reading = readings.first() if is_known else None
    if reading is not None and reading.record_sha256 == digest and not reading.superseded:
        if reading.reader != records.READER:
            Reading.objects.filter(pk=reading.pk).update(reader=records.READER)
        return _imported(Result.UNCHANGED, reading.meeting, record)
    meeting = reading.meeting if reading else _meeting(document, register)
    is_new = meeting.pk is None
    _keep_apart(meeting, source, document.path)
    others = [] if is_new else list(standing_readings(meeting).exclude(source=source))
    whole = Whole(
        meeting,
        sources=[*(r.source for r in others), source],
        readings=[*(records.restored(r.record) for r in others), record],
    )
    verb = "meeting.imported" if is_new else "meeting.reimported"
    anchors = bring_up_to_date(
        whole,
        register=register,
        by=by,
        at=at,
        verb=verb,
        content={"file": source.file.sha256, "record": digest},
    )
    _keep_reading(source, meeting, record, kept, digest, is_new=not is_known)
    items = {a.position: a.item for a in anchors if a.source_id == source.pk}
    worklist.refresh(source, record, items, is_new=not is_known)
    return _imported(Result.CREATED if is_new else Result.UPDATED, meeting, record)


@dataclass(frozen=True, slots=True)
class Whole:
    """A meeting and all that is read of it: its sources, and the record of each."""

    meeting: Meeting
    sources: Sequence[SourceFile]
    readings: Sequence[Record]


def standing_readings(meeting: Meeting) -> QuerySet[Reading]:
    """The readings that the meeting is made of, in the order in which they were read."""
    readings = Reading.objects.filter(meeting=meeting, superseded=False)
    return readings.select_related("source__file").order_by("pk")


@transaction.atomic
def bring_up_to_date(
    whole: Whole,
    *,
    register: Register,
    by: str,
    at: datetime,
    verb: str,
    content: Mapping[str, Any],
) -> list[Anchor]:
    """Make the meeting what its sources say, with what persons have corrected laid over it.

    Returns where each source has each item.
    """
    meeting = whole.meeting
    merged = merge(whole.readings)
    register.expect_cases(item.case_number for item in merged.record.items)
    draft = draft_meeting(merged.record, meeting, register)
    _identify(draft, merged, whole.sources)
    corrections.apply(draft, _standing_corrections(meeting), municipality=register.municipality)
    register.save()
    if meeting.pk:
        revise_meeting(draft, by=by, at=at, verb=verb, content=content)
        Anchor.objects.filter(source__in=whole.sources).delete()
    else:
        enter_meeting(draft, by=by, at=at, verb=verb, content=content)
    return _anchor(merged, draft, whole.sources)


def _imported(result: Result, meeting: Meeting, record: Record) -> Imported:
    return Imported(result, meeting, len(record.unplaced), len(record.findings))


def _source(
    document: Document, register: Register, keep: Callable[..., File]
) -> tuple[SourceFile, bool]:
    """The source of these bytes, and whether it stood: the same file once, wherever it is given."""
    read = document.source
    file = keep(document.content, media_type=MEDIA_TYPES.get(read.kind, XML))
    values = {
        "kind": read.kind,
        "encoding": read.encoding,
        "lines": spans.source_text(read),
        "pages": [list(page) for page in read.pages],
        "boxes": document.record.boxes,
        "warnings": list(read.warnings),
        "hidden": list(read.hidden),
        "rejected": None,
    }
    source, is_new = SourceFile.objects.get_or_create(
        municipality=register.municipality,
        file=file,
        defaults={"name": read.name, "path": document.path, **values},
    )
    if not is_new:
        for name, value in values.items():
            setattr(source, name, value)
        source.save(update_fields=list(values))
    return source, not is_new


# Which meeting it is


def _meeting(document: Document, register: Register) -> Meeting:
    """The meeting that stands, of the same body on the same day; else a new one."""
    printed = document.record.body or document.body
    if not printed:
        raise ImportRefused(
            gettext("Filen siger ikke, hvilket udvalg mødet var i. Angiv det med --body.")
        )
    body = register.body(printed)
    if abbreviation := rules.own_abbreviation([item.route for item in document.record.items]):
        register.learn_abbreviation(body, abbreviation)
    head = document.record.meeting
    if head.date and len(head.date) == 10:
        standing = Meeting.objects.filter(body=body, date=head.date)
        for meeting in standing.select_related("body__municipality"):
            if _one_meeting(meeting, document.record):
                return meeting
    return Meeting(body=body, origin=Origin.IMPORTED)


def _one_meeting(meeting: Meeting, record: Record) -> bool:
    """Whether a body's meeting on the day is the one of the record: two may fall on one day."""
    start = record.meeting.start
    if meeting.start is None or start is None or f"{meeting.start:%H:%M}" == start:
        return True
    readings = meeting.readings.filter(superseded=False)
    return not readings.filter(document_type=record.document_type).exists()


def _keep_apart(meeting: Meeting, source: SourceFile, path: str) -> None:
    """A file that was changed since it was read takes the place of what it said before."""
    if meeting.pk and path:
        older = meeting.readings.exclude(source=source).filter(source__path=path)
        older.update(superseded=True)


def _keep_reading(
    source: SourceFile,
    meeting: Meeting,
    record: Record,
    kept: str,
    digest: str,
    *,
    is_new: bool,
) -> None:
    """is_new: nothing is known of the source yet, so that no reading needs to be looked for."""
    values: dict[str, Any] = {
        "meeting": meeting,
        "document_type": record.document_type,
        "layout": record.layout,
        "confidence": min(max(record.confidence, 0.0), 1.0),
        "reader": records.READER,
        "record_sha256": digest,
        "record": kept,
        "superseded": False,
    }
    if is_new:
        Reading.objects.create(source=source, **values)
    else:
        Reading.objects.update_or_create(source=source, defaults=values)


# Which items they are


def _identify(draft: MeetingDraft, merged: Merged, sources: Sequence[SourceFile]) -> None:
    """Give each drafted item the identity of the item that stands, where it is the same.

    An item is known first by its anchor in its own source, then by likeness to any item of the
    meeting, withdrawn ones too: they come back under their old address.
    """
    meeting = draft.meeting
    if meeting.pk is None:
        return
    rows = AgendaItem.objects.filter(meeting=meeting).select_related("decision", "proposal", "text")
    standing = {item.pk: item for item in rows}
    by_place = _anchored(sources)
    taken: set[int] = set()
    left: list[int] = []
    for index, item in enumerate(merged.items):
        found = _by_anchor(item, by_place, taken)
        if found in standing:
            _take_identity(draft, index, standing[found])
            taken.add(found)
        else:
            left.append(index)
    free = [item for item in standing.values() if item.pk not in taken]
    keys = [rules.ItemKey(i.number, i.case_number, i.title, i.position) for i in free]
    wanted = [_key(merged.items[index].item) for index in left]
    for index, at in zip(left, rules.match_items(keys, wanted), strict=True):
        if at is not None:
            _take_identity(draft, index, free[at])


def _key(item: Item) -> rules.ItemKey:
    return rules.ItemKey(item.number, item.case_number, item.title, item.position)


def _anchored(sources: Sequence[SourceFile]) -> dict[tuple[int, str, str, str], int]:
    """(source, number, case number, folded title) → item, where that names one anchor only."""
    anchors = Anchor.objects.filter(source__in=[s.pk for s in sources if s.pk])
    found: dict[tuple[int, str, str, str], int | None] = {}
    places = {source.pk: index for index, source in enumerate(sources)}
    for anchor in anchors:
        key = (places[anchor.source_id], anchor.number, anchor.case_number, anchor.title_fold)
        found[key] = None if key in found else anchor.item_id
    return {key: item for key, item in found.items() if item is not None}


def _by_anchor(
    merged: MergedItem, by_place: dict[tuple[int, str, str, str], int], taken: set[int]
) -> int | None:
    item = merged.item
    for index in merged.places:
        key = (index, item.number or "", item.case_number or "", rules.fold(item.title))
        found = by_place.get(key)
        if found is not None and found not in taken:
            return found
    return None


def _take_identity(draft: MeetingDraft, index: int, standing: AgendaItem) -> None:
    """Put the values that were read on the row that stands; what a person gave it, it keeps."""
    read = draft.items[index].item
    for name in ("number", "title", "case_number", "route", "decided_by", "truncated", "origin"):
        setattr(standing, name, getattr(read, name))
    standing.closed = read.closed or standing.closed  # a reader never opens what was closed
    draft.items[index].item = standing
    decided = draft.items[index].decision
    if decided is not None and hasattr(standing, "decision"):
        decided.decision.public_words = standing.decision.public_words
    if standing.proposal is not None and draft.items[index].proposal is not None:
        draft.items[index].proposal = standing.proposal
        draft.items[index].route = []


def _standing_corrections(meeting: Meeting) -> Iterable[Correction]:
    if meeting.pk is None:
        return []
    return Correction.objects.filter(meeting=meeting, undone_at=None).order_by("pk")


def _anchor(merged: Merged, draft: MeetingDraft, sources: Sequence[SourceFile]) -> list[Anchor]:
    """Write the anchors of every source: where it has each item, and each of its values."""
    rows = []
    for place, item in zip(merged.items, draft.items, strict=True):
        for index, position in place.places.items():
            read = merged.sources[index].items[position - 1]
            rows.append(_anchor_row(sources[index], item.item, read, position))
    return Anchor.objects.bulk_create(rows)


def _anchor_row(source: SourceFile, item: AgendaItem, read: Item, position: int) -> Anchor:
    return Anchor(
        source=source,
        item=item,
        position=position,
        number=(read.number or "")[:30],
        case_number=(read.case_number or "")[:60],
        title_fold=rules.fold(read.title),
        first_line=read.lines[0] if read.lines else None,
        last_line=read.lines[1] if read.lines else None,
        spans=spans.of_item(read),
    )
