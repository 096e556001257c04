"""FirstAgenda in the town's two house styles.

`prefix` (2025) prints the route before the title and history with its words; `fields` (2026) has
the new template: who decides, how many attachments, which of them are recommended.
"""

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
    public_decision,
    remark_sentences,
    route,
    split,
    substitution_sentences,
    title_of,
    without_at,
)
from raadslag.demo.items import ComposedItem, Earlier
from raadslag.demo.town import town


def prefix(meeting: ComposedMeeting) -> Sheet:
    return Sheet(
        meeting=meeting,
        body=meeting.body.name(meeting.date),
        items=[_prefix_item(item, meeting) for item in meeting.items],
    )


def fields(meeting: ComposedMeeting) -> Sheet:
    return Sheet(
        meeting=meeting,
        body=meeting.body.name(meeting.date),
        items=[_fields_item(item, meeting) for item in meeting.items],
    )


def _kept(*blocks: Block | None) -> tuple[Block, ...]:
    return tuple(block for block in blocks if block is not None and block.paragraphs)


def _block(role: str, heading: str, paragraphs: Paragraphs) -> Block:
    return Block(role, heading, paragraphs)


def _decision(item: ComposedItem, meeting: ComposedMeeting) -> Block | None:
    """The decision, what is said of single members, and at the first item who was away."""
    if not meeting.minutes:
        return None
    words = (*split(item.decision), *remark_sentences(item, meeting.date))
    if item.kind == "approval" and (names := absence(meeting)) and not meeting.cancelled:
        words = (*words, f"Afbud: {names}.", *substitution_sentences(meeting))
    if item.kind == "signature" and not meeting.cancelled:
        words = (".",)
    return _block("decision", "Beslutning", words)


def _history(entries: tuple[Earlier, ...]) -> Paragraphs:
    found: list[str] = []
    for entry in entries:
        name = town().bodies[entry.body].name(entry.date)
        found.append(f"Beslutning fra {name}, {long_date(entry.date)}, pkt. {entry.item}:")
        found.extend(split(entry.decision))
    return tuple(found)


def _guests(item: ComposedItem) -> Paragraphs:
    if not item.guests:
        return ()
    return ("Under punktet deltager:", *(f"- {guest}" for guest in item.guests))


def _closed(item: ComposedItem, meeting: ComposedMeeting, title: str) -> SheetItem:
    """A closed item: its public title, the ground, and the decision if it may be told."""
    ground = str(item.case.facts["ground"]) if item.case else ""
    told = public_decision(item, meeting) if meeting.minutes else None
    found = facts.base(item, meeting) | {"title": title, "decision": told}
    found["outcome"] = item.outcome if told or item.outcome == "postponed" else "none"
    blocks = _kept(
        _block("ground", "Lovgrundlag", (ground,)),
        _block("decision", "Beslutning", split(told)),
    )
    return SheetItem(item.number, title, item.case_number, True, (), blocks, found)


def _with_absence(found: dict[str, object], item: ComposedItem, meeting: ComposedMeeting) -> None:
    if item.kind == "approval" and meeting.minutes and not meeting.cancelled:
        found["participation"] = facts.absences(meeting)


# 2025 ---------------------------------------------------------------------------------------------


def _prefix_route(item: ComposedItem, meeting: ComposedMeeting) -> list[str]:
    if item.kind == "signature":
        return []
    bodies = route(item, meeting.date) or (meeting.body,)
    return [body.abbreviation(meeting.date) for body in bodies]


def _prefix_recommendation(item: ComposedItem) -> Paragraphs:
    if not item.recommendations:
        return ()
    clauses = (f"{n}. {clause}" for n, clause in enumerate(item.recommendations, 1))
    return (f"{item.recommender} indstiller,", *clauses)


def _standing_text(item: ComposedItem) -> tuple[str | None, str | None]:
    """Occasion and facts of an item without a case."""
    if item.kind == "signature":
        return "Underskrift.", "Referatet underskrives digitalt af mødets deltagere."
    if item.kind == "notices":
        return "Orienteringssager.", None
    return None, None


def _prefix_item(item: ComposedItem, meeting: ComposedMeeting) -> SheetItem:
    printed = _prefix_route(item, meeting)
    bare = title_of(item)
    if item.closed:
        return _closed(item, meeting, f"Lukket: {bare}")
    title = f"{'/'.join(printed)} - {bare}" if printed else bare
    occasion, text = _standing_text(item)
    sections = item.sections
    titles = tuple(f"{a.title}" for a in open_attachments(item))
    blocks = _kept(
        _block("occasion", "Anledning", split(sections.get("occasion", occasion))),
        _block(
            "facts",
            "Sagsfremstilling",
            (*split(sections.get("facts", text)), *point_paragraphs(item), *_guests(item)),
        ),
        _block("economy", "Økonomi", split(sections.get("economy"))),
        _block("hearing", "Høring", split(sections.get("hearing"))),
        _block("recommendation", "Indstilling", _prefix_recommendation(item)),
        _block("history", "Historik", _history(item.earlier)),
        _decision(item, meeting),
        _block("attachments", "Bilag", titles),
    )
    found = facts.base(item, meeting) | {"title": title, "route": printed}
    _with_absence(found, item, meeting)
    return SheetItem(
        item.number, title, item.case_number, False, (), blocks, found, open_attachments(item)
    )


# 2026 ---------------------------------------------------------------------------------------------


def _before(item: ComposedItem) -> Paragraphs:
    """Where the case was treated before the present proposal."""
    return tuple(
        f"{town().bodies[entry.body].name(entry.date)} den {long_date(entry.date)}, punkt {entry.item}."
        for entry in item.earlier
        if not entry.same_proposal
    )


def _count(item: ComposedItem) -> Paragraphs:
    shown = open_attachments(item)
    if not shown:
        return ()
    recommended = sum(entry.recommended for entry in shown)
    return (f"{len(shown)} bilag, heraf {recommended} bilag anbefales",)


def _deciding(item: ComposedItem, meeting: ComposedMeeting) -> str:
    bodies = route(item, meeting.date) or (meeting.body,)
    return bodies[-1].name(meeting.date)


def _fields_recommendation(item: ComposedItem) -> Paragraphs:
    if item.kind == "signature":
        return ('For at godkende referatet skal alle medlemmer klikke på "Godkendt".',)
    if not item.recommendations:
        return ()
    clauses = (f"{n}. {without_at(c)}" for n, c in enumerate(item.recommendations, 1))
    return (f"{item.recommender} indstiller, at:", *clauses)


def _fields_title(item: ComposedItem) -> str:
    if item.kind == "signature":
        return "Godkendelse af referat (underskriftside)"
    if item.kind == "notices":
        return item.title.replace("Orientering", "Meddelelser")
    return title_of(item)


def _listed(item: ComposedItem) -> Paragraphs:
    shown = open_attachments(item)
    return tuple(f"{'ANBEFALES ' if a.recommended else ''}{a.title}" for a in shown)


def _fields_decision(item: ComposedItem, meeting: ComposedMeeting) -> Block | None:
    return None if item.kind == "signature" else _decision(item, meeting)


def _fields_blocks(item: ComposedItem, meeting: ComposedMeeting) -> tuple[Block, ...]:
    sections = item.sections
    own = tuple(entry for entry in item.earlier if entry.same_proposal)
    return _kept(
        _block("before", "Tidligere behandling", _before(item)),
        _block("occasion", "Sammendrag", split(sections.get("occasion"))),
        _block(
            "facts", "Sagsfremstilling", (*split(sections.get("facts")), *point_paragraphs(item))
        ),
        _block("guests", "Yderligere deltagelse på mødet", item.guests),
        _block(
            "economy", "Økonomiske konsekvenser og finansiering", split(sections.get("economy"))
        ),
        _block("hearing", "Høring", split(sections.get("hearing"))),
        _block("count", "Bilag", _count(item)),
        _block("decided_by", "Beslutningen træffes af", (_deciding(item, meeting),)),
        _block("recommendation", "Indstilling", _fields_recommendation(item)),
        _block("history", "Historik", _history(own)),
        _fields_decision(item, meeting),
        _block("attachments", "Bilag", _listed(item)),
    )


def _fields_facts(item: ComposedItem, meeting: ComposedMeeting) -> dict[str, object]:
    shown = open_attachments(item)
    entries = [
        entry | {"decision": entry["decision"] if old.same_proposal else None}
        for entry, old in zip(facts.earlier(item), item.earlier, strict=True)
    ]
    found = facts.base(item, meeting) | {
        "title": _fields_title(item),
        "decided_by": _deciding(item, meeting),
        "recommendations": [without_at(clause) for clause in item.recommendations],
        "earlier": entries,
        "attachments": [{"title": a.title, "recommended": a.recommended} for a in shown],
    }
    if shown:
        recommended = sum(entry.recommended for entry in shown)
        found["attachment_counts"] = {"total": len(shown), "recommended": recommended}
    _with_absence(found, item, meeting)
    return found


def _fields_item(item: ComposedItem, meeting: ComposedMeeting) -> SheetItem:
    title = _fields_title(item)
    if item.closed:
        return _closed(item, meeting, f"Lukket: {title}")
    return SheetItem(
        item.number,
        title,
        item.case_number,
        False,
        (),
        _fields_blocks(item, meeting),
        _fields_facts(item, meeting),
        open_attachments(item),
    )
