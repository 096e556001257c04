"""How well a record agrees with a golden one: facts found, missed and made up, field by field.

A fact is one value that the golden record states: a title, a decision, one attachment. What the golden record
leaves null, or a list that it does not have, is not asked for; entries that only the record read has count against it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

Json = dict[str, Any]

ITEM_FIELDS = (
    "number", "title", "case_number", "caseworker", "closed", "route", "decided_by", "recommender",
)  # fmt: skip
LISTS: dict[str, Callable[[Any], tuple[Any, ...]]] = {
    "attachments": lambda entry: (entry["title"], bool(entry.get("recommended"))),
    "attachment_counts": lambda entry: (entry["total"], entry.get("recommended")),
    "earlier": lambda entry: (entry.get("body"), entry.get("date"), entry.get("item")),
    "follow_ups": lambda entry: (entry["kind"], entry.get("due"), entry.get("amount_dkk")),
    "guests": lambda entry: (entry["name"],),
    "other_caseworkers": lambda entry: (entry,),
    "participation": lambda entry: (entry["name"], entry.get("party")),
}
SIDES = ("for", "against", "abstained")
CLOSE = 0.98


@dataclass
class Tally:
    """Counts by field, and what was missed or made up in words a person can act on."""

    gold: Counter[str] = field(default_factory=Counter)
    read: Counter[str] = field(default_factory=Counter)
    hit: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def fact(self, name: str, where: str, gold: Any, read: Any, right: bool) -> None:
        self.gold[name] += 1
        self.read[name] += 1
        self.hit[name] += right
        if not right:
            self.wrong.append(f"{where} · {name}: {short(gold)} ≠ {short(read)}")

    def bag(self, name: str, where: str, gold: Iterable[Any], read: Iterable[Any]) -> None:
        """Two unordered lists, compared entry by entry."""
        wanted = [folded(entry) for entry in gold]
        found = [folded(entry) for entry in read]
        self.gold[name] += len(wanted)
        self.read[name] += len(found)
        for entry in wanted:
            if entry in found:
                found.remove(entry)
                self.hit[name] += 1
            else:
                self.wrong.append(f"{where} · {name}: missing {short(entry)}")
        self.wrong.extend(f"{where} · {name}: made up {short(entry)}" for entry in found)

    def add(self, other: Tally) -> None:
        self.gold.update(other.gold)
        self.read.update(other.read)
        self.hit.update(other.hit)
        self.wrong.extend(other.wrong)

    @property
    def f1(self) -> float:
        """Twice the facts found over the facts there are and the facts given; 1.0 where there are none."""
        both = self.gold.total() + self.read.total()
        return 2 * self.hit.total() / both if both else 1.0

    def f1_of(self, name: str) -> float:
        both = self.gold[name] + self.read[name]
        return 2 * self.hit[name] / both if both else 1.0


def compare(gold: Json, read: Json, lines: list[str]) -> Tally:
    """Every fact of the golden record against the record read. lines: the document's, for the sections' text."""
    tally = Tally()
    for name in ("body", "document_type"):
        _value(tally, f"document.{name}", "", gold[name], read.get(name))
    for name in ("date", "start", "end", "place", "cancelled"):
        _value(tally, f"meeting.{name}", "", gold["meeting"][name], read["meeting"].get(name))
    tally.bag(
        "participants", "", map(_person, gold["participants"]), map(_person, read["participants"])
    )
    tally.bag("contents", "", _titles(gold["contents"]), _titles(read["contents"]))
    paired = align(gold["items"], read["items"])
    tally.gold["items"] += len(gold["items"])
    tally.read["items"] += len(read["items"])
    tally.hit["items"] += len(paired)
    for place, item in enumerate(gold["items"]):
        where = f"item {item['number'] or item['position']}"
        if place not in paired:
            tally.wrong.append(f"{where} · items: missing {short(item['title'])}")
        _item(tally, where, item, paired.get(place), lines)
    extra = [item for item in read["items"] if not any(item is one for one in paired.values())]
    tally.wrong.extend(
        f"items: made up {item['number']} {short(item['title'])} {item['lines']}" for item in extra
    )
    return tally


def align(gold: list[Json], read: list[Json]) -> dict[int, Json]:
    """Golden items by place → the item read that is most likely the same, in order."""
    best = [[0.0] * (len(read) + 1) for _ in range(len(gold) + 1)]
    like = [[_likeness(one, other) for other in read] for one in gold]
    for i in range(len(gold) - 1, -1, -1):
        for j in range(len(read) - 1, -1, -1):
            take = best[i + 1][j + 1] + like[i][j] if like[i][j] >= 0.6 else 0.0
            best[i][j] = max(take, best[i + 1][j], best[i][j + 1])
    paired: dict[int, Json] = {}
    i = j = 0
    while i < len(gold) and j < len(read):
        if like[i][j] >= 0.6 and best[i][j] == best[i + 1][j + 1] + like[i][j]:
            paired[i] = read[j]
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return paired


def _likeness(gold: Json, read: Json) -> float:
    ratio = SequenceMatcher(None, gold["title"] or "", read["title"] or "").ratio()
    case = bool(gold["case_number"]) and gold["case_number"] == read["case_number"]
    number = bool(gold["number"]) and gold["number"] == read["number"]
    return ratio + 0.5 * case + 0.3 * number


def _item(tally: Tally, where: str, gold: Json, read: Json | None, lines: list[str]) -> None:
    read = read or {}
    for name in ITEM_FIELDS:
        _value(tally, f"item.{name}", where, gold[name], read.get(name))
    tally.fact(
        "item.outcome", where, gold["outcome"], read.get("outcome"),
        gold["outcome"] == (read.get("outcome") or "none"),
    )  # fmt: skip
    tally.fact(
        "item.decision", where, gold["decision"], read.get("decision"), same_decision(gold, read)
    )
    if gold["recommendations"]:
        wanted = [_clause(text) for text in gold["recommendations"]]
        found = [_clause(text) for text in read.get("recommendations") or []]
        right = len(wanted) == len(found) and all(map(_close, wanted, found))
        tally.fact("item.recommendations", where, wanted, found, right)
    _sections(tally, where, gold["sections"], list(read.get("sections") or []), lines)
    for name, key in LISTS.items():
        tally.bag(name, where, map(key, _listed(gold[name])), map(key, _listed(read.get(name))))
    tally.bag("points", where, map(_point, gold["points"]), map(_point, read.get("points") or []))
    tally.bag("votes", where, _ballots(gold["votes"]), _ballots(read.get("votes")))


def _value(tally: Tally, name: str, where: str, gold: Any, read: Any) -> None:
    if gold in (None, []):
        return
    if isinstance(gold, str):
        right = _plain(gold) == _plain(read)
    else:
        right = folded(gold) == folded(read or (False if isinstance(gold, bool) else []))
    tally.fact(name, where, gold, read, right)


def _sections(
    tally: Tally, where: str, gold: list[Json], read: list[Json], lines: list[str]
) -> None:
    tally.read["sections"] += len(read)
    for section in gold:
        tally.gold["sections"] += 1
        span = section["lines"]
        text = "\n".join(lines[span[0] - 1 : span[1]]) if span else ""
        likeness = _within if section.get("runin") else overlap
        found = next(
            (
                one for one in read
                if _plain(one["heading"]) == _plain(section["heading"]) and likeness(text, one["text"]) >= CLOSE
            ),
            None,
        )  # fmt: skip
        if found is None:
            headings = [(one["heading"], one["lines"]) for one in read]
            tally.wrong.append(f"{where} · sections: missing {section} among {short(headings)}")
        else:
            read.remove(found)
            tally.hit["sections"] += 1
    tally.wrong.extend(
        f"{where} · sections: made up {one['heading']!r} {one['lines']}" for one in read
    )


def same_decision(gold: Json, read: Json) -> bool:
    """Whether the decisions agree; who took part may stand inside the text or beside it."""
    one, other = gold["decision"] or "", read.get("decision") or ""
    beside, inside = _said(gold), _said(read)
    pairs = (
        (one, other),
        (one + beside, other + inside),
        (one + beside, other),
        (one, other + inside),
    )
    return max(overlap(*pair) for pair in pairs) >= 0.97


def _said(item: Json) -> str:
    return "".join(
        f" {entry['name']} {entry.get('party') or ''} {entry.get('note') or ''}"
        for entry in item.get("participation") or []
    )


def overlap(one: str, other: str) -> float:
    """F1 of two texts' words; 1.0 where both are empty."""
    mine, yours = _words(one), _words(other)
    if not mine and not yours:
        return 1.0
    return 2 * (mine & yours).total() / (mine.total() + yours.total())


def _within(whole: str, part: str) -> float:
    mine, yours = _words(whole), _words(part)
    return (mine & yours).total() / yours.total() if yours else 1.0


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", _fold(text).casefold()))


def _close(one: str, other: str) -> bool:
    return overlap(one, other) >= CLOSE


def _fold(text: str) -> str:
    text = re.sub(r"[´’]", "'", re.sub(r"[“”]", '"', text))
    text = re.sub(r"(?m)^\s*(?:[-•*o▪]|\d{1,2}[.)])\s+", " ", text)
    return " ".join(text.split()).strip(" #*")


def _plain(text: str | None) -> str:
    return _fold(text or "").rstrip(".").casefold()


def _clause(text: str) -> str:
    return re.sub(r"^at\b[ :]*", "", _fold(text), flags=re.I)


def folded(value: Any) -> Any:
    """Texts folded, wherever they stand inside."""
    if isinstance(value, str):
        return _plain(value)
    if isinstance(value, list | tuple):
        return tuple(folded(entry) for entry in value)
    return value


def _listed(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    return [value] if value else []


def _person(entry: Json) -> tuple[Any, ...]:
    return (entry["name"], entry.get("party"), entry.get("present"))


def _titles(entries: list[Json]) -> list[str]:
    return [entry["title"] for entry in entries]


def _point(entry: Json) -> tuple[Any, ...]:
    return (entry["label"], entry["title"], (entry["lines"] or [0])[0])


def _ballots(votes: Json | None) -> list[tuple[str, str]]:
    """(side, name); a council group goes by its party's name."""
    return [
        (side, re.sub(r"s? byrådsgrupper?$", "", name))
        for side in SIDES
        for name in (votes or {}).get(side) or []
    ]


def short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 200 else f"{text[:197]}…"
