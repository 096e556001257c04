"""The export: a zip file of the documents given, and an index of all of them, also those left out."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import IO

import msgspec
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext, override

from raadslag.cases import storage
from raadslag.meetings import present
from raadslag.meetings.models import AgendaItem, Meeting
from raadslag.meetings.print import composing, press
from raadslag.meetings.print.composing import Printing
from raadslag.publish import filenames
from raadslag.publish.access.collecting import CaseDocument
from raadslag.publish.intervals import Interval

COLUMNS = (
    "number", "meeting", "date", "kind", "title", "given", "note", "closed", "ground", "public",
    "public_from", "public_to", "withheld", "file",
)  # fmt: skip


class Line(msgspec.Struct, kw_only=True):
    """One document in the index. public: "yes", "no", or "was"; file: "" where none is given."""

    number: str
    meeting: str
    date: date | None
    kind: str
    title: str
    given: bool
    note: str
    closed: bool
    ground: str
    public: str
    periods: list[tuple[datetime, datetime | None]]
    withheld: str
    file: str


class Index(msgspec.Struct, kw_only=True):
    """What the export holds."""

    municipality: str
    case: str
    case_numbers: list[str]
    reference: str
    asked_on: date
    made: datetime
    documents: list[Line]

    @property
    def digest(self) -> str:
        return hashlib.sha256(msgspec.json.encode(self)).hexdigest()


@dataclass(frozen=True, slots=True)
class Choice:
    """What is done with a document. note: why it is left out, or given all the same."""

    document: CaseDocument
    given: bool
    note: str = ""


def lines(choices: Sequence[Choice]) -> list[Line]:
    """The index of the choices, in their order."""
    return [_line(place, choice) for place, choice in enumerate(choices, 1)]


def _line(place: int, choice: Choice) -> Line:
    document = choice.document
    meeting = document.item.meeting
    return Line(
        number=document.number,
        meeting=meeting.printed_body or meeting.body.name,
        date=meeting.date,
        kind=document.kind,
        title=document.title if choice.given or not document.closed else "",
        given=choice.given,
        note=choice.note,
        closed=document.closed,
        ground=document.ground,
        public=_public(document.public),
        periods=[(one.since, one.until) for one in document.public],
        withheld=document.withheld,
        file=_name(place, document) if choice.given else "",
    )


def _public(times: Sequence[Interval]) -> str:
    if not times:
        return "no"
    return "yes" if times[-1].until is None else "was"


def _name(place: int, document: CaseDocument) -> str:
    """Where the document lies in the zip file; "" of an attachment without a file."""
    day = f"{document.item.meeting.date}" if document.item.meeting.date else "uden-dato"
    if document.attachment is None:
        return f"{place:03}-{day}-punkt-{slugify(document.number) or place}.pdf"
    if document.attachment.file is None:
        return ""
    name = filenames.safe(document.title, document.attachment.file.media_type)
    return f"{place:03}-{day}-bilag-{name}"


def pack(index: Index, choices: Sequence[Choice], out: IO[bytes]) -> list[str]:
    """Write the zip file; the names of files that the disk has lost.

    Raises press.NotPrinted where a treatment cannot be printed just now.
    """
    lost = []
    left_out = {choice.document.uid for choice in choices if not choice.given}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for line, choice in zip(index.documents, choices, strict=True):
            if not line.file:
                continue
            try:
                made.writestr(line.file, _content(choice.document, left_out))
            except FileNotFoundError:
                lost.append(line.file)
        made.writestr("oversigt.json", msgspec.json.format(msgspec.json.encode(index), indent=2))
        made.writestr("oversigt.csv", _table(index))
        made.writestr("oversigt.html", _page(index, lost))
    return lost


def _content(document: CaseDocument, left_out: set[str]) -> bytes:
    if document.attachment is not None:
        assert document.attachment.file is not None
        return storage.read(document.attachment.file)
    return _printed(document.item, left_out)


def _printed(row: AgendaItem, left_out: set[str]) -> bytes:
    """The treatment as PDF; of closed matter what it holds itself, and nothing of other items."""
    meeting = present.meeting_rows(Meeting.objects.filter(pk=row.meeting_id)).get()
    head = present.meeting(meeting, closed_matter=row.closed)
    (view,) = (item for item in head.items if item.uid == row.uid)
    view.attachments = [file for file in view.attachments if file.uid not in left_out]
    for earlier in view.earlier:
        earlier.item = None
    for promise in view.commitments:
        promise.closed_by = None
    head.items = []
    return press.document_pdf(composing.extract(head, view, Printing()))


def _table(index: Index) -> str:
    written = io.StringIO()
    table = csv.writer(written, delimiter=";")
    table.writerow(COLUMNS)
    for one in index.documents:
        table.writerow(
            (one.number, one.meeting, one.date or "", one.kind, _plain(one.title), _yes(one.given),
             _plain(one.note), _yes(one.closed), _plain(one.ground), one.public,
             " ".join(_days(since for since, _ in one.periods)),
             " ".join(_days(until for _, until in one.periods)), _plain(one.withheld), one.file)
        )  # fmt: skip
    return "\ufeff" + written.getvalue()  # Excel takes it for UTF-8 by the mark


def _plain(words: str) -> str:
    """A spreadsheet takes what begins so for a formula."""
    return f"'{words}" if words.startswith(("=", "+", "-", "@")) else words


def _yes(said: bool) -> str:
    return gettext("ja") if said else gettext("nej")


def _days(moments: Iterable[datetime | None]) -> Iterator[str]:
    for moment in moments:
        yield f"{timezone.localtime(moment):%Y-%m-%dT%H:%M}" if moment else "-"


def _page(index: Index, lost: Sequence[str]) -> str:
    with override("da"):
        context = {"index": index, "lost": lost}
        return render_to_string("publish/staff/access_index.html", context)
