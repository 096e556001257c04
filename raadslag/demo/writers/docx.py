"""The elders' minutes as a Word document, with the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

from docx import Document

from raadslag.demo.house.sheet import Sheet, long_date, weekday
from raadslag.demo.town import town

STAMP = (2025, 1, 1, 0, 0, 0)


def elders(sheet: Sheet) -> bytes:
    meeting = sheet.meeting
    document = Document()
    document.core_properties.author = town().name
    document.core_properties.created = datetime(*STAMP)  # noqa: DTZ001 (the format keeps no zone)
    document.core_properties.modified = datetime(*STAMP)  # noqa: DTZ001
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
    return _steady(document)


def _names(people: tuple[object, ...], sheet: Sheet) -> str:
    return ", ".join(person.name(sheet.meeting.date) for person in people)  # type: ignore[attr-defined]


def _steady(document: object) -> bytes:
    """The package with one time stamp on every part, in the order written."""
    written, steady = io.BytesIO(), io.BytesIO()
    document.save(written)  # type: ignore[attr-defined]
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(steady, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, STAMP), old.read(name), zipfile.ZIP_DEFLATED)
    return steady.getvalue()
