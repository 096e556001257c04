"""A document as plain text: what is read aloud, searched, or pasted into a mail."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from raadslag.meetings.print.values import (
    AnyPart,
    Bullets,
    Clause,
    Clauses,
    Document,
    Figures,
    File,
    Files,
    Item,
    Paragraph,
    Pieces,
    Quote,
    Section,
    Subheading,
    Table,
)

WIDTH = 78


def write(document: Document) -> bytes:
    """UTF-8 with lines of at most 78 letters; a heading is underlined."""
    return "\n".join(_lines(document)).encode()


def _lines(document: Document) -> Iterator[str]:
    yield from _underlined(f"{document.kind}: {document.heading}", "=")
    yield document.municipality
    yield from (line for line in (document.when,) if line)
    for label, value in document.facts:
        yield from _wrapped(f"{label}: {value}")
    yield document.version
    for notice in document.notices:
        yield ""
        yield from _wrapped(notice.upper())
    if document.with_contents and document.items:
        yield from _contents(document)
    for section in document.presence:
        yield from _section(section, "-")
    if not document.items:
        yield from ("", "Der er ingen punkter på dagsordenen.")
    for item in document.items:
        yield from _item(item)
    for section in document.closing:
        yield from _section(section, "-")


def _contents(document: Document) -> Iterator[str]:
    yield ""
    yield from _underlined("Indhold", "-")
    for item in document.items:
        outcome = f" ({item.outcome})" if item.outcome else ""
        yield from _wrapped(f"{_title(item)}{outcome}", hanging="   ")


def _title(item: Item) -> str:
    prefix = f"{item.prefix} – " if item.prefix else ""
    number = f"{item.number}. " if item.number else ""
    return f"{number}{prefix}{item.title}"


def _item(item: Item) -> Iterator[str]:
    yield from ("", "")
    yield from _underlined(_title(item), "=")
    if item.closed:
        yield f"Lukket punkt · {item.ground}" if item.ground else "Lukket punkt"
    for label, value in item.facts:
        yield from _wrapped(f"{label} {value}")
    if item.ticks:
        states = {"done": "behandlet", "here": "behandles her", "coming": "følger"}
        way = [
            f"{tick.label} ({states[tick.state]})" if tick.state else tick.label
            for tick in item.ticks
        ]
        yield from _wrapped(f"Sagens vej: {' – '.join(way)}")
    for section in item.sections:
        yield from _section(section, "-")


def _section(section: Section, rule: str) -> Iterator[str]:
    yield ""
    if section.heading:
        outcome = f": {section.outcome}" if section.outcome else ""
        yield from _underlined(f"{section.heading}{outcome}", rule)
    for at, part in enumerate(section.parts):
        if at:
            yield ""
        yield from _part(part)


def _part(part: AnyPart) -> Iterator[str]:
    if isinstance(part, Paragraph):
        yield from _wrapped(_plain(part.pieces))
    elif isinstance(part, Subheading):
        yield from _wrapped(part.text)
    elif isinstance(part, Bullets):
        for entry in part.entries:
            yield from _wrapped(f"- {_plain(entry)}", hanging="  ")
    elif isinstance(part, Figures):
        yield from _columns([list(row) for row in part.rows], right=[1])
    elif isinstance(part, Clauses):
        for clause in part.entries:
            yield from _clause(clause)
    elif isinstance(part, Table):
        yield part.caption
        yield from _columns([part.headings, *part.rows], right=part.figures)
    elif isinstance(part, Quote):
        yield from _wrapped(f"{part.by}:")
        for line in part.paragraphs:
            yield from _wrapped(f"    {_plain(line)}", hanging="    ")
    elif isinstance(part, Files):
        yield from _files(part)


def _clause(clause: Clause) -> Iterator[str]:
    label = f"{clause.label}. " if clause.label else ""
    yield from _wrapped(f"{label}{clause.text}", hanging="   " if label else "")
    if clause.outcome or clause.result:
        said = ": ".join(words for words in (clause.outcome, clause.result) if words)
        yield from _wrapped(f"   → {said}", hanging="     ")


def _files(part: Files) -> Iterator[str]:
    if part.count:
        yield part.count
    for file in part.entries:
        yield from _wrapped(_file(file), hanging="    ")


def _file(file: File) -> str:
    note = f" ({file.note})" if file.note else ""
    address = f" {file.address}" if file.address else ""
    return f"{file.label} {file.title}{note}{address}"


def _columns(rows: list[list[str]], *, right: list[int]) -> Iterator[str]:
    """Cells below one another; the last column runs as far as it has words."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    for row in rows:
        cells = [
            cell.rjust(width) if at in right else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip()


def _plain(pieces: Pieces) -> str:
    return "".join(words for words, _ in pieces)


def _underlined(text: str, rule: str) -> Iterator[str]:
    lines = list(_wrapped(text))
    yield from lines
    yield rule * max((len(line) for line in lines), default=0)


def _wrapped(text: str, *, hanging: str = "") -> list[str]:
    return textwrap.wrap(
        text, WIDTH, subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False
    )
