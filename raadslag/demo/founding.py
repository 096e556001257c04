"""Founding the town: its bodies, parties, people, offices and sign-ins, by the rooms' own actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from raadslag.accounts.actions import create_user
from raadslag.council import actions as council
from raadslag.council.models import (
    Body,
    BodyKind,
    Municipality,
    OfficeKind,
    Party,
    PartyKind,
    Term,
)
from raadslag.council.models import Person as PersonRow
from raadslag.demo.sign_ins import PASSWORD, SIGN_INS
from raadslag.demo.town import Person, Seats, town

BY = "system:demo"
SLUG = "egevig"

KINDS = {
    "council": BodyKind.COUNCIL,
    "finance": BodyKind.FINANCE,
    "committee": BodyKind.STANDING,
    "council_of_elders": BodyKind.ADVISORY,
}


@dataclass(slots=True)
class Founding:
    """A town on its way into the record."""

    municipality: Municipality
    at: datetime
    bodies: dict[str, Body]
    parties: dict[str, Party]
    people: dict[str, PersonRow]
    terms: list[Term]


@transaction.atomic
def found(*, at: datetime) -> Municipality:
    """Enter the town as it is before any paper has been read; or find it, if it has been."""
    standing = Municipality.objects.filter(slug=SLUG).first()
    if standing is not None:
        return standing
    municipality = council.create_municipality(
        name=str(town().facts["municipality"]["short"]), slug=SLUG, by=BY, at=at
    )
    work = Founding(municipality, at, {}, {}, {}, [])
    _enter_terms(work)
    _enter_bodies(work)
    _enter_parties(work)
    for person in town().people.values():
        _enter_person(work, person)
    for seats in town().seats:
        _enter_seats(work, seats)
    _enter_substitutes(work)
    _enter_sign_ins(work)
    return municipality


def _enter_terms(work: Founding) -> None:
    seats = town().bodies["KB"].seats
    for term in town().facts["terms"]:
        work.terms.append(
            council.create_term(
                municipality=work.municipality,
                starts=term["from"],
                ends=term["to"],
                seats=seats,
                by=BY,
                at=work.at,
            )
        )


def _enter_bodies(work: Founding) -> None:
    for body in town().bodies.values():
        first, *later = zip(body.names, body.abbreviations, strict=True)
        row = council.create_body(
            municipality=work.municipality,
            name=first[0].value,
            abbreviation=first[1].value,
            kind=KINDS[body.kind],
            parent=work.bodies[body.parent] if body.parent else None,
            valid_from=first[0].first,
            by=BY,
            at=work.at,
        )
        for name, abbreviation in later:
            row = council.rename_body(
                body=row,
                name=name.value,
                abbreviation=abbreviation.value,
                since=name.first,
                by=BY,
                at=work.at,
            )
        work.bodies[body.key] = row


def _enter_parties(work: Founding) -> None:
    """Parties that stand nationwide may be known already, from another municipality's papers."""
    for entry in town().facts["parties"]:
        local = entry.get("local", False)
        known = Party.objects.filter(kind=PartyKind.NATIONAL, name=entry["name"]).first()
        work.parties[entry["letter"]] = (not local and known) or council.create_party(
            name=entry["name"],
            letter=entry["letter"],
            municipality=work.municipality if local else None,
            by=BY,
            at=work.at,
        )


def _enter_person(work: Founding, person: Person) -> None:
    first, *later = person.names
    row = council.create_person(municipality=work.municipality, name=first.value, by=BY, at=work.at)
    for name in later:
        row = council.rename_person(
            person=row, name=name.value, since=name.first, by=BY, at=work.at
        )
    for membership in person.parties:
        council.join_party(
            person=row,
            party=work.parties.get(membership.value),
            since=membership.first,
            by=BY,
            at=work.at,
        )
    work.people[person.key] = row


def _enter_seats(work: Founding, seats: Seats) -> None:
    """Offices term by term; the members that open the list are its chair and vice-chair."""
    for place, key in enumerate(seats.members):
        _appoint(work, seats, key, _office(place), _chair_title(seats.body, place))
    for key in seats.officials:
        _appoint(work, seats, key, OfficeKind.OFFICIAL, town().people[key].title)
    _appoint(work, seats, seats.secretary, OfficeKind.SECRETARY, None)


def _office(place: int) -> OfficeKind:
    return {0: OfficeKind.CHAIR, 1: OfficeKind.VICE_CHAIR}.get(place, OfficeKind.MEMBER)


def _chair_title(body: str, place: int) -> str | None:
    titles = {0: "borgmester", 1: "1. viceborgmester"} if body == "KB" else {}
    return titles.get(place)


def _appoint(work: Founding, seats: Seats, key: str, kind: OfficeKind, title: str | None) -> None:
    for term in work.terms:
        starts, ends = max(seats.first, term.starts), min(seats.last, term.ends)
        if starts <= ends:
            council.appoint(
                person=work.people[key],
                body=work.bodies[seats.body],
                kind=kind,
                title=title,
                term=term,
                valid_from=starts,
                valid_to=ends,
                by=BY,
                at=work.at,
            )


def _enter_substitutes(work: Founding) -> None:
    for entry in town().facts["substitutes"]:
        council.appoint(
            person=work.people[entry["person"]],
            body=work.bodies["KB"],
            kind=OfficeKind.SUBSTITUTE,
            valid_from=entry["from"],
            by=BY,
            at=work.at,
        )


def _enter_sign_ins(work: Founding) -> None:
    for sign_in in SIGN_INS:
        user = create_user(
            email=sign_in.email, name=sign_in.name, password=PASSWORD, by=BY, at=work.at
        )
        council.grant_role(
            user=user,
            kind=sign_in.role,
            municipality=work.municipality,
            body=work.bodies[sign_in.body] if sign_in.body else None,
            by=BY,
            at=work.at,
        )
