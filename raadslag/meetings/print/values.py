"""A document as every form of it is written from: plain values in the order they are read.

Texts are plain; where an address stands in one it is a piece of its own. "" is: not stated.
"""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from raadslag.meetings.print.look import PLAIN, Look

Pieces: TypeAlias = list[tuple[str, str]]
"""A line in pieces: (words, web address or "")."""


class Part(msgspec.Struct, tag_field="kind", kw_only=True):
    """A piece of a section."""


class Paragraph(Part, tag="paragraph"):
    pieces: Pieces
    quiet: bool = False  # small, in grey: what is said about the text


class Subheading(Part, tag="subheading"):
    text: str


class Bullets(Part, tag="bullets"):
    entries: list[Pieces]


class Figures(Part, tag="figures"):
    """What and how much, line by line."""

    rows: list[tuple[str, str]]


class Clause(msgspec.Struct, kw_only=True):
    """A clause of the recommendation; outcome and result where the clauses were decided apart."""

    label: str
    text: str
    outcome: str = ""
    result: str = ""


class Clauses(Part, tag="clauses"):
    entries: list[Clause]


class Table(Part, tag="table"):
    """A table; a row has as many cells as there are headings. figures: columns set to the right."""

    caption: str
    headings: list[str]
    rows: list[list[str]]
    figures: list[int] = []


class Quote(Part, tag="quote"):
    """Words of somebody: a dissent, an earlier decision."""

    by: str
    paragraphs: list[Pieces]


class File(msgspec.Struct, kw_only=True):
    """An attachment in the list. label: "7.3", by which the pack and its stamps name it."""

    uid: str
    label: str
    title: str
    note: str = ""  # "anbefales læst", "lukket bilag"
    address: str = ""


class Files(Part, tag="files"):
    count: str  # "4 bilag, heraf 3 anbefales", "" where the style does not count
    entries: list[File]


AnyPart: TypeAlias = Paragraph | Subheading | Bullets | Figures | Clauses | Table | Quote | Files


class Section(msgspec.Struct, kw_only=True):
    """A headed part of an item. mark: "asked", "decision", or "" for the case text."""

    heading: str
    parts: list[AnyPart]
    mark: str = ""
    outcome: str = ""  # of a decision: the word for what came of it


class Tick(msgspec.Struct, kw_only=True):
    """A body on the case's way. state: done, here, coming, "" not known."""

    label: str
    name: str
    state: str


class Item(msgspec.Struct, kw_only=True):
    """An item as printed. prefix: "SUS/EBU/KB", before the title."""

    uid: str
    number: str
    title: str
    prefix: str = ""
    closed: bool = False
    ground: str = ""
    facts: list[tuple[str, str]] = []
    ticks: list[Tick] = []
    sections: list[Section] = []
    outcome: str = ""  # for the contents


class Document(msgspec.Struct, kw_only=True):
    """An agenda, minutes, or an extract of them.

    kind:    "Referat", "Dagsorden", "Udskrift af referat"
    heading: what it is of: the body's name, of an extract the item's title
    title:   of the file, as a reader's window shows it
    head, version: what stands at the head and at the foot of every page
    notices: what must be seen first: "Aflyst: …", "Lukket bind …"
    """

    kind: str
    heading: str
    when: str
    title: str
    head: tuple[str, str]
    version: str
    municipality: str
    made: int  # seconds since 1970: when this version was released, or else the day of the meeting
    language: str = "da"
    facts: list[tuple[str, str]] = []
    notices: list[str] = []
    presence: list[Section] = []
    with_contents: bool = True
    items: list[Item] = []
    closing: list[Section] = []  # how to cite, where the document stands
    look: Look = PLAIN
