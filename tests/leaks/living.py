"""What happens in the town once it stands: people follow what they may, and everything that can be is taken back."""

from __future__ import annotations

from django.test import TestCase

from raadslag.publish import actions
from raadslag.publish.following import actions as following
from raadslag.publish.following import targets
from raadslag.publish.models import Pace, Release, SnapshotKind, Subscription
from tests.leaks.releasing import AT, DEED, WHY, withdraw, withhold
from tests.leaks.town import Town


def follow_everything(town: Town) -> None:
    """Somebody follows the town, its bodies, and each person, case and word that is public."""
    people = town.sower("people")
    wanted = [("municipality", "soendby"), ("body", town.body.uid), ("search", "q=forvaltningen")]
    wanted += [("person", town.person.uid)] if town.person else []
    wanted += [
        ("case", one.proposal.uid) for one in town.meetings["public"].items.exclude(proposal=None)
    ]
    for kind, what in wanted:
        target = targets.find(kind, what, "soendby")
        if target is None:
            continue
        email = f"{people.word('publish.Subscription.email')}@example.dk"
        following.ask(email, target, pace=Pace.AT_ONCE, language="da", at=AT)
    for row in Subscription.objects.all():
        following.confirm(row, at=AT)
    Subscription.objects.update(told=0)


def take_all_back(town: Town) -> None:
    """Withdrawn, kept back, closed afterwards, slipped out: each by its own deed."""
    withdraw(Release.objects.get(meeting_uid=town.meetings["goes"].uid))
    items = town.meetings["holes"].items
    withhold(SnapshotKind.ITEM, items.get(position=1).uid)
    withhold(SnapshotKind.FILE, town.attachments["file goes"].uid)
    item = items.get(position=3)
    with TestCase.captureOnCommitCallbacks(execute=True):
        told = actions.Told(ground="Forvaltningslovens § 27")
        actions.close_item(item, version=item.version, told=told, **DEED)
    with TestCase.captureOnCommitCallbacks(execute=True):
        actions.open_incident(
            [(SnapshotKind.MEETING, town.meetings["slips"].uid)],
            municipality=town.place,
            what=town.sower("desk").word("publish.Incident.what"),
            why=WHY,
            discovered_at=AT,
            **DEED,
        )
