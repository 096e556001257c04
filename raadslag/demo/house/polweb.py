"""PolWeb: registry lines under the title; a decision's heading is its body, date and item."""

from __future__ import annotations

from raadslag.demo.compose import ComposedMeeting
from raadslag.demo.house import facts
from raadslag.demo.house.sheet import (
    Block,
    Paragraphs,
    Sheet,
    SheetItem,
    absence,
    long_date,
    open_attachments,
    point_paragraphs,
    remark_sentences,
    split,
    title_of,
)
from raadslag.demo.items import ComposedItem
from raadslag.demo.town import town


def sheet(meeting: ComposedMeeting) -> Sheet:
    return Sheet(
        meeting=meeting,
        body=meeting.body.name(meeting.date),
        items=[_item(item, meeting) for item in meeting.items],
    )


def initials(name: str | None) -> str:
    """A caseworker as the system prints one: first letters of first and last name."""
    words = (name or "Camilla Ørting").split()
    return (words[0][:2] + words[-1][:1]).upper()


def _lead(item: ComposedItem, meeting: ComposedMeeting) -> Paragraphs:
    caseworker = item.case.caseworker if item.case else None
    serial = meeting.date.toordinal() * 7 % 90_000 + int(item.number) * 13
    return (
        f"Sag {item.case_number}",
        f"Dok. {serial}/{meeting.date:%y}",
        f"Initialer: {initials(caseworker)}",
        "Lukket" if item.closed else "Åbent",
    )


def _recommendation(item: ComposedItem) -> Paragraphs:
    if not item.recommendations:
        return ()
    return (f"{item.recommender} indstiller,", *item.recommendations)


def _earlier(item: ComposedItem) -> tuple[Block, ...]:
    return tuple(
        Block(
            "history",
            f"{town().bodies[e.body].name(e.date)}, {long_date(e.date)}, pkt. {e.item}:",
            split(e.decision),
        )
        for e in item.earlier
    )


def _decision(item: ComposedItem, meeting: ComposedMeeting) -> Block:
    name = meeting.body.name(meeting.date)
    heading = f"{name}, {long_date(meeting.date)}, pkt. {item.number}:"
    words = (*split(item.decision), *remark_sentences(item, meeting.date))
    if names := absence(meeting):
        words = (f"Fraværende: {names}", *words)
    return Block("decision", heading, words)


def _attachments(item: ComposedItem, meeting: ComposedMeeting) -> Paragraphs:
    serial = meeting.date.toordinal() * 3 % 80_000
    return tuple(
        f"{n} Åben {a.title} {serial + n}/{meeting.date:%y}"
        for n, a in enumerate(open_attachments(item), 1)
    )


def _blocks(item: ComposedItem, meeting: ComposedMeeting) -> tuple[Block, ...]:
    text = (*split(item.sections.get("facts")), *point_paragraphs(item))
    if item.kind == "signature":
        text = ("Referatet underskrives digitalt af mødets deltagere.",)
    found = [
        Block("occasion", "Resumé", split(item.sections.get("occasion"))),
        Block("facts", "Sagsfremstilling", text),
        Block("economy", "Økonomiske konsekvenser", split(item.sections.get("economy"))),
        Block("hearing", "Høring", split(item.sections.get("hearing"))),
        Block("recommendation", "Indstilling", _recommendation(item)),
        *_earlier(item),
    ]
    if item.kind != "signature":
        found.append(_decision(item, meeting))
    found.append(Block("attachments", "Bilag", _attachments(item, meeting)))
    return tuple(block for block in found if block.paragraphs)


def _item(item: ComposedItem, meeting: ComposedMeeting) -> SheetItem:
    title = title_of(item)
    lead = _lead(item, meeting)
    found = facts.base(item, meeting)
    del found["caseworker"]  # initials: nobody's name
    if item.closed:
        found |= {"outcome": "none"}
        return SheetItem(item.number, title, item.case_number, True, lead, (), found)
    if item.kind != "signature":
        found["participation"] = [*facts.absences(meeting), *found["participation"]]
    blocks = _blocks(item, meeting)
    return SheetItem(
        item.number, title, item.case_number, False, lead, blocks, found, open_attachments(item)
    )
