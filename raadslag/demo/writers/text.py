"""PolWeb's text: registry lines, no-break spaces on empty lines, Windows' letters and line ends."""

from __future__ import annotations

from raadslag.demo.house.sheet import Sheet, SheetItem
from raadslag.demo.writers.paragraphs import told

EMPTY = "\xa0"


def polweb(sheet: Sheet) -> bytes:
    lines = [line for item in sheet.items for line in _item(item)]
    return "\r\n".join(lines).encode("windows-1252")


def _item(item: SheetItem) -> list[str]:
    found = [f"{item.number}.      {item.title}", ""]
    for line in item.lead:
        found += [line, ""]
    for block in item.blocks:
        found += [EMPTY, "", block.heading, ""]
        for paragraph in block.paragraphs:
            found += [told(paragraph).printed(), ""]
    return [*found, EMPTY, "", ""]
