"""What a reader must find at an item, whatever the system that printed it."""

from __future__ import annotations

from typing import Any

from raadslag.demo.compose import ComposedMeeting
from raadslag.demo.house.sheet import folded, open_attachments, split, title_of
from raadslag.demo.items import ComposedItem
from raadslag.demo.town import Facts, town


def base(item: ComposedItem, meeting: ComposedMeeting) -> dict[str, Any]:
    """The facts that do not depend on the layout; what a layout does not print it must take back."""
    return {
        "number": item.number,
        "title": title_of(item),
        "route": [],
        "case_number": item.case_number or None,
        "caseworker": None,
        "other_caseworkers": [],
        "closed": item.closed,
        "points": points(item),
        "decided_by": None,
        "recommender": None if item.closed else item.recommender,
        "recommendations": [] if item.closed else list(item.recommendations),
        "earlier": [] if item.closed else earlier(item),
        "decision": None if item.closed else folded(split(item.decision)),
        "outcome": item.outcome,
        "participation": [] if item.closed else participation(item, meeting),
        "guests": [] if item.closed else guests(item),
        "votes": None if item.closed else votes(item),
        "attachments": [] if item.closed else attachments(item),
        "attachment_counts": None,
        "follow_ups": [] if item.closed else follow_ups(item),
    }


def points(item: ComposedItem) -> list[Facts]:
    return [
        {"label": point.label, "title": point.title, "oral": point.oral} for point in item.points
    ]


def earlier(item: ComposedItem) -> list[Facts]:
    return [
        {
            "body": town().bodies[entry.body].name(entry.date),
            "date": entry.date.isoformat(),
            "item": entry.item,
            "decision": folded(split(entry.decision)),
        }
        for entry in item.earlier
    ]


def participation(item: ComposedItem, meeting: ComposedMeeting) -> list[Facts]:
    """Who is spoken of by name: the remarks, and those who voted against or not at all."""
    day = meeting.date
    told = [
        {"name": r.person.name(day), "party": r.person.party(day), "note": r.text}
        for r in item.remarks
    ]
    return told + _dissent(item, meeting)


def _dissent(item: ComposedItem, meeting: ComposedMeeting) -> list[Facts]:
    cast = _cast(item)
    parties = {p.name(meeting.date): p.party(meeting.date) for p in meeting.members}
    return [
        {"name": name, "party": parties[name], "note": note}
        for side, note in (("against", "stemte imod"), ("abstained", "undlod at stemme"))
        for name in cast.get(side, ())
        if name in parties
    ]


def _cast(item: ComposedItem) -> Facts:
    """The vote as the case tells it; empty where there was none, or none yet."""
    if item.treatment is None or item.outcome == "none":
        return {}
    found: Facts = item.treatment.facts.get("votes", {})
    return found


def absences(meeting: ComposedMeeting) -> list[Facts]:
    """The absent and their stand-ins, where an item prints them."""
    day = meeting.date
    away = [
        {"name": p.name(day), "party": p.party(day), "note": "fraværende"} for p in meeting.absent
    ]
    instead = [
        {
            "name": who.name(day),
            "party": who.party(day),
            "note": f"stedfortræder for {whom.name(day)}",
        }
        for who, whom in meeting.substitutes
    ]
    return away + instead


def _is_party(name: str) -> bool:
    return len(name) == 1 or name.casefold() == "løsgænger"


def guests(item: ComposedItem) -> list[Facts]:
    named = [entry.split(", ", 1) for entry in item.guests]
    return [{"name": name, "title": title} for name, title in named]


def votes(item: ComposedItem) -> Facts | None:
    """The vote; None where all that is printed is that single members were against."""
    cast = _cast(item)
    counts = cast.get("counts")
    single = {name for side in ("against", "abstained") for name in cast.get(side, ())}
    if not cast or (not counts and not cast["for"] and not any(map(_is_party, single))):
        return None
    return {
        "for": list(cast["for"]),
        "against": list(cast["against"]),
        "abstained": list(cast["abstained"]),
        "counts": counts and {side: counts.get(side) for side in ("for", "against", "abstained")},
    }


def attachments(item: ComposedItem) -> list[Facts]:
    return [{"title": entry.title, "recommended": False} for entry in open_attachments(item)]


def follow_ups(item: ComposedItem) -> list[Facts]:
    return [
        {
            "kind": entry["kind"],
            "due": entry.get("due"),
            "amount_dkk": entry.get("amount_dkk"),
        }
        for entry in item.follow_ups
    ]
