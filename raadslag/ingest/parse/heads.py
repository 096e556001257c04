"""Section headings and case numbers of a document's rows, told apart from rows that only look like them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise, zip_longest

from raadslag.ingest.parse import dated_heads, recurring, starts, vocabulary
from raadslag.ingest.parse.rows import Row
from raadslag.ingest.parse.rules import case_numbers, route
from raadslag.ingest.parse.starts import Marks
from raadslag.ingest.parse.vocabulary import Heading, Kind

_TEMPLATE = re.compile(r"konsekvenser|^høring(?:er)?$", re.I)
_NOTHING = re.compile(r"(?:ingen|intet|ikke relevant|nej)\b.{0,30}", re.I)
_ITEMS = 4
"""From so many items on, a template's headings are expected to recur."""


def marks(
    rows: Sequence[Row],
    extra: Mapping[str, Kind],
    not_headings: frozenset[str],
    *,
    sub_headings: bool,
) -> Marks:
    """Every row's heading and case number; weak headings that are sub-headings of the case text are left out."""
    found = Marks(list(rows))
    own = dict(extra) or None
    for row, below in zip_longest(rows, rows[1:]):
        under = below if len(row.text) < _CELL else None
        if row.page or (under and (_heads_table(row, under) or _is_cell(rows, row, under))):
            continue
        heading = vocabulary.heading(row.text, own) or (
            vocabulary.undated(row.text) if row.part else None
        )
        if route.labelled(row.text):
            continue
        if heading and vocabulary.key(heading.text) not in not_headings:
            found.headings[row.index] = heading
        elif case_numbers.alone(row.text) or case_numbers.labelled(row.text):
            found.cases.append(row.index)
    found.headings.update(_of_a_level(rows, found.headings))
    found.headings.update(recurring.find(rows, found.headings))
    found.headings.update(dated_heads.find(rows, found.headings))
    found.headings.update(_sentences(rows, found.headings))
    found.headings.update(_minuted(rows, found.headings))
    for index in _inside(rows, found.headings):
        del found.headings[index]
    if sub_headings:
        for index in _lower(rows, found.headings):
            del found.headings[index]
    found.strong = [index for index, heading in found.headings.items() if heading.strong]
    return found


_CELL = 20
"""A row longer than this is no cell of a table of bodies."""


def _heads_table(row: Row, below: Row) -> bool:
    """Whether the row heads a table's column: "Behandling" / "Mødedato" / "Åbent punkt" """
    return (
        len(row.text) < 14
        and vocabulary.key(row.text) == "behandling"
        and vocabulary.key(below.text) == "mødedato"
    )


_TO_DO = {"indstilling", "beslutning", "orientering", "drøftelse", "høring", "udtalelse"}
_CELL = 12
_TICKED = re.compile(r"[xX✓]|[A-ZÆØÅ]{2,5}")


def _is_cell(rows: Sequence[Row], row: Row, below: Row) -> bool:
    """Whether the row is a cell of a table of bodies and what each is to do: between others of its kind, or above ticks."""
    if not row.index or len(row.text) > _CELL or vocabulary.key(row.text) not in _TO_DO:
        return False
    above = rows[row.index - 1]
    before = vocabulary.key(above.text) in _TO_DO or _TICKED.fullmatch(above.text) is not None
    after = vocabulary.key(below.text) in _TO_DO or _TICKED.fullmatch(below.text) is not None
    return before and after


def _sentences(rows: Sequence[Row], headings: Mapping[int, Heading]) -> dict[int, Heading]:
    """Rows that introduce a recommendation by themselves, where the document has no plain heading for it."""
    if any(
        h.kind in (Kind.RECOMMENDATION, Kind.BOTH) and not h.misspelt for h in headings.values()
    ):
        return {}
    return {
        row.index: Heading(Kind.RECOMMENDATION, row.text)
        for row, below in pairwise(rows)
        if (vocabulary.sentence_heading(row.text) or _BARE.fullmatch(row.text))
        and row.index not in headings
        and _recommends(below)
    }


def _of_a_level(rows: Sequence[Row], headings: Mapping[int, Heading]) -> dict[int, Heading]:
    """Unknown headings of the level at which the markup puts the known ones and nothing else; never the items' own."""
    known = Counter(rows[at].level for at in headings if rows[at].level is not None)
    level, count = known.most_common(1)[0] if known else (None, 0)
    if count < _ITEMS:
        return {}
    others = [row for row in rows if row.level == level and row.index not in headings]
    if 2 * len(others) > count or any(starts.numbered(row) for row in others):
        return {}
    return {row.index: Heading(Kind.OTHER, row.text, strong=False) for row in others}


_MINUTES = re.compile(r"(?:Referat|Ref\.)\s?:\s*(?P<rest>.*)", re.S)


def _minuted(rows: Sequence[Row], headings: Mapping[int, Heading]) -> dict[int, Heading]:
    """ "Referat:" above what was said and decided, item by item, where the document has no other heading for it."""
    if any(h.kind in (Kind.DECISION, Kind.BOTH) for h in headings.values()):
        return {}
    found = [(row, match) for row in rows if (match := _MINUTES.fullmatch(row.text))]
    if len(found) < 2:
        return {}
    return {
        row.index: Heading(
            Kind.DECISION, row.text[: match.start("rest")].rstrip(), rest=match["rest"]
        )
        for row, match in found
    }


_BARE = re.compile(r"(?:det indstilles|det foreslås|indstilling om)\s?[:,]?", re.I)


def _recommends(row: Row) -> bool:
    return re.match(r"(?:\d{1,2}[.)]\s*)?(?:[-•·]\s*)?at\b|1[.)]\s", row.text, re.I) is not None


def _inside(rows: Sequence[Row], headings: Mapping[int, Heading]) -> list[int]:
    """Treatments "Body, date, pkt. N:" where the body's own decision has a plain heading: text of the section they stand in."""
    plain = any(h.kind is Kind.DECISION and not h.body for h in headings.values())
    return [
        index
        for index, heading in headings.items()
        if plain and heading.body and heading.date and rows[index].text.endswith(":")
    ]


def _lower(rows: Sequence[Row], headings: Mapping[int, Heading]) -> list[int]:
    """Weak headings with more white space above, or of a lower level, than the strong ones have."""
    strong = [rows[index] for index, heading in headings.items() if heading.strong]
    gap = _usual(Counter(row.gap for row in strong))
    levels = [row.level for row in strong if row.level is not None]
    deepest = max(levels, default=None)
    once = _printed_once(rows, headings)
    alone = Counter(vocabulary.key(heading.text) for heading in headings.values())
    return [
        index
        for index, heading in headings.items()
        if not heading.strong
        and (
            index in once
            or (
                gap is not None
                and rows[index].gap > gap
                and alone[vocabulary.key(heading.text)] == 1
            )
            or (deepest is not None and (rows[index].level or 0) > deepest)
        )
    ]


def _printed_once(rows: Sequence[Row], headings: Mapping[int, Heading]) -> set[int]:
    """Everyday words that head one text in a document of several items: a template would print them again."""
    items = Counter(heading.kind for heading in headings.values() if heading.strong)
    if max(items.values(), default=0) < _ITEMS:
        return set()
    named = Counter(vocabulary.key(heading.text) for heading in headings.values())
    return {
        index
        for index, heading in headings.items()
        if not heading.strong
        and not heading.text.isupper()
        and not _TEMPLATE.search(heading.text)
        and heading.kind in (Kind.OTHER, Kind.CASE)
        and not _fills_template(rows, index)
        and named[vocabulary.key(heading.text)] == 1
    }


def _fills_template(rows: Sequence[Row], index: int) -> bool:
    """Whether nothing but "Ingen." stands below: only a template asks for that."""
    return index + 1 < len(rows) and _NOTHING.fullmatch(rows[index + 1].text) is not None


def _usual(counts: Counter[int]) -> int | None:
    return counts.most_common(1)[0][0] if counts else None
