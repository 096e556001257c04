"""Tables as Excel workbooks, with the same bytes each time."""

from __future__ import annotations

import io
import re
from datetime import datetime

from openpyxl import Workbook
from openpyxl.styles import Font

from raadslag.demo.town import Facts
from raadslag.demo.writers.packages import STAMP, rewritten

_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def attachment(title: str, facts: Facts) -> bytes:
    """A workbook of the sheets; the first row of each is its heading."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title, book.properties.creator = title, facts["from"]
    book.properties.created = datetime(*STAMP)  # noqa: DTZ001 (the format keeps no zone)
    for sheet in facts["sheets"]:
        page = book.create_sheet(sheet["name"])
        for row in sheet["rows"]:
            page.append(row)
        for cell in page[1]:
            cell.font = Font(bold=True)
        page.column_dimensions["A"].width = 40
    written = io.BytesIO()
    book.save(written)
    return rewritten(written.getvalue(), _unstamped)


def _unstamped(name: str, part: bytes) -> bytes:
    """Saving notes the hour in the package."""
    if name != "docProps/core.xml":
        return part
    return _MODIFIED.sub(rb"\g<1>2025-01-01T00:00:00Z", part)
