"""The pages of persons and parties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop

from raadslag.meetings import shown
from raadslag.meetings.shown import PUBLIC
from raadslag.publish import previews, structured
from raadslag.publish import queries as public
from raadslag.publish.http import absolute, gone, place_of
from raadslag.publish.models import PublicPerson
from raadslag.publish.people import queries
from raadslag.publish.people.queries import Attendance, CastVote
from raadslag.web import parts
from raadslag.web.parts import Column, Crumb, Table
from raadslag.web.shell import address

PER_PAGE = 25
SIDES = {
    "for": gettext_noop("For"),
    "against": gettext_noop("Imod"),
    "abstained": gettext_noop("Undlod"),
}


@dataclass(frozen=True, slots=True)
class ShownVote:
    """A vote on a person's or party's page. said: what they did; all_: how it went, None if not told."""

    item_uid: str
    title: str
    subject: str
    meeting: str
    said: str
    side: str
    alone: str  # where it differs from the party, in words
    whole: parts.Vote | None
    outcome: str | None


def person(request: HttpRequest, uid: str) -> HttpResponse:
    """Offices, attendance by year and body, and the votes that the person is named in."""
    row = PublicPerson.objects.filter(pk=uid).first()
    if row is None:
        return gone(request, uid)
    place = place_of(request, row.municipality)
    pages = Paginator(queries.ballots_of_person(uid), PER_PAGE).get_page(request.GET.get("page"))
    attendance = queries.attendance_of(uid)
    view = public.person_page(row)
    context = {
        "place": place,
        "person": view,
        "pages": pages,
        "votes": [_shown(vote) for vote in queries.votes_of_person(list(pages.object_list))],
        "attendance": _attendance_table(attendance),
        "present": sum(one.present for one in attendance),
        "absent": sum(one.absent for one in attendance),
        "unknown": sum(one.unknown for one in attendance),
        "facts": structured.person(view, address=absolute(PUBLIC.person(uid))),
        "preview": previews.named(row.name, place.name),
        "crumbs": [Crumb(gettext("Personer"), address("persons", place)), Crumb(row.name)],
    }
    return render(request, "publish/people/person.html", context)


def party(request: HttpRequest, uid: str) -> HttpResponse:
    """Who sits for the party, and how it voted."""
    found = queries.party(uid)
    if found is None:
        return gone(request, uid)
    place = place_of(request, found.municipality)
    letter = found.view.letter
    votes = queries.votes_with_party(place.slug, letter)
    pages = Paginator(votes, PER_PAGE).get_page(request.GET.get("page"))
    cast = queries.votes_of_party(place.slug, letter, pages.object_list)
    members = queries.members_of(uid)
    today = timezone.localdate()
    sitting = [m for m in members if m.membership.until is None or m.membership.until >= today]
    context = {
        "place": place,
        "party": found.view,
        "sitting": sitting,
        "former": [m for m in members if m not in sitting],
        "pages": pages,
        "votes": [_shown(vote) for vote in cast],
        "unity": queries.unity_of(place.slug, letter),
        "crumbs": [
            Crumb(gettext("Personer"), address("persons", place)),
            Crumb(found.view.name),
        ],
    }
    return render(request, "publish/people/party.html", context)


def persons(request: HttpRequest, municipality: str) -> HttpResponse:
    """Everyone in a political office, and the parties they sit for."""
    place = place_of(request, municipality)
    rows = public.persons(place.slug)
    context = {
        "place": place,
        "persons": [public.person_page(row) for row in rows],
        "parties": queries.parties(place.slug),
    }
    return render(request, "publish/people/persons.html", context)


def _attendance_table(rows: Sequence[Attendance]) -> Table | None:
    if not rows:
        return None
    columns = [
        Column(gettext("År")),
        Column(gettext("Udvalg")),
        Column(gettext("Til stede"), figures=True),
        Column(gettext("Fraværende"), figures=True),
    ]
    unknown = any(row.unknown for row in rows)
    if unknown:
        columns.append(Column(gettext("Nævnt"), figures=True))
    return Table(
        gettext("Møder efter år og udvalg"),
        columns,
        [
            [
                row.year or gettext("Uden dato"),
                row.body_name,
                row.present,
                row.absent,
                *([row.unknown] if unknown else []),
            ]
            for row in rows
        ],
    )


def _shown(cast: CastVote) -> ShownVote:
    item = cast.item
    return ShownVote(
        item_uid=item.uid,
        title=item.title,
        subject=cast.vote.subject if cast.vote else "",
        meeting=f"{item.meeting.body_name}, {shown.day_words(item.meeting.on)}",
        said=_said(cast),
        side=cast.side,
        alone=gettext("Stemte anderledes end partiet") if cast.with_party is False else "",
        whole=shown.vote(cast.vote) if cast.vote and cast.vote.sides else None,
        outcome=item.outcome if item.outcome != "none" else None,
    )


def _said(cast: CastVote) -> str:
    """ "For", "Imod"; of a divided party "For 3, Imod 1"."""
    if not cast.is_divided:
        return gettext(SIDES.get(cast.side, cast.side))
    return ", ".join(
        f"{gettext(SIDES.get(side, side))} {count}" for side, count in cast.sides.items()
    )
