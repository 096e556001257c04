"""Organizations (bodies and parties), persons, and who sat where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from raadslag.meetings.presentation import AttendedView, BodyView, PersonView
from raadslag.publish.models import PublicBody, PublicPart, PublicPerson
from raadslag.publish.oparl import addresses
from raadslag.publish.oparl.addresses import Kind
from raadslag.publish.oparl.shape import Json, Look, day, own, own_objects, thing
from raadslag.publish.parts import MembershipView, PartyView, content_of
from raadslag.publish.queries import view

COUNCIL: Final = "council"
_TYPES: Final = {"administration": "Verwaltungsbereich", "other": "Sonstiges"}
"""OParl's words for the kinds of body; every other one is a "Gremium"."""


def organization(row: PublicBody, memberships: Sequence[str]) -> Json:
    """memberships: ids of those in it, now and earlier."""
    shown = view(row, BodyView)
    address = addresses.one(Kind.ORGANIZATION, row.uid)
    return thing(
        Kind.ORGANIZATION,
        row.uid,
        row,
        body=addresses.body(row.municipality),
        name=row.name,
        shortName=shown.abbreviation,
        organizationType=_TYPES.get(row.kind, "Gremium"),
        classification="Parlament" if row.kind == COUNCIL else shown.kind.capitalize(),
        subOrganizationOf=(
            addresses.one(Kind.ORGANIZATION, shown.parent.uid) if shown.parent else None
        ),
        membership=[addresses.one(Kind.MEMBERSHIP, uid) for uid in memberships],
        meeting=addresses.within(Kind.ORGANIZATION, row.uid, Kind.MEETING),
        consultation=addresses.within(Kind.ORGANIZATION, row.uid, Kind.CONSULTATION),
        startDate=day(shown.since),
        endDate=day(shown.until),
        web=addresses.page("body", row.uid),
        **own(
            udvalgstype=row.kind,
            tidligereNavne=shown.former_names,
            naevnt=own_objects(address, "naevnt", "Naevnt", map(_attended, shown.attended)),
        ),
    )


def party(part: PublicPart) -> Json:
    shown = content_of(part, PartyView)
    return thing(
        Kind.ORGANIZATION,
        part.uid,
        part,
        body=addresses.body(part.municipality),
        name=shown.name,
        shortName=shown.letter,
        organizationType="Fraktion",
        classification="Lokalliste" if shown.local else "Parti",
        membership=[addresses.one(Kind.MEMBERSHIP, uid) for uid in shown.members],
        meeting=addresses.within(Kind.ORGANIZATION, part.uid, Kind.MEETING),
        consultation=addresses.within(Kind.ORGANIZATION, part.uid, Kind.CONSULTATION),
        web=addresses.page("party", part.uid),
        **own(listebogstav=shown.letter),
    )


def person(row: PublicPerson, memberships: Sequence[PublicPart], look: Look) -> Json:
    shown = view(row, PersonView)
    given, _, family = row.name.rpartition(" ")
    address = addresses.one(Kind.PERSON, row.uid)
    inside = Look(parts=look.parts)
    return thing(
        Kind.PERSON,
        row.uid,
        row,
        body=addresses.body(row.municipality),
        name=row.name,
        givenName=given or family,
        familyName=family,
        membership=[membership(part, inside) for part in memberships] if look.parts else None,
        web=addresses.page("person", row.uid),
        **own(
            parti=shown.party,
            partinavn=shown.party_name,
            naevnt=own_objects(address, "naevnt", "Naevnt", map(_attended, shown.attended)),
        ),
    )


def membership(part: PublicPart, look: Look) -> Json:
    shown = content_of(part, MembershipView)
    return thing(
        Kind.MEMBERSHIP,
        part.uid,
        part,
        person=addresses.one(Kind.PERSON, shown.person) if look.alone else None,
        organization=addresses.one(Kind.ORGANIZATION, shown.organization),
        role=shown.words.capitalize() or "Medlem",
        votingRight=shown.votes,
        startDate=day(shown.since),
        endDate=day(shown.until),
        onBehalfOf=addresses.one(Kind.ORGANIZATION, shown.party) if shown.party else None,
        **own(
            hverv=shown.kind,
            stedfortraederFor=(
                addresses.one(Kind.PERSON, shown.substitute_for) if shown.substitute_for else None
            ),
        ),
    )


def _attended(shown: AttendedView) -> Json:
    return {
        "person": (
            addresses.one(Kind.PERSON, shown.person.uid)
            if shown.person and shown.person.uid
            else None
        ),
        "organization": (addresses.one(Kind.ORGANIZATION, shown.body.uid) if shown.body else None),
        "navn": shown.person.name if shown.person else shown.body.name if shown.body else None,
        "parti": shown.person.party if shown.person else None,
        "moeder": shown.meetings,
        "foerste": day(shown.first),
        "sidste": day(shown.last),
    }
