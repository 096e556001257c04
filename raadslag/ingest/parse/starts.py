"""Where the items of a document begin: every form a start can have is tried, the best chain of numbers wins.

A contents list stands in the items' own form, and recommendations and decisions are numbered too. What tells
items apart is what follows them: a case number, a status, section headings. So each form of start is judged by
the whole chain that it makes through the document, not line by line.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from raadslag.ingest.parse import vocabulary
from raadslag.ingest.parse.rows import Row
from raadslag.ingest.parse.vocabulary import Heading, Kind

_STATUS = r"(?:\(?(?:åbent|åben|lukket|lukkede|offentlig|fortrolig)\b(?!\s+sag\b)\)?(?:\s+punkt\b)?|\((?:åben|lukket)(?:\s+sag)?\))"
_START = re.compile(
    rf"(?P<bullet>[•·▪*o–-]\s*)?"
    rf"(?:(?P<word>punkt\s+nr\.?|punkt|pkt\.?\s*nr\.?|pkt\.?|dagsordenspunkt|sag\s+nr\.?|nr\.?|sag|ad)\s*)?"
    rf"(?P<number>\d{{1,3}}(?:/\d{{2,4}})?)(?P<mark>\s?:|[.:)]{{0,2}})(?P<space>\s*)(?P<dash>[-–]\s+)?"
    rf"(?P<status>{_STATUS}\s*[-–:.]?\s*)?(?P<title>.*)",
    re.I | re.S,
)
_NO_TITLE = re.compile(
    r"(?:at\b|kr\.?\b|mio\b|pct\b|%|og\s|[-–]\s?\d|(?:[ivx]+\.|[\d.,/:-]+)\s|(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)\b|(?:kvartal|halvår|behandling|etage|sal)\b|bilag\b)",
    re.I,
)
_REPEATED = re.compile(
    r"\d{1,2}\.\s(?:\w*behandling|\w*opfølgning|\w*kvartal|halvår|\w*rapport|budget|forventet|økonomi)",
    re.I,
)
"""A title that begins with which time it is: "5. 2. behandling af budget 2022"."""
_LEAD_IN = re.compile(
    r"(?:[:,]|\bat|\bindstilles|\bindstiller|\bforeslår|\bforeslås|\banbefaler)\s*$", re.I
)
_OPENERS = (Kind.REASON, Kind.SUMMARY, Kind.CASE, Kind.RECOMMENDATION, Kind.HISTORY, Kind.ROUTE)
_NUMBERED_INSIDE = (Kind.RECOMMENDATION, Kind.DECISION, Kind.BOTH, Kind.ATTACHMENTS)
_LONGEST_TITLE = 400


@dataclass(frozen=True, slots=True)
class Start:
    """A row where an item may begin."""

    row: Row
    form: tuple[str, ...]  # how it is written; starts of one document share it
    number: str | None = None  # as printed
    value: int = 0
    title: str = ""  # on the same row; "" where the title stands below
    closed: bool | None = None  # None: no status printed here


@dataclass(slots=True)
class Marks:
    """What is known of each row before items are cut: headings and case numbers."""

    rows: list[Row]
    headings: dict[int, Heading] = field(default_factory=dict)  # by row index
    cases: list[int] = field(default_factory=list)  # row indexes with a case number as a field
    contents: set[str] = field(default_factory=set)  # titles of the printed contents, folded
    strong: list[int] = field(default_factory=list)  # row indexes of strong headings

    def any_between(self, places: list[int], begin: int, end: int) -> bool:
        return bisect_left(places, begin) < bisect_left(places, end)


def candidates(rows: Iterable[Row], cases: set[int]) -> dict[tuple[str, ...], list[Start]]:
    """Every row that could begin an item, by the form it is written in."""
    groups: dict[tuple[str, ...], list[Start]] = defaultdict(list)
    for row in rows:
        if row.page or len(row.text) > _LONGEST_TITLE:
            continue
        start = numbered(row)
        if start:
            groups[start.form].append(start)
        if row.level is not None:
            form = ("level", str(row.level))
            groups[form].append(Start(row, form, title=row.text))
        if row.index in cases:
            groups[("case",)].append(Start(row, ("case",)))
    return groups


_NUMBER_ELSEWHERE = re.compile(r"^\([A-ZÆØÅ]{2,4} \d{1,4}/\d{2,4}\)$")
"""The item's number in another body's minutes, no title: "Sag nr. 19 (ØU 23/2010)"."""


_NO_LETTER = re.compile(r"\W+")


def numbered(row: Row) -> Start | None:
    """The start that a row's number makes: "Punkt 3: Title", "3. Title", "3", "• 311. Title", "53Title" ..."""
    text = row.text
    if not (text[0].isdigit() or text[0] in "•·▪*o–-PpNnSsDdA"):
        return None
    match = _START.fullmatch(text)
    if match is None:
        return None
    title, printed = _NUMBER_ELSEWHERE.sub("", match["title"].strip()), match["status"] or ""
    if title[:1].islower() and printed.rstrip()[-1:].isalpha():
        title, printed = (
            f"{printed}{title}",
            "",
        )  # "301. Åben dagsorden" begins with a word, no status
    word = _NO_LETTER.sub("", match["word"].casefold()) if match["word"] else ""
    if not _plausible(match, title, word, headed=row.level is not None):
        return None
    space = "" if not match["space"] else " " if match["space"] == " " else "  "
    form = (
        "number",
        "bullet" if match["bullet"] else "",
        word,
        match["mark"].strip(),
        "" if not title else (space or ("glued" if not match["mark"] else "")),
        "dash" if match["dash"] else "",
        "status" if printed else "",
        "title" if title else "",
    )
    status = printed.casefold()
    closed = None if not status else "lukket" in status or "fortrolig" in status
    if closed and (not title or printed.rstrip().endswith((":", "-", "–"))):
        title = f"{printed}{title}".strip()  # "Lukket: Køb af ejendom" is the title as printed
    number = match["number"]
    return Start(row, form, number, int(number.split("/")[0]), title, closed)


def _plausible(match: re.Match[str], title: str, word: str, *, headed: bool) -> bool:
    if not title:
        return (
            True
            if word
            else (match["mark"] in ("", ".") and not match["bullet"]) or bool(match["bullet"])
        )
    again = _REPEATED.match(title) is not None
    figure = title[0].isdigit() and (word or headed or again)  # a heading "2. 40 km/t i byen"
    if not (match["status"] or title[0].isupper() or title[0] in "\"'”“«»(§[" or figure):
        return False
    if _NO_TITLE.match(title) and not (word or headed or again):
        return False
    if match["mark"].startswith(")"):
        return False
    return not (match["bullet"] and match["bullet"][0] in "*o–-" and not word)


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
    if heading and heading.kind in _NUMBERED_INSIDE and not told:
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
        plain = _plain(kept, headed=headed)
        return plain if plain.starts else _plain(starts, headed=headed)
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
    unbroken = restarted or all(start.value == n for n, start in enumerate(run, 1))
    spaced = all(start.row.gap or start.row.part for start in run)
    apart = sum(b.row.index - a.row.index > 1 for a, b in pairwise(run))
    spaced = spaced or (not headed and apart == len(run) - 1)
    if len(run) < 3 or not unbroken or not spaced or apart < min(len(run) / 2, 2):
        return Chain((), 0.0)
    return Chain(tuple(run), 0.1)


_SURE, _FAIR = 1.0, 0.5


def _every(starts: Sequence[Start], worth: Sequence[float], weight: float) -> Chain:
    """All starts that something speaks for; where most are sure, those of closed items too, which have less to show."""
    sure = sum(value >= _SURE for value in worth)
    least = _FAIR if sure >= 0.6 * len(starts) else _SURE
    kept = [(start, value) for start, value in zip(starts, worth, strict=True) if value >= least]
    if not sure:
        return Chain((), 0.0)
    return Chain(tuple(start for start, _ in kept), weight * sum(value for _, value in kept))


def openings(marks: Marks) -> list[int]:
    """Row indexes where items begin that have neither title nor number: the heading each of them opens with."""
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
    for at in marks.strong:
        heading = marks.headings[at]
        name = vocabulary.key(heading.text)
        opens = heading.kind in (Kind.SUMMARY, Kind.REASON, Kind.CASE_NUMBER)
        opens = opens or (heading.kind is Kind.CASE and decided)
        if (name in present and (opens or not seen)) or not present:
            seen.append(at)
            present, decided = set(), False
        present.add(name)
        decided = decided or heading.kind is Kind.DECISION
    return seen if len(seen) > 1 else []


def _same_first(marks: Marks) -> list[int]:
    """Where the document's first heading recurs about as often as there are decisions: each item opens with it."""
    first = vocabulary.key(marks.headings[marks.strong[0]].text)
    again = [at for at in marks.strong if vocabulary.key(marks.headings[at].text) == first]
    decisions = sum(
        marks.headings[at].kind is Kind.DECISION and not marks.headings[at].body
        for at in marks.strong
    )
    return again if len(again) > 1 and abs(len(again) - decisions) <= 1 else []


def _same_treatment(marks: Marks) -> list[int]:
    """Where the first heading names body and date of a decision: every row that repeats it word for word."""
    first = marks.headings[marks.strong[0]]
    if not (first.body and first.date):
        return []
    return [at for at in marks.strong if marks.headings[at].text == first.text]
