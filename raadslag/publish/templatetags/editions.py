"""How a change from one version to the next is said."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext, gettext_noop

from raadslag.meetings.presentation import MeetingView, WithheldView
from raadslag.publish.differences import AttachmentChange, ItemChange, TextChange
from raadslag.publish.editions.queries import edition_words

register = template.Library()

WHAT = {
    "date": gettext_noop("Dato"),
    "time": gettext_noop("Tid"),
    "place": gettext_noop("Sted"),
    "cancelled": gettext_noop("Aflysning"),
    "presence": gettext_noop("Til stede"),
    "title": gettext_noop("Titel"),
    "ground": gettext_noop("Grund til lukning"),
    "case_number": gettext_noop("Sagsnummer"),
    "clauses": gettext_noop("Indstilling"),
    "section": gettext_noop("Sagstekst"),
    "points": gettext_noop("Underpunkter"),
    "decision": gettext_noop("Beslutning"),
    "votes": gettext_noop("Afstemning"),
    "dissents": gettext_noop("Afvigende meninger"),
}
"""The texts that are compared: TextChange.kind, and how it is said."""

register.filter("edition_words", edition_words)


@register.filter
def what(change: TextChange) -> str:
    """The name of the text that changed."""
    return change.heading or gettext(WHAT[change.kind])


@register.filter
def change_words(change: ItemChange) -> str:
    """ "Nyt punkt 7a"; "" of the meeting's head."""
    if not change.uid:
        return gettext("Mødet")
    said = {
        "new": gettext("Nyt punkt"),
        "gone": gettext("Taget af dagsordenen: punkt"),
        "closed": gettext("Lukket siden: punkt"),
        "opened": gettext("Åbnet siden: punkt"),
        "changed": gettext("Punkt"),
    }[change.state]
    return f"{said} {change.number}".strip()


@register.filter
def taken_back_before(meeting: MeetingView, position: int) -> list[WithheldView]:
    """The items taken back that stood before the one at this position, and after the one before it."""
    earlier = max((i.position for i in meeting.items if i.position < position), default=0)
    return [one for one in meeting.withheld if earlier < one.position < position]


@register.filter
def taken_back_last(meeting: MeetingView) -> list[WithheldView]:
    """The items taken back that stood after all that are left."""
    last = max((item.position for item in meeting.items), default=0)
    return [one for one in meeting.withheld if one.position > last]


@register.filter
def file_words(change: AttachmentChange) -> str:
    """ "Bilag 3 er udskiftet"."""
    said = {
        "new": gettext("Bilag %(position)s er nyt"),
        "gone": gettext("Bilag %(position)s er fjernet"),
        "replaced": gettext("Bilag %(position)s er udskiftet"),
        "renamed": gettext("Bilag %(position)s har fået en anden titel"),
    }[change.state]
    return said % {"position": change.position}
