"""Something slipped out: one deed takes it back everywhere, and what follows is entered step by step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from raadslag.council.models import Municipality
from raadslag.protocol import actions as protocol
from raadslag.publish import sequence
from raadslag.publish.actions.withdrawing import withdraw
from raadslag.publish.actions.withholding import WithdrawalRefused, shown_in, withhold
from raadslag.publish.intervals import intervals
from raadslag.publish.models import (
    Incident,
    IncidentMatter,
    IncidentStep,
    PublicMeeting,
    SnapshotKind,
    StepKind,
    Subscription,
    Tombstone,
)

Matter = tuple[SnapshotKind, str]
"""A meeting, item or attachment, by its permanent id."""


class IncidentRefused(Exception):
    """The incident cannot be entered so; str() says why, in words fit to show."""


@transaction.atomic
def open_incident(
    matters: Sequence[Matter],
    *,
    municipality: Municipality,
    what: str,
    why: str,
    discovered_at: datetime,
    by: str,
    at: datetime,
) -> Incident:
    """Take all of it back at once, and enter where it was and since when.

    what: for staff; why: what the addresses say. Raises IncidentRefused.

    Law: GDPR art. 33 and 34.
    """
    sequence.hold()
    if discovered_at > at:
        raise IncidentRefused(gettext("Hændelsen kan ikke være opdaget, efter at den meldes."))
    times = intervals(target for _, target in matters)
    if any(target not in times for _, target in matters) or not matters:
        raise IncidentRefused(gettext("Vælg noget, der er eller har været offentligt."))
    incident = Incident.objects.create(
        municipality=municipality.slug,
        what=what,
        why=why,
        discovered_at=discovered_at,
        opened_at=at,
        opened_by=by,
    )
    for kind, target in matters:
        last = times[target][-1]
        IncidentMatter.objects.create(
            incident=incident,
            kind=kind,
            target=target,
            since=last.since,
            until=last.until or at,
            followers=_followers(kind, target),
        )
        _take_back(kind, target, why=why, by=by, at=at)
    note = gettext("Sider, dokumenter, søgning, strømme, data og filer.")
    _step(incident, StepKind.WITHDRAWN, note=note, by=by, at=at)
    content = {"matters": [list(matter) for matter in matters], "what": what, "why": why}
    _enter("incident.opened", incident, content, by=by, at=at)
    return incident


@transaction.atomic
def take_step(
    incident: Incident, kind: StepKind, *, note: str, by: str, at: datetime
) -> IncidentStep:
    """Enter that a step is done. note: to whom and how, or why not. Raises IncidentRefused."""
    incident = _open_one(incident)
    if incident.steps.filter(kind=kind).exists():
        raise IncidentRefused(gettext("Skridtet er allerede taget."))
    step = _step(incident, kind, note=note, by=by, at=at)
    _enter("incident.step", incident, {"step": kind, "note": note}, by=by, at=at)
    return step


@transaction.atomic
def close_incident(incident: Incident, *, words: str, by: str, at: datetime) -> Incident:
    """End it, when every step is taken. Raises IncidentRefused."""
    incident = _open_one(incident)
    taken = set(incident.steps.values_list("kind", flat=True))
    if missing := [step for step in StepKind if step.value not in taken]:
        left = ", ".join(str(step.label) for step in missing)
        raise IncidentRefused(gettext("Der mangler endnu: %(left)s.") % {"left": left})
    incident.closed_at, incident.closing_words = at, words
    incident.save(update_fields=["closed_at", "closing_words"])
    _enter("incident.closed", incident, {"words": words}, by=by, at=at)
    return incident


def _open_one(incident: Incident) -> Incident:
    found = Incident.objects.select_for_update().get(pk=incident.pk)
    if found.closed_at is not None:
        raise IncidentRefused(gettext("Hændelsen er afsluttet."))
    return found


def _take_back(kind: SnapshotKind, target: str, *, why: str, by: str, at: datetime) -> None:
    """What is gone already stays gone: it may have been taken back in haste before this."""
    if kind == SnapshotKind.MEETING:
        standing = PublicMeeting.objects.filter(uid=target).select_related("release").first()
        if standing is not None:
            withdraw(standing.release, why=why, by=by, at=at)
        return
    try:
        withhold(kind, target, why=why, by=by, at=at)
    except WithdrawalRefused:
        return


def _followers(kind: SnapshotKind, target: str) -> int:
    """How many may have had a mail about it: they follow it, or what it is part of."""
    parts = {target}
    trace = Tombstone.objects.filter(uid=target).first()
    parts.update(trace.of if trace else ())
    places = set()
    for meeting in shown_in(kind, target) if kind != SnapshotKind.MEETING else ():
        parts.update((meeting.uid, meeting.body_uid))
        places.add(meeting.municipality)
    for meeting in PublicMeeting.objects.filter(uid=target):
        parts.add(meeting.body_uid)
        places.add(meeting.municipality)
    following = Subscription.objects.filter(confirmed_at__isnull=False)
    wide = following.filter(municipality__in=places, kind__in=("municipality", "search", "subject"))
    return (following.filter(what__in=parts) | wide).values("email").distinct().count()


def _step(incident: Incident, kind: StepKind, *, note: str, by: str, at: datetime) -> IncidentStep:
    return IncidentStep.objects.create(
        incident=incident, kind=kind, note=note, done_by=by, done_at=at
    )


def _enter(
    verb: str, incident: Incident, content: Mapping[str, object], *, by: str, at: datetime
) -> None:
    place = Municipality.objects.get(slug=incident.municipality)
    protocol.record(verb, incident, municipality=place, by=by, at=at, content=content)
