"""A document as Word: headings, lists and tables of its own kind, so that it can be worked on and heard."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import cast

from docx import Document as open_document
from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph as Line

from raadslag.meetings.print.values import (
    AnyPart,
    Bullets,
    Clause,
    Clauses,
    Document,
    Figures,
    Files,
    Item,
    Paragraph,
    Pieces,
    Quote,
    Section,
    Subheading,
    Table,
    Tick,
)

SERIF, SANS = "Cambria", "Calibri"  # what Word has; the PDF is the typographer's
LANGUAGE = "da-DK"
STATES = {"done": "behandlet", "here": "behandles", "coming": "følger"}


def write(document: Document) -> bytes:
    """The document as .docx."""
    paper = open_document()
    _set_up(paper, document)
    _front(paper, document)
    if document.with_contents and document.items:
        _contents(paper, document)
    for section in document.presence:
        paper.add_heading(section.heading, 1)
        _parts(paper, section.parts, level=2)
    if not document.items:
        paper.add_paragraph("Der er ingen punkter på dagsordenen.")
    for at, item in enumerate(document.items):
        _item(paper, item, at, document)
    for section in document.closing:
        _section(paper, section, document)
    file = io.BytesIO()
    paper.save(file)
    return file.getvalue()


# The frame


def _set_up(paper: Paper, document: Document) -> None:
    made = datetime.fromtimestamp(document.made, UTC)
    facts = paper.core_properties
    facts.title, facts.author, facts.language = document.title, document.municipality, LANGUAGE
    facts.created = facts.modified = made
    facts.comments = facts.last_modified_by = ""
    page = paper.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(32)
    page.top_margin, page.bottom_margin = Mm(28), Mm(26)
    _styles(paper, document)
    head, foot = page.header.paragraphs[0], page.footer.paragraphs[0]
    for line in (head, foot):
        line.paragraph_format.tab_stops.clear_all()
        line.paragraph_format.tab_stops.add_tab_stop(Mm(146), WD_TAB_ALIGNMENT.RIGHT)
        line.style.font.size = Pt(9)
    head.add_run("\t".join(document.head))
    foot.add_run(f"{document.version}\tSide ")
    _field(foot, "PAGE")
    foot.add_run(" af ")
    _field(foot, "NUMPAGES")


def _styles(paper: Paper, document: Document) -> None:
    ink = RGBColor.from_string(document.look.ink.lstrip("#").upper())
    body = paper.styles["Normal"]
    body.font.name, body.font.size = SERIF, Pt(10.5)
    body.paragraph_format.space_after, body.paragraph_format.line_spacing = Pt(6), 1.25
    _speak(body.element.get_or_add_rPr())
    for name, size in (
        ("Title", 23),
        ("Heading 1", 14.5),
        ("Heading 2", 10.5),
        ("Heading 3", 10.5),
    ):
        style = paper.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = SANS, Pt(size), ink
        style.font.bold, style.font.italic = name != "Heading 3", name == "Heading 3"
        style.paragraph_format.keep_with_next = True
        style.paragraph_format.space_before = Pt({"Heading 1": 26, "Title": 0}.get(name, 12))
        style.paragraph_format.space_after = Pt(4)
        for face in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            style.element.rPr.rFonts.attrib.pop(qn(face), None)


def _speak(properties: BaseOxmlElement) -> None:
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LANGUAGE)
    properties.append(language)


def _front(paper: Paper, document: Document) -> None:
    letterhead = paper.add_paragraph()
    letterhead.add_run(document.municipality).bold = True
    if picture := document.look.picture():
        letterhead.add_run("\t")
        letterhead.paragraph_format.tab_stops.add_tab_stop(Mm(146), WD_TAB_ALIGNMENT.RIGHT)
        shown = letterhead.add_run().add_picture(io.BytesIO(picture), height=Mm(10))
        shown._inline.docPr.set("descr", document.municipality)
    kind = paper.add_paragraph()
    kind.add_run(document.kind).bold = True
    kind.paragraph_format.space_before, kind.paragraph_format.space_after = Pt(24), Pt(0)
    paper.add_paragraph(document.heading, "Title")
    if document.when:
        paper.add_paragraph(document.when)
    for label, value in document.facts:
        paper.add_paragraph(f"{label}: {value}")
    for notice in document.notices:
        paper.add_paragraph().add_run(notice).bold = True


def _contents(paper: Paper, document: Document) -> None:
    """Links to the items; Word's own list would ask the reader to be brought up to date."""
    paper.add_heading("Indhold", 1)
    for at, item in enumerate(document.items):
        line = paper.add_paragraph()
        line.paragraph_format.space_after = Pt(2)
        line.paragraph_format.left_indent = Mm(12)
        line.paragraph_format.first_line_indent = Mm(-12)
        line.paragraph_format.tab_stops.add_tab_stop(Mm(12))
        line.add_run(f"{item.number}\t")
        _link(line, _titled(item), anchor=_anchor(at))
        if item.outcome:
            line.add_run(f"  {item.outcome}").font.size = Pt(9)


# The items


def _titled(item: Item) -> str:
    return f"{item.prefix} – {item.title}" if item.prefix else item.title


def _anchor(at: int) -> str:
    return f"punkt_{at}"


def _item(paper: Paper, item: Item, at: int, document: Document) -> None:
    heading = paper.add_heading(f"{item.number} {_titled(item)}".strip(), 1)
    heading.paragraph_format.page_break_before = document.look.item_on_new_page and at > 0
    _bookmark(heading, _anchor(at), at)
    if item.closed:
        words = f"Lukket punkt · {item.ground}" if item.ground else "Lukket punkt"
        paper.add_paragraph().add_run(words).bold = True
    if item.facts:
        facts = " · ".join(f"{label} {value}" for label, value in item.facts)
        _small(paper.add_paragraph(facts))
    if item.ticks:
        _ticks(paper, item.ticks)
    for section in item.sections:
        _section(paper, section, document)


def _section(paper: Paper, section: Section, document: Document) -> None:
    start = len(paper.paragraphs)
    if section.heading:
        outcome = f": {section.outcome}" if section.outcome else ""
        paper.add_heading(f"{section.heading}{outcome}", 2)
    _parts(paper, section.parts, level=3 if section.heading else 2)
    if section.mark == "decision":
        for line in paper.paragraphs[start:]:
            _rule(line, document.look.accent)


def _parts(paper: Paper, parts: list[AnyPart], *, level: int) -> None:
    for part in parts:
        if isinstance(part, Subheading):
            paper.add_heading(part.text, level)
        else:
            _part(paper, part)


def _part(paper: Paper, part: AnyPart) -> None:
    if isinstance(part, Paragraph):
        line = _written(paper.add_paragraph(), part.pieces)
        if part.quiet:
            _small(line)
    elif isinstance(part, Bullets):
        for entry in part.entries:
            _written(paper.add_paragraph(style="List Bullet"), entry)
    elif isinstance(part, Figures):
        _figures(paper, part)
    elif isinstance(part, Clauses):
        for clause in part.entries:
            _clause(paper, clause)
    elif isinstance(part, Table):
        _table(paper, part.headings, part.rows, part.figures, caption=part.caption)
    elif isinstance(part, Quote):
        _quote(paper, part)
    elif isinstance(part, Files):
        _files(paper, part)


def _clause(paper: Paper, clause: Clause) -> None:
    line = paper.add_paragraph()
    if clause.label:
        line.paragraph_format.left_indent, line.paragraph_format.first_line_indent = Mm(8), Mm(-8)
        line.add_run(f"{clause.label}.\t")
    line.add_run(clause.text)
    if clause.outcome or clause.result:
        line.add_run().add_break()
        line.add_run(clause.outcome).bold = True
        line.add_run(f" {clause.result}" if clause.outcome else clause.result)


def _quote(paper: Paper, part: Quote) -> None:
    by = _small(paper.add_paragraph(part.by))
    by.paragraph_format.keep_with_next = bool(part.paragraphs)
    for words in part.paragraphs:
        _written(paper.add_paragraph(), words).paragraph_format.left_indent = Mm(6)


def _files(paper: Paper, part: Files) -> None:
    if part.count:
        _small(paper.add_paragraph(part.count))
    for file in part.entries:
        line = paper.add_paragraph()
        line.paragraph_format.left_indent, line.paragraph_format.first_line_indent = Mm(12), Mm(-12)
        line.paragraph_format.tab_stops.add_tab_stop(Mm(12))
        line.paragraph_format.space_after = Pt(2)
        line.add_run(f"{file.label}\t")
        if file.address:
            _link(line, file.title, address=file.address)
        else:
            line.add_run(file.title)
        if file.note:
            line.add_run(f"  {file.note}").font.size = Pt(9)


def _figures(paper: Paper, part: Figures) -> None:
    """Lines with the figure at a tab to the right: a table without headings would say nothing."""
    for label, figure in part.rows:
        line = paper.add_paragraph()
        line.paragraph_format.space_after = Pt(1)
        line.paragraph_format.tab_stops.add_tab_stop(Mm(146), WD_TAB_ALIGNMENT.RIGHT)
        line.add_run(f"{label}\t{figure}").bold = label.startswith("I alt")


def _ticks(paper: Paper, ticks: list[Tick]) -> None:
    rows = [[STATES.get(tick.state, "") for tick in ticks]]
    _table(paper, [tick.label for tick in ticks], rows, [], caption="Sagens vej")


def _table(
    paper: Paper, headings: list[str], rows: list[list[str]], figures: list[int], *, caption: str
) -> None:
    _small(paper.add_paragraph(caption)).paragraph_format.keep_with_next = True
    table = paper.add_table(rows=1 + len(rows), cols=len(headings), style="Table Grid")
    for line, cells in zip(table.rows, [headings, *rows], strict=True):
        for at, (cell, words) in enumerate(zip(line.cells, cells, strict=True)):
            _cell(cell, words, to_right=at in figures)
    first = table.rows[0]
    for cell in first.cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True
    first._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # repeated on each page
    paper.add_paragraph().paragraph_format.space_after = Pt(0)


def _cell(cell: _Cell, words: str, *, to_right: bool) -> None:
    line = cell.paragraphs[0]
    line.add_run(words).font.size = Pt(9.5)
    line.paragraph_format.space_after = Pt(2)
    if to_right:
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT


# What python-docx has no word for


def _written(line: Line, pieces: Pieces) -> Line:
    for words, address in pieces:
        if address:
            _link(line, words, address=address)
        else:
            line.add_run(words)
    return line


def _small(line: Line) -> Line:
    for run in line.runs:
        run.font.size = Pt(9)
    return line


def _link(line: Line, words: str, *, address: str = "", anchor: str = "") -> None:
    link = OxmlElement("w:hyperlink")
    if address:
        link.set(qn("r:id"), line.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, True))
    else:
        link.set(qn("w:anchor"), anchor)
    run = line.add_run(words)
    run.font.underline = bool(address)
    link.append(run._r)
    line._p.append(link)


def _bookmark(line: Line, name: str, number: int) -> None:
    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(tag)
        mark.set(qn("w:id"), str(number))
        if tag == "w:bookmarkStart":
            mark.set(qn("w:name"), name)
        line._p.append(mark)


def _field(line: Line, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = line.add_run("1")
    field.append(run._r)
    line._p.append(field)


def _rule(line: Line, color: str) -> None:
    """A rule to the left of the line, as far as the decision goes."""
    borders, left = OxmlElement("w:pBdr"), OxmlElement("w:left")
    for name, value in (("val", "single"), ("sz", "18"), ("space", "8"), ("color", color[1:])):
        left.set(qn(f"w:{name}"), value)
    borders.append(left)
    line._p.get_or_add_pPr().insert_element_before(
        cast(BaseOxmlElement, borders),
        "w:shd",
        "w:tabs",
        "w:suppressAutoHyphens",
        "w:spacing",
        "w:ind",
        "w:jc",
        "w:rPr",
    )
