"""How much of the known truth a read record has: a share for each field, over all papers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from typing import Any

Facts = dict[str, Any]

ITEM_FIELDS = (
    *("number", "title", "case_number", "route", "closed", "decided_by"),
    *("recommender", "recommendations", "decision", "outcome"),
)
MEETING_FIELDS = ("date", "start", "end", "place", "cancelled")
LISTS: dict[str, Callable[[Facts], Hashable]] = {
    "attachments": lambda entry: (fold(entry["title"]), bool(entry.get("recommended"))),
    "earlier": lambda entry: (entry["body"], entry["date"], entry["item"]),
    "follow_ups": lambda entry: entry["kind"],
    "guests": lambda entry: entry["name"],
    "participation": lambda entry: entry["name"],
    "points": lambda entry: (entry["label"], fold(entry["title"])),
}


def fold(value: Any) -> Any:
    """Text with single spaces, without list marks and final stop; lists of text alike."""
    if isinstance(value, list):
        return [fold(entry) for entry in value]
    if not isinstance(value, str):
        return value
    bare = re.sub(r"(?m)^(?:- |### )|(?<=\s)(?:- |### )", "", value)
    return " ".join(bare.split()).rstrip(".")


class Agreement:
    """Facts that are true, facts that were read, and facts that are both, by field."""

    def __init__(self) -> None:
        self.true: Counter[str] = Counter()
        self.read: Counter[str] = Counter()
        self.both: Counter[str] = Counter()
        self.misses: list[str] = []

    def share(self, field: str) -> float:
        """F1 of the field."""
        whole = self.true[field] + self.read[field]
        return 2 * self.both[field] / whole if whole else 1.0

    def table(self) -> dict[str, float]:
        return {field: round(self.share(field), 3) for field in sorted(self.true)}

    def fact(self, field: str, where: str, truth: Any, read: Any) -> None:
        if truth in (None, [], "") and read in (None, [], ""):
            return
        self.true[field] += truth not in (None, [], "")
        self.read[field] += read not in (None, [], "")
        if fold(truth) == fold(read):
            self.both[field] += 1
        else:
            self.misses.append(f"{where} {field}: {truth!r} read as {read!r}")

    def bag(self, field: str, where: str, truth: list[Facts], read: list[Facts]) -> None:
        key = LISTS[field]
        wanted, found = Counter(map(key, truth)), Counter(map(key, read))
        self.true[field] += wanted.total()
        self.read[field] += found.total()
        self.both[field] += (wanted & found).total()
        if wanted != found:
            self.misses.append(f"{where} {field}: {dict(wanted)} read as {dict(found)}")

    def document(self, truth: Facts, read: Facts) -> None:
        where = truth["source"]
        for field in ("body", "document_type"):
            self.fact(field, where, truth[field], read[field])
        for field in MEETING_FIELDS:
            self.fact(f"meeting.{field}", where, truth["meeting"][field], read["meeting"][field])
        for wanted, found in pairs(truth["items"], read["items"]):
            self.item(f"{where} item {wanted.get('number')}", wanted, found)

    def item(self, where: str, truth: Facts, read: Facts) -> None:
        for field in ITEM_FIELDS:
            if field in truth:
                self.fact(field, where, truth[field], read.get(field))
        for field in LISTS:
            self.bag(field, where, truth[field], read.get(field, []))
        self.sections(where, truth["sections"], read.get("sections", []))

    def sections(self, where: str, truth: list[Facts], read: list[Facts]) -> None:
        def texts(sections: Iterable[Facts]) -> Counter[str]:
            return Counter("".join(re.findall(r"\w+", section["text"])) for section in sections)

        wanted, found = texts(truth), texts(read)
        self.true["sections"] += wanted.total()
        self.read["sections"] += found.total()
        self.both["sections"] += (wanted & found).total()
        if lost := wanted - found:
            self.misses.append(f"{where} sections: {[text[:60] for text in lost]}")


def pairs(truth: list[Facts], read: list[Facts]) -> list[tuple[Facts, Facts]]:
    """Each true item beside the item read under its number; beside nothing if there is none."""
    by_number = {entry["number"]: entry for entry in read}
    return [(entry, by_number.get(entry["number"], {})) for entry in truth]
