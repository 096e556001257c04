"""Minutes printed by case systems other than Acadre and eDoc: Mariagerfjord, Gentofte, Bornholm, Region Midtjylland."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from raadslag.ingest.parse import bodies, chains, outline, starts
from raadslag.ingest.parse.layouts.layout import Reading
from raadslag.ingest.parse.layouts.signed import Signed, line
from raadslag.ingest.parse.ledger import as_furniture
from raadslag.ingest.parse.record import Attachment, Item
from raadslag.ingest.parse.rows import Row
from raadslag.ingest.parse.sections import Cut
from raadslag.ingest.parse.vocabulary import Kind
from raadslag.lib import dates

_TABLE = {"behandling", "mødedato", "åbent punkt", "lukket punkt"}
_FILE = re.compile(r"(?P<title>\S.*?)\s*\((?:PDF|DOCX?|XLSX?|PPTX?|RTF|TXT)\)")
_FILE_NUMBER = re.compile(r"\d{1,2}\.")
_FIRST_CLOSED = 101
_CELL = "treatment"
_DAY = re.compile(r"\d{1,2}[-.]\d{1,2}[-.]\d{4}")


class SbsysPreview(Signed):
    """SBSYS' preview: the case number on a line of its own, then "52. Title"; the route under "Forventet sagsgang"."""

    name = "sbsys-preview"
    signs = (
        line("Sbsys dagsorden preview|Forventet sagsgang"),
        line(r"(?:Åbne|Lukkede) dagsordenspunkter"),
    )


class GentoftePdf2Html(Signed):
    """A PDF turned into a page: "background image / Side 3 af 27" inside sentences, "1  Åbent         Title"."""

    name = "gentofte-pdf2html"
    signs = (
        line("background image"),
        re.compile(r"^\s*\d{1,3}\s+\(?(?:Åbent|Åben|Lukket)\)?\s{2,}\S", re.M),
    )


class GentofteOneline(Signed):
    """The whole document on a line: "1 (Åben) Title Sags ID: EMN-2019-00711 Resumé …", the contents in the items' form."""

    name = "gentofte-oneline"
    signs = (re.compile(r"\d{1,3} \((?:Åben|Lukket)\) .{3,200}? Sags ID: EMN-"),)


class BornholmInfref(Signed):
    """A table "Behandling" above each item: body, date and item number a line each; closed items from 101.

    One section "Indstilling og beslutning" holds what all bodies said; attachments are files after "1." or "1 Åben".
    """

    name = "bornholm-infref"
    signs = (line("Til indholdsfortegnelse"), line(r"(?:Åbent|Lukket)\s+punkt"), line("Behandling"))
    not_headings: ClassVar[frozenset[str]] = frozenset({"behandling"})
    menu: ClassVar[re.Pattern[str] | None] = re.compile(r"(?:Åbent|Lukket)\s{2,}punkt")

    def chain(self, reading: Reading) -> chains.Chain:
        """The open items, and the closed ones, whose numbers begin anew at 101."""
        found = super().chain(reading)
        last = found.starts[-1] if found.starts else None
        closed = [start for start in _later(reading.rows, last) if start.value >= _FIRST_CLOSED]
        return chains.Chain((*found.starts, *closed), found.score)

    def item_head(
        self, reading: Reading, draft: outline.Draft, item: Item, rows: list[Row]
    ) -> None:
        table = _table(rows)
        item.head.extend(as_furniture(table, _CELL))
        rows[:] = [row for row in rows if row not in table]
        super().item_head(reading, draft, item, rows)

    def fields(self, reading: Reading, item: Item, loose: list[Row], cuts: list[Cut]) -> None:
        """The table's item numbers belong to the earlier treatments; files may stand below any section."""
        files = [row for cut in cuts if cut.kind is not Kind.ATTACHMENTS for row in _files(cut)]
        item.head.extend(as_furniture(files, "attachment"))
        super().fields(reading, item, loose, cuts)
        item.attachments.extend(_attachments(files))
        numbers = _item_numbers(item)
        item.earlier = [
            replace(one, item=one.item or numbers.get((one.body or "", one.date or "")))
            for one in item.earlier
        ]


def _later(rows: Sequence[Row], last: starts.Start | None) -> list[starts.Start]:
    """Starts of the same form below the last one."""
    if last is None:
        return []
    below = (starts.numbered(row) for row in rows[last.row.index + 1 :])
    return [start for start in below if start and start.form[:5] == last.form[:5]]


def _table(rows: Sequence[Row]) -> list[Row]:
    """The cells of the table of treatments, from its heading to the last item number."""
    heads = [n for n, row in enumerate(rows) if " ".join(row.text.casefold().split()) in _TABLE]
    if not heads:
        return []
    end = heads[-1] + 1
    while end < len(rows) and _is_cell(rows[end].text):
        end += 1
    return list(rows[heads[0] : end])


def _is_cell(text: str) -> bool:
    return text.isdigit() or bodies.is_body(text) or _DAY.fullmatch(text) is not None


def _item_numbers(item: Item) -> dict[tuple[str, str], str]:
    """(body, ISO date) → item number, from the cells kept in the item's head."""
    found: dict[tuple[str, str], str] = {}
    cells = [placed.text for placed in item.head if placed.kind == _CELL]
    for body, day, number in zip(cells, cells[1:], cells[2:], strict=False):
        when = dates.first(day) if _DAY.fullmatch(day) else None
        if when and number.isdigit():
            found[body, when.isoformat()] = number
    return found


def _files(cut: Cut) -> list[Row]:
    """Take the files, each below its number, off the section's rows."""
    taken: list[Row] = []
    for number, name in zip(cut.rows, cut.rows[1:], strict=False):
        if _FILE_NUMBER.fullmatch(number.text) and _FILE.fullmatch(name.text):
            taken.extend((number, name))
    cut.rows[:] = [row for row in cut.rows if row not in taken]
    return taken


def _attachments(files: Sequence[Row]) -> list[Attachment]:
    named = [(row, _FILE.fullmatch(row.text)) for row in files[1::2]]
    return [
        Attachment(match["title"], lines=(row.number, row.number)) for row, match in named if match
    ]


class RmPrintpage(Signed):
    """A region's agenda: "Sagnr.: 1-51-71-…" before "1. Title"; the recommendation is headed "Direktionen indstiller,"."""

    name = "rm-printpage"
    signs = (
        re.compile(r"^Sagnr\.: \d-\d{2}-\d{1,2}-\d+-\d{2}\s*$", re.M),
        line("Dagsorden|Referat"),
    )
