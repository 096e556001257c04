"""SBSYS twice: the preview that a website shows, and the XML export."""

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
    route,
    split,
    substitution_sentences,
    title_of,
)
from raadslag.demo.items import ComposedItem
from raadslag.demo.town import town


def preview(meeting: ComposedMeeting) -> Sheet:
    return Sheet(
        meeting=meeting,
        body=meeting.body.name(meeting.date),
        items=[_preview_item(item, meeting) for item in meeting.items],
    )


def export(meeting: ComposedMeeting) -> Sheet:
    return Sheet(
        meeting=meeting,
        body=meeting.body.name(meeting.date),
        items=[_export_item(item, meeting) for item in meeting.items],
    )


def _filled(*blocks: Block) -> tuple[Block, ...]:
    return tuple(block for block in blocks if block.paragraphs)


def _guests(item: ComposedItem) -> Paragraphs:
    if not item.guests:
        return ()
    return ("Under punktet deltager:", *(f"- {guest}" for guest in item.guests))


def _facts_text(item: ComposedItem) -> Paragraphs:
    if item.kind == "signature":
        return ("Referatet underskrives digitalt af mødets deltagere.",)
    return (*split(item.sections.get("facts")), *point_paragraphs(item), *_guests(item))


def _closed(item: ComposedItem, meeting: ComposedMeeting) -> SheetItem:
    found = facts.base(item, meeting) | {"outcome": "none"}
    return SheetItem(item.number, title_of(item), item.case_number, True, (), (), found)


# The preview --------------------------------------------------------------------------------------


def _capital_at(clause: str) -> str:
    return "At " + clause.removeprefix("at ")


def _receiver(item: ComposedItem, meeting: ComposedMeeting) -> str:
    """The body that the recommendation is addressed to: the one that decides."""
    bodies = route(item, meeting.date) or (meeting.body,)
    return bodies[-1].name(meeting.date)


def _preview_recommendation(item: ComposedItem, meeting: ComposedMeeting) -> Paragraphs:
    if not item.recommendations:
        return ()
    clauses = (f"{n}. {_capital_at(c)}" for n, c in enumerate(item.recommendations, 1))
    return (f"{item.recommender} indstiller til {_receiver(item, meeting)}:", *clauses)


def _preview_decision(item: ComposedItem, meeting: ComposedMeeting) -> Paragraphs:
    if item.kind == "signature":
        return ()
    words = (*split(item.decision), *remark_sentences(item, meeting.date))
    if names := absence(meeting):
        words = (*words, f"Fraværende: {names}")
    return words


def _preview_earlier(item: ComposedItem) -> tuple[Block, ...]:
    return tuple(
        Block(
            "history",
            f"{town().bodies[e.body].name(e.date)}, {long_date(e.date)}, pkt. {e.item}:",
            split(e.decision),
        )
        for e in item.earlier
    )


def _preview_item(item: ComposedItem, meeting: ComposedMeeting) -> SheetItem:
    if item.closed:
        return _closed(item, meeting)
    bodies = route(item, meeting.date) or (meeting.body,)
    printed = [body.abbreviation(meeting.date) for body in bodies]
    blocks = _filled(
        Block("route", "Forventet sagsgang", (", ".join(printed),)),
        Block("occasion", "Anledning", split(item.sections.get("occasion"))),
        Block("recommendation", "Indstilling", _preview_recommendation(item, meeting)),
        *_preview_earlier(item),
        Block("facts", "Sagsfremstilling", _facts_text(item)),
        Block("economy", "Økonomi", split(item.sections.get("economy"))),
        Block("hearing", "Høring", split(item.sections.get("hearing"))),
        Block("decision", "Beslutning", _preview_decision(item, meeting)),
        Block("attachments", "Bilag", tuple(a.title for a in open_attachments(item))),
    )
    found = facts.base(item, meeting) | {
        "route": printed,
        "recommendations": [_capital_at(clause) for clause in item.recommendations],
    }
    if item.kind != "signature":
        found["participation"] = [*found["participation"], *facts.absences(meeting)]
    return SheetItem(
        item.number,
        title_of(item),
        item.case_number,
        False,
        (),
        blocks,
        found,
        open_attachments(item),
    )


# The export ---------------------------------------------------------------------------------------


def _export_recommendation(item: ComposedItem) -> Paragraphs:
    if not item.recommendations:
        return ()
    clauses = (f"{n}. {clause}" for n, clause in enumerate(item.recommendations, 1))
    return (f"{item.recommender} indstiller,", *clauses)


def _export_history(item: ComposedItem) -> Paragraphs:
    found: list[str] = []
    for entry in item.earlier:
        name = town().bodies[entry.body].name(entry.date)
        found.append(f"Beslutning fra {name}, {long_date(entry.date)}, pkt. {entry.item}:")
        found.extend(split(entry.decision))
    return tuple(found)


def _export_decision(item: ComposedItem, meeting: ComposedMeeting) -> Paragraphs:
    if item.kind == "signature":
        return ()
    words = (*split(item.decision), *remark_sentences(item, meeting.date))
    if item.kind == "approval" and (names := absence(meeting)):
        words = (*words, f"Afbud: {names}.", *substitution_sentences(meeting))
    return words


def _export_item(item: ComposedItem, meeting: ComposedMeeting) -> SheetItem:
    if item.closed:
        return _closed(item, meeting)
    blocks = _filled(
        Block("occasion", "Resume", split(item.sections.get("occasion"))),
        Block("facts", "Sagsfremstilling", _facts_text(item)),
        Block("economy", "Økonomi", split(item.sections.get("economy"))),
        Block("hearing", "Høring", split(item.sections.get("hearing"))),
        Block("recommendation", "Indstilling", _export_recommendation(item)),
        Block("history", "Historik", _export_history(item)),
        Block("decision", "Beslutning", _export_decision(item, meeting)),
    )
    found = facts.base(item, meeting)
    if item.kind == "approval":
        found["participation"] = facts.absences(meeting)
    return SheetItem(
        item.number,
        title_of(item),
        item.case_number,
        False,
        (),
        blocks,
        found,
        open_attachments(item),
    )
