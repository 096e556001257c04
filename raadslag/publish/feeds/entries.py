"""What is new, as entries of a feed: pure values, made from what is public."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_noop

from raadslag.meetings.presentation import ItemView
from raadslag.publish.models import PublicBallot, PublicItem, PublicMeeting
from raadslag.publish.oparl import addresses
from raadslag.publish.queries import view
from raadslag.web.outcomes import sign

_EDITIONS = {"agenda": gettext_noop("Dagsorden"), "minutes": gettext_noop("Referat")}
_SIDES = {
    "for": gettext_noop("Stemte for"),
    "against": gettext_noop("Stemte imod"),
    "abstained": gettext_noop("Undlod at stemme"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is new. subjects: of KL's plan."""

    address: str
    title: str
    published: datetime
    updated: datetime
    words: str
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gone:
    """Something that was in the feed and is public no longer."""

    address: str
    at: datetime
    why: str


def of_meeting(row: PublicMeeting, items: Sequence[PublicItem]) -> Entry:
    """A released agenda or minutes, with what was decided. items: in their order."""
    edition = gettext("Aflyst") if row.cancelled else gettext(_EDITIONS[row.state])
    return Entry(
        address=addresses.page("meeting", row.uid),
        title=f"{edition}: {_meeting_words(row)}",
        published=row.created,
        updated=row.modified,
        words="\n".join(map(_line, items)),
        subjects=tuple(sorted({item.subject for item in items if item.subject})),
    )


def of_item(row: PublicItem, said: str = "") -> Entry:
    """An item and its decision; its meeting is fetched with it. said: what stands before its title."""
    decision = view(row, ItemView).decision
    return Entry(
        address=addresses.page("item", row.uid),
        title=f"{said}: {row.title}" if said else row.title,
        published=row.created,
        updated=row.modified,
        words="\n".join(
            part
            for part in (
                _meeting_words(row.meeting),
                str(sign(row.outcome).word) if row.outcome != "none" else "",
                decision.text if decision else "",
            )
            if part
        ),
        subjects=(row.subject,) if row.subject else (),
    )


def of_ballot(ballot: PublicBallot) -> Entry:
    """How somebody voted; the item and its meeting are fetched with it."""
    return of_item(ballot.item, gettext(_SIDES[ballot.side]))


def _line(item: PublicItem) -> str:
    outcome = f" ({sign(item.outcome).word})" if item.outcome != "none" else ""
    return f"{item.number} {item.title}{outcome}".strip()


def _meeting_words(row: PublicMeeting) -> str:
    return f"{row.body_name} {date_format(row.on, 'j. F Y')}" if row.on else row.body_name
