"""Where the items of a document begin: every form a start can have is tried, the best chain of numbers wins.

A contents list stands in the items' own form, and recommendations and decisions are numbered too. What tells
items apart is what follows them: a case number, a status, section headings. So each form of start is judged by
the whole chain that it makes through the document, not line by line.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from raadslag.ingest.parse import vocabulary
from raadslag.ingest.parse.rows import Row
from raadslag.ingest.parse.rules import case_numbers
from raadslag.ingest.parse.starts import Marks, Start, candidates
from raadslag.ingest.parse.vocabulary import Kind

_LEAD_IN = re.compile(
    r"(?:[:,]|\bat|\bindstilles|\bindstiller|\bforeslår|\bforeslås|\banbefaler)\s*$", re.I
)
_OPENERS = (Kind.REASON, Kind.SUMMARY, Kind.CASE, Kind.RECOMMENDATION, Kind.HISTORY, Kind.ROUTE)
_NUMBERED_INSIDE = (Kind.RECOMMENDATION, Kind.DECISION, Kind.BOTH, Kind.ATTACHMENTS)


@dataclass(frozen=True, slots=True)
class Chain:
    """Starts that together cut the document into items."""

    starts: tuple[Start, ...]
    score: float


_SKIP = 12
"""A number may be missing now and then (closed items are left out): how far a chain looks."""


def best(rows: Sequence[Row], marks: Marks, forms: Iterable[str] = ()) -> Chain:
    """The chain of starts that explains the document best; an empty chain where none does.

    forms: words of the only forms to try ("punkt", "case", "level"); () tries all.
    """
    wanted = set(forms)
    chains = [Chain((), 0.0)]
    groups = candidates(rows, set(marks.cases))
    twins = _twins(groups, marks)
    of_the_head = (Kind.ABSENT, Kind.GUESTS)
    headed = any(marks.headings[at].kind not in of_the_head for at in marks.strong)
    for form, starts in _merged(groups).items():
        if wanted and not wanted & set(form):
            continue
        if headed and "ad" in form:  # clauses of a decision, not items
            continue
        ends = [start.row.index for start in starts[1:]] + [len(rows)]
        ends = [_before_twin(start, end, twins) for start, end in zip(starts, ends, strict=True)]
        worth = [
            _evidence(start, end, marks, rows) for start, end in zip(starts, ends, strict=True)
        ]
        if form[0] == "number" and _restarted(starts):
            chains.append(_every(starts, worth, weight=0.85))
        if form[0] == "number":
            listless = _less_lists(starts, worth, marks, rows)
            chains.append(_ascending(starts, listless, headed=headed))
        else:
            chains.append(_every(starts, worth, weight=0.85))
    return max(chains, key=lambda chain: chain.score)


def _twins(groups: dict[tuple[str, ...], list[Start]], marks: Marks) -> list[int]:
    """The rows, in order, whose number and title stood before, perhaps in another form: the items of a contents list."""
    numbered = [
        s for starts in groups.values() for s in starts if s.form[0] == "number" and s.title
    ]
    seen: set[tuple[int, str]] = set()
    twins: list[int] = []
    for start in sorted(numbered, key=lambda start: start.row.index):
        entry = (start.value, vocabulary.key(start.title))
        if entry in seen and start.row.index - 1 not in marks.headings:
            twins.append(start.row.index)
        seen.add(entry)
    return twins


def _before_twin(start: Start, end: int, twins: Sequence[int]) -> int:
    """Where what speaks for the start ends: at the next row that repeats an entry, if one comes first."""
    place = bisect_right(twins, start.row.index)
    return min(end, twins[place]) if place < len(twins) else end


def _merged(groups: dict[tuple[str, ...], list[Start]]) -> dict[tuple[str, ...], list[Start]]:
    """The forms, and besides them the unions that differ only in a status or in where the title stands."""
    merged: dict[tuple[str, ...], list[Start]] = dict(groups)
    loose: dict[tuple[str, ...], list[Start]] = defaultdict(list)
    for form, starts in groups.items():
        if form[0] == "number":
            loose[(form[0], form[1], form[2], form[3].strip(":"), "any")].extend(starts)
    for key, starts in loose.items():
        if len({start.form for start in starts}) > 1:
            merged[key] = sorted(starts, key=lambda start: start.row.index)
    return merged


def _evidence(start: Start, end: int, marks: Marks, rows: Sequence[Row]) -> float:
    """How much speaks for an item here: at most about 3, nothing for a line of a contents list."""
    at = start.row.index
    worth = 0.0
    if marks.any_between(marks.strong, at + 1, end):
        worth += 1.0
        first = marks.strong[bisect_right(marks.strong, at)]
        if first - at <= 6:
            worth += 0.5
        if marks.headings[first].kind in _OPENERS or marks.headings[first].kind is Kind.DECISION:
            worth += 0.2
    if marks.any_between(marks.cases, max(0, at - 1), min(end, at + 6)):
        worth += 0.7
    if start.closed is not None:
        worth += 0.4
    if start.title and case_numbers.before_title(start.title)[1]:
        worth += 1.0
    if start.form[0] == "number" and start.form[2] in (
        "punkt",
        "pkt",
        "punktnr",
        "pktnr",
        "dagsordenspunkt",
    ):
        worth += 0.5
    if start.title and vocabulary.key(start.title) in marks.contents:
        worth += 0.6
    if start.row.level is not None:
        worth += 0.9 if start.form[0] == "number" else 0.2  # a heading with a number of its own
    return worth - _doubt(start, marks, rows)


def _doubt(start: Start, marks: Marks, rows: Sequence[Row]) -> float:
    at = start.row.index
    if at in marks.headings and start.form[0] != "case":
        return 3.0
    if at == 0:
        return 0.0
    before = rows[at - 1]
    heading = marks.headings.get(at - 1)
    worded = start.form[0] == "number" and start.form[2] not in ("", "dagsordenspunkt")
    if start.form[0] != "number" or worded or start.row.level is not None:
        return 0.0
    told = heading is not None and heading.kind is Kind.DECISION and heading.rest
    empty = (
        heading is not None and heading.kind is Kind.ATTACHMENTS and _heads_sections(start, marks)
    )
    if heading and heading.kind in _NUMBERED_INSIDE and not (told or empty):
        return 2.0
    return 1.5 if heading is None and _LEAD_IN.search(before.text) else 0.0


def _less_lists(
    starts: Sequence[Start], worth: Sequence[float], marks: Marks, rows: Sequence[Row]
) -> list[float]:
    """The worths, less for a start that goes on a list begun below a recommendation's or decision's heading."""
    places = sorted(marks.headings)
    left, listed = list(worth), False
    for place, (one, other) in enumerate(pairwise(starts), 1):
        above = bisect_left(places, one.row.index)
        kind = marks.headings[places[above - 1]].kind if above else None
        same = above == bisect_left(places, other.row.index) and other.value == one.value + 1
        begun = listed or _doubt(one, marks, rows) > 0
        listed = same and begun and kind in _CLAUSED and not _heads_sections(other, marks)
        if listed:
            left[place] -= 3.0
    return left


_CLAUSED = (Kind.RECOMMENDATION, Kind.DECISION, Kind.BOTH, Kind.ABSENT)


def _heads_sections(start: Start, marks: Marks) -> bool:
    """Whether a section begins, or a case number stands, right below the row."""
    at = start.row.index
    return marks.any_between(marks.strong, at + 1, at + 2) or marks.any_between(
        marks.cases, at + 1, at + 3
    )


def _ascending(starts: Sequence[Start], worth: Sequence[float], *, headed: bool) -> Chain:
    """The best chain of rising numbers: dynamic programming over the number, linear in the starts."""
    reached: dict[int, tuple[float, int]] = {}  # number → (score, place in `starts`)
    score: list[float] = []
    before: list[int] = []
    for place, start in enumerate(starts):
        gain, came = 0.0, -1
        for step in range(1, _SKIP):
            found = reached.get(start.value - step)
            if found is None:
                continue
            value = found[0] + (0.4 if step == 1 else -0.05 * step)
            if value > gain:
                gain, came = value, found[1]
        score.append(gain + worth[place])
        before.append(came)
        known = reached.get(start.value)
        if known is None or score[place] > known[0]:
            reached[start.value] = (score[place], place)
    if not score:
        return Chain((), 0.0)
    place = max(range(len(score)), key=score.__getitem__)
    total, chosen = score[place], []
    while place != -1:
        chosen.append(place)
        place = before[place]
    chosen.reverse()
    kept = [starts[place] for place in chosen]
    strong = sum(worth[place] >= 0.9 for place in chosen)
    if strong == 0 or strong < len(chosen) * 0.3:
        plain = (_plain(kept, headed=headed), _plain(starts, headed=headed))
        best = max(plain, key=lambda chain: len(chain.starts))
        return Chain(best.starts, max(best.score, 0.9 * total)) if strong and best.starts else best
    return Chain(tuple(kept), total)


def _restarted(starts: Sequence[Start]) -> bool:
    """Whether every start has the number 1: a page counts a list anew after each text between."""
    return len(starts) > 2 and all(start.value == 1 and start.row.gap for start in starts)


def _plain(starts: Sequence[Start], *, headed: bool) -> Chain:
    """A chain with nothing but its numbers to show for it: unbroken from 1, each below a blank line, text between.

    Without blank lines there is text below every number, and the document has no headings (`headed`).

    Informal minutes (a parish council's) have neither headings nor case numbers. Its score is below any chain's with evidence.
    """
    begun = [n for n, start in enumerate(starts) if start.value == 1]
    restarted = _restarted(starts)
    run = starts if restarted else starts[begun[-1] :] if begun else ()
    unbroken = restarted or _rises(run)
    spaced = all(start.row.gap or start.row.part for start in run)
    apart = sum(b.row.index - a.row.index > 1 for a, b in pairwise(run))
    spaced = spaced or (not headed and apart == len(run) - 1)
    if len(run) < 3 or not unbroken or not spaced or apart < min(len(run) / 2, 2):
        return Chain((), 0.0)
    return Chain(tuple(run), 0.1)


def _rises(run: Sequence[Start]) -> bool:
    """Whether the numbers rise one by one; of five, one may be missing."""
    steps = [b.value - a.value for a, b in pairwise(run)]
    return all(step in (1, 2) for step in steps) and 5 * steps.count(2) <= len(run)


_SURE, _FAIR = 1.0, 0.5


def _every(starts: Sequence[Start], worth: Sequence[float], weight: float) -> Chain:
    """All starts that something speaks for; where most are sure, those of closed items too, which have less to show."""
    sure = sum(value >= _SURE for value in worth)
    least = _FAIR if sure >= 0.6 * len(starts) else _SURE
    kept = [(start, value) for start, value in zip(starts, worth, strict=True) if value >= least]
    if not sure:
        return Chain((), 0.0)
    return Chain(tuple(start for start, _ in kept), weight * sum(value for _, value in kept))
