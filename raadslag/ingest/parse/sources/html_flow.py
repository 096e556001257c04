"""The text of a page as it flows: pieces gathered into lines, lines put where they belong."""

from __future__ import annotations

import re

from raadslag.ingest.parse.lines import Furniture
from raadslag.ingest.parse.sources.html_marks import Attributes, heading_level, is_bold
from raadslag.ingest.parse.sources.numerals import numeral
from raadslag.ingest.parse.sources.sheet import Sheet

SPACE = re.compile(r"[ \t\r\n\f]+")
SPACES = re.compile(r" {2,}")
AROUND_TAB = re.compile(r" *\t *")
LIST_TYPES = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
UNMARKED = re.compile(r"list-style(?:-type)?\s*:\s*none", re.I)
Node = int  # LexborNode.mem_id: the same element, entered and left


class Flow:
    """Where the walk over a page writes."""

    def __init__(self) -> None:
        self.sheet = Sheet()
        self.furniture: list[Furniture] = []
        self.warnings: list[str] = []
        self.hidden: list[str] = []  # what the reader of the page does not see
        self._pieces: list[str] = []
        self._links: list[tuple[str, str]] = []
        self._letters = self._bold_letters = 0
        self._bold: list[Node] = []
        self._pre: list[Node] = []
        self._heading: tuple[Node, int] | None = None
        self._anchor: tuple[Node, str, int] | None = None  # element, address, first piece
        self._lists: list[List] = []
        self._label = ""
        self._row: Node | None = None
        self._cells = 0
        self._aside: tuple[Node, str] | None = None
        self._hidden: list[str] = []
        self._folded: dict[Node, int] = {}
        self._written = 0

    @property
    def in_row(self) -> bool:
        return self._row is not None

    def write(self, text: str) -> None:
        """Text as it stands in the markup."""
        if self._pre and not self.in_row:
            self._write_preformatted(text)
            return
        text = SPACE.sub(" ", text)
        if text:
            self._pieces.append(text)
            letters = len(text.strip())
            self._letters += letters
            if self._bold:
                self._bold_letters += letters

    def _write_preformatted(self, text: str) -> None:
        first, *rest = text.split("\n")
        self._pieces.append(first)
        for line in rest:
            self.end_line()
            self._pieces.append(line)

    def break_line(self) -> None:
        """<br>: a new line of the same block; between the words of a table row only a space."""
        if self.in_row:
            self._pieces.append(" ")
        else:
            self.end_line()

    def gap(self) -> None:
        if not self._lists and not self.in_row and self._aside is None:
            self.sheet.gap()

    def enter(self, node: Node, tag: str, attributes: Attributes) -> None:
        """Take note of what the element says about the text in it."""
        if is_bold(tag, attributes):
            self._bold.append(node)
        if self._heading is None and (level := heading_level(tag, attributes)):
            self._heading = (node, level)
        if tag == "a" and (address := attributes.get("href")) and not self._anchor:
            self._anchor = (node, address.strip(), len(self._pieces))
        elif tag == "pre":
            self._pre.append(node)
        elif tag in ("ul", "ol"):
            self._lists.append(List(tag, attributes))
        elif tag == "li" and self._lists:
            self._label = self._lists[-1].label(attributes)
        elif tag in ("td", "th") and self.in_row:
            if self._cells:
                self._pieces.append("\t")
            self._cells += 1

    def leave(self, node: Node, tag: str) -> None:
        if self._anchor and self._anchor[0] == node:
            self._end_anchor()
        if tag in ("ul", "ol") and self._lists:
            self.end_line()
            self._lists.pop()
        if self._row == node:
            self._row = None
            self._cells = 0
            self.end_line(in_row=True)
        if self._heading and self._heading[0] == node:
            self.end_line()
            self._heading = None
        for open_elements in (self._bold, self._pre):
            if open_elements and open_elements[-1] == node:
                open_elements.pop()

    def start_row(self, node: Node) -> None:
        """A table row whose cells are joined by tabs."""
        self._row = node
        self._cells = 0

    def _end_anchor(self) -> None:
        assert self._anchor
        _, address, first = self._anchor
        text = "".join(self._pieces[first:]).strip()
        if text and not address.startswith(("#", "javascript:")):
            self._links.append((SPACES.sub(" ", text), address))
        self._anchor = None

    def end_line(self, *, in_row: bool = False) -> None:
        """What has been gathered becomes a line, unless it is blank or a table row is open."""
        if self.in_row:
            self._pieces.append(" ")
            return
        text = AROUND_TAB.sub("\t", SPACES.sub(" ", "".join(self._pieces)))
        text = text.strip(" ") if in_row else text.strip("\t ")
        if text.strip():
            self._put(self._label + text)
            self._label = ""
        self._pieces.clear()
        self._links.clear()
        self._letters = self._bold_letters = 0
        if self._anchor:
            self._anchor = (*self._anchor[:2], 0)

    def _put(self, text: str) -> None:
        self._written += 1
        if self._aside is None:
            self.sheet.put(
                text,
                level=self._heading[1] if self._heading else None,
                bold=0 < self._letters == self._bold_letters,
                links=tuple(self._links),
            )
        elif self._aside[1] == "hidden":
            self._hidden.append(text)
        else:
            self.aside(self._aside[1], text)

    def aside(self, kind: str, text: str) -> None:
        """A line of the site's own."""
        if text := SPACE.sub(" ", text).strip():
            self.furniture.append(Furniture(text, kind))

    def start_aside(self, node: Node, kind: str) -> None:
        """All within the element is furniture of that kind, or hidden."""
        if self._aside is None:
            self.end_line()
            self._aside = (node, kind)

    def note_folded(self, node: Node) -> None:
        """The element is folded in when the page opens; it is read, and the reader is told."""
        self._folded[node] = self._written

    def end_aside(self, node: Node) -> None:
        if self._folded.pop(node, self._written) < self._written:
            self.warnings.append("Noget af teksten er foldet ind på siden, men er læst med.")
        if self._aside is None or self._aside[0] != node:
            return
        self.end_line()
        if self._aside[1] == "hidden" and self._hidden:
            self.hidden.append(" / ".join(self._hidden))
            self._hidden.clear()
        self._aside = None


class List:
    """A list being read, and what stands in front of its next entry."""

    def __init__(self, tag: str, attributes: Attributes) -> None:
        self._style = LIST_TYPES.get(attributes.get("type") or "1", "decimal")
        self._ordered = tag == "ol"
        self._marked = not UNMARKED.search(attributes.get("style") or "")
        self._next = _integer(attributes.get("start"), 1)

    def label(self, attributes: Attributes) -> str:
        if not self._marked:
            return ""
        if not self._ordered:
            return "- "
        number = _integer(attributes.get("value"), self._next)
        self._next = number + 1
        return f"{numeral(number, self._style)}. "


def _integer(stated: str | None, otherwise: int) -> int:
    return int(stated) if stated and re.fullmatch(r"-?\d{1,6}", stated.strip()) else otherwise
