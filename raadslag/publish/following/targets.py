"""What can be followed, as an address names it and as a reader is told of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from raadslag.publish.following import searches
from raadslag.publish.models import (
    Followed,
    PublicBody,
    PublicCase,
    PublicMunicipality,
    PublicPerson,
    Subscription,
)

_SUBJECT = re.compile(r"\d{2}(\.\d{2}){0,2}")


@dataclass(frozen=True, slots=True)
class Target:
    """Something public that may be followed. what: as Subscription.what; name: for the reader."""

    kind: Followed
    what: str
    municipality: str  # slug
    name: str
    href: str

    @property
    def feed(self) -> str:
        """The address of its Atom feed."""
        match self.kind:
            case Followed.SEARCH:
                return f"{reverse('search-feed', args=[self.municipality])}?{self.what}"
            case Followed.SUBJECT:
                return reverse("feed-subject", args=[self.municipality, self.what])
            case _:
                return reverse(f"feed-{self.kind}", args=[self.what])

    @property
    def calendar(self) -> str:
        """The address of its calendar; "" for what holds no meetings."""
        if self.kind in (Followed.MUNICIPALITY, Followed.BODY):
            return reverse(f"calendar-{self.kind}", args=[self.what])
        return ""


def find(kind: str, what: str, municipality: str = "") -> Target | None:
    """The target, or None where there is nothing public of that kind to follow.

    municipality: slug; needed for subjects and searches only.
    """
    match kind:
        case Followed.BODY:
            return _of_row(Followed.BODY, PublicBody.objects.filter(uid=what).first())
        case Followed.PERSON:
            return _of_row(Followed.PERSON, PublicPerson.objects.filter(uid=what).first())
        case Followed.CASE:
            return _of_row(Followed.CASE, PublicCase.objects.filter(uid=what).first())
        case Followed.MUNICIPALITY | Followed.SUBJECT | Followed.SEARCH:
            place = PublicMunicipality.objects.filter(slug=municipality or what).first()
            return _of_place(Followed(kind), what, place) if place else None
    return None


def of(subscription: Subscription) -> Target:
    """What the subscription follows. What is public no longer has no name, only its address."""
    kind, what = Followed(subscription.kind), subscription.what
    found = find(kind, what, subscription.municipality)
    return found or _nameless(kind, what, subscription.municipality)


def _nameless(kind: Followed, what: str, municipality: str) -> Target:
    name = gettext("noget, der ikke længere er offentligt")
    if kind in (Followed.BODY, Followed.PERSON, Followed.CASE):
        return Target(kind, what, municipality, name, reverse(kind, args=[what]))
    return Target(kind, what, municipality, name, reverse("front", args=[municipality]))


def _of_row(kind: Followed, row: PublicBody | PublicPerson | PublicCase | None) -> Target | None:
    if row is None:
        return None
    name = row.title if isinstance(row, PublicCase) else row.name
    return Target(kind, row.uid, row.municipality, name, reverse(kind, args=[row.uid]))


def _of_place(kind: Followed, what: str, place: PublicMunicipality) -> Target | None:
    front = reverse("front", args=[place.slug])
    if kind == Followed.MUNICIPALITY:
        return Target(kind, place.slug, place.slug, place.name, front)
    search = reverse("search", args=[place.slug])
    if kind == Followed.SEARCH:
        asked = searches.read(what, place.slug)
        if asked.is_empty:
            return None
        name = gettext("søgningen »%(words)s«") % {"words": asked.question.text or "…"}
        return Target(kind, asked.address(), place.slug, name, f"{search}?{asked.address()}")
    if not _SUBJECT.fullmatch(what):
        return None
    name = gettext("sager med emnet %(group)s") % {"group": what}
    return Target(kind, what, place.slug, name, f"{search}?q={what}")
