"""A document cut into head, contents, items and tail."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from raadslag.ingest.parse import bodies, openings, starts, vocabulary
from raadslag.ingest.parse.chains import Chain
from raadslag.ingest.parse.rows import Row
from raadslag.ingest.parse.rules import case_numbers, furniture, meeting_words
from raadslag.ingest.parse.starts import Marks, Start
from raadslag.ingest.parse.vocabulary import Kind

_STATUS_ROW = re.compile(r"(?:åbent?|lukket)(?:\s+(?:punkt|sag))?", re.I)


@dataclass(slots=True)
class Draft:
    """An item before it is read: its rows, and what its start says."""

    rows: list[Row]
    start: Start | None = None
    closed: bool | None = None  # as the start or a group heading says; None: not said
    lead: int = 0  # how many rows stand before the start's row

    @property
    def number(self) -> str | None:
        return self.start.number if self.start else None


@dataclass(slots=True)
class Outline:
    head: list[Row] = field(default_factory=list)
    contents_heading: list[Row] = field(default_factory=list)
    contents: list[Row] = field(default_factory=list)
    items: list[Draft] = field(default_factory=list)
    groups: list[Row] = field(default_factory=list)  # "Åbne dagsordenspunkter"
    menu: list[Row] = field(default_factory=list)
    pages: list[Row] = field(default_factory=list)


def cut(rows: Sequence[Row], marks: Marks, chain: Chain, menu: re.Pattern[str] | None) -> Outline:
    """The document's parts. Without a chain it is one item, or one for each opening heading."""
    found = Outline()
    firsts = _firsts(rows, marks, chain)
    head = list(rows[: firsts[0][0]]) if firsts else list(rows)
    found.head, found.contents_heading, found.contents = _front(head, chain, marks)
    closed: bool | None = None
    for place, (begin, start) in enumerate(firsts):
        end = firsts[place + 1][0] if place + 1 < len(firsts) else len(rows)
        last = place + 1 == len(firsts)
        before = found.head if place == 0 else found.items[-1].rows
        closed = _group(before, found, closed)
        body = _kept(rows[begin:end], found, menu, last=last)
        if not body:  # an item keeps its first row, whatever else that row may be
            body = list(rows[begin : begin + 1])
        lead = next((n for n, row in enumerate(body) if start and row.index == start.row.index), 0)
        status = start.closed if start and start.closed is not None else closed
        found.items.append(Draft(body, start, status, lead))
    return found


def _firsts(rows: Sequence[Row], marks: Marks, chain: Chain) -> list[tuple[int, Start | None]]:
    """Index of each item's first row, and its start."""
    if chain.starts:
        return [
            (begin, start)
            for begin, start in zip(_extended(rows, marks, chain), chain.starts, strict=True)
        ]
    loose = _informal(rows, marks)
    if loose:
        return [(start.row.index, start) for start in loose]
    opened = openings.find(marks)
    if opened:
        return [(index, None) for index in opened]
    if all(map(_of_the_head, marks.headings.values())) and _only_head(rows):
        return []
    return [(_single(rows, marks), None)] if rows else []


def _informal(rows: Sequence[Row], marks: Marks) -> list[Start]:
    """The starts of minutes that have headings for their items and none within them."""
    said = (Kind.DECISION, Kind.BOTH, Kind.RECOMMENDATION, Kind.CASE, Kind.REASON, Kind.SUMMARY)
    strong = (marks.headings[at] for at in marks.strong)
    return [] if any(heading.kind in said for heading in strong) else openings.informal(rows)


def _of_the_head(heading: vocabulary.Heading) -> bool:
    """Whether the heading may stand above the items: who was away, who visited, remarks on the agenda."""
    return heading.kind in (Kind.ABSENT, Kind.GUESTS) or vocabulary.key(heading.text) in _REMARKS


_REMARKS = {"bemærkninger", "bemærkninger til dagsordenen", "meddelelser"}


def _only_head(rows: Sequence[Row]) -> bool:
    """Whether a document without sections is the head of one: the kind of document, and a day, in its first rows."""
    top = [row for row in rows if not row.page][:_TOP]
    return any(meeting_words.is_dated(row.text) for row in top) and any(
        meeting_words.says_kind(row.text) for row in top
    )


_TOP = 12


def _extended(rows: Sequence[Row], marks: Marks, chain: Chain) -> list[int]:
    """First rows moved up over a case number, a status or a label that stands before the title."""
    begins = [_doubled(rows, start) for start in chain.starts]
    if chain.starts[0].form[0] == "case" or not any(start.title for start in chain.starts):
        firsts = _titled_above(rows, marks, begins)
        if firsts != begins or chain.starts[0].form[0] == "case":
            return firsts
    cases = set(marks.cases)
    above = sum(_above(rows, cases, begin) < begin for begin in begins)
    below = sum(any(at in cases for at in range(begin + 1, begin + 6)) for begin in begins)
    if above < 1 or above <= below:
        return begins
    return [_above(rows, cases, begin) for begin in begins]


def _doubled(rows: Sequence[Row], start: Start) -> int:
    """The start's row, or the one above where the same number and title are printed twice."""
    at = start.row.index
    twin = starts.numbered(rows[at - 1]) if at and start.title else None
    same = twin and twin.number == start.number
    return (
        at - 1
        if same and twin and vocabulary.key(twin.title) == vocabulary.key(start.title)
        else at
    )


def _titled_above(rows: Sequence[Row], marks: Marks, begins: list[int]) -> list[int]:
    """First rows of items that begin with a case number: the title's above it, where sections follow the number at once."""
    cases = set(marks.cases)
    followed = sum(_opens_sections(rows, marks, cases, begin) for begin in begins)
    if 2 * followed <= len(begins):
        return begins
    firsts, floor = [], 0
    dense = not any(row.gap for row in rows)  # a copy that kept no blank lines
    for begin in begins:
        at = begin - 1
        while at > floor and _between(rows[at]):
            at -= 1
        apart = dense or (at > 0 and rows[at].part and rows[at - 1].page)
        titled = at >= floor and at not in marks.headings and _stands_apart(rows[at], apart)
        firsts.append(at if titled else begin)
        floor = begin + 1
    above = sum(first < begin for first, begin in zip(firsts, begins, strict=True))
    return firsts if 2 * above > len(begins) else begins


def _between(row: Row) -> bool:
    """Whether the row may stand between an item's title and its case number: furniture, a status run into the page."""
    status = row.part and _STATUS_ROW.fullmatch(row.text) is not None
    return status or furniture.kind(row) is not None


def _opens_sections(rows: Sequence[Row], marks: Marks, cases: set[int], begin: int) -> bool:
    after = begin + 1
    while after < len(rows) and (after in cases or case_numbers.names_caseworker(rows[after].text)):
        after += 1
    return after >= len(rows) or after in marks.headings


def _above(rows: Sequence[Row], cases: set[int], begin: int) -> int:
    first = begin
    for at in range(begin - 1, max(-1, begin - 5), -1):
        row = rows[at]
        if at in cases:
            first = at
        elif not (_STATUS_ROW.fullmatch(row.text) or case_numbers.names_caseworker(row.text)):
            break
    return first


def _single(rows: Sequence[Row], marks: Marks) -> int:
    """Where the only item begins: at the title above the first section, a lead paragraph or a case number between."""
    first = min(marks.headings, default=0)
    cases = set(marks.cases)
    for at in range(first - 1, -1, -1):
        row = rows[at]
        if _of_the_meeting(rows, at):
            return first
        if at in cases or _is_aside(row):
            continue
        if _is_title(row):
            return at
    return max(0, first - 1)


def _of_the_meeting(rows: Sequence[Row], at: int) -> bool:
    """Whether the row tells of the meeting, so that no title stands between it and the first section."""
    text = rows[at].text
    if meeting_words.labels(text) or meeting_words.only_kind(text):
        return True
    return at > 0 and meeting_words.is_room(text) and meeting_words.is_dated(rows[at - 1].text)


_TITLE = 250


def _is_title(row: Row) -> bool:
    return len(row.text) <= _TITLE and not row.text.endswith((".", ":", ","))


def _stands_apart(row: Row, dense: bool) -> bool:
    return (
        _is_title(row)
        and ":" not in row.text
        and (dense or row.gap > 0 or row.index == 0)
        and len(row.text) > 3
    )


def _is_aside(row: Row) -> bool:
    return (
        furniture.kind(row) is not None
        or case_numbers.names_caseworker(row.text)
        or vocabulary.STATUS.fullmatch(row.text) is not None
        or vocabulary.is_date(row.text)
    )


def _front(head: list[Row], chain: Chain, marks: Marks) -> tuple[list[Row], list[Row], list[Row]]:
    """Head, the heading of the contents, and the contents."""
    for place, row in enumerate(head):
        if vocabulary.CONTENTS.fullmatch(row.text) and _lists(row, head[place + 1 :], chain):
            end = _ended(head, place + 1)
            return [*head[:place], *head[end:]], [row], head[place + 1 : end]
    titles = _titles(chain)
    listed = [place for place, row in enumerate(head) if _title_of(row) in titles]
    if len({_title_of(head[place]) for place in listed}) < 2:
        return head, [], []
    end = _ended(head, listed[0])
    return [*head[: listed[0]], *head[end:]], [], head[listed[0] : end]


def _titles(chain: Chain) -> set[str]:
    return {vocabulary.key(start.title) for start in chain.starts if start.title}


_STATUS_NUMBER = re.compile(r"(?:åbent?|lukket)\s+\d{1,3}\s+", re.I)


def _title_of(row: Row) -> str:
    status = _STATUS_NUMBER.match(row.text)
    if status:
        return vocabulary.key(row.text[status.end() :])
    numbered = starts.numbered(row)
    return vocabulary.key(numbered.title if numbered and numbered.title else row.plain)


_SOON = 4
"""A list's first entry stands so soon below its heading; "Dagsorden" may be the document's title."""


def _lists(heading: Row, below: Sequence[Row], chain: Chain) -> bool:
    """Whether the row heads a list of contents: "Dagsorden" does so only above an item's title."""
    if not below or meeting_words.labels(below[0].text):
        return False
    if "indhold" in heading.text.casefold():
        return True
    titles = _titles(chain)
    if not titles:
        return any(starts.numbered(row) for row in below)
    return any(_title_of(row) in titles for row in below[:_SOON])


_MEMBERS = {"medlemmer", "deltagere", "mødedeltagere", "udvalgets medlemmer"}


def _ended(head: Sequence[Row], first: int) -> int:
    """Where the contents end: at a list of members below them, or with the head."""
    for place in range(first, len(head)):
        if vocabulary.key(head[place].text) in _MEMBERS:
            return place
    return len(head)


def _group(before: list[Row], found: Outline, closed: bool | None) -> bool | None:
    """Take group headings off the end of what stands before an item; returns whether what follows is closed."""
    while before:
        row = before[-1]
        match = vocabulary.GROUP.fullmatch(row.text) if len(row.text) < 90 else None
        if match is None and row.part:
            match = vocabulary.STATUS.fullmatch(row.text)
            if row.text.isupper() and bodies.is_body(row.text):  # the body that sends what follows
                found.groups.insert(0, before.pop())
                continue
        if match is None:
            return closed
        found.groups.insert(0, before.pop())
        closed = True if match["closed"] else False if match["open"] else closed
    return closed


def _kept(
    rows: Sequence[Row], found: Outline, menu: re.Pattern[str] | None, *, last: bool
) -> list[Row]:
    """The item's rows without what belongs to the page or the site."""
    kept: list[Row] = []
    if last:
        end = furniture.tail(rows)
        found.menu.extend(rows[end:])
        rows = rows[:end]
    for row in rows:
        kind = furniture.kind(row)
        if kind == "page":
            found.pages.append(row)
        elif kind == "menu" or (menu is not None and menu.fullmatch(row.text)):
            found.menu.append(row)
        else:
            kept.append(row)
    return kept


def title_rows(draft: Draft, marks: Marks, limit: int, contents: set[str]) -> list[Row]:
    """The rows of the title, the start's own first; [] where the item has no title."""
    rows = draft.rows[draft.lead :]
    start = draft.start
    if (
        start and "ad" in start.form and not start.title
    ):  # an answer to an agenda that is printed elsewhere
        return []
    unnamed = draft.start is None and bool(rows)
    if not rows or (unnamed and (rows[0].index in marks.headings or openings.is_label(rows[0]))):
        return []
    if draft.lead and draft.start and not draft.start.title:
        before = [row for row in draft.rows[: draft.lead] if row.index not in marks.cases]
        above = [row for row in before if not _about(row, marks)] or before[:1]
        if above:
            return above[:1]
    named = draft.start.title if draft.start else rows[0].text
    if draft.start and not named:
        below = next((n for n, row in enumerate(rows[1:], 1) if not _about(row, marks)), len(rows))
        if below >= len(rows) or rows[below].index in marks.headings:
            return []
        return [rows[below], *_wrapped(rows, below, rows[below].text, marks, limit, contents)]
    return [rows[0], *_wrapped(rows, 0, named, marks, limit, contents)]


def _about(row: Row, marks: Marks) -> bool:
    """Whether the row is about the item (case number, caseworker, status) rather than its title."""
    return (
        row.index in marks.cases
        or case_numbers.names_caseworker(row.text)
        or _STATUS_ROW.fullmatch(row.text) is not None
    )


def _wrapped(
    rows: Sequence[Row], first: int, named: str, marks: Marks, limit: int, contents: set[str]
) -> list[Row]:
    """Rows that carry the title on: up to the case number, or to the words of the contents, or where a word runs on."""
    below = rows[first + 1 : first + limit]
    words = named
    carried: list[Row] = []
    for row in below:
        if row.gap or row.part or row.index in marks.headings or _about(row, marks):
            break
        if vocabulary.GROUP.fullmatch(row.text):
            break
        carried.append(row)
    if not carried:
        return []
    after = first + 1 + len(carried)
    if (
        after < len(rows)
        and len(carried) < limit - 1
        and not rows[after].gap
        and rows[after].index in marks.cases
    ):
        return carried
    for place, row in enumerate(carried):
        words = f"{words} {row.text}"
        if vocabulary.key(words) in contents:
            return carried[: place + 1]
    runs_on = carried[0].text[0].islower() and not _POINT.match(carried[0].text)
    return [carried[0]] if runs_on else []


_POINT = re.compile(r"[a-zæøå][.)]\s")
