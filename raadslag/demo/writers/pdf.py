"""PDF by Typst: text goes in as JSON and never as markup; the same content gives the same bytes."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import typst

from raadslag.demo.house.sheet import Sheet, SheetItem, long_date, weekday
from raadslag.demo.town import Facts, town
from raadslag.demo.writers.paragraphs import Paragraph, told

TEMPLATES = files("raadslag.demo") / "typst"


def _compiled(template: str, data: Facts) -> bytes:
    source = (TEMPLATES / template).read_bytes()
    found = typst.compile(
        source,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        ignore_system_fonts=True,
        timestamp=0,
    )
    if not isinstance(found, bytes):
        raise TypeError(f"{template} made more than one file")
    return found


def _paragraph(paragraph: Paragraph) -> dict[str, str]:
    return {"kind": paragraph.kind, "text": paragraph.text, "label": paragraph.label}


def _item(item: SheetItem) -> dict[str, Any]:
    return {
        "number": item.number,
        "title": item.title,
        "case_number": item.case_number,
        "lead": list(item.lead),
        "sections": [
            {
                "heading": block.heading,
                "paragraphs": [_paragraph(told(text)) for text in block.paragraphs],
            }
            for block in item.blocks
        ],
    }


def participants(sheet: Sheet) -> str:
    """Who takes part: members with their letters, officials with their titles."""
    meeting = sheet.meeting
    day = meeting.date
    members = meeting.members if meeting.cancelled else meeting.present
    named = [person.mention(day) for person in members]
    named += [f"{person.name(day)} ({person.title})" for person in meeting.officials]
    return ", ".join(named)


def head(sheet: Sheet, *, with_participants: bool) -> list[list[str]]:
    meeting = sheet.meeting
    when = f"{weekday(meeting.date).capitalize()} d. {long_date(meeting.date)} kl. {meeting.start}"
    place = f"AFLYST - {meeting.place}" if meeting.cancelled else meeting.place
    found = [["Mødedato", when], ["Mødested", place]]
    if with_participants:
        found.append(["Mødedeltagere", participants(sheet)])
    return found


def firstagenda(sheet: Sheet) -> bytes:
    """Minutes or agenda in FirstAgenda's form; the template of 2026 starts each item on a page."""
    meeting = sheet.meeting
    newer = meeting.layout == "firstagenda-fields"
    title = f"{sheet.kind.upper()} {sheet.body} d. {meeting.date:%d-%m-%Y}"
    return _compiled(
        "firstagenda.typ",
        {
            "title": title,
            "municipality": town().name,
            "running_head": f"{town().name} · {sheet.body} · {long_date(meeting.date)}",
            "page_each": newer,
            "head": head(sheet, with_participants=newer),
            "items": [_item(item) for item in sheet.items],
        },
    )


def attachment(title: str, facts: Facts) -> bytes:
    """A note as PDF from its text; a line "name | figure" becomes a row."""
    return _compiled(
        "attachment.typ",
        {
            "title": title,
            "municipality": town().name,
            "from": facts["from"],
            "date": long_date(facts["date"]),
            "paragraphs": [
                _paragraph(_row(line) or told(line))
                for part in facts["text"].strip().split("\n\n")
                for line in _lines(part)
            ],
        },
    )


def _lines(part: str) -> list[str]:
    lines = part.strip().split("\n")
    return (
        lines
        if all(line.startswith("- ") or " | " in line for line in lines)
        else [" ".join(lines)]
    )


def _row(line: str) -> Paragraph | None:
    label, bar, figure = line.removeprefix("- ").partition(" | ")
    return Paragraph("row", figure, label) if bar else None
