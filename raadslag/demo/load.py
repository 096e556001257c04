"""The demo municipality in the record: founded, its papers read in, its archive made public."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from raadslag.cases.actions import attach_file
from raadslag.cases.models import Attachment
from raadslag.council.models import Municipality
from raadslag.demo.cases import cases
from raadslag.demo.deliver import FILES, FOLDERS
from raadslag.demo.desk import settle_closed
from raadslag.demo.founding import BY, found
from raadslag.ingest.running import Order, Tally, run
from raadslag.publish.actions import ArchiveTally, release_archive

T = TypeVar("T")


def papers_of_meetings() -> list[Path]:
    """The folders of agendas and minutes; the attachments lie beside them and are no meetings."""
    return [FILES / folder for folder in FOLDERS.values()]


def order(municipality: Municipality, *, jobs: int = 1) -> Order:
    """The import of the town's papers. Doing it again changes nothing."""
    return Order(papers_of_meetings(), municipality, jobs=jobs)


def attach(municipality: Municipality, *, at: datetime) -> int:
    """Put the attachments that exist as files behind the titles that were read; how many."""
    files = {
        entry.title: FILES / "bilag" / f"{entry.file}.pdf"
        for case in cases().values()
        for entry in case.attachments
        if entry.file is not None
    }
    waiting = Attachment.objects.filter(
        municipality=municipality, title__in=files, file=None, closed=False
    )
    for attachment in waiting:
        content = files[attachment.title].read_bytes()
        attach_file(
            attachment=attachment, content=content, media_type="application/pdf", by=BY, at=at
        )
    return len(waiting)


def prepare(municipality: Municipality, *, at: datetime) -> None:
    """What is done by hand between import and release: files behind titles, closed items' words."""
    attach(municipality, at=at)
    settle_closed(municipality, at=at)


def load(*, at: datetime) -> tuple[Municipality, Tally, ArchiveTally]:
    """Everything at once, without progress: the town, what reading and releasing came to."""
    municipality = found(at=at)
    tally = _last(run(order(municipality)), Tally())
    prepare(municipality, at=at)
    released = _last(release_archive(municipality, by=BY, at=at), ArchiveTally())
    return municipality, tally, released


def _last(steps: Iterator[T], nothing: T) -> T:
    """The last of the steps; `nothing` where there was none."""
    for step in steps:
        nothing = step
    return nothing
