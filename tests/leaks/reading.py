"""Every word that an answer holds, whatever form it comes in: also what a reader of it does not see."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import unquote

import pikepdf
import pypdfium2

MARK = re.compile(r"</?(?:mark|b|em|strong|wbr|span)[^>]*>")  # may stand within a word


def words_of(content: bytes) -> str:
    """The words of a file or page of any kind."""
    if content.startswith(b"%PDF-"):
        return "\n".join(_of_pdf(content))
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            inside = (words_of(package.read(name)) for name in package.namelist())
            return "\n".join([*package.namelist(), *inside])
    if content.startswith(b"\x1f\x8b"):
        return words_of(gzip.decompress(content))
    if content.startswith(b"RIFF"):
        return ""  # a picture: what it shows is the page it was drawn of
    text = content.decode("utf-8", "replace")
    return "\n".join((text, MARK.sub("", unescape(text)), unquote(text)))


def _of_pdf(content: bytes) -> Iterator[str]:
    document = pypdfium2.PdfDocument(content)
    for page in document:
        yield page.get_textpage().get_text_bounded()
    yield str(document.get_metadata_dict())
    document.close()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for thing in pdf.objects:
            yield from _of_object(thing)


def _of_object(thing: Any) -> Iterator[str]:
    """Texts of an object and of what it holds itself; other objects are met on their own."""
    if isinstance(thing, pikepdf.Stream):
        try:
            inside = thing.read_bytes()
        except pikepdf.PdfError:  # a picture's own packing
            inside = b""
        yield inside.decode("latin-1")
        for value in thing.stream_dict.values():
            yield from _of_object(value)
    elif isinstance(thing, pikepdf.Dictionary):
        for key, value in thing.items():
            yield key
            if not getattr(value, "is_indirect", False):
                yield from _of_object(value)
    elif isinstance(thing, pikepdf.Array):
        for value in thing:
            if not getattr(value, "is_indirect", False):
                yield from _of_object(value)
    elif isinstance(thing, pikepdf.String):
        yield str(thing)


def answered(response: Any) -> bytes:
    if response.streaming:
        return b"".join(response.streaming_content)
    return bytes(response.content)


def head_of(response: Any) -> str:
    """The headers, cookies too."""
    lines = [f"{name}: {unquote(value)}" for name, value in response.items()]
    return "\n".join([*lines, response.cookies.output()])
