"""Who was there and who voted how, written beside a released meeting."""

from __future__ import annotations

from collections.abc import Iterator

from raadslag.meetings.presentation import ItemView, MeetingView, VoteView
from raadslag.publish.models import PublicAttendance, PublicBallot


def write(shown: MeetingView) -> None:
    """Write the names of a meeting whose rows are there and hold none yet."""
    PublicAttendance.objects.bulk_create(_attendance(shown))
    PublicBallot.objects.bulk_create(ballot for item in shown.items for ballot in _ballots(item))


def _attendance(shown: MeetingView) -> Iterator[PublicAttendance]:
    for position, presence in enumerate(shown.presence, 1):
        yield PublicAttendance(
            meeting_id=shown.uid,
            position=position,
            name=presence.person.name,
            person_uid=presence.person.uid or "",
            party=presence.person.party,
            present=presence.present,
        )


def _ballots(item: ItemView) -> Iterator[PublicBallot]:
    for number, vote in enumerate(item.decision.votes if item.decision else [], 1):
        yield from _of_vote(item, number, vote)


def _of_vote(item: ItemView, number: int, vote: VoteView) -> Iterator[PublicBallot]:
    voters = [(side.side, voter) for side in vote.sides for voter in side.voters]
    for position, (side, voter) in enumerate(voters, 1):
        yield PublicBallot(
            item_id=item.uid,
            vote=number,
            position=position,
            side=side,
            name=voter.name,
            person_uid=voter.uid or "",
            party=voter.party,
            count=voter.count,
        )
