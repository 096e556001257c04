"""Every text of a meeting that its release would make public."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext

from raadslag.meetings.presentation import DecisionView, ItemView, MeetingView
from raadslag.publish.gate.seen import Text


def public_texts(meeting: MeetingView) -> Iterator[Text]:
    """Every text that the meeting's release would make public."""
    yield Text(gettext("udvalg"), meeting.body.name)
    yield Text(gettext("sted"), meeting.place)
    yield Text(gettext("grund til aflysning"), meeting.cancel_reason)
    for presence in meeting.presence:
        person = presence.person
        said = _together(person.name, person.party, presence.role, presence.note)
        yield Text(gettext("deltager"), said)
    for item in meeting.items:
        if item.closed:
            yield Text(gettext("offentlig titel"), item.public_title, item.uid)
            yield Text(gettext("offentlig beslutning"), item.public_decision, item.uid)
            yield Text(gettext("grund til lukning"), f"{item.number}\n{item.ground}", item.uid)
        else:
            yield from open_texts(item)
            yield from _facts(item)


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


def _facts(item: ItemView) -> Iterator[Text]:
    """What stands beside an open item's texts: names, numbers and labels, too short to be quotes."""
    yield Text(gettext("sagens titel"), item.matter, item.uid)
    yield Text(gettext("overskrift"), _together(*(s.heading for s in item.sections)), item.uid)
    handled = (item.caseworker, item.recommender, item.decided_by, item.number, item.case_number)
    yield Text(gettext("sagens behandling"), _together(*handled, *_route(item)), item.uid)
    for guest in item.guests:
        yield Text(gettext("gæst"), f"{guest.name} {guest.title}", item.uid)
    labels = (*(c.label for c in item.clauses), *(p.label for p in item.points))
    yield Text(gettext("nummerering"), _together(*labels), item.uid)
    for said in item.participation:
        yield Text(
            gettext("deltagelse"), _together(said.person.party, said.substitute_for), item.uid
        )
    for earlier in item.earlier:
        yield Text(gettext("tidligere behandling"), f"{earlier.body}\n{earlier.number}", item.uid)
    for promise in item.commitments:
        words = _together(promise.text, promise.owner, promise.due_words)
        yield Text(gettext("løfte"), words, item.uid)
    if item.decision:
        yield Text(gettext("afstemning"), _together(*_names(item.decision)), item.uid)
    if item.source:
        yield Text(gettext("kildens filnavn"), item.source.name, item.uid)


def _route(item: ItemView) -> Iterator[str]:
    for step in item.route:
        yield from (step.abbreviation, step.body.name if step.body else "")


def _names(decision: DecisionView) -> Iterator[str]:
    """Who voted and dissented, as printed, and on what."""
    yield decision.verb
    for vote in decision.votes:
        yield vote.subject
        for side in vote.sides:
            yield from side.names
    for dissent in decision.dissents:
        yield from (dissent.person.name, dissent.person.party)


def _together(*words: str) -> str:
    return "\n".join(word for word in words if word)
