"""The demo municipality in the record: founded, its papers read in, its archive made public."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from raadslag.cases.actions import add_attachment, attach_file
from raadslag.cases.models import Attachment
from raadslag.council.actions import Style
from raadslag.council.models import Municipality
from raadslag.demo.cases import cases
from raadslag.demo.deliver import ATTACHMENTS, FILES, FOLDERS
from raadslag.demo.desk import settle_closed
from raadslag.demo.founding import BY, found
from raadslag.demo.town import content
from raadslag.ingest.running import Order, Tally, run
from raadslag.meetings.models import AgendaItem
from raadslag.meetings.print.press import logo_png
from raadslag.publish.actions import ArchiveTally, release_archive
from raadslag.publish.styles.actions import set_house_style

T = TypeVar("T")

MEDIA_TYPES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def papers_of_meetings() -> list[Path]:
    """The folders of agendas and minutes; the attachments lie beside them and are no meetings."""
    return [FILES / folder for folder in FOLDERS.values()]


def order(municipality: Municipality, *, jobs: int = 1) -> Order:
    """The import of the town's papers. Doing it again changes nothing."""
    return Order(papers_of_meetings(), municipality, jobs=jobs)


def attach(municipality: Municipality, *, at: datetime) -> int:
    """Put the attachments that exist as files behind the titles that were read; how many."""
    files = {
        entry.title: paper_of(entry.file)
        for case in cases().values()
        for entry in case.attachments
        if entry.file is not None
    }
    waiting = Attachment.objects.filter(municipality=municipality, title__in=files, file=None)
    for attachment in waiting:
        path = files[attachment.title]
        media_type = MEDIA_TYPES[path.suffix]
        attach_file(
            attachment=attachment, content=path.read_bytes(), media_type=media_type, by=BY, at=at
        )
    return len(waiting)


def add_closed(municipality: Municipality, *, at: datetime) -> int:
    """List the closed attachments, which no paper names, with the items they went with; how many."""
    count = 0
    for case in cases().values():
        closed = [entry for entry in case.attachments if entry.closed and entry.file]
        items = AgendaItem.objects.filter(
            meeting__body__municipality=municipality,
            meeting__date__in=[treatment.date for treatment in case.treatments],
            case_number=case.number,
            text__isnull=False,
        ).exclude(text__enclosures__attachment__title__in=[entry.title for entry in closed])
        texts = [item.text for item in items.select_related("text") if item.text is not None]
        for entry in closed if texts else []:
            add_attachment(texts=texts, title=entry.title, closed=True, by=BY, at=at)
            count += 1
    return count


def paper_of(stem: str) -> Path:
    """Where the attachment of this name lies, whatever its format."""
    (found,) = (FILES / ATTACHMENTS).glob(f"{stem}.*")
    return found


def prepare(municipality: Municipality, *, at: datetime) -> None:
    """What is done by hand between import and release: files behind titles, closed items' words."""
    add_closed(municipality, at=at)
    attach(municipality, at=at)
    settle_closed(municipality, at=at)
    set_look(municipality, at=at)


def set_look(municipality: Municipality, *, at: datetime) -> None:
    """How the town's documents look: an oak above the bay, the route before the title."""
    logo = (content() / "egevig.svg").read_bytes()
    style = Style(
        ink="#12503f",
        accent="#8a4b08",
        name="Egevig Kommune",
        logo=logo_png(logo, "image/svg+xml"),
        counts_attachments=True,
    )
    set_house_style(municipality=municipality, style=style, by=BY, at=at)


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
