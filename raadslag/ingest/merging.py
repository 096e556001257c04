"""Agenda, supplementary agendas and minutes of one meeting become one record.

Pure. The minutes come first; the others fill in what they do not state. Of two of a kind the one
read last comes first. The order in which the files came makes no difference to what is filled in.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass, field

from raadslag.ingest.parse.record import Item, Record
from raadslag.ingest.rules import ItemKey, fold, match_items

_RANK = {"referat": 0, None: 1, "dagsorden": 2}

_FILLED_ITEM_FIELDS = (
    "number",
    "title",
    "route",
    "case_number",
    "caseworker",
    "other_caseworkers",
    "points",
    "decided_by",
    "recommender",
    "recommendations",
    "earlier",
    "guests",
    "attachments",
    "attachment_counts",
)
_DECIDED_FIELDS = (
    "decision",
    "outcome",
    "verb",
    "effect",
    "results",
    "stopped",
    "participation",
    "votes",
    "other_votes",
    "follow_ups",
)
"""Taken together or not at all: one document's decision with its own vote."""


@dataclass(slots=True)
class MergedItem:
    """An item and where each source has it. places: index of the record → position in it."""

    item: Item
    places: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class Merged:
    """One meeting made of several records.

    sources: the records as they were given. first: index of the one that came first.
    """

    record: Record
    items: list[MergedItem]
    sources: list[Record]
    first: int


def item_key(item: Item) -> ItemKey:
    return ItemKey(item.number, item.case_number, item.title, item.position)


def merge(records: Sequence[Record]) -> Merged:
    """Make one of the records of a meeting, given in the order in which they were read."""
    if len(records) == 1:
        only = records[0]
        return Merged(only, [MergedItem(i, {0: i.position}) for i in only.items], [only], 0)
    order = sorted(range(len(records)), key=lambda i: (_RANK.get(records[i].document_type, 1), -i))
    first, *others = order
    whole = copy.deepcopy(records[first])
    items = [MergedItem(item, {first: item.position}) for item in whole.items]
    for index in others:
        _fill_head(whole, records[index])
        items = _with(items, records[index], index)
    for position, merged in enumerate(items, 1):
        merged.item.position = position
    whole.items = [merged.item for merged in items]
    return Merged(whole, items, list(records), first)


def _fill_head(whole: Record, other: Record) -> None:
    for name in ("municipality", "body"):
        if getattr(whole, name) is None:
            setattr(whole, name, getattr(other, name))
    for name in ("date", "start", "end", "place"):
        if getattr(whole.meeting, name) is None:
            setattr(whole.meeting, name, getattr(other.meeting, name))
    if not whole.participants:
        whole.participants = copy.deepcopy(other.participants)


def _with(items: list[MergedItem], other: Record, index: int) -> list[MergedItem]:
    """The items with what another record adds: to those it has too, and those it has alone."""
    found = match_items([item_key(m.item) for m in items], [item_key(i) for i in other.items])
    result = list(items)
    after: MergedItem | None = None
    for read, at in zip(other.items, found, strict=True):
        if at is None:
            merged = MergedItem(copy.deepcopy(read), {index: read.position})
            result.insert(result.index(after) + 1 if after else 0, merged)
        else:
            merged = items[at]
            merged.places[index] = read.position
            _fill_item(merged.item, read)
        after = merged
    return result


def _fill_item(item: Item, other: Item) -> None:
    for name in _FILLED_ITEM_FIELDS:
        if not getattr(item, name):
            setattr(item, name, copy.deepcopy(getattr(other, name)))
    if item.decision is None and item.outcome == "none":
        for name in _DECIDED_FIELDS:
            setattr(item, name, copy.deepcopy(getattr(other, name)))
    item.closed = item.closed or other.closed
    headings = {fold(section.heading) for section in item.sections}
    missing = [s for s in other.sections if fold(s.heading) not in headings]
    item.sections = [*item.sections, *copy.deepcopy(missing)]
