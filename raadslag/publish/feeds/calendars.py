"""Meetings as iCalendar (RFC 5545), those that are cancelled too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Final

from django.utils.translation import gettext
from icalendar import Calendar, Event

from raadslag.meetings.presentation import MeetingView
from raadslag.publish.models import PublicItem, PublicMeeting
from raadslag.publish.oparl import addresses
from raadslag.publish.oparl.shape import at, ends
from raadslag.publish.queries import view

MEDIA_TYPE: Final = "text/calendar; charset=utf-8"
_OFTEN: Final = timedelta(hours=4)


def write(events: Iterable[Event], *, name: str, page: str) -> bytes:
    """page: the full address of the page whose meetings they are."""
    calendar = Calendar()
    calendar.add("prodid", "-//Raadslag//Moeder//DA")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("url", page)
    calendar.add("refresh-interval", _OFTEN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT4H")
    for event in events:
        calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def event(row: PublicMeeting, items: Sequence[PublicItem]) -> Event | None:
    """The meeting as an event; None where its day is not stated. items: in their order.

    A meeting without a time of day takes the whole day.
    """
    shown = view(row, MeetingView)
    if shown.on is None:
        return None
    address = addresses.page("meeting", row.uid)
    made = Event()
    made.add("uid", address)
    made.add("url", address)
    made.add("dtstamp", row.modified)
    made.add("last-modified", row.modified)
    made.add("created", row.created)
    made.add("sequence", (shown.version or 1) - 1)
    made.add("status", "CANCELLED" if row.cancelled else "CONFIRMED")
    made.add("summary", f"{gettext('Aflyst')}: {row.body_name}" if row.cancelled else row.body_name)
    made.add("categories", [row.body_name])
    made.add("dtstart", at(shown.on, shown.start) if shown.start else shown.on)
    if shown.start and (end := ends(shown.on, shown.start, shown.end)):
        made.add("dtend", end)
    if shown.place:
        made.add("location", shown.place)
    made.add("description", _description(shown, items, address))
    return made


def _description(shown: MeetingView, items: Sequence[PublicItem], address: str) -> str:
    lines = [f"{item.number} {item.title}".strip() for item in items]
    return "\n".join(part for part in (shown.cancel_reason, *lines, address) if part)
