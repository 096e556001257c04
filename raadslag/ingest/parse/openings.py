"""Where items begin that have neither title nor number: the heading each of them opens with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from raadslag.ingest.parse import vocabulary
from raadslag.ingest.parse.rows import Row
from raadslag.ingest.parse.rules import case_numbers, meeting_words, participants
from raadslag.ingest.parse.starts import Marks, Start
from raadslag.ingest.parse.vocabulary import Kind


def find(marks: Marks) -> list[int]:
    """Row indexes where items begin that have neither title nor number: the heading each of them opens with."""
    labelled = _labelled(marks)
    if labelled:
        return labelled
    kinds = Counter(marks.headings[at].kind for at in marks.strong)
    if not kinds or max(kinds.values()) < 2:
        return []
    treatments = _same_treatment(marks)
    if len(treatments) > 1:
        return treatments
    same = _same_first(marks)
    if same:
        return same
    seen: list[int] = []
    present: set[str] = set()
    decided = False
    headed = marks.headings[marks.strong[0]].kind is Kind.DECISION  # decisions first
    for at in marks.strong:
        heading = marks.headings[at]
        name = vocabulary.key(heading.text)
        opens = heading.kind in (Kind.SUMMARY, Kind.REASON, Kind.CASE_NUMBER)
        anew = opens and decided and not headed
        opens = opens or (heading.kind is Kind.CASE and decided)
        if (name in present and (opens or not seen)) or not present or anew:
            seen.append(at)
            present, decided = set(), False
        present.add(name)
        decided = decided or heading.kind is Kind.DECISION
    return seen if len(seen) > 1 else []


def _labelled(marks: Marks) -> list[int]:
    """Where a status, or a case number's label without a number, stands alone above a section: once an item."""
    strong = set(marks.strong)
    found = [
        row.index
        for row in marks.rows
        if len(row.text) < _LABEL and row.index + 1 in strong and is_label(row)
    ]
    decisions = sum(marks.headings[at].kind is Kind.DECISION for at in marks.strong)
    return found if len(found) > 1 and 4 * len(found) >= 3 * decisions else []


_LABEL = 30


def is_label(row: Row) -> bool:
    """Whether the row is only an item's status, or the label of a case number that is not there."""
    return vocabulary.STATUS.fullmatch(row.plain) is not None or case_numbers.label_alone(row.plain)


def _same_first(marks: Marks) -> list[int]:
    """Where the document's first heading recurs about as often as there are decisions: each item opens with it."""
    first = vocabulary.key(marks.headings[marks.strong[0]].text)
    if _led_up_to(marks, first):
        return []
    again = [at for at in marks.strong if vocabulary.key(marks.headings[at].text) == first]
    decisions = sum(
        marks.headings[at].kind is Kind.DECISION and not marks.headings[at].body
        for at in marks.strong
    )
    return again if len(again) > 1 and abs(len(again) - decisions) <= 1 else []


def _led_up_to(marks: Marks, first: str) -> bool:
    """Whether a reason or a summary stands between a decision and the heading: then that opens the item, where it has one."""
    if marks.headings[marks.strong[0]].kind not in (Kind.CASE, Kind.RECOMMENDATION):
        return False
    decided = led = False
    for at in marks.strong:
        heading = marks.headings[at]
        if vocabulary.key(heading.text) == first:
            if decided and led:
                return True
            decided = led = False
        decided = decided or heading.kind is Kind.DECISION
        led = led or (decided and heading.kind in (Kind.SUMMARY, Kind.REASON))
    return False


def _same_treatment(marks: Marks) -> list[int]:
    """Where the first heading names body and date of a decision: every row that repeats it word for word."""
    first = marks.headings[marks.strong[0]]
    if not (first.body and first.date):
        return []
    return [at for at in marks.strong if marks.headings[at].text == first.text]


def informal(rows: Sequence[Row]) -> list[Start]:
    """Where items of minutes without numbers and sections begin: short rows with space above and text below.

    Only from a row on that names what every agenda has ("Godkendelse af dagsorden"), and only where there are several.
    """
    found = [row for row, below in pairwise(rows) if _may_head(row, below)]
    first = next((n for n, row in enumerate(found) if _USUAL.match(row.plain)), len(found))
    found = found[first:]
    usual = sum(_USUAL.match(row.plain) is not None for row in found)
    if len(found) < _SEVERAL or usual < _USUAL_ONES:
        return []
    return [Start(row, ("loose",), title=row.text) for row in found]


_SEVERAL, _USUAL_ONES = 3, 2
_USUAL = re.compile(
    r"(?:valg af (?:dirigent|ordstyrer|referent|mødeleder)|godkendelse af|velkomst|bordet rundt|meddelelser|orientering|nyt fra|siden sidst|økonomi"
    r"|regnskab|høring|eventuelt|evt\b|næste møde|punkter til næste|underskrift)",
    re.I,
)
_LONGEST_HEAD = 80


def _may_head(row: Row, below: Row) -> bool:
    text = row.text
    if not (row.gap and text[0].isupper() and len(text) <= _LONGEST_HEAD) or row.page or row.listed:
        return False
    if text[-1] in ".,;" and not _USUAL.match(text):
        return False
    if meeting_words.labels(text) or meeting_words.is_dated(text) or participants.is_label(text):
        return False
    return not (below.gap and _may_head_alone(below))


def _may_head_alone(row: Row) -> bool:
    """Whether the next row looks like a heading too, so that the first has no text: a table of contents."""
    return (
        len(row.text) <= _LONGEST_HEAD
        and row.text[-1] not in ".:;,!?"
        and _USUAL.match(row.text) is not None
    )
