"""The elders' minutes, and letters, as Word documents, with the same bytes each time."""

from __future__ import annotations

import io
from datetime import datetime

from docx import Document
from docx.document import Document as DocumentObject

from raadslag.demo.house.sheet import Sheet, long_date, weekday
from raadslag.demo.town import Facts, town
from raadslag.demo.writers.packages import STAMP, steady
from raadslag.demo.writers.paragraphs import told


def elders(sheet: Sheet) -> bytes:
    meeting = sheet.meeting
    document = _new(town().name)
    document.add_heading(f"Referat af møde i {sheet.body}", level=0)
    start, end = meeting.start.replace(":", "."), meeting.end.replace(":", ".")
    day = f"{weekday(meeting.date).capitalize()} den {long_date(meeting.date)}"
    document.add_paragraph(f"{day} kl. {start}-{end}")
    document.add_paragraph(f"Sted: {meeting.place}")
    document.add_paragraph(f"Til stede: {_names(meeting.present, sheet)}")
    if meeting.absent:
        document.add_paragraph(f"Afbud: {_names(meeting.absent, sheet)}")
    for item in sheet.items:
        document.add_heading(f"{item.number}. {item.title}", level=1)
        for paragraph in item.lead:
            document.add_paragraph(paragraph)
        for block in item.blocks:
            told = document.add_paragraph()
            told.add_run(f"{block.heading}: ").bold = True
            told.add_run(block.paragraphs[0])
            for paragraph in block.paragraphs[1:]:
                document.add_paragraph(paragraph)
    return _saved(document)


def attachment(title: str, facts: Facts) -> bytes:
    """A letter or note from its text."""
    document = _new(facts["from"])
    document.add_heading(title, level=0)
    document.add_paragraph(f"{facts['from']}, {long_date(facts['date'])}")
    for part in facts["text"].strip().split("\n\n"):
        lines = part.strip().split("\n")
        entries = lines if all(line.startswith("- ") for line in lines) else [" ".join(lines)]
        for entry in entries:
            paragraph = told(entry)
            if paragraph.kind == "heading":
                document.add_heading(paragraph.text, level=1)
            else:
                style = "List Bullet" if entry.startswith("- ") else None
                document.add_paragraph(paragraph.text, style=style)
    return _saved(document)


def _new(author: str) -> DocumentObject:
    document = Document()
    document.core_properties.author = author
    document.core_properties.created = datetime(*STAMP)  # noqa: DTZ001 (the format keeps no zone)
    document.core_properties.modified = datetime(*STAMP)  # noqa: DTZ001
    return document


def _saved(document: DocumentObject) -> bytes:
    written = io.BytesIO()
    document.save(written)
    return steady(written.getvalue())


def _names(people: tuple[object, ...], sheet: Sheet) -> str:
    return ", ".join(person.name(sheet.meeting.date) for person in people)  # type: ignore[attr-defined]
