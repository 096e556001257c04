"""An import over files and folders: read by workers that can be killed, written here.

It can be stopped and started again: what has been imported is known by its bytes and passed over.
"""

from __future__ import annotations

import gc
import hashlib
import logging
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import local

from django.conf import settings
from django.db import DataError, IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext

from raadslag.cases import storage
from raadslag.council.models import Municipality
from raadslag.ingest import records
from raadslag.ingest.actions.importing import Document, ImportRefused, Result, import_document
from raadslag.ingest.actions.linking import Linker
from raadslag.ingest.actions.recognising import Register
from raadslag.ingest.models import ImportRun
from raadslag.ingest.parse.lines import Source, Unreadable
from raadslag.ingest.parse.output import READ
from raadslag.ingest.parse.record import Record
from raadslag.ingest.parse.sources import File, Rejected, each_file
from raadslag.lib.guard import Guard
from raadslag.meetings.models import Reading

BY = "system:import"
log = logging.getLogger(__name__)
AHEAD = 4  # files read ahead by each worker: keeps them busy, and memory flat


@dataclass(slots=True)
class Tally:
    """What an import came to."""

    read: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: list[tuple[str, str]] = field(default_factory=list)  # name, reason in Danish
    lines_unplaced: int = 0
    findings: int = 0
    linked: int = 0

    def counts(self) -> dict[str, int]:
        return {
            "read": self.read,
            "created": self.created,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "rejected": len(self.rejected),
            "lines_unplaced": self.lines_unplaced,
            "findings": self.findings,
            "linked": self.linked,
        }


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be imported.

    body: whose meetings they are, where a file does not say. jobs: how many cores are used.
    """

    paths: Sequence[Path]
    municipality: Municipality
    body: str | None = None
    jobs: int = 1
    dry_run: bool = False


def run(order: Order) -> Iterator[Tally]:
    """Import; yields the tally after each file, the last time after linking.

    A dry run does all of it in one transaction, and takes it back.
    """
    with ExitStack() as stack:
        stack.enter_context(_loaded_stays())
        if order.dry_run:
            stack.enter_context(_taken_back())
        yield from _Run(order).files()


@contextmanager
def _loaded_stays() -> Iterator[None]:
    """What is loaded before a run stays through it: no collection walks all of it for every document."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


class _taken_back:
    """A transaction that is always rolled back."""

    def __enter__(self) -> None:
        self.transaction = transaction.atomic()
        self.transaction.__enter__()

    def __exit__(self, *error: object) -> None:
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)


class _Run:
    def __init__(self, order: Order) -> None:
        self.order, self.tally = order, Tally()
        self.register = Register(order.municipality)
        self.touched: dict[int, None] = {}
        self.keep = storage.noted if order.dry_run else storage.keep

    def files(self) -> Iterator[Tally]:
        run = ImportRun.objects.create(
            municipality=self.order.municipality,
            started=timezone.now(),
            paths=[str(path) for path in self.order.paths],
        )
        with Readers(self.order.jobs) as readers:
            for file, outcome in readers.each(self._wanted()):
                self._take(file, outcome)
                yield self.tally
        self._link()
        run.finished = timezone.now()
        run.counts, run.rejections = self.tally.counts(), [list(r) for r in self.tally.rejected]
        run.save()
        yield self.tally

    def _wanted(self) -> Iterator[tuple[str, File | Rejected, bool]]:
        """(path, file, whether it must be read): known bytes are not read again."""
        for path in self.order.paths:
            for file in each_file(path):
                known = isinstance(file, File) and self._is_known(file)
                yield f"{path.name}/{file.name}" if path.is_dir() else file.name, file, not known

    def _is_known(self, file: File) -> bool:
        return Reading.objects.filter(
            source__municipality=self.order.municipality,
            source__file__sha256=hashlib.sha256(file.data).hexdigest(),
            reader=records.READER,
            superseded=False,
        ).exists()

    def _take(self, found: _Found, outcome: _Outcome) -> None:
        if outcome is None:
            self.tally.unchanged += 1
        elif isinstance(outcome, Rejected):
            self.tally.rejected.append((found.path, outcome.reason))
        else:
            self._import(found, *outcome)

    def _import(self, found: _Found, source: Source, record: Record) -> None:
        assert isinstance(found.file, File)
        self.tally.read += 1
        document = Document(found.file.data, found.path, source, record, self.order.body)
        try:
            done = import_document(
                document, register=self.register, by=BY, at=timezone.now(), keep=self.keep
            )
        except ImportRefused as reason:
            self._refuse(found, str(reason))
            return
        except (IntegrityError, DataError) as error:
            log.warning("import: %s", error)  # names a constraint, never a text
            self._refuse(found, gettext("Det læste kan ikke gemmes: det strider mod registeret."))
            return
        self.tally.created += done.result is Result.CREATED
        self.tally.updated += done.result is Result.UPDATED
        self.tally.unchanged += done.result is Result.UNCHANGED
        self.tally.lines_unplaced += done.unplaced
        self.tally.findings += done.findings
        if done.result is not Result.UNCHANGED:
            self.touched[done.meeting.pk] = None

    def _refuse(self, found: _Found, reason: str) -> None:
        self.tally.rejected.append((found.path, reason))
        self.register = Register(self.order.municipality)  # it may hold what was rolled back

    def _link(self) -> None:
        linker = Linker(self.register, by=BY, at=timezone.now())
        self.tally.linked = linker.link(self.touched)


@dataclass(frozen=True, slots=True)
class _Found:
    path: str
    file: File | Rejected


_Outcome = tuple[Source, Record] | Rejected | None
"""What reading gave; None: the bytes are known and were not read."""


class Readers:
    """Workers that read files side by side, in the order given. Each can be killed by itself."""

    def __init__(self, jobs: int) -> None:
        self._pool = ThreadPoolExecutor(jobs, thread_name_prefix="reader")
        self._own = local()
        self._guards: list[Guard] = []
        # one job is one core's work: it reads and writes in turn, and leaves the others alone
        self._ahead = jobs * AHEAD if jobs > 1 else 0
        self._yields = jobs > 1  # to the writing, which all of them wait for in the end

    def __enter__(self) -> Readers:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)
        for guard in self._guards:
            guard.close()

    def each(
        self, wanted: Iterator[tuple[str, File | Rejected, bool]]
    ) -> Iterator[tuple[_Found, _Outcome]]:
        """What reading each file gave, in the order given; a few are read ahead."""
        waiting: deque[tuple[_Found, Future[_Outcome]]] = deque()
        for path, file, must_read in wanted:
            waiting.append((_Found(path, file), self._pool.submit(self._read, file, must_read)))
            if len(waiting) > self._ahead:
                found, future = waiting.popleft()
                yield found, future.result()
        while waiting:
            found, future = waiting.popleft()
            yield found, future.result()

    def _read(self, file: File | Rejected, must_read: bool) -> _Outcome:
        if isinstance(file, Rejected):
            return file
        if not must_read:
            return None
        try:
            read: tuple[Source, Record] = self._guard().read(file.data, file.name)
        except Unreadable as reason:
            return Rejected(file.name, str(reason))
        return read

    def _guard(self) -> Guard:
        if not hasattr(self._own, "guard"):
            self._own.guard = Guard(
                READ,
                seconds=settings.READ_SECONDS,
                megabytes=settings.READ_MEGABYTES,
                yields=self._yields,
            )
            self._guards.append(self._own.guard)
        guard: Guard = self._own.guard
        return guard
