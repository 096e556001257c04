"""The public directory: the municipality, its bodies and the persons in political offices."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

import msgspec
from django.db import transaction
from django.db.models import Count, Exists, Max, Min, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext

from raadslag.council.models import Body, Municipality, Office, OfficeKind, Person
from raadslag.meetings.models import Presence, PresenceKind, PresenceOnItem
from raadslag.meetings.presentation import (
    AttendedView,
    BodyRef,
    BodyView,
    ItemView,
    OfficeView,
    PersonRef,
    PersonView,
)
from raadslag.publish import memberships
from raadslag.publish.models import (
    PublicAttendance,
    PublicBody,
    PublicItem,
    PublicMunicipality,
    PublicPerson,
    SnapshotKind,
)
from raadslag.publish.queries import view
from raadslag.publish.snapshots import bear, tell

D = TypeVar("D", PublicBody, PublicPerson)

NOT_POLITICAL = (OfficeKind.OFFICIAL, OfficeKind.SECRETARY)


@transaction.atomic
def refresh(municipality: Municipality, *, at: datetime) -> None:
    """Write the directory anew: bodies and persons that an office or a released meeting shows."""
    today = timezone.localdate(at)
    attended = _attended(municipality)
    bodies = [_public_body(b, today, attended) for b in _bodies(municipality)]
    named = list(_persons(municipality))
    persons = [_public_person(p, today, attended) for p in named]
    moved = memberships.refresh(municipality, named, today=today, at=at)
    _write_municipality(municipality, at, changed=bool(moved))
    gone = gettext("Er ikke længere i kommunens register.")
    deed = _Deed(municipality.slug, moved, at, gone)
    _exchange(PublicBody, bodies, SnapshotKind.BODY, deed)
    _exchange(PublicPerson, persons, SnapshotKind.PERSON, deed)


def _write_municipality(municipality: Municipality, at: datetime, *, changed: bool) -> None:
    """changed: what belongs to it and has no page of its own did."""
    facts = {"name": municipality.name, "code": municipality.code or ""}
    row, made = PublicMunicipality.objects.get_or_create(
        slug=municipality.slug, defaults={**facts, "created": at, "modified": at}
    )
    if not made and (changed or facts != {name: getattr(row, name) for name in facts}):
        PublicMunicipality.objects.filter(slug=row.slug).update(**facts, modified=at)


@dataclass(frozen=True, slots=True)
class _Deed:
    """The refreshing that rows are exchanged in."""

    place: str
    moved: Collection[str]  # ids of those whose memberships changed
    at: datetime
    gone: str  # why a row goes, fit for the public


def _exchange(model: type[D], rows: Sequence[D], kind: SnapshotKind, deed: _Deed) -> None:
    standing = model._default_manager.filter(municipality=deed.place)
    bearing = bear(rows, list(standing), at=deed.at)
    changed = {row.uid for row in bearing.changed}
    for row in rows:
        if row.uid in deed.moved and row.uid not in changed:
            row.modified = deed.at
            bearing.changed.append(row)
    standing.delete()
    model._default_manager.bulk_create(rows)
    tell(kind, bearing, municipality=deed.place, at=deed.at, why=deed.gone)


@dataclass(frozen=True, slots=True)
class _Attended:
    body: Body
    person: Person
    meetings: int
    first: date | None
    last: date | None


def _attended(municipality: Municipality) -> list[_Attended]:
    """Who is named as taking part in released meetings: all that old minutes tell of members."""
    named = (
        _listed(municipality)
        .filter(person__isnull=False)
        .exclude(kind__in=(PresenceKind.ABSENT, PresenceKind.EXCUSED, PresenceKind.UNEXCUSED))
        .exclude(role__isnull=False, printed_party=None)  # officials
        .values("meeting__body", "person")
        .annotate(count=Count("pk"), first=Min("meeting__date"), last=Max("meeting__date"))
    )
    bodies = Body.objects.in_bulk([row["meeting__body"] for row in named])
    known = Person.objects.filter(pk__in=[row["person"] for row in named])
    persons = known.prefetch_related("memberships__party__letters").in_bulk()
    return [
        _Attended(
            bodies[row["meeting__body"]],
            persons[row["person"]],
            row["count"],
            row["first"],
            row["last"],
        )
        for row in named
    ]


def _listed(municipality: Municipality) -> QuerySet[Presence]:
    """Who stands on the list of a released meeting as it is public: the record's may be newer."""
    public = PublicAttendance.objects.filter(
        meeting=OuterRef("meeting__uid"),
        meeting__municipality=municipality.slug,
        name=OuterRef("printed_name"),
    )
    return Presence.objects.filter(Exists(public))


def _named_on_items(municipality: Municipality, known: QuerySet[Person]) -> set[int]:
    """Keys of those not known already whom a released, open item names as it is public."""
    public = PublicItem.objects.filter(municipality=municipality.slug, closed=False)
    named = PresenceOnItem.objects.filter(
        item__uid__in=public.values("uid"), person__isnull=False
    ).exclude(person__in=known)
    rows = list(named.values_list("item__uid", "printed_name", "person"))
    shown = {
        item.uid: {said.person.name for said in view(item, ItemView).participation}
        for item in public.filter(uid__in={uid for uid, _, _ in rows})
    }
    return {person for uid, name, person in rows if name in shown.get(uid, ())}


def _political() -> QuerySet[Office]:
    return Office.objects.exclude(kind__in=NOT_POLITICAL).order_by("valid_from", "pk")


def _bodies(municipality: Municipality) -> QuerySet[Body]:
    offices = (
        _political()
        .select_related("person", "substitute_for")
        .prefetch_related("person__memberships__party__letters")
    )
    return (
        Body.objects.filter(municipality=municipality, merged_into=None)
        .select_related("parent")
        .prefetch_related("names", Prefetch("offices", offices))
    )


def _public_body(body: Body, today: date, attended: Sequence[_Attended]) -> PublicBody:
    view = body_view(body, today)
    holders = {office.person_id for office in body.offices.all()}
    here = [a for a in attended if a.body.pk == body.pk and a.person.pk not in holders]
    view.attended = [_named(a, today) for a in sorted(here, key=lambda a: a.person.name)]
    return PublicBody(
        uid=body.uid,
        municipality=body.municipality.slug,
        name=body.name,
        kind=body.kind or "",
        current=body.holds_on(today),
        content=msgspec.to_builtins(view),
    )


def body_view(body: Body, today: date) -> BodyView:
    """A body with its members; a body that has ended has past members only."""
    sitting = [o for o in body.offices.all() if o.holds_on(today) and body.holds_on(today)]
    now = {office.person_id for office in sitting}
    past = [o for o in body.offices.all() if o not in sitting and o.person_id not in now]
    return BodyView(
        uid=body.uid,
        municipality=body.municipality.slug,
        name=body.name,
        abbreviation=body.abbreviation or "",
        kind=body.get_kind_display() or "",
        parent=_body_ref(body.parent) if body.parent else None,
        former_names=[n.name for n in body.names.all() if n.name != body.name],
        since=body.valid_from,
        until=body.valid_to,
        members=[_of_body(o, today) for o in sitting],
        past_members=[_of_body(o, today) for o in past],
    )


def _persons(municipality: Municipality) -> QuerySet[Person]:
    """Those in a political office, and those whom a released meeting names."""
    here = Person.objects.filter(municipality=municipality, merged_into=None)
    known = here.filter(
        Q(pk__in=_listed(municipality).values("person")) | Q(pk__in=_political().values("person"))
    )
    on_items = _named_on_items(municipality, known)
    return here.filter(Q(pk__in=known.values("pk")) | Q(pk__in=on_items)).prefetch_related(
        "memberships__party__letters",
        Prefetch("offices", _political().select_related("body", "substitute_for")),
    )


def _named(attended: _Attended, today: date) -> AttendedView:
    """A member on a body's page; the party is that of the last meeting named."""
    letter, _ = party_on(attended.person, attended.last or today)
    return AttendedView(
        meetings=attended.meetings,
        first=attended.first,
        last=attended.last,
        person=PersonRef(name=attended.person.name, uid=attended.person.uid, party=letter),
    )


def _public_person(person: Person, today: date, attended: Sequence[_Attended]) -> PublicPerson:
    letter, name = party_on(person, today)
    here = [a for a in attended if a.person.pk == person.pk]
    view = PersonView(
        uid=person.uid,
        municipality=person.municipality.slug,
        name=person.name,
        party=letter,
        party_name=name,
        offices=[_of_person(office) for office in person.offices.all()],
        attended=[
            AttendedView(meetings=a.meetings, first=a.first, last=a.last, body=_body_ref(a.body))
            for a in here
        ],
    )
    return PublicPerson(
        uid=person.uid,
        municipality=person.municipality.slug,
        name=person.name,
        content=msgspec.to_builtins(view),
    )


def _of_body(office: Office, today: date) -> OfficeView:
    letter, _ = party_on(office.person, office.valid_to or today)
    view = _office(office)
    view.person = PersonRef(name=office.person.name, uid=office.person.uid, party=letter)
    return view


def _of_person(office: Office) -> OfficeView:
    view = _office(office)
    view.body = _body_ref(office.body)
    return view


def _office(office: Office) -> OfficeView:
    return OfficeView(
        kind=office.kind,
        kind_words=office.title or office.get_kind_display(),
        since=office.valid_from,
        until=office.valid_to,
        substitute_for=office.substitute_for.name if office.substitute_for else "",
    )


def _body_ref(body: Body) -> BodyRef:
    return BodyRef(uid=body.uid, name=body.name, abbreviation=body.abbreviation or "")


def party_on(person: Person, day: date) -> tuple[str, str]:
    """(letter, name) of the party a person sat for on the day; ("", "") outside every party.

    Reads memberships, party and letters: prefetch them.
    """
    for membership in person.memberships.all():
        if membership.holds_on(day) and membership.party:
            letters = [x.letter for x in membership.party.letters.all() if x.holds_on(day)]
            return (letters[0] if letters else "", membership.party.name)
    return ("", "")
