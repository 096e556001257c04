"""PDF: printed lines put together to logical ones, running heads and feet taken out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from raadslag.ingest.parse.lines import Source, Unreadable
from raadslag.ingest.parse.sources import pdf_furniture, pdf_paragraphs
from raadslag.ingest.parse.sources.pdf_page import Page, PageReader

PASSWORD_WANTED = 4  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY: pdfium's own numbers
UNKNOWN_SECURITY = 5


def read(data: bytes, name: str) -> Source:
    """The document's logical lines and their boxes. Raises Unreadable for scans, locked files."""
    document = _open(data)
    try:
        pages, damaged = _pages(document)
    finally:
        document.close()
    warnings = [*damaged, *_warnings(pages)]
    _refuse_without_text(pages)
    furniture = pdf_furniture.take_out(pages)
    hidden = tuple(piece.text for page in pages for piece in page.unseen)
    return Source(
        name=name,
        kind="pdf",
        lines=pdf_paragraphs.write(pages),
        sha256=hashlib.sha256(data).hexdigest(),
        pages=tuple((round(page.width, 1), round(page.height, 1)) for page in pages),
        furniture=tuple(furniture),
        warnings=tuple(warnings),
        hidden=hidden,
    )


def _open(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in (PASSWORD_WANTED, UNKNOWN_SECURITY):
            raise Unreadable("PDF'en er krypteret. Fjern adgangskoden, og prøv igen.") from error
        raise Unreadable("PDF'en er ødelagt og kan ikke åbnes.") from error


def _pages(document: pypdfium2.PdfDocument) -> tuple[list[Page], list[str]]:
    reader = PageReader(document.raw)
    pages, damaged = [], []
    for number in range(1, pdfium.FPDF_GetPageCount(document.raw) + 1):
        page = reader.read(number)
        if page is None:
            damaged.append(f"Side {number} er ødelagt og er ikke læst.")
            page = Page(number, 0.0, 0.0)
        pages.append(page)
    return pages, damaged


def _refuse_without_text(pages: list[Page]) -> None:
    if any(page.pieces for page in pages):
        return
    if any(page.has_image for page in pages):
        raise Unreadable(
            "PDF'en er en scanning: siderne er billeder uden tekst. "
            "Lad et OCR-program lægge tekst på, og prøv igen."
        )
    raise Unreadable("PDF'en har ingen tekst.")


def _warnings(pages: list[Page]) -> Iterator[str]:
    for page in pages:
        if not page.pieces and page.has_image:
            yield f"Side {page.number} er et billede uden tekst."
        elif page.has_image:
            yield f"Side {page.number} er et billede; teksten er genkendt maskinelt (OCR)."
        if page.unseen:
            yield f"Side {page.number} har tekst, der ikke kan ses."
