"""The forms that a document comes in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.utils.text import slugify

from raadslag.meetings.presentation import MeetingView
from raadslag.meetings.print import akoma_ntoso, press, text, word
from raadslag.meetings.print.values import Document

_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
Writer = Callable[[MeetingView, Document], bytes]


@dataclass(frozen=True, slots=True)
class Form:
    """A form: its media type, and how it is written from a meeting and what is printed of it."""

    media_type: str
    write: Writer


FORMS: Final = {
    "pdf": Form("application/pdf", lambda _view, document: press.document_pdf(document)),
    "docx": Form(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        lambda _view, document: word.write(document),
    ),
    "txt": Form("text/plain; charset=utf-8", lambda _view, document: text.write(document)),
    "xml": Form("application/akn+xml; charset=utf-8", akoma_ntoso.write),
}
"""By the ending of the file's name."""
EXTRACTS: Final = {ending: FORMS[ending] for ending in ("pdf", "docx", "txt")}
"""An extract is no meeting: it has no form in Akoma Ntoso."""


def file_name(document: Document, ending: str) -> str:
    """'referat-teknik-og-miljoeudvalget-4-marts-2025.pdf'"""
    return f"{slugify(document.title.casefold().translate(_LETTERS))[:120]}.{ending}"
