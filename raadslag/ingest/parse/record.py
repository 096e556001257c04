"""The record that reading a document gives: gold/SCHEMA.md, and where each value stands.

A field that the document does not state is None, never guessed; a list with nothing in it is [].
`at` beside the fields of an object maps a field's name to the lines its value stands on.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import Any

from raadslag.ingest.parse.lines import Box, Span

FORMAT_VERSION = 1

At = dict[str, Span]


@dataclass(slots=True)
class Meeting:
    """When and where the body met."""

    date: str | None = None  # ISO
    start: str | None = None  # HH:MM
    end: str | None = None
    place: str | None = None
    cancelled: bool = False
    cancel_reason: str | None = None
    at: At = field(default_factory=dict)


@dataclass(slots=True)
class Participant:
    """A person named in the head of the document."""

    name: str
    party: str | None = None  # letter or word as printed
    role: str | None = None
    present: bool | None = None  # None: not said
    lines: Span | None = None


@dataclass(slots=True)
class ContentsEntry:
    """One entry of the printed table of contents."""

    title: str
    page: int | None = None
    lines: Span | None = None


@dataclass(slots=True)
class Section:
    """A top-level section of an item, as printed."""

    heading: str
    lines: Span | None = None  # the text below the heading; None where the section is empty
    text: str = ""  # whole text, a line break between lines; begins with the heading where that is glued to it
    runin: bool = False  # heading and text share a line; `lines` then holds the heading too
    heading_line: int | None = None


@dataclass(slots=True)
class Point:
    """A lettered or numbered sub-point of an orientation."""

    label: str
    title: str | None = None
    oral: bool = False
    lines: Span | None = None


@dataclass(slots=True)
class Earlier:
    """What another body, or this one on an earlier date, decided in the same case."""

    body: str | None = None
    date: str | None = None
    item: str | None = None
    decision: str | None = None
    lines: Span | None = None


@dataclass(slots=True)
class Participation:
    """What the item says of one member: away, disqualified, dissenting, substituting."""

    name: str
    party: str | None = None
    note: str | None = None
    kind: str | None = (
        None  # absent, left, disqualified, not_disqualified, dissent, abstained, reservation, statement, substitute
    )
    substitute_for: str | None = None
    lines: Span | None = None


@dataclass(slots=True)
class Guest:
    """An official or visitor named as taking part in the item."""

    name: str
    title: str | None = None
    lines: Span | None = None


@dataclass(slots=True)
class Counts:
    for_: int | None = None
    against: int | None = None
    abstained: int | None = None


@dataclass(slots=True)
class Votes:
    """A vote as printed: the names of each side, and the counts where they are given."""

    for_: list[str] = field(default_factory=list)
    against: list[str] = field(default_factory=list)
    abstained: list[str] = field(default_factory=list)
    counts: Counts | None = None
    subject: str | None = (
        None  # what was voted on where it is not the recommendation itself ("ændringsforslag fra V")
    )
    lines: Span | None = None


@dataclass(slots=True)
class Attachment:
    title: str
    recommended: bool = False
    closed: bool = False
    url: str | None = None
    lines: Span | None = None


@dataclass(slots=True)
class AttachmentCounts:
    """The printed count: "4 bilag, heraf 3 anbefales"."""

    total: int
    recommended: int | None = None
    lines: Span | None = None


@dataclass(slots=True)
class FollowUp:
    """What a decision sets in motion."""

    kind: str  # postponed, report, note, grant, response, action
    text: str
    due: str | None = None  # ISO date, or YYYY-MM where only the month is printed
    amount_dkk: int | None = None
    lines: Span | None = None


@dataclass(slots=True)
class ClauseResult:
    """The result of one clause of the recommendation where they differ ("Ad 2) …")."""

    label: str
    text: str
    outcome: str
    lines: Span | None = None


@dataclass(slots=True)
class Proposed:
    """Something inferred, or promised outside the decision: it waits for a person."""

    kind: str  # a follow-up kind, or the name of the field it would fill
    text: str
    why: str  # in Danish
    value: Any = None
    due: str | None = None
    item: int | None = None  # position of the item it belongs to
    lines: Span | None = None


@dataclass(slots=True)
class Finding:
    """A slip in the document itself. `lines` holds every line a reader would mark, ascending."""

    kind: str
    lines: list[int]
    text: str
    why: str  # one sentence in Danish
    item: int | None = None


@dataclass(slots=True)
class FurnitureLine:
    """A line recognised as belonging to the page: head, foot, page number, menu, contents heading."""

    kind: str
    text: str
    line: int | None = None


@dataclass(slots=True)
class Item:
    """One point of the agenda."""

    position: int
    number: str | None = None
    title: str | None = None
    route: list[str] = field(default_factory=list)
    case_number: str | None = None
    caseworker: str | None = None
    other_caseworkers: list[str] = field(default_factory=list)
    closed: bool = False
    lines: Span | None = None
    sections: list[Section] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)
    decided_by: str | None = None
    recommender: str | None = None
    recommendations: list[str] = field(default_factory=list)
    earlier: list[Earlier] = field(default_factory=list)
    decision: str | None = None
    outcome: str = "none"
    verb: str | None = None  # the verb of the decision as printed: "Tiltrådte"
    effect: str | None = (
        None  # what follows from verb and recommendation together: noted where a recommendation to note was adopted
    )
    results: list[ClauseResult] = field(default_factory=list)
    stopped: bool = (
        False  # brought before the council by a member (standsning, kommunestyrelsesloven § 23)
    )
    participation: list[Participation] = field(default_factory=list)
    guests: list[Guest] = field(default_factory=list)
    votes: Votes | None = None  # the vote on the recommendation itself
    other_votes: list[Votes] = field(
        default_factory=list
    )  # on amendments and procedure, in the order printed
    attachments: list[Attachment] = field(default_factory=list)
    attachment_counts: AttachmentCounts | None = None
    follow_ups: list[FollowUp] = field(default_factory=list)
    truncated: bool = False
    head: list[FurnitureLine] = field(
        default_factory=list
    )  # every line of the item outside its sections, whole: title, case number, route, lead ...
    at: At = field(default_factory=dict)


@dataclass(slots=True)
class Unplaced:
    """Words that found no place. `text` is the part of the line that is left over."""

    line: int
    text: str


@dataclass(slots=True)
class Record:
    """One document read."""

    source: str
    layout: str
    confidence: float  # of the layout, 0 to 1
    municipality: str | None = None
    body: str | None = None
    document_type: str | None = None  # referat, dagsorden
    meeting: Meeting = field(default_factory=Meeting)
    participants: list[Participant] = field(default_factory=list)
    contents: list[ContentsEntry] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    preamble: list[FurnitureLine] = field(
        default_factory=list
    )  # placed text outside the items that no field holds whole (a head's running text)
    furniture: list[FurnitureLine] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    proposed: list[Proposed] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)  # see lines.Source
    kind: str = "text"  # format of the source
    sha256: str | None = None
    encoding: str | None = None
    at: At = field(default_factory=dict)
    # line → [page, x0, y0, x1, y1] of each printed line; the source's own, sent once with it
    boxes: dict[int, tuple[Box, ...]] = field(default_factory=dict)
    format_version: int = FORMAT_VERSION


def as_json(value: Any) -> Any:
    """Record, or any part of it, as what json.dumps takes; field names lose a trailing underscore."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            f.name.rstrip("_"): as_json(getattr(value, f.name)) for f in dataclasses.fields(value)
        }
    if isinstance(value, list | tuple):
        return [as_json(entry) for entry in value]
    if isinstance(value, dict):
        return {str(key): as_json(entry) for key, entry in value.items()}
    return value
