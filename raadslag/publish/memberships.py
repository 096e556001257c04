"""Terms, parties and who sat where for whom: the parts of the public directory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

import msgspec

from raadslag.council.models import (
    Municipality,
    Office,
    OfficeKind,
    Party,
    PartyKind,
    PartyMembership,
    Person,
)
from raadslag.lib.ids import derived_uid
from raadslag.publish.models import PartKind, PublicPart
from raadslag.publish.parts import MembershipView, PartyView, TermView, exchange

VOTING = (OfficeKind.CHAIR, OfficeKind.VICE_CHAIR, OfficeKind.MEMBER)


def refresh(
    municipality: Municipality, persons: Iterable[Person], *, today: date, at: datetime
) -> set[str]:
    """Write the parts anew; returns the ids of persons and bodies whose memberships changed.

    persons: those who are public, with their political offices and memberships prefetched.
    "" among the ids: the municipality's own terms or parties changed.
    """
    place, known = municipality.slug, list(persons)
    public = {person.pk for person in known}
    sat = [part for one in known for part in _memberships(municipality, one, public, today)]
    terms = exchange(PartKind.TERM, list(_terms(municipality)), municipality=place, at=at)
    parties = exchange(
        PartKind.PARTY, _parties(municipality, known, sat, today), municipality=place, at=at
    )
    moved = exchange(PartKind.MEMBERSHIP, sat, municipality=place, at=at)
    changed = {uid for part in moved for uid in (part.of, part.body_uid)}
    return changed | ({""} if terms or parties else set())


def party_uid(municipality: Municipality, party: Party) -> str:
    """A party sits in one municipality as an organisation of its own."""
    return derived_uid("party", municipality.uid, party.uid)


def _terms(municipality: Municipality) -> Iterator[PublicPart]:
    for term in municipality.terms.all():
        view = TermView(starts=term.starts, ends=term.ends, seats=term.seats)
        uid = derived_uid("term", municipality.uid, term.starts.isoformat())
        yield _part(PartKind.TERM, uid, municipality, view)


def _parties(
    municipality: Municipality, persons: list[Person], sat: list[PublicPart], today: date
) -> list[PublicPart]:
    rows = {m.party.pk: m.party for p in persons for m in p.memberships.all() if m.party}
    parts = []
    for party in rows.values():
        uid = party_uid(municipality, party)
        view = PartyView(
            name=party.name,
            letter=_letter(party, municipality, today),
            local=party.kind == PartyKind.LOCAL,
            members=sorted(part.uid for part in sat if part.body_uid == uid),
        )
        parts.append(_part(PartKind.PARTY, uid, municipality, view))
    return parts


def _letter(party: Party, municipality: Municipality, today: date) -> str:
    """The letter of today, else the last one."""
    here = [x for x in party.letters.all() if x.municipality_id in (None, municipality.pk)]
    held = [x for x in here if x.holds_on(today)] or sorted(
        here, key=lambda x: x.valid_to or date.max
    )
    return held[-1].letter if held else ""


def _memberships(
    municipality: Municipality, person: Person, public: set[int], today: date
) -> Iterator[PublicPart]:
    """public: keys of the persons who may be named."""
    for office in person.offices.all():
        view = _of_office(municipality, office, today)
        if office.substitute_for_id in public and office.substitute_for:
            view.substitute_for = office.substitute_for.uid
        yield _membership(municipality, f"office:{office.pk}", view)
    for membership in person.memberships.all():
        if membership.party:
            view = _of_party(municipality, membership, membership.party)
            yield _membership(municipality, f"party:{membership.pk}", view)


def _of_office(municipality: Municipality, office: Office, today: date) -> MembershipView:
    party = _party_on(office.person, office.valid_to or today)
    return MembershipView(
        person=office.person.uid,
        organization=office.body.uid,
        kind=office.kind,
        words=office.title or office.get_kind_display(),
        votes=True if office.kind in VOTING else None,
        since=office.valid_from,
        until=office.valid_to,
        party=party_uid(municipality, party) if party else "",
    )


def _of_party(
    municipality: Municipality, membership: PartyMembership, party: Party
) -> MembershipView:
    return MembershipView(
        person=membership.person.uid,
        organization=party_uid(municipality, party),
        since=membership.valid_from,
        until=membership.valid_to,
    )


def _party_on(person: Person, day: date) -> Party | None:
    held = (m for m in person.memberships.all() if m.holds_on(day))
    return next((m.party for m in held if m.party), None)


def _membership(municipality: Municipality, row: str, view: MembershipView) -> PublicPart:
    """The row's key keeps the id while dates and titles are put right."""
    part = _part(
        PartKind.MEMBERSHIP, derived_uid("membership", municipality.uid, row), municipality, view
    )
    part.of, part.body_uid = view.person, view.organization
    return part


def _part(kind: PartKind, uid: str, municipality: Municipality, view: msgspec.Struct) -> PublicPart:
    return PublicPart(
        uid=uid, municipality=municipality.slug, kind=kind, content=msgspec.to_builtins(view)
    )
