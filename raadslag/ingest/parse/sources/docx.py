"""Word documents: paragraphs with their printed numbers, tables, text boxes and notes as lines."""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from raadslag.ingest.parse.lines import Furniture, Source, Unreadable
from raadslag.ingest.parse.sources.docx_numbering import Numbering
from raadslag.ingest.parse.sources.docx_runs import Paragraph, Runs
from raadslag.ingest.parse.sources.docx_styles import Styles
from raadslag.ingest.parse.sources.docx_xml import W, attribute, parse
from raadslag.ingest.parse.sources.sheet import Sheet

BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,  # an encrypted part
)
MAX_PART = 128 * 1024 * 1024  # of one part, unpacked
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
BLOCK_HOLDERS = tuple(
    W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")
)


def read(data: bytes, name: str) -> Source:
    """The document with tracked changes accepted; what was deleted is told in a warning."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            document = Document(package)
            document.read()
    except BROKEN as error:
        raise Unreadable("Word-dokumentet er ødelagt og kan ikke åbnes.") from error
    except etree.XMLSyntaxError as error:
        raise Unreadable("Word-dokumentet er ødelagt: indholdet er ikke gyldigt XML.") from error
    return Source(
        name=name,
        kind="docx",
        lines=document.sheet.lines,
        sha256=hashlib.sha256(data).hexdigest(),
        furniture=tuple(document.furniture),
        warnings=tuple(document.warnings),
        hidden=tuple(document.hidden),
    )


class Document:
    """One package being read."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package = package
        self.sheet = Sheet()
        self.furniture: list[Furniture] = []
        self.warnings: list[str] = []
        self.hidden: list[str] = []
        self._styles = Styles(self._part("word/styles.xml"))
        self._numbering = Numbering(self._part("word/numbering.xml"))
        self._links = dict(self._relationships("hyperlink"))
        self._notes = dict(self._read_notes())
        self._runs = Runs(self._styles, self._links)

    def read(self) -> None:
        document = self._part("word/document.xml")
        body = None if document is None else document.find(W + "body")
        if body is None:
            raise Unreadable("Word-dokumentet har intet indhold.")
        self._read_blocks(body)
        self._read_margins()
        self._hide("slettet tekst (registrerede ændringer)", self._runs.deleted)
        self._hide("skjult tekst", self._runs.hidden)
        self._hide("kommentarer", self._comments())

    def _part(self, path: str) -> etree._Element | None:
        try:
            info = self._package.getinfo(path)
        except KeyError:
            return None
        if info.file_size > MAX_PART:
            raise Unreadable(f"Word-dokumentet fylder mere end {MAX_PART // 1024**2} MB udpakket.")
        return parse(self._package.read(info))

    def _relationships(self, kind: str) -> Iterator[tuple[str, str]]:
        """(id, target) of the document's relationships of a kind: hyperlink, header, footer."""
        part = self._part("word/_rels/document.xml.rels")
        for relationship in () if part is None else part.iter(RELATIONSHIP):
            if relationship.get("Type", "").endswith("/" + kind):
                yield relationship.get("Id", ""), relationship.get("Target", "")

    def _read_blocks(self, holder: etree._Element) -> None:
        """Paragraphs and tables in order; without recursion, for controls may hold controls."""
        blocks = list(reversed(holder))
        while blocks:
            block = blocks.pop()
            if block.tag == W + "p":
                self._put(self._paragraph(block))
            elif block.tag == W + "tbl":
                self._read_table(block)
            elif block.tag in BLOCK_HOLDERS:
                blocks.extend(reversed(block))

    def _paragraph(self, element: etree._Element) -> Paragraph:
        paragraph = self._runs.paragraph(element)
        if paragraph.has_text:
            label, paragraph.listed = self._numbering.label(element, self._styles)
            paragraph.prefix(label)
        return paragraph

    def _put(self, paragraph: Paragraph, *, close: bool = False) -> None:
        """close: no white space around, as within a table."""
        if not (close or paragraph.listed):
            self.sheet.gap()
        for line in paragraph.lines():
            self.sheet.put(
                line.text,
                level=paragraph.level,
                bold=line.bold,
                size=line.size,
                links=line.links,
            )
        if not (close or paragraph.listed):
            self.sheet.gap()
        for reference in paragraph.notes:
            for text in self._notes.pop(reference, ()):
                self.sheet.put(text)
        for box in paragraph.boxes:
            self._read_blocks(box)

    def _read_table(self, table: etree._Element) -> None:
        self.sheet.gap()
        for row in table.iter(W + "tr"):
            if next(row.iterancestors(W + "tbl")) is table:
                self._read_row(row)
        self.sheet.gap()

    def _read_row(self, row: etree._Element) -> None:
        """A row of plain cells is one line; where a cell holds more, each of its blocks is one."""
        cells = [cell for cell in row.iter(W + "tc") if next(cell.iterancestors(W + "tr")) is row]
        if any(cell.find(".//" + W + "tbl") is not None for cell in cells):
            for cell in cells:
                self._read_blocks(cell)
            return
        texts = [self._cell(cell) for cell in cells]
        plain = all(len(cell) < 2 and not (cell and cell[0].boxes) for cell in texts)
        if plain and len(cells) > 1:
            self._put_row([cell[0] if cell else None for cell in texts])
        else:
            for paragraph in (paragraph for cell in texts for paragraph in cell):
                self._put(paragraph, close=True)

    def _cell(self, cell: etree._Element) -> list[Paragraph]:
        paragraphs = [self._paragraph(element) for element in cell.iter(W + "p")]
        return [paragraph for paragraph in paragraphs if paragraph.has_text or paragraph.boxes]

    def _put_row(self, cells: list[Paragraph | None]) -> None:
        written = [cell for cell in cells if cell is not None]
        if not written:
            return
        self.sheet.put(
            "\t".join(cell.text if cell else "" for cell in cells),
            bold=all(cell.bold for cell in written),
            size=written[0].size,
            links=tuple(link for cell in written for link in cell.links),
        )
        for reference in (note for cell in written for note in cell.notes):
            for text in self._notes.pop(reference, ()):
                self.sheet.put(text)

    def _read_notes(self) -> Iterator[tuple[tuple[str, str], list[str]]]:
        """Foot and end notes by kind and id; they stand below the paragraph that refers to them."""
        runs = Runs(self._styles, {})
        for kind in ("footnote", "endnote"):
            part = self._part(f"word/{kind}s.xml")
            for note in () if part is None else part.iter(W + kind):
                number = attribute(note, "id")
                texts = [runs.paragraph(element).text for element in note.iter(W + "p")]
                if attribute(note, "type") in ("", "normal") and any(texts):
                    whole = " ".join(text for text in texts if text)
                    yield (kind, number), [f"[{number}] {whole}"]

    def _read_margins(self) -> None:
        """Heads and feet; the same in several sections is told once."""
        runs = Runs(self._styles, {})
        seen = set()
        for kind, name in (("header", "head"), ("footer", "foot")):
            for _, target in self._relationships(kind):
                part = self._part("word/" + target.removeprefix("/word/"))
                for element in () if part is None else part.iter(W + "p"):
                    text = runs.paragraph(element).text.strip()
                    if text and (name, text) not in seen:
                        seen.add((name, text))
                        self.furniture.append(Furniture(text, name))

    def _comments(self) -> list[str]:
        part = self._part("word/comments.xml")
        runs = Runs(self._styles, {})
        return [
            f"{attribute(comment, 'author')}: "
            + " ".join(runs.paragraph(element).text for element in comment.iter(W + "p"))
            for comment in (() if part is None else part.iter(W + "comment"))
        ]

    def _hide(self, what: str, texts: list[str]) -> None:
        if texts:
            self.warnings.append(f"Dokumentet har {what}.")
            self.hidden.extend(texts)
