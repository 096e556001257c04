"""Every text of a meeting that its release would make public."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext

from raadslag.meetings.presentation import ItemView, MeetingView
from raadslag.publish.gate.seen import Text


def public_texts(meeting: MeetingView) -> Iterator[Text]:
    """Every text that the meeting's release would make public."""
    yield Text(gettext("sted"), meeting.place)
    yield Text(gettext("grund til aflysning"), meeting.cancel_reason)
    for presence in meeting.presence:
        yield Text(gettext("deltager"), f"{presence.person.name} {presence.role} {presence.note}")
    for item in meeting.items:
        if item.closed:
            yield Text(gettext("offentlig titel"), item.public_title, item.uid)
            yield Text(gettext("offentlig beslutning"), item.public_decision, item.uid)
        else:
            yield from open_texts(item)


def open_texts(item: ItemView) -> Iterator[Text]:
    """Every text of an open item."""
    yield Text(gettext("titel"), item.title, item.uid)
    for section in item.sections:
        yield Text(section.heading, section.text, item.uid)
    for clause in item.clauses:
        yield Text(gettext("indstilling"), f"{clause.text} {clause.result}", item.uid)
    for point in item.points:
        yield Text(gettext("punkt %s") % point.label, f"{point.title} {point.text}", item.uid)
    for attachment in item.attachments:
        if not attachment.closed:
            yield Text(gettext("bilagets titel"), attachment.title, item.uid)
    for said in item.participation:
        yield Text(gettext("deltagelse"), f"{said.person.name} {said.note}", item.uid)
    for earlier in item.earlier:
        yield Text(gettext("tidligere behandling"), earlier.text, item.uid)
    if item.decision:
        yield Text(gettext("beslutning"), item.decision.text, item.uid)
        for dissent in item.decision.dissents:
            yield Text(gettext("afvigende mening"), dissent.text, item.uid)
