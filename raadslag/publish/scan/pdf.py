"""PDF: the text of each page, what a reader does not see of it, and what the file carries besides."""

from __future__ import annotations

from collections.abc import Sequence

import pypdfium2

from raadslag.lib.unreadable import Unreadable
from raadslag.publish.scan import words
from raadslag.publish.scan.findings import Notes, masked, ranges
from raadslag.publish.scan.office import Inner
from raadslag.publish.scan.pdf_file import look_inside
from raadslag.publish.scan.pdf_page import Letter, PageReading, lines_of, read_page
from raadslag.publish.scan.pdf_revisions import earlier_texts
from raadslag.publish.scan.report import FileReport

LOCKED = (4, 5)  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY: pdfium's own numbers
MOST_PAGES = 5_000
PICTURE = 0.1  # of the page: smaller ones are logos
RECOGNISED = 20  # letters: so many in a picture were read there by a machine
DRAWING = 40  # lines and areas: so many and no text may be letters drawn as lines


def read(content: bytes, inner: Inner) -> FileReport:
    """Raises Unreadable for what cannot be opened."""
    document = open_pdf(content)
    try:
        if len(document) > MOST_PAGES:
            raise Unreadable(f"PDF'en har mere end {MOST_PAGES} sider.")
        readings = [_page(document, index) for index in range(len(document))]
    finally:
        document.close()
    notes = Notes()
    for number, reading in enumerate(readings, 1):
        _tell(reading, number, notes)
    _unscanned(readings, notes)
    look_inside(content, notes, inner)
    known = "\n".join(notes.pages)
    for text in earlier_texts(content, known):
        notes.hidden("file_hidden", "tidligere udgave af filen, som stadig ligger i den", text)
    return notes.report()


def open_pdf(content: bytes) -> pypdfium2.PdfDocument:
    """Raises Unreadable."""
    try:
        document = pypdfium2.PdfDocument(content)
        document.init_forms()  # what is filled in is drawn
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in LOCKED:
            raise Unreadable("PDF'en er krypteret.") from error
        raise Unreadable("PDF'en er ødelagt og kan ikke åbnes.") from error
    return document


def _page(document: pypdfium2.PdfDocument, index: int) -> PageReading | None:
    """None: the page is damaged."""
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return None
    try:
        return read_page(page)
    finally:
        page.close()


def _tell(reading: PageReading | None, number: int, notes: Notes) -> None:
    place = f"side {number}"
    if reading is None:
        notes.pages.append("")
        notes.note("unscanned", place, "Siden er ødelagt.", page=number)
        return
    seen = reading.seen
    text = "".join(letter.text for letter in seen)
    notes.pages.append(text.strip())
    _words(text, seen, place, number, notes)
    for unseen in reading.unseen:
        hidden = f"{place}, {unseen.why}"
        notes.note("file_hidden", hidden, masked(unseen.words), page=number, boxes=unseen.boxes)
        for found in words.find(unseen.words):
            notes.note(found.kind, hidden, found.shown, page=number, boxes=unseen.boxes)


def _words(text: str, letters: Sequence[Letter], place: str, number: int, notes: Notes) -> None:
    """Personal words, with their boxes; `text` is the letters put together."""
    for found in words.find(text):
        boxes = lines_of(list(letters[found.start : found.end]))
        notes.note(found.kind, place, found.shown, page=number, boxes=boxes)


def _unscanned(readings: Sequence[PageReading | None], notes: Notes) -> None:
    blank, recognised, pictured = [], [], []
    for number, reading in enumerate(readings, 1):
        if reading is None:
            continue
        large = [box for box in reading.pictures if reading.share(box) >= PICTURE]
        if not any(letter.text.isalnum() for letter in reading.seen):
            if reading.pictures or reading.drawings >= DRAWING:
                blank.append(number)
        elif reading.recognised:
            recognised.append(number)
        elif large:
            pictured.append(number)
    for pages, kind, said in (
        (
            blank,
            "unscanned",
            "Ingen tekst, kun billede eller tegning: indholdet er ikke kontrolleret.",
        ),
        (
            recognised,
            "unscanned_image",
            "Siden er et billede; kun den genkendte tekst er kontrolleret.",
        ),
        (pictured, "unscanned_image", "Billeder på siden er ikke kontrolleret."),
    ):
        if pages:
            notes.note(kind, f"side {ranges(pages)}", said, page=pages[0])
