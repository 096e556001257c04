"""An item cut into its sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from raadslag.ingest.parse import vocabulary
from raadslag.ingest.parse.record import Section
from raadslag.ingest.parse.rows import Row, span, split, text
from raadslag.ingest.parse.starts import Marks
from raadslag.ingest.parse.vocabulary import Heading, Kind

_ENDS_MOTION = (
    Kind.RECOMMENDATION,
    Kind.SUMMARY,
    Kind.DECISION,
    Kind.ATTACHMENTS,
    Kind.HISTORY,
    Kind.MOTION,
    Kind.BOTH,
)
_HOLDS_ABSENT = (
    Kind.DECISION, Kind.BOTH, Kind.CASE, Kind.OTHER, Kind.HISTORY, Kind.RECOMMENDATION, Kind.ROUTE,
)  # fmt: skip
_WITHIN_CASE = (Kind.HISTORY, Kind.CASE, Kind.ECONOMY, Kind.OTHER, Kind.REASON)
_INSIDE_MOTION = {"forslag", "beslutningsforslag", "beskrivelse", "redegørelse"}


@dataclass(slots=True)
class Cut:
    """A section before it is read."""

    heading: Heading
    head: Row
    rows: list[Row] = field(default_factory=list)
    kind: Kind = field(init=False)

    def __post_init__(self) -> None:
        self.kind = self.heading.kind

    @property
    def runin(self) -> bool:
        """Whether heading and text share a line."""
        return bool(self.rows) and self.rows[0].number == self.head.number

    def button(self) -> list[Row]:
        """What the page prints before the heading: "fold dette punkt ind Resume"."""
        at = len(self.head.text) - len(self.heading.text)
        return (
            split(self.head, [at])[:1]
            if at > 0 and self.head.text.endswith(self.heading.text)
            else []
        )

    def section(self) -> Section:
        """As the record holds it."""
        lines = span([self.head, *self.rows]) if self.runin else span(self.rows)
        words = text(self.rows)
        if (
            self.runin
            and self.head.part
            and not self.rows[0].start > self.head.start + len(self.head.text)
        ):
            words = self.head.text + words
        return Section(self.heading.text, lines, words, self.runin, self.head.number)


def cut(rows: Sequence[Row], marks: Marks) -> tuple[list[Row], list[Cut]]:
    """The rows before the first heading, and the sections in order."""
    loose: list[Row] = []
    cuts: list[Cut] = []
    for row, below in zip_longest(rows, rows[1:]):
        heading = marks.headings.get(row.index)
        if heading and opens(heading, row, cuts) and not _names_below(heading, below, cuts):
            cuts.append(_opened(heading, row))
        elif cuts:
            cuts[-1].rows.append(row)
        else:
            loose.append(row)
    return loose, cuts


def _opened(heading: Heading, row: Row) -> Cut:
    if not heading.rest:
        return Cut(heading, row)
    at = len(row.text) - len(heading.rest)
    head, *rest = split(row, [at])
    return Cut(heading, head, rest)


def opens(heading: Heading, row: Row, cuts: Sequence[Cut]) -> bool:
    """Whether the heading opens a section here, after the sections so far.

    Inside a member's proposal only the administration's sections end it; in a list of attachments a title may
    read like a heading; in the history, and below an empty decision heading, a dated body is no section of its own.
    """
    if not cuts:
        return True
    current = cuts[-1]
    if current.kind is Kind.MOTION:
        return (
            heading.strong
            and heading.kind in _ENDS_MOTION
            and vocabulary.key(heading.text) not in _INSIDE_MOTION
        )
    if vocabulary.key(current.heading.text) == vocabulary.OF_MEETING:
        return heading.kind is not Kind.ABSENT
    if current.kind is Kind.ATTACHMENTS:
        return _after_attachments(heading, row, cuts)
    if _sub_heading(heading, current):
        return False
    if heading.kind is Kind.ABSENT and current.kind in _HOLDS_ABSENT:
        return not _label(heading, row)
    if heading.kind is Kind.RECOMMENDATION and current.kind is Kind.RECOMMENDATION:
        return bool(current.rows) or not (
            vocabulary.sentence_heading(row.text) or row.text.endswith(":")
        )
    if heading.body and heading.date:
        if current.kind is Kind.HISTORY:
            return heading.text.casefold().startswith(("beslutning i ", "beslutning: "))
        return not (current.kind in (Kind.DECISION, Kind.BOTH) and not current.heading.body)
    return True


def _names_below(heading: Heading, below: Row | None, cuts: Sequence[Cut]) -> bool:
    """Whether the heading is a bare label "Fraværende" in a decision, with the names below it and no list's marks."""
    return (
        heading.kind is Kind.ABSENT
        and not heading.rest
        and vocabulary.key(heading.text) != vocabulary.OF_MEETING
        and bool(cuts)
        and cuts[-1].kind in (Kind.DECISION, Kind.BOTH)
        and below is not None
        and not below.listed
        and not below.gap
        and bool(cuts[-1].rows)
    )


def _sub_heading(heading: Heading, current: Cut) -> bool:
    """Whether the heading stands within a case text that has headings of its own: "Sagsfremstilling" / "Historik" / ..."""
    if current.kind is not Kind.CASE or heading.kind not in _WITHIN_CASE:
        return False
    if not current.rows:
        return heading.kind is Kind.HISTORY or (heading.kind is Kind.REASON and not heading.strong)
    return vocabulary.key(current.rows[0].text) == "historik"


def _label(heading: Heading, row: Row) -> bool:
    """Whether the heading is a label before names ("Fraværende: Ib Munk (V)"), part of the decision it stands in."""
    return row.text[len(heading.text.rstrip(" :")) :].lstrip().startswith(":")


def _after_attachments(heading: Heading, row: Row, cuts: Sequence[Cut]) -> bool:
    if not (heading.strong or row.part) or row.listed:
        return False
    return (
        heading.kind not in {cut.kind for cut in cuts}
        or heading.kind is Kind.OTHER
        or bool(heading.body)
    )
