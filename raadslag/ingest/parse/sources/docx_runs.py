"""A paragraph of a Word document: its words, and what of them is bold, linked or hidden."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from raadslag.ingest.parse.sources.docx_styles import Style, Styles, heading_level, points
from raadslag.ingest.parse.sources.docx_xml import MC, R, W, attribute, switch, value

MARKS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
    W + "softHyphen": "",
}
SYMBOLS = {  # Wingdings and Symbol, by the last byte
    "FE": "☒",
    "A8": "☐",
    "6F": "☐",
    "FC": "✓",
    "FB": "✗",
    "A7": "▪",
    "B7": "•",
    "E0": "→",
}
LEFT_OUT = frozenset(
    {W + "del", W + "moveFrom", W + "instrText", W + "delInstrText", W + "pPr", W + "rPr"}
)
NOTE_REFERENCES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
SPACE = " \t\r\n\xa0"
MAX_TEXT = 8 * 1024 * 1024  # letters in one paragraph


@dataclass(slots=True)
class Piece:
    """Words of one look."""

    text: str
    bold: bool
    size: float | None


@dataclass(frozen=True, slots=True)
class PrintedLine:
    text: str
    bold: bool
    size: float | None
    links: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Paragraph:
    """What stands in one paragraph."""

    level: int | None
    listed: bool = False
    pieces: list[Piece] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)  # text boxes anchored here

    @property
    def text(self) -> str:
        """All on one line."""
        return "".join(piece.text for piece in self.pieces).replace("\n", " ").strip(" \r\n")

    @property
    def has_text(self) -> bool:
        return any(piece.text.strip(SPACE) for piece in self.pieces)

    @property
    def bold(self) -> bool:
        return _all_bold(self.pieces)

    @property
    def size(self) -> float | None:
        return _size(self.pieces)

    def prefix(self, label: str) -> None:
        """Put the printed number in front; it looks as the words do."""
        if label and self.pieces:
            self.pieces[0].text = label + self.pieces[0].text.lstrip()

    def lines(self) -> Iterator[PrintedLine]:
        """One a line break within the paragraph."""
        pieces: list[Piece] = []
        for piece in self.pieces:
            first, *rest = piece.text.split("\n")
            pieces.append(Piece(first, piece.bold, piece.size))
            for text in rest:
                yield from self._line(pieces)
                pieces = [Piece(text, piece.bold, piece.size)]
        yield from self._line(pieces)

    def _line(self, pieces: list[Piece]) -> Iterator[PrintedLine]:
        text = "".join(piece.text for piece in pieces).strip(" \r")
        if text.strip(SPACE):
            links = tuple(link for link in self.links if link[0] in text)
            yield PrintedLine(text, _all_bold(pieces), _size(pieces), links)


class Runs:
    """Reads paragraphs; keeps the words that are not printed."""

    def __init__(self, styles: Styles, links: dict[str, str]) -> None:
        self._styles = styles
        self._addresses = links
        self.deleted: list[str] = []
        self.hidden: list[str] = []

    def paragraph(self, element: etree._Element) -> Paragraph:
        properties = element.find(W + "pPr")
        style = self._styles.of(value(properties, "pStyle"))
        stated = heading_level(properties, None)
        paragraph = Paragraph(style.level if stated is None else stated)
        stack = list(reversed(element))
        while stack:
            child = stack.pop()
            if child.tag == W + "r":
                self._run(child, style, paragraph)
            elif child.tag in (W + "del", W + "moveFrom"):
                self._note_deleted(child)
            elif child.tag == W + "hyperlink":
                self._note_link(child, paragraph)
                stack.extend(reversed(child))
            elif child.tag not in LEFT_OUT and child.tag != W + "p":
                stack.extend(reversed(child))
        return paragraph

    def _run(self, run: etree._Element, style: Style, paragraph: Paragraph) -> None:
        properties = run.find(W + "rPr")
        looks = self._styles.of(named) if (named := value(properties, "rStyle")) else style
        said = switch(properties, "b")
        bold = bool(looks.bold or style.bold) if said is None else said
        size = points(value(properties, "sz")) or style.size
        text = "".join(self._texts(run, paragraph))
        if not text:
            return
        if switch(properties, "vanish"):
            self.hidden.append(text)
        else:
            paragraph.pieces.append(Piece(text, bold, size))

    def _texts(self, run: etree._Element, paragraph: Paragraph) -> Iterator[str]:
        for child in run:
            tag = child.tag
            if tag == W + "t":
                yield (child.text or "").replace("\n", " ").replace("\xad", "")
            elif tag in MARKS:
                yield MARKS[tag]
            elif tag == W + "br":
                yield "" if attribute(child, "type") in ("page", "column") else "\n"
            elif tag == W + "sym":
                yield SYMBOLS.get(attribute(child, "char")[-2:].upper(), "•")
            elif tag in NOTE_REFERENCES:
                number = attribute(child, "id")
                paragraph.notes.append((NOTE_REFERENCES[tag], number))
                yield f"[{number}]"
            elif tag in (W + "drawing", W + "pict", W + "object", MC + "AlternateContent"):
                paragraph.boxes.extend(_boxes(child))

    def _note_deleted(self, element: etree._Element) -> None:
        texts = (child.text or "" for child in element.iter(W + "delText", W + "t"))
        if text := "".join(texts).strip():
            self.deleted.append(text)

    def _note_link(self, element: etree._Element, paragraph: Paragraph) -> None:
        address = self._addresses.get(element.get(R + "id", ""), "")
        text = "".join(child.text or "" for child in element.iter(W + "t")).strip()
        if address and text:
            paragraph.links.append((text, address))


def _boxes(drawing: etree._Element) -> Iterator[etree._Element]:
    """Text boxes; Word writes each twice, in a new form and in an old one for old readers."""
    for box in drawing.iter(W + "txbxContent"):
        ancestors = list(box.iterancestors())
        within = ancestors[: ancestors.index(drawing) + 1] if drawing in ancestors else []
        nested = any(ancestor.tag == W + "txbxContent" for ancestor in within)
        if not nested and not any(ancestor.tag == MC + "Fallback" for ancestor in within):
            yield box


def _all_bold(pieces: list[Piece]) -> bool:
    written = [piece for piece in pieces if piece.text.strip(SPACE)]
    return bool(written) and all(piece.bold for piece in written)


def _size(pieces: list[Piece]) -> float | None:
    return next((piece.size for piece in pieces if piece.text.strip(SPACE)), None)
