"""Keeping the index level with the sequence, and building it anew.

One process writes at a time; whoever else wants to, leaves it to that one. What is written is what
the snapshots hold at that moment, so doing a change twice, or after a crash once more, is harmless.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import islice
from threading import Thread
from typing import Any

from django.db.models import QuerySet
from tantivy import Document, IndexWriter, Query

from raadslag.publish import sequence
from raadslag.publish.models import (
    PublicAttachment,
    PublicBody,
    PublicCase,
    PublicItem,
    PublicPerson,
    SnapshotKind,
)
from raadslag.publish.search import documents, shelf
from raadslag.publish.search.schema import STATE_OWNER, schema
from raadslag.publish.search.shelf import Opened

BATCH = 200  # changes between two commits: what a reader may wait for
_CHUNK = 500  # rows read at a time
_SMALL_HEAP, _LARGE_HEAP = 32_000_000, 256_000_000  # bytes the engine may fill before it writes

Progress = Callable[[int], object]


def rebuild(progress: Progress | None = None) -> int:
    """Build the index anew from all that is public, and take it into use; how many documents it has.

    progress: told how many snapshots were done since it was told last. Raises shelf.Busy while
    another process builds it.
    """
    with shelf.building():
        return _build(progress)


def _build(progress: Progress | None) -> int:
    state = shelf.now()  # before reading: what comes meanwhile is caught up with
    name, index = shelf.new()
    writer = index.writer(_LARGE_HEAP, 1)
    count = 0
    for rows, write in _everything():
        for row in rows:
            for document in write(row):
                writer.add_document(document)
                count += 1
            if progress:
                progress(1)
    writer.add_document(shelf.state_document(state))
    writer.commit()
    writer.wait_merging_threads()
    shelf.take_into_use(name)
    return count


def is_wanting() -> bool:
    """Whether there is no index of this database that could catch up."""
    opened = shelf.current()
    return opened is None or not opened.state.fits()


def size() -> int:
    """How many snapshots a rebuilding reads."""
    return sum(rows.count() for rows, _ in _sources().values())


Write = Callable[[Any], Iterable[Document]]


def _one(write: Callable[[Any], Document]) -> Write:
    return lambda row: (write(row),)


def _sources() -> dict[SnapshotKind, tuple[QuerySet[Any], Write]]:
    """The rows that each kind of change speaks of, and how a row is written."""
    attachments = PublicAttachment.objects.select_related("item__meeting", "file")
    items = PublicItem.objects.select_related("meeting")
    return {
        SnapshotKind.ITEM: (items, _one(documents.of_item)),
        SnapshotKind.FILE: (attachments, documents.of_attachment),
        SnapshotKind.CASE: (PublicCase.objects.all(), _one(documents.of_case)),
        SnapshotKind.BODY: (PublicBody.objects.all(), _one(documents.of_body)),
        SnapshotKind.PERSON: (PublicPerson.objects.all(), _one(documents.of_person)),
    }


def _everything() -> Iterator[tuple[Iterable[Any], Write]]:
    for kind, (rows, write) in _sources().items():
        found: Iterable[Any] = rows.order_by("pk").iterator(chunk_size=_CHUNK)
        yield (_each_once(found) if kind == SnapshotKind.FILE else found), write


def _each_once(rows: Iterable[Any]) -> Iterator[Any]:
    """An attachment that several items list is one document: that of the item listing it last."""
    latest = dict(PublicAttachment.objects.order_by("pk").values_list("uid", "pk"))
    return (row for row in rows if latest.get(row.uid) == row.pk)


# Catching up


def catch_up(*, batches: int | None = None) -> bool:
    """Take in what became public or went since; whether the index is level then.

    batches: at most so many; None for all. An index that is missing, of an older version or of
    another database is built anew.
    """
    if is_wanting():
        try:
            rebuild()
        except shelf.Busy:
            return False
    opened = shelf.current()
    if opened is None:
        return False
    opened.reload()
    if opened.state == shelf.now():
        return True
    writer = _writer(opened)
    if writer is None:
        return False
    opened.reload()  # another process may have come further until it let go
    try:
        return _take_in(opened, writer, batches)
    finally:
        _merge(writer)


_merging: Thread | None = None
_MERGED_WITHIN = 0.5  # seconds, mostly; after much was written it may take several


def _merge(writer: IndexWriter) -> None:
    """Let the engine tidy up while readers go on; nobody else can write until it is done."""
    global _merging
    _merging = Thread(target=writer.wait_merging_threads, name="search-merging")
    _merging.start()


def _writer(opened: Opened) -> IndexWriter | None:
    """None where another process writes."""
    if _merging is not None:
        _merging.join(_MERGED_WITHIN)
    try:
        return opened.index.writer(_SMALL_HEAP, 1)
    except ValueError as error:
        if "LockBusy" in str(error):
            return None
        raise


def keep_level(at: datetime) -> str:
    """A job of tick: take in what no search has asked for yet."""
    before = _come_to()
    catch_up()
    return "" if _come_to() == before else "søgeindekset er ført à jour"


def _come_to() -> shelf.State | None:
    opened = shelf.current()
    return opened.state if opened else None


def _take_in(opened: Opened, writer: IndexWriter, batches: int | None) -> bool:
    done = 0
    while batches is None or done < batches:
        changes = list(sequence.since(opened.state.sequence)[:BATCH])
        if not changes:
            return True
        by_kind: dict[SnapshotKind, set[str]] = {}
        for change in changes:
            by_kind.setdefault(SnapshotKind(change.kind), set()).add(change.uid)
        _write(writer, _with_parts(by_kind, opened))
        writer.delete_documents_by_term("owner", STATE_OWNER)
        writer.add_document(shelf.state_document(shelf.reached_with(changes[-1])))
        writer.commit()
        opened.reload()
        done += 1
    return opened.state == shelf.now()


def _with_parts(
    by_kind: dict[SnapshotKind, set[str]], opened: Opened
) -> dict[SnapshotKind, set[str]]:
    """With the items of changed meetings, and the attachments of changed items: they show them."""
    meetings = by_kind.get(SnapshotKind.MEETING, set())
    items = by_kind.get(SnapshotKind.ITEM, set()) | set(
        PublicItem.objects.filter(meeting__in=meetings).values_list("uid", flat=True)
    )
    attachments = by_kind.get(SnapshotKind.FILE, set()) | set(
        PublicAttachment.objects.filter(item__in=items).values_list("uid", flat=True)
    )
    attachments |= _indexed_with(items, opened)
    return {**by_kind, SnapshotKind.ITEM: items, SnapshotKind.FILE: attachments}


def _indexed_with(items: set[str], opened: Opened) -> set[str]:
    """The attachments that the index has with one of these items, which may list them no longer."""
    listing = Query.term_set_query(schema(), "owner", sorted(items))
    searcher = opened.searcher
    count: int = searcher.search(listing, 1).count  # type: ignore[attr-defined]  # it is there
    hits = searcher.search(listing, count, count=False).hits if count else []
    return {searcher.doc(address)["owner"][0] for _, address in hits} - items


def _write(writer: IndexWriter, by_kind: dict[SnapshotKind, set[str]]) -> None:
    """Let the index hold of each of these what the snapshots hold now, or nothing."""
    for kind, (rows, write) in _sources().items():
        for uids in _chunks(by_kind.get(kind, ())):
            for uid in uids:
                writer.delete_documents_by_term("owner", uid)
            found: Iterable[Any] = rows.filter(uid__in=uids).order_by("pk")
            last = {row.uid: row for row in found}
            for row in last.values():
                for document in write(row):
                    writer.add_document(document)


def _chunks(uids: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(sorted(uids))
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk
