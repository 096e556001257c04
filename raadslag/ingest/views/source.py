"""The correction desk of one source: the source on the left, the record on the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from raadslag.accounts.http import SignedInRequest
from raadslag.cases.models import SourceFile
from raadslag.council.http import staff_only, stands_in
from raadslag.ingest import queries, waiting
from raadslag.ingest.desk import Record, Value, source_lines, source_pages
from raadslag.ingest.forms import ValueForm
from raadslag.ingest.page_images import page_image
from raadslag.ingest.parse.lines import Unreadable
from raadslag.ingest.views.front import home
from raadslag.meetings.models import AgendaItem, Reading
from raadslag.meetings.queries import items_visible_to, sources_visible_to
from raadslag.web.http import page
from raadslag.web.parts import Crumb


@dataclass(frozen=True, slots=True)
class Row:
    """A value with its form. others: what another wrote meanwhile, None where nobody did."""

    value: Value
    form: ValueForm
    where: str  # "linje 12–14"
    href: str  # to the lines, "" where they are not known
    lines: str  # "12-14"
    saved: bool = False
    others: str | None = None


@staff_only
@require_GET
def source(request: SignedInRequest, uid: str) -> HttpResponse:
    """?vis=tekst shows the lines of a PDF instead of its pages."""
    row = get_object_or_404(sources_visible_to(request.user), uid=uid)
    return whole_page(request, Desk(request, row))


@staff_only
@require_GET
def picture(request: SignedInRequest, uid: str, number: int) -> HttpResponse:
    """A page of a PDF as PNG."""
    row = get_object_or_404(sources_visible_to(request.user), uid=uid, kind="pdf")
    if not 1 <= number <= len(row.pages):
        raise Http404
    try:
        drawn = page_image(row, number)
    except (Unreadable, FileNotFoundError) as reason:
        raise Http404 from reason
    return HttpResponse(drawn, content_type="image/png")


class Desk:
    """A source as the user may see and correct it.

    shown:   the values that a deed has changed or that could not be saved, by their id.
    refused: why a deed of the work list could not be done, by the work's uid.
    """

    def __init__(self, request: SignedInRequest, source: SourceFile) -> None:
        self.request, self.source = request, source
        self.user = request.user
        self.shown: dict[str, Row] = {}
        self.refused: dict[str, str] = {}
        self.said = ""
        stands_in(request, source.municipality)
        self.look()

    def look(self) -> None:
        """Read the record as it stands now."""
        reading = Reading.objects.filter(source=self.source)
        found = reading.select_related("meeting__body__municipality").first()
        self.record = Record(found, self._items(found)) if found else None

    def _items(self, reading: Reading) -> Any:
        rows = items_visible_to(self.user).filter(meeting=reading.meeting_id, withdrawn=False)
        rows = rows.select_related("decision", "text", "meeting").order_by("position")
        return rows.prefetch_related("text__sections", "text__clauses")

    def value(self, uid: str, field: str) -> Value:
        """A value by its item's uid ("": the meeting's head). Raises Http404."""
        if self.record is None:
            raise Http404
        item = next((item for item in self.record.items if item.uid == uid), None)
        if uid and item is None:
            raise Http404
        if field not in self.record.known_fields(item):
            raise Http404
        return self.record.value(item, field)

    def has(self, item: AgendaItem | None, field: str) -> bool:
        """Whether the value is one that the desk shows to the user."""
        if self.record is None or (item is not None and item not in self.record.items):
            return False
        own = next((one for one in self.record.items if one == item), None)
        return field in self.record.known_fields(own)

    def row(self, value: Value, **more: Any) -> Row:
        lines = value.lines
        return Row(
            value=value,
            form=more.pop("form", None) or ValueForm(value),
            where=span(lines) if lines else "",
            href=self._href(lines[0]) if lines else "",
            lines=f"{lines[0]}-{lines[1]}" if lines else "",
            **more,
        )

    def show(self, value: Value, **more: Any) -> None:
        self.shown[value.id] = self.row(value, **more)

    def _href(self, line: int | None) -> str:
        """Where on the page the line stands, "" where it is not shown."""
        if line is None:
            return ""
        if self.as_text:
            return f"#linje-{line}" if line in self._numbers else ""
        pieces = self.source.boxes.get(str(line))
        return f"#side-{int(pieces[0][0])}" if pieces else ""

    @cached_property
    def _numbers(self) -> set[int]:
        return {number for number, _ in source_lines(self.source)}

    @property
    def as_text(self) -> bool:
        return not self.source.pages or self.request.GET.get("vis") == "tekst"

    def rows(self, values: Sequence[Value]) -> list[Row]:
        return [self.shown.get(value.id) or self.row(value) for value in values]

    def work(self) -> dict[str, Any]:
        """What the work list's templates take."""
        assert self.record is not None
        return {
            "source": self.source,
            "left": waiting.left(self.source),
            "entries": [
                (entry, self._href(entry.first), self.refused.get(entry.work.uid, ""))
                for entry in waiting.entries(self.source, self.record)
            ],
            "deeds": waiting.deeds(self.source, self.record),
            "said": self.said,
            "may_correct": self.may_correct,
            "next": self._next(),
        }

    @property
    def may_correct(self) -> bool:
        return queries.sources_correctable_by(self.user).filter(pk=self.source.pk).exists()

    def _next(self) -> SourceFile | None:
        """Another document with something open."""
        open_ones = queries.with_open_work(queries.documents(self.user))
        return open_ones.exclude(pk=self.source.pk).first()


def whole_page(request: SignedInRequest, desk: Desk, *, status: int = 200) -> HttpResponse:
    record = desk.record
    context: dict[str, Any] = {
        "source": desk.source,
        "as_text": desk.as_text,
        "lines": source_lines(desk.source) if desk.as_text else [],
        "pages": [] if desk.as_text else source_pages(desk.source),
        "crumbs": [home(), Crumb(desk.source.name.rsplit("/", 1)[-1])],
    }
    if record is not None:
        context |= desk.work() | {
            "reading": record.reading,
            "meeting": record.meeting,
            "head": desk.rows(record.head()),
            "items": [(one, desk.rows(one.values)) for one in record.item_values()],
            "unplaced": waiting.open_lines(desk.source),
        }
    return page(request, "ingest/source.html", context, status=status)


def span(lines: tuple[int, int]) -> str:
    """'linje 12', 'linje 12–14'."""
    if lines[0] == lines[1]:
        return gettext("linje %(line)s") % {"line": lines[0]}
    return gettext("linje %(first)s–%(last)s") % {"first": lines[0], "last": lines[1]}
