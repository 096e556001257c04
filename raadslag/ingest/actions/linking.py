"""Tying the treatments of one matter together, after documents were imported.

Certain evidence brings two proposals on one path by a merge that can be undone: a printed earlier
treatment, a route that names both bodies, a postponement (rules.evidence). A case number alone
never does.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from raadslag.cases.actions import merge_proposals
from raadslag.cases.models import ProposalMerge
from raadslag.council.actions import MergeRefused
from raadslag.ingest import rules
from raadslag.ingest.actions.recognising import Register
from raadslag.ingest.actions.treatments import Treated, Treatments
from raadslag.meetings.actions import link_earlier, settle_commitment, take_up_again
from raadslag.meetings.models import (
    AgendaItem,
    CommitmentKind,
    CommitmentStatus,
    EarlierTreatment,
    Postponement,
)

_WHY = {
    "earlier": "Den tidligere behandling er trykt i det senere punkt.",
    "route": "Begge punkter trykker en sagsgang, der nævner det andet udvalg.",
    "postponed": "Punktet blev udsat hertil.",
}
TOGETHER = 20
"""Meetings looked at together: few statements, and less than the 999 values that one may hold."""
_ITEMS = AgendaItem.objects.select_related(
    "meeting__body__municipality", "proposal"
).prefetch_related("earlier")


class Linker:
    """Links the items of meetings to what the record knows of the same matters."""

    def __init__(self, register: Register, *, by: str, at: datetime) -> None:
        self.register, self.by, self.at = register, by, at

    def link(self, meetings: Iterable[int]) -> int:
        """Link the items of these meetings, by primary key. Returns how many links were made."""
        self._recognise_bodies()
        left = list(meetings)
        return sum(
            self._pair(*pair)
            for begin in range(0, len(left), TOGETHER)
            for pair in Treatments(left[begin : begin + TOGETHER], self.register).pairs()
        )

    def _recognise_bodies(self) -> None:
        """Bodies that were not in the record when an earlier treatment naming them was read."""
        unknown = EarlierTreatment.objects.filter(
            body=None,
            printed_body__isnull=False,
            item__meeting__body__municipality=self.register.municipality,
        )
        for printed in set(unknown.values_list("printed_body", flat=True)):
            if body := self.register.known_body(printed):
                unknown.filter(printed_body=printed).update(body=body)

    # What a link does

    def _pair(self, one: Treated, other: Treated, why: str) -> bool:
        # as they stand now: links made before this one may have changed them
        found = _ITEMS.in_bulk((one.item, other.item))
        before, after = found[one.item], found[other.item]
        made = self._quote(before, after)
        if rules.taken_up_again(one.treatment, other.treatment):
            made = self._take_up(before, after) or made
        return self._join(before, after, why) or made

    def _quote(self, before: AgendaItem, after: AgendaItem) -> bool:
        """The later item's printed earlier treatment is this item."""
        quoted = [
            earlier
            for earlier in after.earlier.all()
            if earlier.linked_id is None
            and earlier.date == before.meeting.date
            and earlier.body_id == before.meeting.body_id
            and (not earlier.number or not before.number or earlier.number == before.number)
        ]
        for earlier in quoted:
            link_earlier(earlier=earlier, item=before, by=self.by, at=self.at)
        return bool(quoted)

    def _take_up(self, before: AgendaItem, after: AgendaItem) -> bool:
        postponement = Postponement.objects.filter(item=before, to_item=None).first()
        if postponement is None:
            return False
        take_up_again(
            postponement=postponement, meeting=after.meeting, item=after, by=self.by, at=self.at
        )
        promised = before.commitments.filter(
            kind=CommitmentKind.POSTPONED, status=CommitmentStatus.OPEN, withdrawn=False
        )
        for commitment in promised:
            settle_commitment(
                commitment=commitment,
                version=commitment.version,
                status=CommitmentStatus.DONE,
                closed_by=after,
                closed_on=after.meeting.date,
                by=self.by,
                at=self.at,
            )
        return True

    def _join(self, before: AgendaItem, after: AgendaItem, why: str) -> bool:
        """Bring the two on one path, unless a person has parted them before."""
        one, other = before.proposal, after.proposal
        if one is None or other is None or one.pk == other.pk:
            return False
        parted = ProposalMerge.objects.filter(undone_at__isnull=False)
        if parted.filter(Q(kept=one, merged=other) | Q(kept=other, merged=one)).exists():
            return False
        try:
            merge_proposals(kept=one, merged=other, why=_WHY[why], by=self.by, at=self.at)
        except MergeRefused:
            return False
        return True
