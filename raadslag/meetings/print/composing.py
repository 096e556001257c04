"""What a meeting's documents say, composed from what the reader is entitled to.

The papers are Danish whatever language the site is read in: they are what the law asks for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time

import msgspec
from django.utils import timezone, translation

from raadslag.meetings.presentation import AttachmentView, ItemView, MeetingView, PresenceView
from raadslag.meetings.print import items
from raadslag.meetings.print.look import PLAIN, Look
from raadslag.meetings.print.values import AnyPart, Document, Item, Paragraph, Section, Subheading
from raadslag.meetings.print.wording import clean, line, long_day, named, sentence, when

KINDS = {"agenda": "Dagsorden", "minutes": "Referat"}
CORRECTED = "Rettet referat"
EXTRACTS = {"agenda": "Udskrift af dagsorden", "minutes": "Udskrift af referat"}
OPEN_VOLUME = "Åbent bind. De lukkede punkter står i et bind for sig."
CLOSED_VOLUME = "Lukket bind. Indholdet er fortroligt og må ikke gives videre."
NOON = time(12)
CONFIDENTIAL = "Indeholder lukkede punkter. Indholdet er fortroligt og må ikke gives videre."


def no_address(_file: AttachmentView) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Printing:
    """What is asked for beside the meeting itself.

    kind:    what the paper is called, "" for what the meeting's state and edition say
    address: where the current version stands, "" where it stands nowhere
    notice:  what must be read first
    file_address: where an attachment can be had, "" nowhere
    """

    look: Look = PLAIN
    kind: str = ""
    address: str = ""
    notice: str = ""
    file_address: Callable[[AttachmentView], str] = no_address


def meeting(view: MeetingView, printing: Printing) -> Document:
    """The agenda or the minutes of the meeting, as far as its state has come."""
    with translation.override("da"):
        document = _frame(view, printing, printing.kind or _kind(view))
        document.presence = _presence(view.presence)
        document.items = _items(view, printing)
        document.closing = _standing(printing.address)
        return document


def extract(view: MeetingView, one: ItemView, printing: Printing) -> Document:
    """One item of the meeting with its decision, fit to be sent by itself."""
    with translation.override("da"):
        document = _frame(view, printing, EXTRACTS[view.state])
        document.title = f"{document.title}, {_point(one)}"
        document.with_contents = False
        document.items = [items.item(one, printing.look, printing.file_address)]
        document.closing = [_citation(view, one, printing)]
        return document


def _items(view: MeetingView, printing: Printing) -> list[Item]:
    """The items in order, and where one was taken back, that it was."""
    printed = [
        (one.position, 1, items.item(one, printing.look, printing.file_address))
        for one in view.items
    ]
    printed += [(one.position, 0, items.withheld(one)) for one in view.withheld]
    return [item for *_, item in sorted(printed, key=lambda placed: placed[:2])]


def closed_volume(view: MeetingView) -> MeetingView:
    """The closed matter alone: the closed items, and of the open ones their closed attachments."""
    return msgspec.structs.replace(
        view, withheld=[], items=[kept for one in view.items if (kept := _closed_matter(one))]
    )


def _closed_matter(one: ItemView) -> ItemView | None:
    if one.closed:
        return one
    attachments = [file for file in one.attachments if file.closed]
    if not attachments:
        return None
    return ItemView(
        uid=one.uid,
        position=one.position,
        title=one.title,
        number=one.number,
        case_number=one.case_number,
        matter=one.matter,
        attachments=attachments,
    )


def _frame(view: MeetingView, printing: Printing, kind: str) -> Document:
    """The document without its items."""
    body, day = clean(view.body.name), long_day(view.on)
    return Document(
        kind=kind,
        heading=body,
        when=when(view.on, view.start, view.end),
        title=sentence([kind, body, day]),
        head=(body, day),
        version=sentence([kind, *_version(view)]),
        municipality=clean(printing.look.name) or f"{clean(view.municipality_name)} Kommune",
        made=_made(view),
        facts=[("Sted", clean(view.place))] if view.place else [],
        notices=_notices(view, printing),
        look=printing.look,
    )


def _kind(view: MeetingView) -> str:
    """'Dagsorden', 'Dagsorden med tillægsdagsorden 1', 'Rettet referat'"""
    if view.edition == "supplementary":
        return f"{KINDS['agenda']} med {supplement(view).lower()}"
    return CORRECTED if view.edition == "corrected" else KINDS[view.state]


def supplement(view: MeetingView) -> str:
    """'Tillægsdagsorden 1': what the paper with the added items alone is called."""
    return f"Tillægsdagsorden {view.supplement or ''}".strip()


def _made(view: MeetingView) -> int:
    """Not now: the same content shall give the same file."""
    if view.released is not None:
        return int(view.released.timestamp())
    return int(datetime.combine(view.on, NOON, tzinfo=UTC).timestamp()) if view.on else 0


def _version(view: MeetingView) -> list[str]:
    if view.version is None:
        return ["ikke offentliggjort"]
    day = long_day(timezone.localdate(view.released)) if view.released else ""
    return [f"udgave {view.version}", f"offentliggjort {day}" if day else ""]


def _notices(view: MeetingView, printing: Printing) -> list[str]:
    cancelled = f"Mødet er aflyst: {clean(view.cancel_reason)}" if view.cancel_reason else ""
    return [
        notice
        for notice in (
            (cancelled or "Mødet er aflyst.") if view.cancelled else "",
            printing.notice,
        )
        if notice
    ]


def _presence(presence: Sequence[PresenceView]) -> list[Section]:
    """Who was there and who was not; nothing where nobody is named."""
    said: list[AnyPart] = []
    for heading, present in (("Til stede", True), ("Fraværende", False), ("", None)):
        people = [_participant(one) for one in presence if one.present is present]
        if people and heading:
            said.append(Subheading(text=heading))
        if people:
            said.append(Paragraph(pieces=[("; ".join(people), "")]))
    return [Section(heading="Deltagere", parts=said)] if said else []


def _participant(one: PresenceView) -> str:
    """'Mia Bjerg (G), formand, fra kl. 18.10'"""
    return sentence([named(one.person), clean(one.role), clean(one.note)])


def _point(one: ItemView) -> str:
    return f"punkt {one.number or one.position}"


def _citation(view: MeetingView, one: ItemView, printing: Printing) -> Section:
    """How the item is referred to, in words that stay true."""
    source = sentence(
        [
            clean(view.body.name),
            clean(printing.look.name) or f"{clean(view.municipality_name)} Kommune",
            f"mødet {long_day(view.on)}" if view.on else "",
            _point(one),
            f"»{clean(one.title)}«",
            f"udgave {view.version}" if view.version else "",
        ]
    )
    address = f". {printing.address}" if printing.address else "."
    return Section(
        heading="Sådan henvises til punktet", parts=[Paragraph(pieces=line(source + address))]
    )


def _standing(address: str) -> list[Section]:
    if not address:
        return []
    words = f"Den gældende udgave står på {address}"
    return [Section(heading="", parts=[Paragraph(pieces=line(words), quiet=True)])]
