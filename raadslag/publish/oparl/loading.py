"""The objects of a page: their rows and all they refer to, in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TypeAlias

from django.db.models import QuerySet

from raadslag.meetings.presentation import ItemView, MeetingView, PathView
from raadslag.publish import places, references
from raadslag.publish.models import (
    PartKind,
    PublicAttachment,
    PublicBody,
    PublicCase,
    PublicItem,
    PublicMeeting,
    PublicMunicipality,
    PublicPart,
    PublicPerson,
)
from raadslag.publish.oparl.addresses import Kind
from raadslag.publish.oparl.known import of_cases, of_items, of_meetings
from raadslag.publish.oparl.shape import INSIDE, Json, Look, gone
from raadslag.publish.oparl.sources import Key
from raadslag.publish.oparl.types import documents, ground, meetings, papers, people
from raadslag.publish.parts import PlaceView, content_of
from raadslag.publish.queries import view

Objects: TypeAlias = dict[str, Json]
Attachments: TypeAlias = dict[str, list[PublicAttachment]]


def load(kind: Kind, keys: Sequence[Key], look: Look) -> list[Json]:
    """The objects of these keys, in their order; of what is gone, its trace."""
    found = _LOADERS[kind]([key.uid for key in keys if not key.gone], look)
    shown = (gone(kind, key.uid, key) if key.gone else found.get(key.uid) for key in keys)
    return [one for one in shown if one is not None]  # None: went since the keys were read


def bodies(rows: Iterable[PublicMunicipality], look: Look) -> list[Json]:
    """Municipalities, as OParl's bodies."""
    towns = list(rows)
    slugs = [row.slug for row in towns]
    terms = defaultdict(list)
    for part in _parts(PartKind.TERM).filter(municipality__in=slugs).order_by("uid"):
        terms[part.municipality].append(part)
    councils = PublicBody.objects.filter(municipality__in=slugs, kind=people.COUNCIL, current=True)
    council = dict(councils.order_by("-uid").values_list("municipality", "uid"))
    return [ground.body(row, terms[row.slug], council.get(row.slug, ""), look) for row in towns]


def _parts(kind: PartKind) -> QuerySet[PublicPart]:
    return PublicPart.objects.filter(kind=kind, content__isnull=False)


def _organizations(uids: Collection[str], look: Look) -> Objects:
    sitting = _parts(PartKind.MEMBERSHIP).filter(body_uid__in=uids).order_by("uid")
    memberships = defaultdict(list)
    for uid, body in sitting.values_list("uid", "body_uid"):
        memberships[body].append(uid)
    rows = PublicBody.objects.filter(uid__in=uids)
    found = {row.uid: people.organization(row, memberships[row.uid]) for row in rows}
    parties = _parts(PartKind.PARTY).filter(uid__in=uids)
    return found | {part.uid: people.party(part) for part in parties}


def _persons(uids: Collection[str], look: Look) -> Objects:
    held = defaultdict(list)
    for part in _parts(PartKind.MEMBERSHIP).filter(of__in=uids).order_by("uid"):
        held[part.of].append(part)
    rows = PublicPerson.objects.filter(uid__in=uids)
    return {row.uid: people.person(row, held[row.uid], look) for row in rows}


def _meetings(uids: Collection[str], look: Look) -> Objects:
    rows = list(PublicMeeting.objects.filter(uid__in=uids))
    standing = PublicItem.objects.filter(meeting__in=uids if look.parts else [])
    inside: dict[str, list[Json]] = defaultdict(list)
    items = list(standing.order_by("meeting", "position"))
    shown = _shown_items(items, {item.uid: at for item, at in _numbered(items)}, INSIDE)
    for item in items:
        inside[item.meeting_id].append(shown[item.uid])
    known = of_meetings([view(row, MeetingView) for row in rows])
    at = _places(rows)
    return {
        row.uid: meetings.meeting(row, inside[row.uid], at.get(row.uid), known, look)
        for row in rows
    }


def _numbered(items: Sequence[PublicItem]) -> list[tuple[PublicItem, int]]:
    """Items of whole meetings, each with its place in its own, from 0."""
    orders = meetings.orders([(item.meeting_id, item.uid) for item in items])
    return [(item, orders[item.uid]) for item in items]


def _places(rows: Sequence[PublicMeeting]) -> dict[str, PublicPart]:
    """The place of each meeting that names one."""
    uids = {
        row.uid: places.place_uid(row.municipality, words)
        for row in rows
        if (words := places.words_of(row))
    }
    parts = _parts(PartKind.PLACE).in_bulk(set(uids.values()))
    return {meeting: parts[uid] for meeting, uid in uids.items() if uid in parts}


def _items(uids: Collection[str], look: Look) -> Objects:
    rows = list(PublicItem.objects.filter(uid__in=uids))
    around = PublicItem.objects.filter(meeting__in={row.meeting_id for row in rows})
    orders = meetings.orders(
        list(around.order_by("meeting", "position").values_list("meeting_id", "uid"))
    )
    return _shown_items(rows, orders, look)


def _shown_items(rows: Sequence[PublicItem], orders: Mapping[str, int], look: Look) -> Objects:
    views = {row.uid: view(row, ItemView) for row in rows}
    references.settle(list(views.values()))
    files = _files_of(PublicAttachment.objects.filter(item__in=list(views)))
    known = of_items(rows, list(views.values()), files)
    return {
        row.uid: meetings.agenda_item(
            row, views[row.uid], orders[row.uid], files[row.uid], known, look
        )
        for row in rows
    }


def _files_of(attachments: QuerySet[PublicAttachment]) -> Attachments:
    """The attachments that have a file, by item. Without its text, which only a File shows."""
    found: Attachments = defaultdict(list)
    rows = attachments.filter(file__isnull=False).select_related("file", "item")
    for row in rows.defer("file__pages", "item__content").order_by("item", "position"):
        found[row.item_id].append(row)
    return found


def _papers(uids: Collection[str], look: Look) -> Objects:
    rows = list(PublicCase.objects.filter(uid__in=uids))
    views = {row.uid: view(row, PathView) for row in rows}
    references.settle(commitments=[c for shown in views.values() for c in shown.commitments])
    treatments = defaultdict(list)
    for part in _parts(PartKind.CONSULTATION).filter(of__in=uids).order_by("created", "uid"):
        treatments[part.of].append(part)
    files: Attachments = defaultdict(list)
    listed = _files_of(PublicAttachment.objects.filter(item__proposal_uid__in=uids))
    for one in (attachment for some in listed.values() for attachment in some):
        case = one.item.proposal_uid
        if one.uid not in {other.uid for other in files[case]}:
            files[case].append(one)
    known = of_cases([part for some in treatments.values() for part in some])
    return {
        row.uid: papers.paper(row, views[row.uid], treatments[row.uid], files[row.uid], known, look)
        for row in rows
    }


def _consultations(uids: Collection[str], look: Look) -> Objects:
    parts = list(_parts(PartKind.CONSULTATION).filter(uid__in=uids))
    known = of_cases(parts)
    return {part.uid: papers.consultation(part, known, look) for part in parts}


def _files(uids: Collection[str], look: Look) -> Objects:
    wanted = {uid for uid in uids if "-" in uid}
    return _attached(set(uids) - wanted, look) | _documents(wanted, look)


def _documents(uids: Collection[str], look: Look) -> Objects:
    """uids: of meetings, each with the form that is meant."""
    rows = PublicMeeting.objects.filter(uid__in={uid.partition("-")[0] for uid in uids})
    made = {
        documents.uid_of(row.uid, form): documents.document(row, form, look)
        for row in rows
        for form in documents.forms_of(row)
    }
    return {uid: thing for uid, thing in made.items() if uid in uids}


def _attached(uids: Collection[str], look: Look) -> Objects:
    listings: Attachments = defaultdict(list)
    rows = PublicAttachment.objects.filter(uid__in=uids, file__isnull=False)
    for row in rows.select_related("file", "item__meeting").order_by("created", "item"):
        listings[row.uid].append(row)
    days = {row.item_id: row.item.meeting.on for some in listings.values() for row in some}
    return {uid: papers.file(some, days, look) for uid, some in listings.items()}


def _memberships(uids: Collection[str], look: Look) -> Objects:
    parts = _parts(PartKind.MEMBERSHIP).filter(uid__in=uids)
    return {part.uid: people.membership(part, look) for part in parts}


def _locations(uids: Collection[str], look: Look) -> Objects:
    found = {}
    for part in _parts(PartKind.PLACE).filter(uid__in=uids):
        words = content_of(part, PlaceView).words
        held = places.meetings_at(part.municipality, words) if look.whole else []
        found[part.uid] = ground.location(part, held, look)
    return found


def _terms(uids: Collection[str], look: Look) -> Objects:
    return {
        part.uid: ground.term(part, look) for part in _parts(PartKind.TERM).filter(uid__in=uids)
    }


_LOADERS: dict[Kind, Callable[[Collection[str], Look], Objects]] = {
    Kind.ORGANIZATION: _organizations,
    Kind.PERSON: _persons,
    Kind.MEETING: _meetings,
    Kind.AGENDA_ITEM: _items,
    Kind.PAPER: _papers,
    Kind.CONSULTATION: _consultations,
    Kind.FILE: _files,
    Kind.MEMBERSHIP: _memberships,
    Kind.LOCATION: _locations,
    Kind.TERM: _terms,
}
