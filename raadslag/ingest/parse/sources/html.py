"""HTML: the blocks of a page as lines; menus and feet as furniture, hidden text apart."""

from __future__ import annotations

import codecs
import hashlib
import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from raadslag.ingest.parse.lines import Source
from raadslag.ingest.parse.sources.encodings import decode
from raadslag.ingest.parse.sources.html_flow import Flow
from raadslag.ingest.parse.sources.html_marks import (
    BLOCKS,
    SET_ASIDE,
    SKIPPED,
    furniture_kind,
    is_hidden,
    opens_gap,
)

META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
CELL_BLOCKS = "p,div,li,h1,h2,h3,h4,h5,h6,table,dt,dd,blockquote,pre"
FOLDED_BLOCKS = "p,h1,h2,h3,h4,h5,h6,li,table"
FOLDED = re.compile(r"accordion|collapse|fold|panel|tab|indhold|content|body|detail", re.I)


def read(data: bytes, name: str) -> Source:
    """A page as a reader meets it: one line a paragraph, heading, list entry or table row."""
    text, encoding, warning = decode_page(data)
    flow = read_markup(text)
    return Source(
        name=name,
        kind="html",
        lines=flow.sheet.lines,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=encoding,
        furniture=tuple(flow.furniture),
        warnings=((warning,) if warning else ()) + tuple(flow.warnings),
        hidden=tuple(flow.hidden),
    )


def read_markup(markup: str) -> Flow:
    """The lines of a page or of a piece of one (a field of an XML export)."""
    tree = LexborHTMLParser(markup.replace("\0", ""))
    flow = Flow()
    title = tree.css_first("head title")
    if title is not None:
        flow.aside("head", title.text())
    if tree.body is not None:
        Walk(tree.body, flow).run()
    return flow


def decode_page(data: bytes) -> tuple[str, str, str | None]:
    """Text, encoding, warning; what the page says of its encoding counts where it can be true."""
    text, encoding, warning = decode(data)
    said = META_CHARSET.search(data[:4096])
    if said is None or encoding.startswith("utf"):
        return text, encoding, warning
    try:
        codec = codecs.lookup(said[1].decode("ascii")).name
        if codec not in ("utf-8", "ascii", "iso8859-1", "cp1252"):
            return data.decode(codec), codec, None
    except (LookupError, UnicodeError):
        pass
    return text, encoding, warning


class Walk:
    """One pass over the tree, without recursion: a page may nest as deep as it likes."""

    def __init__(self, body: LexborNode, flow: Flow) -> None:
        self.body = body
        self.flow = flow
        self.whole = len(body.text())
        self.has_other_heading = len(body.css("h1")) > 1

    def run(self) -> None:
        stack: list[tuple[LexborNode, bool]] = [(self.body, False)]
        while stack:
            node, leaving = stack.pop()
            if node.is_text_node:
                self.flow.write(node.text_content or "")
            elif leaving:
                self._leave(node)
            elif node.is_element_node and self._enter(node):
                stack.append((node, True))
                stack.extend((child, False) for child in reversed(_children(node)))
        self.flow.end_line()

    def _enter(self, node: LexborNode) -> bool:
        """Whether there is anything to read within."""
        tag = node.tag or ""
        if tag in SKIPPED:
            return False
        flow = self.flow
        if tag == "br":
            flow.break_line()
            return False
        attributes = node.attributes
        if tag in BLOCKS:
            flow.end_line()
            if opens_gap(tag):
                flow.gap()
        if attributes or tag in SET_ASIDE:
            self._set_aside(node, tag, attributes)
        flow.enter(node.mem_id, tag, attributes)
        if tag == "tr" and not flow.in_row and _is_plain_row(node):
            flow.start_row(node.mem_id)
        return True

    def _leave(self, node: LexborNode) -> None:
        tag = node.tag or ""
        flow = self.flow
        flow.leave(node.mem_id, tag)
        if tag in BLOCKS:
            flow.end_line()
            if opens_gap(tag):
                flow.gap()
        flow.end_aside(node.mem_id)

    def _set_aside(self, node: LexborNode, tag: str, attributes: dict[str, str | None]) -> None:
        if is_hidden(tag, attributes):
            if self._is_folded(node, attributes):
                self.flow.note_folded(node.mem_id)
            else:
                self.flow.start_aside(node.mem_id, "hidden")
            return
        kind = furniture_kind(tag, attributes)
        if kind and not self._is_content(node, tag):
            self.flow.start_aside(node.mem_id, kind)

    def _is_folded(self, node: LexborNode, attributes: dict[str, str | None]) -> bool:
        """Text folded in until the reader clicks; what is never shown is short or has no blocks."""
        if node.tag in ("template", "noscript"):
            return False
        named = FOLDED.search(f"{attributes.get('class') or ''} {attributes.get('id') or ''}")
        return bool(node.css_first(FOLDED_BLOCKS)) and (named is not None or len(node.text()) > 400)

    def _is_content(self, node: LexborNode, tag: str) -> bool:
        """A header that holds the page's own title, or a "menu" that holds most of the page."""
        if len(node.text()) > self.whole / 2:
            return True
        if tag != "header":
            return False
        parent = node.parent
        if parent is not None and parent.tag in ("main", "article", "section"):
            return True
        return not self.has_other_heading and node.css_first("h1") is not None


def _children(node: LexborNode) -> list[LexborNode]:
    children = []
    child = node.first_child
    while child is not None:
        children.append(child)
        child = child.next
    return children


def _is_plain_row(row: LexborNode) -> bool:
    """Whether each cell is one piece of text, so that the row reads as one line."""
    cells = [cell for cell in _children(row) if cell.tag in ("td", "th")]
    return len(cells) > 1 and all(_is_plain_cell(cell) for cell in cells)


def _is_plain_cell(cell: LexborNode) -> bool:
    written = [
        block for block in cell.css(CELL_BLOCKS) if block.tag == "table" or block.text(strip=True)
    ]
    return len(written) < 2 and not any(block.tag == "table" for block in written)
