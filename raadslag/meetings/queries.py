"""Who sees which meetings, items, and what hangs on them.

Staff of the municipality (a role that holds today) see what is open. A closed item is opened by a
role in its body that entitles to it; to others it exists, with its public title, decision and
ground.
Nobody else sees anything here: the public reads the snapshots of publish.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from raadslag.cases.models import Attachment, Enclosure, SourceFile
from raadslag.council.models import Person
from raadslag.council.queries import Reader, opens_all_closed, opens_closed, staffed_by
from raadslag.meetings.models import (
    AgendaItem,
    Anchor,
    Commitment,
    CommitmentStatus,
    Decision,
    Meeting,
)


@dataclass(frozen=True, slots=True)
class ClosedItem:
    """What may be known of a closed item by one who may not read it."""

    uid: str
    position: int
    number: str | None
    public_title: str | None
    public_words: str | None  # of the decision
    ground: str | None

    closed = True


def meetings_visible_to(user: Reader, *, on: date | None = None) -> QuerySet[Meeting]:
    return Meeting.objects.filter(staffed_by(user, "body__municipality", on=on))


def meetings_opened_to(user: Reader, *, on: date | None = None) -> QuerySet[Meeting]:
    """The meetings whose closed items the user may read."""
    return meetings_visible_to(user, on=on).filter(opens_closed(user, on=on))


def items_visible_to(user: Reader, *, on: date | None = None) -> QuerySet[AgendaItem]:
    """The items the user may read whole, withdrawn ones too: their address stands."""
    return AgendaItem.objects.filter(_readable(user, "", on))


def decisions_visible_to(user: Reader, *, on: date | None = None) -> QuerySet[Decision]:
    return Decision.objects.filter(_readable(user, "item__", on))


def commitments_visible_to(user: Reader, *, on: date | None = None) -> QuerySet[Commitment]:
    """What was promised, as far as the user may read the item that says so."""
    return Commitment.objects.filter(_readable(user, "item__", on), withdrawn=False)


def attachments_visible_to(user: Reader, *, on: date | None = None) -> QuerySet[Attachment]:
    """The attachments of items the user may read; closed ones as closed items are."""
    body = opens_closed(user, "text__items__meeting__body", on=on)
    listed = Enclosure.objects.filter(
        _readable(user, "text__items__", on), Q(attachment__closed=False) | body
    )
    return Attachment.objects.filter(pk__in=listed.values("attachment"))


def sources_visible_to(user: Reader, *, on: date | None = None) -> QuerySet[SourceFile]:
    """The imported files the user may read.

    A file is one text: it is read by those who may read all its items. What a file holds that was not
    read is unknown, so it is for those who may read everything.
    """
    closed = Anchor.objects.filter(source=OuterRef("pk"), item__closed=True)
    open_or_entitled = ~Exists(closed) | opens_closed(user, "reading__meeting__body", on=on)
    return SourceFile.objects.filter(
        staffed_by(user, on=on),
        (Q(reading__isnull=False) & open_or_entitled) | opens_all_closed(user, on=on),
    )


def agenda(
    meeting: Meeting, user: Reader, *, on: date | None = None
) -> list[AgendaItem | ClosedItem]:
    """The items of a meeting the user may see, in order: whole, or what may be known of it."""
    items = list(meeting.items.filter(withdrawn=False).select_related("decision"))
    readable = set(
        items_visible_to(user, on=on).filter(meeting=meeting).values_list("pk", flat=True)
    )
    return [item if item.pk in readable else closed_item(item) for item in items]


def closed_item(item: AgendaItem) -> ClosedItem:
    """An item without anything but what the law lets everybody know of it."""
    decision = getattr(item, "decision", None)
    return ClosedItem(
        uid=item.uid,
        position=item.position,
        number=item.number,
        public_title=item.public_title,
        public_words=decision.public_words if decision else None,
        ground=item.closed_ground,
    )


def treatments(item: AgendaItem) -> QuerySet[AgendaItem]:
    """All treatments of the same proposal in the order they took place, this one included.

    Of a standing item, itself. Narrow it with items_visible_to before it is shown.
    """
    if item.proposal_id is None:
        return AgendaItem.objects.filter(pk=item.pk)
    return AgendaItem.objects.filter(proposal=item.proposal_id, withdrawn=False).order_by(
        "meeting__date", "meeting__start", "pk"
    )


def overdue_commitments(user: Reader, *, on: date) -> QuerySet[Commitment]:
    """What should have happened before the day, and is not known to have."""
    open_ones = commitments_visible_to(user, on=on).filter(status=CommitmentStatus.OPEN, due__lt=on)
    return open_ones.order_by("due")


def meetings_with_person(person: Person, user: Reader) -> QuerySet[Meeting]:
    """The meetings whose list names the person."""
    return meetings_visible_to(user).filter(presences__person=person).distinct()


def _readable(user: Reader, path: str, on: date | None) -> Q:
    """The condition that the item that `path` leads to ("item__") may be read whole."""
    staff = staffed_by(user, f"{path}meeting__body__municipality", on=on)
    opened = opens_closed(user, f"{path}meeting__body", on=on)
    return staff & (Q(**{f"{path}closed": False}) | opened)
