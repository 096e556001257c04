"""Bodies, persons and items as others refer to them."""

from __future__ import annotations

from django.utils.translation import gettext

from raadslag.council.models import Body, Person
from raadslag.meetings.models import (
    AgendaItem,
    Meeting,
)
from raadslag.meetings.presentation import (
    BodyRef,
    ItemRef,
    PersonRef,
)


def body_ref(body: Body, row: Meeting | None = None) -> BodyRef:
    """The body, under the name it was printed with in the meeting."""
    name = (row.printed_body if row else None) or body.name
    return BodyRef(uid=body.uid, name=name, abbreviation=body.abbreviation or "")


def person_ref(printed: str, party: str | None, person: Person | None) -> PersonRef:
    return PersonRef(name=printed, uid=person.uid if person else None, party=party or "")


def title_of(row: AgendaItem, *, closed_matter: bool) -> str:
    """The item's title; of a closed one the public may know only the title given for them."""
    if row.closed and not closed_matter:
        return row.public_title or gettext("Lukket punkt")
    return row.title or ""


def item_ref(row: AgendaItem | None, *, closed_matter: bool) -> ItemRef | None:
    if row is None:
        return None
    return ItemRef(
        uid=row.uid,
        number=row.number or "",
        title=title_of(row, closed_matter=closed_matter),
        body=body_ref(row.meeting.body, row.meeting),
        meeting_uid=row.meeting.uid,
        on=row.meeting.date,
    )


def linked_ref(row: AgendaItem | None, item: AgendaItem, *, closed_matter: bool) -> ItemRef | None:
    """Another item that this one points at: who may read one body's closed items may not another's."""
    same_body = row is not None and row.meeting.body_id == item.meeting.body_id
    return item_ref(row, closed_matter=closed_matter and same_body)
