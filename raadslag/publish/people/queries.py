"""What is public of persons and parties: their meetings and their votes, from the public rows alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import ExtractYear

from raadslag.meetings.presentation import ItemView, VoteView
from raadslag.publish.models import (
    PartKind,
    PublicAttendance,
    PublicBallot,
    PublicItem,
    PublicPart,
    PublicPerson,
)
from raadslag.publish.parts import MembershipView, PartyView, content_of
from raadslag.publish.queries import view

AGREEING = 2  # ballots of a party in one vote, before it can be said to agree


@dataclass(frozen=True, slots=True)
class Attendance:
    """How often a person met in a body in a year. unknown: named, without it being said how."""

    body_uid: str
    body_name: str
    year: int | None  # None: the meetings' days are not stated
    present: int
    absent: int
    unknown: int


def attendance_of(person_uid: str) -> list[Attendance]:
    """The person's meetings by year and body, the latest year first."""
    rows = (
        PublicAttendance.objects.filter(person_uid=person_uid)
        .order_by()
        .values("meeting__body_uid", "meeting__body_name", year=ExtractYear("meeting__on"))
        .annotate(
            present_=Count("pk", filter=Q(present=True)),
            absent_=Count("pk", filter=Q(present=False)),
            unknown_=Count("pk", filter=Q(present=None)),
        )
        .order_by(F("year").desc(nulls_last=True), "meeting__body_name")
    )
    return [
        Attendance(
            row["meeting__body_uid"],
            row["meeting__body_name"],
            row["year"],
            row["present_"],
            row["absent_"],
            row["unknown_"],
        )
        for row in rows
    ]


# Votes

VoteKey = tuple[str, int]
"""A vote: its item's id, and its number there."""


@dataclass(frozen=True, slots=True)
class CastVote:
    """One vote, and what a person or party did in it. sides: for, against, abstained, with counts.

    with_party: whether the person's side is that of most of the party; None where the party has
    nobody else in it, or is divided in halves.
    """

    item: PublicItem
    vote: VoteView | None  # None: it was only entered that the person dissented
    sides: dict[str, int]
    with_party: bool | None = None

    @property
    def side(self) -> str:
        """The side that most of the ballots are on."""
        return max(self.sides, key=lambda side: self.sides[side])

    @property
    def is_divided(self) -> bool:
        return len(self.sides) > 1


def ballots_of_person(person_uid: str) -> QuerySet[PublicBallot]:
    """The votes in which the person is named, the newest first."""
    return _newest(PublicBallot.objects.filter(person_uid=person_uid))


def votes_with_party(municipality: str, letter: str) -> QuerySet[Any, Any]:
    """The votes that the party has ballots in, the newest first, as rows of `item_id` and `vote`."""
    ballots = _of_party(municipality, letter).values("item_id", "vote", on=F("item__meeting__on"))
    return ballots.order_by(F("on").desc(nulls_last=True), "item_id", "vote").distinct()


def _of_party(municipality: str, letter: str) -> QuerySet[PublicBallot]:
    """None where the party has no letter to be known by."""
    ballots = PublicBallot.objects.filter(item__municipality=municipality)
    return ballots.filter(party=letter) if letter else ballots.none()


def _newest(ballots: QuerySet[PublicBallot]) -> QuerySet[PublicBallot]:
    return ballots.select_related("item__meeting").order_by(
        F("item__meeting__on").desc(nulls_last=True), "item_id", "vote", "position"
    )


def votes_of_person(ballots: Sequence[PublicBallot]) -> list[CastVote]:
    """The votes of one person's ballots, each beside those of the party."""
    others = _of_parties(ballots)
    return [
        CastVote(
            ballot.item,
            vote_of(ballot),
            {ballot.side: ballot.count or 1},
            _with_party(ballot, others.get((ballot.item_id, ballot.vote), [])),
        )
        for ballot in ballots
    ]


def _of_parties(ballots: Sequence[PublicBallot]) -> dict[VoteKey, list[PublicBallot]]:
    """All party ballots in the same votes."""
    found: dict[VoteKey, list[PublicBallot]] = {}
    rows = PublicBallot.objects.filter(item_id__in={b.item_id for b in ballots})
    for row in rows.exclude(party=""):
        found.setdefault((row.item_id, row.vote), []).append(row)
    return found


def _with_party(ballot: PublicBallot, all_of_them: Iterable[PublicBallot]) -> bool | None:
    sides = Counter[str]()
    for other in all_of_them:
        if ballot.party and other.party == ballot.party and other.pk != ballot.pk:
            sides[other.side] += other.count or 1
    ranked = sides.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0] == ballot.side


def vote_of(ballot: PublicBallot) -> VoteView | None:
    """The vote that the ballot was cast in."""
    decision = view(ballot.item, ItemView).decision
    votes = decision.votes if decision else []
    return votes[ballot.vote - 1] if 0 < ballot.vote <= len(votes) else None


def votes_of_party(municipality: str, letter: str, votes: Iterable[Any]) -> list[CastVote]:
    """What the party did in these rows of `votes_with_party`, in their order."""
    keys = [(row["item_id"], row["vote"]) for row in votes]
    cast: dict[VoteKey, list[PublicBallot]] = {key: [] for key in keys}
    ballots = _of_party(municipality, letter).filter(item_id__in=[item for item, _ in keys])
    for ballot in ballots.select_related("item__meeting"):
        if (ballot.item_id, ballot.vote) in cast:
            cast[ballot.item_id, ballot.vote].append(ballot)
    return [CastVote(rows[0].item, vote_of(rows[0]), _sides(rows)) for rows in cast.values()]


def _sides(ballots: Iterable[PublicBallot]) -> dict[str, int]:
    sides = Counter[str]()
    for ballot in ballots:
        sides[ballot.side] += ballot.count or 1
    return dict(sides)


@dataclass(frozen=True, slots=True)
class Unity:
    """In how many of its votes a party stood together; only those with two ballots or more count."""

    votes: int
    together: int


def unity_of(municipality: str, letter: str) -> Unity:
    counted = (
        _of_party(municipality, letter)
        .order_by()
        .values("item_id", "vote")
        .annotate(ballots=Count("pk"), sides=Count("side", distinct=True))
        .filter(ballots__gte=AGREEING)
    )
    sides = list(counted.values_list("sides", flat=True))
    return Unity(len(sides), sides.count(1))


# Parties


@dataclass(frozen=True, slots=True)
class Party:
    uid: str
    municipality: str
    view: PartyView


def parties(municipality: str) -> list[Party]:
    """The parties with public members, by letter."""
    rows = PublicPart.objects.filter(
        municipality=municipality, kind=PartKind.PARTY, content__isnull=False
    )
    found = [Party(row.uid, municipality, content_of(row, PartyView)) for row in rows]
    return sorted(
        found, key=lambda party: (party.view.letter == "", party.view.letter, party.view.name)
    )


def party(uid: str) -> Party | None:
    row = PublicPart.objects.filter(uid=uid, kind=PartKind.PARTY, content__isnull=False).first()
    return Party(row.uid, row.municipality, content_of(row, PartyView)) if row else None


@dataclass(frozen=True, slots=True)
class PartyMember:
    person: PublicPerson
    membership: MembershipView


def members_of(uid: str) -> list[PartyMember]:
    """Who sits or sat for the party, those of today first."""
    rows = PublicPart.objects.filter(body_uid=uid, kind=PartKind.MEMBERSHIP, content__isnull=False)
    views = [content_of(row, MembershipView) for row in rows]
    persons = PublicPerson.objects.in_bulk([view.person for view in views])
    found = [PartyMember(persons[v.person], v) for v in views if v.person in persons]
    return sorted(found, key=lambda m: (m.membership.until is not None, m.person.name))
