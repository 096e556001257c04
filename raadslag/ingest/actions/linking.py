"""Tying the treatments of one matter together, after documents were imported.

Certain evidence brings two proposals on one path by a merge that can be undone: a printed earlier
treatment, a route that names both bodies, a postponement (rules.evidence). A case number alone
never does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from raadslag.cases.actions import merge_proposals
from raadslag.cases.models import ProposalMerge
from raadslag.council.actions import MergeRefused
from raadslag.council.models import Body
from raadslag.ingest import rules
from raadslag.ingest.actions.recognising import Register
from raadslag.meetings.actions import link_earlier, settle_commitment, take_up_again
from raadslag.meetings.models import (
    AgendaItem,
    CommitmentKind,
    CommitmentStatus,
    EarlierTreatment,
    Meeting,
    Outcome,
    Postponement,
)

_WHY = {
    "earlier": "Den tidligere behandling er trykt i det senere punkt.",
    "route": "Begge punkter trykker en sagsgang, der nævner det andet udvalg.",
    "postponed": "Punktet blev udsat hertil.",
}
NEAR = timedelta(days=366)
"""How far apart two treatments on one route may lie, and how far back a printed route is looked for."""


class Linker:
    """Links the items of meetings to what the record knows of the same matters."""

    def __init__(self, register: Register, *, by: str, at: datetime) -> None:
        self.register, self.by, self.at = register, by, at

    def link(self, meetings: Iterable[int]) -> int:
        """Link the items of these meetings, by primary key. Returns how many links were made."""
        self._recognise_bodies()
        made = 0
        for pk in meetings:
            meeting = Meeting.objects.select_related("body__municipality").get(pk=pk)
            if meeting.date is not None:
                made += sum(self._pair(*pair) for pair in list(self._pairs(meeting)))
        return made

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

    # Which items may be one matter

    def _pairs(self, meeting: Meeting) -> Iterator[tuple[AgendaItem, AgendaItem, str]]:
        """(before, after, evidence) for the meeting's items with others of the record."""
        own = list(_items(Q(meeting=meeting)))
        known = [self._treatment(item) for item in own]
        for other in _items(self._around(meeting)):
            theirs = self._treatment(other)
            for item, mine in zip(own, known, strict=True):
                if why := rules.evidence(theirs, mine):
                    yield other, item, why
                elif why := rules.evidence(mine, theirs):
                    yield item, other, why

    def _around(self, meeting: Meeting) -> Q:
        """The items that can be evidence at all: by what is printed, by case number or title."""
        assert meeting.date is not None
        own = AgendaItem.objects.filter(meeting=meeting, withdrawn=False)
        dates = EarlierTreatment.objects.filter(item__meeting=meeting, date__isnull=False)
        printed_here = Q(meeting__date__in=dates.values("date"))
        prints_us = Q(earlier__date=meeting.date, earlier__body=meeting.body)
        near = Q(meeting__date__range=(meeting.date - NEAR, meeting.date + NEAR))
        alike = Q(case_number__in=own.filter(case_number__isnull=False).values("case_number")) | Q(
            title__in=own.filter(title__isnull=False).values("title")
        )
        municipality = Q(meeting__body__municipality=self.register.municipality)
        return municipality & ~Q(meeting=meeting) & (printed_here | prints_us | (near & alike))

    def _treatment(self, item: AgendaItem) -> rules.Treatment:
        postponement = getattr(item, "postponement", None)
        decision = getattr(item, "decision", None)
        return rules.Treatment(
            bodies=self._keys(item.meeting.body),
            on=item.meeting.date or date.min,
            number=item.number,
            case_number=item.case_number,
            title=item.title,
            route=frozenset(rules.body_key(name) for name in item.route),
            earlier=tuple(self._reference(earlier) for earlier in item.earlier.all()),
            postponed=bool(decision and decision.outcome == Outcome.POSTPONED),
            postponed_to=postponement.to_date if postponement else None,
        )

    def _keys(self, body: Body) -> frozenset[str]:
        return self.register.keys_of(body)

    def _reference(self, earlier: EarlierTreatment) -> rules.Reference:
        key = rules.body_key(earlier.printed_body) if earlier.printed_body else None
        return rules.Reference(key, earlier.date, earlier.number)

    # What a link does

    def _pair(self, before: AgendaItem, after: AgendaItem, why: str) -> bool:
        made = self._quote(before, after)
        if rules.taken_up_again(self._treatment(before), self._treatment(after)):
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
        one = AgendaItem.objects.select_related("proposal").get(pk=before.pk).proposal
        other = AgendaItem.objects.select_related("proposal").get(pk=after.pk).proposal
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


def _items(condition: Q) -> QuerySet[AgendaItem]:
    return (
        AgendaItem.objects.filter(condition, withdrawn=False)
        .distinct()
        .select_related("meeting__body", "decision", "postponement")
        .prefetch_related("earlier")
        .order_by("meeting__date", "position")
    )
