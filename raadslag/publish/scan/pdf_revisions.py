"""Texts of a PDF's earlier versions: a file that was saved on top of itself still carries them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pypdfium2

_END = re.compile(rb"%%EOF[\r\n]*")
MOST = 8  # versions looked into, the latest
_WORDS = re.compile(r"\w+")


def earlier_texts(content: bytes, known: str) -> Iterator[str]:
    """The lines of earlier versions that are not in `known`, the text of the file as it stands."""
    words = set(_WORDS.findall(known))
    told: set[str] = set()
    for end in _ends(content):
        for line in _lines(content[:end]):
            fresh = [word for word in _WORDS.findall(line) if word not in words]
            if fresh and line not in told:
                told.add(line)
                yield line


def _ends(content: bytes) -> list[int]:
    """Where versions before the last one end."""
    ends = [match.end() for match in _END.finditer(content)]
    return ends[:-1][-MOST:]


def _lines(content: bytes) -> Iterator[str]:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return
    try:
        for index in range(len(document)):
            page = document[index]
            text = page.get_textpage()
            lines = text.get_text_range().splitlines()
            text.close()
            page.close()
            yield from (stripped for line in lines if (stripped := line.strip()))
    except pypdfium2.PdfiumError:
        return
    finally:
        document.close()
