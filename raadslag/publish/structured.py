"""What a page says, for machines that read pages: schema.org as JSON-LD. Pure."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from raadslag.meetings.presentation import BodyRef, ItemView, MeetingView, PersonView

Facts = dict[str, Any]
CONTEXT = "https://schema.org"
_HERE = ZoneInfo("Europe/Copenhagen")


def meeting(view: MeetingView, *, address: str) -> Facts:
    """A meeting as an Event. address: absolute."""
    return _bare(
        {
            "@context": CONTEXT,
            "@type": "Event",
            "@id": address,
            "url": address,
            "name": view.body.name,
            "startDate": _moment(view.on, view.start),
            "endDate": _moment(view.on, view.end) if view.end else None,
            "eventStatus": f"{CONTEXT}/{'EventCancelled' if view.cancelled else 'EventScheduled'}",
            "eventAttendanceMode": f"{CONTEXT}/OfflineEventAttendanceMode",
            "location": {"@type": "Place", "name": view.place or view.municipality_name},
            "organizer": _body(view.body, view),
            "inLanguage": "da",
        }
    )


def decision(item: ItemView, view: MeetingView, *, address: str) -> Facts:
    """What a body did with an item, as a piece of the municipality's legislation.

    address: absolute.
    """
    ruled = item.decision
    return _bare(
        {
            "@context": CONTEXT,
            "@type": "Legislation",
            "@id": address,
            "url": address,
            "name": item.title,
            "legislationIdentifier": item.case_number,
            "legislationDate": view.on.isoformat() if view.on and ruled else None,
            "legislationPassedBy": _body(view.body, view) if ruled else None,
            "legislationJurisdiction": view.municipality_name,
            "text": ruled.text if ruled else "",
            "datePublished": view.released.isoformat() if view.released else None,
            "inLanguage": "da",
        }
    )


def person(view: PersonView, *, address: str) -> Facts:
    """A person in political office. address: absolute."""
    offices = [
        _bare(
            {
                "@type": "OrganizationRole",
                "roleName": office.kind_words,
                "memberOf": {"@type": "GovernmentOrganization", "name": office.body.name},
                "startDate": office.since.isoformat() if office.since else None,
                "endDate": office.until.isoformat() if office.until else None,
            }
        )
        for office in view.offices
        if office.body
    ]
    return _bare(
        {
            "@context": CONTEXT,
            "@type": "Person",
            "@id": address,
            "url": address,
            "name": view.name,
            "affiliation": {"@type": "Organization", "name": view.party_name}
            if view.party_name
            else None,
            "memberOf": offices,
        }
    )


def body(name: str, municipality: str, *, address: str) -> Facts:
    """A committee or council. address: absolute."""
    return {
        "@context": CONTEXT,
        "@type": "GovernmentOrganization",
        "@id": address,
        "url": address,
        "name": name,
        "parentOrganization": {"@type": "GovernmentOrganization", "name": municipality},
    }


def _body(ref: BodyRef, view: MeetingView) -> Facts:
    return {
        "@type": "GovernmentOrganization",
        "name": ref.name,
        "parentOrganization": {"@type": "GovernmentOrganization", "name": view.municipality_name},
    }


def _moment(on: date | None, at: time | None) -> str | None:
    if on is None:
        return None
    return datetime.combine(on, at, _HERE).isoformat() if at else on.isoformat()


def _bare(facts: Facts) -> Facts:
    """Without what is not stated."""
    return {name: value for name, value in facts.items() if value not in (None, "", [])}
