"""Where the objects of the API stand. They are permanent: the ids of the objects are addresses."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from django.conf import settings
from django.urls import reverse

VERSION: Final = "https://schema.oparl.org/1.1/"
ROOT: Final = "/api/oparl/v1.1"
VOCABULARY: Final = "/api/vocabulary/"


class Kind(StrEnum):
    """The types that stand in lists, named as in addresses: "/agendaItem/<id>"."""

    ORGANIZATION = "organization"
    PERSON = "person"
    MEETING = "meeting"
    AGENDA_ITEM = "agendaItem"
    PAPER = "paper"
    CONSULTATION = "consultation"
    FILE = "file"
    MEMBERSHIP = "membership"
    LOCATION = "location"
    TERM = "legislativeTerm"

    @property
    def type(self) -> str:
        """The type's name in OParl: "AgendaItem"."""
        return self.value[0].upper() + self.value[1:]


def type_url(name: str) -> str:
    return f"{VERSION}{name}"


def site(path: str) -> str:
    """The full address of a path of this site."""
    return f"{settings.SITE_URL}{path}"


def page(name: str, *args: object) -> str:
    """The full address of a public page."""
    return site(reverse(name, args=args))


def file(uid: str, name: str) -> str:
    """Where an attachment's bytes are had, under a name fit for a download."""
    return page("file", uid, name)


def system() -> str:
    return site(f"{ROOT}/system")


def bodies() -> str:
    return site(f"{ROOT}/body")


def body(municipality: str) -> str:
    return site(f"{ROOT}/body/{municipality}")


def list_of(municipality: str, kind: Kind) -> str:
    return f"{body(municipality)}/{kind}"


def one(kind: Kind, uid: str) -> str:
    return site(f"{ROOT}/{kind}/{uid}")


def within(kind: Kind, uid: str, listed: Kind) -> str:
    """A list that belongs to an object: the meetings of an organization."""
    return f"{one(kind, uid)}/{listed}"


def term_of_vocabulary(name: str) -> str:
    return site(f"{VOCABULARY}{name}")
