"""Making the public documents from what the public tables show now."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import msgspec
from django.conf import settings
from django.db.models import F

from raadslag.meetings.presentation import AttachmentView, MeetingView
from raadslag.meetings.print import composing, press, typesetting
from raadslag.meetings.print.composing import Printing
from raadslag.meetings.print.enclosing import Stored, enclosed
from raadslag.meetings.print.look import PLAIN, Look
from raadslag.meetings.print.values import Document
from raadslag.meetings.print.writing import EXTRACTS, FORMS, file_name
from raadslag.meetings.shown import PUBLIC
from raadslag.publish import queries, storage
from raadslag.publish.documents import cache
from raadslag.publish.editions.queries import editions
from raadslag.publish.models import PublicAttachment, PublicHouseStyle, PublicItem, PublicMeeting


@dataclass(frozen=True, slots=True)
class Made:
    """A document: what it says (digest), its name and type, and its file, made when asked for."""

    digest: str
    name: str
    media_type: str
    file: Callable[[], Path]


class NoSuchForm(LookupError):
    """The document does not come in this form."""


def document(row: PublicMeeting, ending: str) -> Made:
    """Agenda or minutes. Raises NoSuchForm."""
    view = queries.meeting_page(row)
    if ending not in FORMS or (ending == "xml" and view.state != "minutes"):
        raise NoSuchForm(ending)
    paper = _paper(row, view)
    return _made(row.uid, "dokument", view, paper, ending)


def supplement(row: PublicMeeting, ending: str) -> Made:
    """What the newest supplementary agenda added, alone. Raises NoSuchForm."""
    view = queries.meeting_page(row)
    if ending not in EXTRACTS or view.edition != "supplementary":
        raise NoSuchForm(ending)
    added = _added(row)
    view.items, view.withheld = [item for item in view.items if item.uid in added], []
    printing = _printing(row, PUBLIC.meeting(row.uid))
    printing = replace(printing, kind=composing.supplement(view))
    return _made(row.uid, "tillaeg", view, composing.meeting(view, printing), ending)


def _added(row: PublicMeeting) -> set[str]:
    """The items that the version added, or let an attachment come to."""
    (newest, *_) = editions(row.uid)
    return {
        change.uid
        for change in newest.changes
        if change.state == "new" or any(file.state == "new" for file in change.attachments)
    }


def extract(row: PublicItem, ending: str) -> Made:
    """One item with its decision. Raises NoSuchForm."""
    if ending not in EXTRACTS:
        raise NoSuchForm(ending)
    page = queries.item_page(row)
    printing = _printing(row.meeting, PUBLIC.item(row.uid))
    paper = composing.extract(page.meeting, page.item, printing)
    return _made(row.meeting_id, f"udskrift-{row.uid}", page.meeting, paper, ending)


def pack(row: PublicMeeting) -> Made:
    """The document with all its public attachments."""
    paper = _paper(row, queries.meeting_page(row))
    listed = PublicAttachment.objects.filter(item__meeting=row).exclude(file=None)
    files = {
        one.uid: Stored(storage.path_of(one.file), one.file.media_type)
        for one in listed.select_related("file")
        if one.file is not None
    }
    parts = enclosed(paper, files)
    digest = _digest(paper, "pakke", *(f"{one.uid} {Path(one.path).name}" for one in parts))

    def write(path: Path) -> None:
        press.pack_pdf(paper, parts, path)

    return Made(
        digest,
        f"pakke-{file_name(paper, 'pdf')}",
        "application/pdf",
        lambda: cache.kept(row.uid, "pakke", digest, "pdf", write),
    )


def _paper(row: PublicMeeting, view: MeetingView) -> Document:
    return composing.meeting(view, _printing(row, PUBLIC.meeting(row.uid)))


def _printing(row: PublicMeeting, address: str) -> Printing:
    return Printing(
        look=look(row), address=f"{settings.SITE_URL}{address}", file_address=_file_address
    )


def _file_address(file: AttachmentView) -> str:
    address = PUBLIC.file(file)
    return f"{settings.SITE_URL}{address}" if address else ""


def look(row: PublicMeeting) -> Look:
    """How documents of the meeting look: by the style that held on its day."""
    styles = PublicHouseStyle.objects.filter(municipality=row.municipality)
    if row.on is not None:
        styles = styles.exclude(valid_from__gt=row.on).exclude(valid_to__lt=row.on)
    style = styles.order_by(F("valid_from").asc(nulls_first=True)).first()
    return queries.view(style, Look) if style else PLAIN


def _made(meeting_uid: str, kind: str, view: MeetingView, paper: Document, ending: str) -> Made:
    form = FORMS[ending]
    digest = _digest(paper, ending)

    def write(path: Path) -> None:
        path.write_bytes(form.write(view, paper))

    return Made(
        digest,
        file_name(paper, ending),
        form.media_type,
        lambda: cache.kept(meeting_uid, kind, digest, ending, write),
    )


def _digest(paper: Document, *more: str) -> str:
    """What the file says, and by which templates: the same digest, the same file."""
    said = msgspec.json.encode(paper) + "\n".join((*more, _TEMPLATES)).encode()
    return hashlib.sha256(said).hexdigest()


def _of_templates() -> str:
    here = typesetting.HERE
    sources = sorted((*here.glob("*.py"), *typesetting.TEMPLATES.glob("*.typ")))
    return hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()


_TEMPLATES: Final = _of_templates()
