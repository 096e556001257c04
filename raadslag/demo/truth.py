"""The record that reading each delivered paper must give: known because we wrote the paper.

The shape is that of the golden records. A field that a layout leaves open how to fill is not
there, and is not compared. Lines are not there either: a PDF's exist only once it is read.
"""

from __future__ import annotations

from collections.abc import Iterator

from raadslag.demo.deliver import papers
from raadslag.demo.house.sheet import Sheet
from raadslag.demo.town import Facts

NO_CONTENTS = {"polweb", "sbsys-preview", "sbsys-xml", "docx"}
"""Layouts that print no list of their items."""

STATED = {
    "firstagenda-prefix": ("date", "start", "place"),
    "firstagenda-fields": ("date", "start", "place"),
    "polweb": ("date",),
    "edagsorden": ("date", "start", "end", "place"),
    "sbsys-preview": ("date", "start", "place"),
    "sbsys-xml": ("date", "start", "end", "place"),
    "docx": ("date", "start", "end", "place"),
}
"""What each layout prints of time and place."""


def record(path: str, sheet: Sheet) -> Facts:
    """What stands on the paper, as a record."""
    meeting = sheet.meeting
    printed = {
        "date": meeting.date.isoformat(),
        "start": meeting.start,
        "end": meeting.end,
        "place": meeting.place,
    }
    stated = STATED[meeting.layout]
    return {
        "source": path,
        "body": sheet.body,
        "document_type": sheet.kind,
        "meeting": {name: value if name in stated else None for name, value in printed.items()}
        | {"cancelled": bool(meeting.cancelled)},
        "participants": participants(sheet),
        "contents": contents(sheet),
        "items": [item(sheet, position) for position in range(len(sheet.items))],
        "findings": [{"kind": kind} for kind in meeting.slips],
    }


def participants(sheet: Sheet) -> list[Facts]:
    """Who is named in the head; [] where the layout names nobody there."""
    meeting = sheet.meeting
    if meeting.layout == "docx":
        here = [
            {"name": p.name(meeting.date), "party": None, "present": True} for p in meeting.present
        ]
        away = [
            {"name": p.name(meeting.date), "party": None, "present": False} for p in meeting.absent
        ]
        return here + away
    if meeting.layout != "firstagenda-fields":
        return []
    members = meeting.members if meeting.cancelled else meeting.present
    held = meeting.minutes and not meeting.cancelled
    return [
        {"name": p.name(meeting.date), "party": p.party(meeting.date), "present": held or None}
        for p in (*members, *meeting.officials)
    ]


def contents(sheet: Sheet) -> list[Facts]:
    if sheet.meeting.layout in NO_CONTENTS:
        return []
    return [{"title": entry.title} for entry in sheet.items]


def item(sheet: Sheet, position: int) -> Facts:
    entry = sheet.items[position]
    sections = [
        {"heading": block.heading, "text": " ".join(block.paragraphs)} for block in entry.blocks
    ]
    return {"position": position + 1, "sections": sections, **entry.facts}


def records() -> Iterator[Facts]:
    """The truth of every delivered meeting paper."""
    for path, sheet in papers():
        yield record(path, sheet)
