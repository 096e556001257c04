"""Entering persons, their parties and their offices."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from raadslag.council.models import (
    Body,
    Municipality,
    Office,
    OfficeKind,
    Origin,
    Party,
    PartyKind,
    PartyLetter,
    PartyMembership,
    Person,
    PersonName,
    Term,
)
from raadslag.protocol import actions as protocol


@transaction.atomic
def create_person(
    *,
    municipality: Municipality,
    name: str,
    origin: Origin = Origin.LIVE,
    by: str,
    at: datetime,
) -> Person:
    """Enter a politician or official."""
    person = Person.objects.create(municipality=municipality, name=name, origin=origin)
    PersonName.objects.create(person=person, name=name)
    protocol.record(
        "person.created", person, municipality=municipality, by=by, at=at, content={"name": name}
    )
    return person


@transaction.atomic
def rename_person(*, person: Person, name: str, since: date, by: str, at: datetime) -> Person:
    """Give the person a new name from a day on; the old ones are kept with their periods."""
    day_before = date.fromordinal(since.toordinal() - 1)
    person.names.filter(valid_to=None).update(valid_to=day_before)
    PersonName.objects.create(person=person, name=name, valid_from=since)
    Person.objects.filter(pk=person.pk).update(name=name)
    person.refresh_from_db()
    content = {"name": name, "since": since}
    protocol.record(
        "person.renamed", person, municipality=person.municipality, by=by, at=at, content=content
    )
    return person


@transaction.atomic
def create_party(
    *,
    name: str,
    letter: str,
    municipality: Municipality | None = None,
    valid_from: date | None = None,
    valid_to: date | None = None,
    by: str,
    at: datetime,
) -> Party:
    """Enter a party with the letter it stands under. municipality: None for a nationwide party."""
    kind = PartyKind.LOCAL if municipality else PartyKind.NATIONAL
    party = Party.objects.create(kind=kind, municipality=municipality, name=name)
    PartyLetter.objects.create(
        party=party,
        municipality=municipality,
        letter=letter,
        valid_from=valid_from,
        valid_to=valid_to,
    )
    protocol.record(
        "party.created",
        party,
        municipality=municipality,
        by=by,
        at=at,
        content={"name": name, "letter": letter},
    )
    return party


@transaction.atomic
def join_party(
    *, person: Person, party: Party | None, since: date | None = None, by: str, at: datetime
) -> PartyMembership:
    """Enter whom the person sits for from a day on. party: None for outside every party."""
    if since is not None:
        day_before = date.fromordinal(since.toordinal() - 1)
        person.memberships.filter(valid_to=None).update(valid_to=day_before)
    membership = PartyMembership.objects.create(person=person, party=party, valid_from=since)
    content = {"party": party.uid if party else None, "since": since}
    protocol.record(
        "person.joined_party",
        person,
        municipality=person.municipality,
        by=by,
        at=at,
        content=content,
    )
    return membership


@transaction.atomic
def appoint(
    *,
    person: Person,
    body: Body,
    kind: OfficeKind,
    title: str | None = None,
    substitute_for: Person | None = None,
    term: Term | None = None,
    valid_from: date | None = None,
    valid_to: date | None = None,
    origin: Origin = Origin.LIVE,
    by: str,
    at: datetime,
) -> Office:
    """Enter an office of the person in the body."""
    office = Office.objects.create(
        person=person,
        body=body,
        kind=kind,
        title=title,
        substitute_for=substitute_for,
        term=term,
        valid_from=valid_from,
        valid_to=valid_to,
        origin=origin,
    )
    content = {"body": body.uid, "kind": kind, "from": valid_from, "to": valid_to}
    protocol.record(
        "person.appointed", person, municipality=body.municipality, by=by, at=at, content=content
    )
    return office


@transaction.atomic
def resign(*, office: Office, last_day: date, by: str, at: datetime) -> Office:
    """End an office with a day."""
    Office.objects.filter(pk=office.pk).update(valid_to=last_day)
    office.refresh_from_db()
    content = {"body": office.body.uid, "kind": office.kind, "to": last_day}
    protocol.record(
        "person.resigned",
        office.person,
        municipality=office.body.municipality,
        by=by,
        at=at,
        content=content,
    )
    return office
