"""The system, the municipality (OParl's Body), its terms and its places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from django.conf import settings

from raadslag.publish.models import PublicMunicipality, PublicPart
from raadslag.publish.oparl import addresses
from raadslag.publish.oparl.addresses import Kind
from raadslag.publish.oparl.shape import Json, Look, day, head_of, instant, own, stated, thing
from raadslag.publish.parts import PlaceView, TermView, content_of


def system(created: datetime, modified: datetime) -> Json:
    head = {
        "id": addresses.system(),
        "type": addresses.type_url("System"),
        "created": instant(created),
        "modified": instant(modified),
    }
    return head | {
        "oparlVersion": addresses.VERSION,
        "name": "Rådslag",
        "website": addresses.page("start"),
        "license": settings.LICENCE,
        "body": addresses.bodies(),
        **own(
            ordforraad=addresses.site(addresses.VOCABULARY),
            aendringer=addresses.site("/api/aendringer"),
            data=addresses.site("/data/"),
        ),
    }


def body(row: PublicMunicipality, terms: Iterable[PublicPart], council: str, look: Look) -> Json:
    """council: id of the main organization, "" where none is known."""
    embedded = [term(part, Look(parts=look.parts)) for part in terms]
    return (
        head_of(addresses.body(row.slug), "Body", row)
        | stated(
            {
                "system": addresses.system(),
                "name": row.name,
                "classification": "Kommune",
                "website": addresses.page("front", row.slug),
                "web": addresses.page("front", row.slug),
                "license": settings.LICENCE,
                "licenseValidSince": instant(row.created),
                "oparlSince": instant(row.created),
                "mainOrganization": addresses.one(Kind.ORGANIZATION, council) if council else "",
                **{name: addresses.list_of(row.slug, kind) for name, kind in LISTS.items()},
            }
        )
        | ({"legislativeTerm": embedded} if look.parts else {})
        | own(kommunekode=row.code)
    )


LISTS: Final = {
    "organization": Kind.ORGANIZATION,
    "person": Kind.PERSON,
    "meeting": Kind.MEETING,
    "paper": Kind.PAPER,
    "agendaItem": Kind.AGENDA_ITEM,
    "consultation": Kind.CONSULTATION,
    "file": Kind.FILE,
    "membership": Kind.MEMBERSHIP,
    "locationList": Kind.LOCATION,
    "legislativeTermList": Kind.TERM,
}
"""What a municipality has lists of, by the name of the property that leads there."""


def term(part: PublicPart, look: Look) -> Json:
    view = content_of(part, TermView)
    return thing(
        Kind.TERM,
        part.uid,
        part,
        body=addresses.body(part.municipality) if look.alone else None,
        name=f"{view.starts.year}–{view.ends.year}",
        startDate=day(view.starts),
        endDate=day(view.ends),
        **own(mandater=view.seats),
    )


def location(part: PublicPart, meetings: Sequence[str], look: Look) -> Json:
    """meetings: ids of those held there, where the whole of it is shown."""
    return thing(
        Kind.LOCATION,
        part.uid,
        part,
        description=content_of(part, PlaceView).words,
        bodies=[addresses.body(part.municipality)] if look.alone else None,
        meetings=[addresses.one(Kind.MEETING, uid) for uid in meetings],
    )
