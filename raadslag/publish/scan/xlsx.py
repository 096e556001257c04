"""Excel: visible sheets by rows, and beside them what is hidden, remarked, or kept from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from raadslag.lib import cpr
from raadslag.lib.unreadable import Unreadable
from raadslag.publish.scan.findings import Notes, ranges
from raadslag.publish.scan.office import Inner, common
from raadslag.publish.scan.package import Package, attribute, name_of, text_of, whole
from raadslag.publish.scan.report import FileReport
from raadslag.publish.scan.xlsx_looks import Looks

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_CELL = re.compile(r"([A-Z]{1,3})(\d+)")
_LETTERS = 26


def read(content: bytes, inner: Inner) -> FileReport:
    package = Package(content)
    workbook = package.xml("xl/workbook.xml")
    if workbook is None:
        raise Unreadable("Regnearket har intet indhold.")
    notes = Notes()
    book = _Book(package)
    parts = {key: target for key, _, target, _ in package.relationships("xl/workbook.xml")}
    for sheet in workbook.iter(S + "sheet"):
        part = parts.get(attribute(sheet, "id"), "")
        if part in package:
            book.sheet(attribute(sheet, "name"), attribute(sheet, "state"), part, notes)
    _names(workbook, notes)
    _comments(package, notes)
    _kept_from_elsewhere(package, notes)
    book.unused(notes)
    common(package, notes, inner)
    return notes.report()


@dataclass(slots=True)
class _Hidden:
    """The cells of one sheet that are not seen, by where they stand."""

    columns: dict[int, list[str]] = field(default_factory=dict)
    rows: dict[int, list[str]] = field(default_factory=dict)
    cells: list[str] = field(default_factory=list)  # coloured away


class _Book:
    def __init__(self, package: Package) -> None:
        self._package = package
        root = package.xml("xl/sharedStrings.xml")
        entries = () if root is None else root.iter(S + "si")
        self._strings = ["".join(str(t.text or "") for t in one.iter(S + "t")) for one in entries]
        self._used: set[int] = set()
        self._looks = Looks(package.xml("xl/styles.xml"))

    def sheet(self, name: str, state: str, part: str, notes: Notes) -> None:
        """A sheet: a page of its own where it is seen."""
        root = self._package.xml(part)
        if root is None:
            return
        place = f"ark »{name}«"
        if state in ("hidden", "veryHidden"):
            texts = [
                " ".join(text for _, text in cells) for _, cells in self._rows(root, _Hidden())
            ]
            notes.hidden("file_hidden", f"skjult {place}", texts)
            return
        hidden = _Hidden()
        lines = [" ".join(text for _, text in cells) for _, cells in self._rows(root, hidden)]
        notes.page("\n".join(line for line in lines if line), place)
        for column, texts in hidden.columns.items():
            notes.hidden("file_hidden", f"{place}, skjult kolonne {_letters(column)}", texts)
        if hidden.rows:
            numbers = ranges(hidden.rows)
            texts = [" ".join(texts) for texts in hidden.rows.values()]
            notes.hidden("file_hidden", f"{place}, skjulte rækker {numbers}", texts)
        notes.hidden("file_hidden", f"{place}, tekst der ikke kan ses", hidden.cells)
        margins = (text_of(one) for one in root.iter(S + "headerFooter"))
        notes.words("\n".join(margins), f"{place}, sidehoved")

    def _rows(
        self, root: etree._Element, hidden: _Hidden
    ) -> Iterator[tuple[int, list[tuple[int, str]]]]:
        """The rows with the cells that are seen; the others go to `hidden`."""
        away = _hidden_columns(root)
        narrow = root.find(S + "sheetFormatPr")
        rows_hidden = narrow is not None and attribute(narrow, "zeroHeight") in ("1", "true")
        for count, row in enumerate(root.iter(S + "row"), 1):
            number = whole(row, "r", count)
            gone = _is_hidden(row) or (rows_hidden and not attribute(row, "hidden"))
            seen = []
            for column, cell, text in self._cells(row):
                if gone:
                    hidden.rows.setdefault(number, []).append(text)
                elif column in away:
                    hidden.columns.setdefault(column, []).append(text)
                elif self._looks.unseen(attribute(cell, "s")):
                    hidden.cells.append(text)
                else:
                    seen.append((column, text))
            yield number, seen

    def _cells(self, row: etree._Element) -> Iterator[tuple[int, etree._Element, str]]:
        column = 0
        for cell in row.iter(S + "c"):
            match = _CELL.match(attribute(cell, "r"))
            column = _number(match[1]) if match else column + 1
            if text := self._text(cell):
                yield column, cell, text

    def _text(self, cell: etree._Element) -> str:
        kind = attribute(cell, "t")
        if kind == "inlineStr":
            return "".join(str(t.text or "") for t in cell.iter(S + "t")).strip()
        value = cell.findtext(S + "v") or ""
        if kind == "s":
            index = int(value) if value.isdigit() else -1
            self._used.add(index)
            return self._strings[index].strip() if 0 <= index < len(self._strings) else ""
        return _number_as_cpr(value) if kind in ("", "n") else value.strip()

    def unused(self, notes: Notes) -> None:
        """Texts that stand in the file though no cell shows them any longer."""
        left = [text for index, text in enumerate(self._strings) if index not in self._used]
        notes.hidden("file_hidden", "tekst der ikke længere står i nogen celle", left)


def _number_as_cpr(value: str) -> str:
    """Excel drops the nought before a CPR number that was typed in as a number."""
    digits = value.removesuffix(".0")
    if digits.isdigit() and len(digits) in (9, 10):
        whole = digits.zfill(10)
        if any(number.verified for number in cpr.find(whole)):
            return whole
    return value.strip()


def _hidden_columns(root: etree._Element) -> frozenset[int]:
    away: set[int] = set()
    for column in root.iter(S + "col"):
        if _is_hidden(column) or attribute(column, "width") == "0":
            first, last = whole(column, "min", 1), whole(column, "max", 1)
            away.update(range(first, min(last, 16_384) + 1))
    return frozenset(away)


def _is_hidden(element: etree._Element) -> bool:
    return attribute(element, "hidden") in ("1", "true") or attribute(element, "ht") == "0"


def _names(workbook: etree._Element, notes: Notes) -> None:
    texts = []
    for name in workbook.iter(S + "definedName"):
        words = name.text or ""
        if words.startswith('"') or cpr.find(words):
            texts.append(f"{attribute(name, 'name')}: {words}")
    notes.hidden("file_hidden", "navne i regnearket", texts)


def _comments(package: Package, notes: Notes) -> None:
    for part in package.under("xl/comments", "xl/threadedComments"):
        root = package.xml(part)
        for comment in () if root is None else root.iter():
            if name_of(comment) in ("comment", "threadedComment") and (text := text_of(comment)):
                notes.hidden("file_comment", f"kommentar ved {attribute(comment, 'ref')}", text)


def _kept_from_elsewhere(package: Package, notes: Notes) -> None:
    """The figures that a link or a pivot table keeps of data that is not shown."""
    places = (
        ("xl/externalLinks/externalLink", "kopi af data fra et andet regneark"),
        ("xl/pivotCache/", "data bag en pivottabel"),
    )
    for folder, place in places:
        for part in package.under(folder):
            root = package.xml(part) if part.endswith(".xml") else None
            if root is not None:
                notes.hidden("file_hidden", place, _values(root))


def _values(root: etree._Element) -> list[str]:
    found = []
    for element in root.iter():
        if name_of(element) == "v" and element.text:
            found.append(str(element.text))
        elif name_of(element) in ("s", "n", "d") and attribute(element, "v"):
            found.append(attribute(element, "v"))
    return found


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters
