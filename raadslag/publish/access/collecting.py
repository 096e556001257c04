"""The documents of a case, and what is known of each: open or closed, public from when to when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from raadslag.cases.models import Attachment, Proposal
from raadslag.meetings import present
from raadslag.meetings.models import AgendaItem
from raadslag.publish.intervals import Interval, intervals
from raadslag.publish.models import SnapshotKind, Withholding


@dataclass(slots=True)
class CaseDocument:
    """A treatment (its text and decision), or an attachment.

    item:       the treatment it is, or that lists it first
    attachment: None of a treatment
    place:      of an attachment its place in the item's list, from 1; 0 of a treatment
    withheld:   why a person keeps it back; "" where nobody does
    """

    kind: SnapshotKind
    uid: str
    title: str
    closed: bool
    ground: str
    item: AgendaItem
    attachment: Attachment | None = None
    place: int = 0
    public: list[Interval] = field(default_factory=list)
    withheld: str = ""

    @property
    def number(self) -> str:
        """ "3" of an item, "3.2" of its second attachment."""
        own = self.item.number or str(self.item.position)
        return f"{own}.{self.place}" if self.place else own


def treatments_of(proposal: Proposal) -> list[AgendaItem]:
    """Every treatment of the case with all that is printed of it, the oldest first."""
    items = proposal.treatments.filter(withdrawn=False)
    rows = present.item_rows(items).order_by("meeting__date", "meeting__start", "pk")
    return list(rows)


def documents_of(items: Sequence[AgendaItem]) -> list[CaseDocument]:
    """The documents of these treatments, each attachment where it is first listed."""
    found: dict[str, CaseDocument] = {}
    for item in items:
        found[item.uid] = CaseDocument(
            kind=SnapshotKind.ITEM,
            uid=item.uid,
            title=item.title or "",
            closed=item.closed,
            ground=item.closed_ground or "",
            item=item,
        )
        for enclosure in item.text.enclosures.all() if item.text else ():
            file = enclosure.attachment
            found.setdefault(
                file.uid,
                CaseDocument(
                    kind=SnapshotKind.FILE,
                    uid=file.uid,
                    title=file.title,
                    closed=file.closed or item.closed,
                    ground=(item.closed_ground or "") if item.closed else "",
                    item=item,
                    attachment=file,
                    place=enclosure.position,
                ),
            )
    _tell_when(found)
    return list(found.values())


def _tell_when(found: dict[str, CaseDocument]) -> None:
    for uid, times in intervals(found, whole=True).items():
        found[uid].public = times
    for kept in Withholding.objects.filter(target__in=found, lifted_at=None):
        found[kept.target].withheld = kept.why
