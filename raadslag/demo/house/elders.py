"""The council of elders writes as it speaks: numbered headings, loose text, decision last.

From the autumn of 2025 it follows a template, in which the text has a heading too.
"""

from __future__ import annotations

from datetime import date

from raadslag.demo.compose import ComposedMeeting
from raadslag.demo.house import facts
from raadslag.demo.house.sheet import Block, Paragraphs, Sheet, SheetItem, folded, split
from raadslag.demo.items import ComposedItem

TEMPLATE_SINCE = date(2025, 9, 1)


def sheet(meeting: ComposedMeeting) -> Sheet:
    return Sheet(
        meeting=meeting,
        body=meeting.body.name(meeting.date),
        items=[_item(item, meeting) for item in meeting.items],
    )


def _text(item: ComposedItem) -> Paragraphs:
    if item.treatment is not None:
        return split(item.treatment.facts.get("form"))
    return split(item.sections.get("facts"))


def _item(item: ComposedItem, meeting: ComposedMeeting) -> SheetItem:
    text, decision = _text(item), split(item.decision)
    blocks = (Block("decision", "Beslutning", decision),) if decision else ()
    if meeting.date >= TEMPLATE_SINCE:
        blocks, text = (Block("facts", "Resumé", text), *blocks), ()
    found = facts.base(item, meeting) | {
        "case_number": None,
        "recommender": None,
        "recommendations": [],
        "earlier": [],
        "attachments": [],
    }
    if item.title == "Eventuelt" and not decision:
        # What stands under Eventuelt is all there is of it.
        found |= {"decision": None, "outcome": "none"}
    found["decision"] = folded(decision)
    return SheetItem(item.number, item.title, "", False, text, blocks, found)
