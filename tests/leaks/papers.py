"""Files with words for everyone on them, and words in every place where a reader does not look."""

from __future__ import annotations

import io

import docx
import openpyxl
import pikepdf
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.comments import Comment

from raadslag.publish.scan.tests.pdfs import annotated, make, said
from tests.leaks.filling import Sower

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def plain_pdf(*words: str) -> bytes:
    return make(*(said(f"Forvaltningen foreslår {word} her") for word in words))


def pdf(sower: Sower, *seen: str) -> bytes:
    """A page for each word that is seen, and hidden words: white, tiny, off the page, noted, in the head."""
    hide = lambda place: sower.secret(f"pdf: {place}")  # noqa: E731
    unseen = (
        said(hide("white"), y=300, colour="1 g")
        + said(hide("tiny"), y=280, size=0.4)
        + said(hide("beside the page"), x=700)
        + said(hide("invisible"), y=260, mode=3)
    )
    note = annotated(
        Subtype=pikepdf.Name.Text,
        Rect=pikepdf.Array([10, 10, 30, 30]),
        Contents=pikepdf.String(hide("note")),
    )

    def change(document: pikepdf.Pdf) -> None:
        note(document)
        document.docinfo["/Author"] = hide("author")
        document.docinfo["/Title"] = hide("title")
        with document.open_metadata() as told:
            told["dc:description"] = hide("description")
        document.attachments["gemt.txt"] = pikepdf.AttachedFileSpec(
            document, hide("embedded").encode(), filename="gemt.txt"
        )

    first, *rest = (said(f"Forvaltningen foreslår {word} her") for word in seen)
    return make(first + unseen, *rest, change=change)


def word(sower: Sower, seen: str) -> bytes:
    """A document with a remark, a deleted passage, hidden words and the name of who wrote it."""
    document = docx.Document()
    document.core_properties.author = sower.secret("docx: author")
    document.core_properties.comments = sower.secret("docx: comments")
    paragraph = document.add_paragraph(f"Forvaltningen foreslår {seen} her. ")
    paragraph.add_run(sower.secret("docx: hidden")).font.hidden = True
    deleted = sower.secret("docx: deleted")
    who = sower.secret("docx: who deleted")
    paragraph._p.append(
        parse_xml(
            f'<w:del {nsdecls("w")} w:id="1" w:author="{who}">'
            f"<w:r><w:delText>{deleted}</w:delText></w:r></w:del>"
        )
    )
    document.add_comment(paragraph.runs, sower.secret("docx: remark"), author="Karen")
    return _saved(document)


def plain_sheet(seen: str) -> bytes:
    book = openpyxl.Workbook()
    book.properties.creator = None
    book.active["A1"] = f"Forvaltningen foreslår {seen} her"
    return _saved(book)


def sheet(sower: Sower, seen: str) -> bytes:
    """A workbook with a hidden sheet, row and column, and a remark."""
    book = openpyxl.Workbook()
    book.properties.creator = sower.secret("xlsx: creator")
    page = book.active
    page["A1"] = f"Forvaltningen foreslår {seen} her"
    page["A3"], page["D1"] = sower.secret("xlsx: hidden row"), sower.secret("xlsx: hidden column")
    page.row_dimensions[3].hidden = True
    page.column_dimensions["D"].hidden = True
    page["A1"].comment = Comment(sower.secret("xlsx: remark"), "Karen")
    book.create_sheet("Skjult")["A1"] = sower.secret("xlsx: hidden sheet")
    book["Skjult"].sheet_state = "hidden"
    return _saved(book)


def _saved(document: object) -> bytes:
    stream = io.BytesIO()
    document.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()
