"""eDagsorden: route and kind of case first, every body's decision in a section of its own."""

from __future__ import annotations

from datetime import date

from raadslag.demo.compose import ComposedMeeting
from raadslag.demo.house import facts
from raadslag.demo.house.sheet import (
    Block,
    Paragraphs,
    Sheet,
    SheetItem,
    absence,
    open_attachments,
    point_paragraphs,
    public_decision,
    remark_sentences,
    route,
    split,
    substitution_sentences,
    title_of,
    without_at,
)
from raadslag.demo.items import ComposedItem
from raadslag.demo.town import town


def sheet(meeting: ComposedMeeting) -> Sheet:
    return Sheet(
        meeting=meeting,
        body=meeting.body.name(meeting.date),
        items=[_item(item, meeting) for item in meeting.items],
    )


def _day(day: date) -> str:
    return f"{day:%d-%m-%Y}"


def _kind(item: ComposedItem) -> str:
    if any("efterretning" in clause for clause in item.recommendations):
        return "Orienteringssag"
    if any("drøfter" in clause for clause in item.recommendations):
        return "Drøftelsessag"
    return "Beslutningssag"


def _recommendation(item: ComposedItem) -> Paragraphs:
    if not item.recommendations:
        return ()
    clauses = (f"{n}. {without_at(c)}" for n, c in enumerate(item.recommendations, 1))
    return (f"{item.recommender} indstiller, at:", *clauses)


def _earlier(item: ComposedItem) -> tuple[Block, ...]:
    return tuple(
        Block(
            "history",
            f"Beslutning i {town().bodies[e.body].name(e.date)} den {_day(e.date)}",
            split(e.decision),
        )
        for e in item.earlier
    )


def _decision(item: ComposedItem, meeting: ComposedMeeting) -> Block:
    heading = f"Beslutning i {meeting.body.name(meeting.date)} den {_day(meeting.date)}"
    words = (*split(item.decision), *remark_sentences(item, meeting.date))
    if names := absence(meeting):
        words = (*words, f"Ikke til stede: {names}", *substitution_sentences(meeting))
    return Block("decision", heading, words)


def _text(item: ComposedItem) -> Paragraphs:
    text = (*split(item.sections.get("occasion")), *split(item.sections.get("facts")))
    if item.kind == "signature":
        text = ("Referatet underskrives digitalt af mødets deltagere.",)
    return (*text, *point_paragraphs(item), *_guests(item))


def _guests(item: ComposedItem) -> Paragraphs:
    if not item.guests:
        return ()
    return ("Under punktet deltager:", *(f"- {guest}" for guest in item.guests))


def _blocks(item: ComposedItem, meeting: ComposedMeeting) -> tuple[Block, ...]:
    way = route(item, meeting.date) or (meeting.body,)
    names = ", ".join(body.name(meeting.date) for body in way)
    found = [
        Block("route", "Sagsgang og sagstype", (names, _kind(item))),
        Block("recommendation", "Indstilling", _recommendation(item)),
        Block("facts", "Beskrivelse af sagen", _text(item)),
        Block("economy", "Økonomiske konsekvenser", split(item.sections.get("economy"))),
        Block("hearing", "Høring", split(item.sections.get("hearing"))),
        *_earlier(item),
        Block("attachments", "Bilag", tuple(a.title for a in open_attachments(item))),
    ]
    if meeting.minutes and item.kind != "signature":
        found.append(_decision(item, meeting))
    return tuple(block for block in found if block.paragraphs)


def _item(item: ComposedItem, meeting: ComposedMeeting) -> SheetItem:
    title = title_of(item)
    found = facts.base(item, meeting) | {
        "case_number": None,
        "recommendations": [without_at(clause) for clause in item.recommendations],
        "earlier": [entry | {"item": None} for entry in facts.earlier(item)],
    }
    del found["route"]
    if item.closed:
        told = public_decision(item, meeting)
        title = f"{title} - Lukket punkt"
        found |= {"title": title, "decision": told, "outcome": item.outcome if told else "none"}
        found |= {"recommendations": [], "earlier": []}
        return SheetItem(item.number, title, "", True, (), (), found)
    if item.kind != "signature" and meeting.minutes:
        found["participation"] = [*found["participation"], *facts.absences(meeting)]
    blocks = _blocks(item, meeting)
    return SheetItem(item.number, title, "", False, (), blocks, found, open_attachments(item))
