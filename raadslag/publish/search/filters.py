"""What a search is narrowed to, as it stands in the address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import urlencode

from django.http import QueryDict

from raadslag.publish.search import questions
from raadslag.publish.search.documents import AMOUNTS
from raadslag.publish.search.questions import Question
from raadslag.publish.search.schema import FACETS, KINDS

# Facet → its name in the address; and the kinds' own names there.
NAMES = {
    "kind": "art",
    "municipality": "kommune",
    "body": "udvalg",
    "year": "aar",
    "group": "emne",
    "outcome": "udfald",
    "amount": "beloeb",
}
KIND_NAMES = {
    "item": "punkt",
    "decision": "beslutning",
    "attachment": "bilag",
    "case": "sag",
    "body": "udvalg",
    "person": "person",
}
SORT = "sorter"
NEWEST = "nyeste"
_KINDS_BY_NAME = {name: kind for kind, name in KIND_NAMES.items()}
_MOST = 20  # values of a facet that are read
_FITS = {
    "kind": re.compile("|".join(KINDS)),
    "municipality": re.compile(r"[\w-]{1,60}"),
    "body": re.compile(r"[\w-]{1,60}"),
    "year": re.compile(r"(19|20)\d\d"),
    "group": re.compile(r"\d\d"),
    "outcome": re.compile(r"[a-z_]{1,20}"),
    "amount": re.compile("|".join(map(str, AMOUNTS))),
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """One value that a facet is narrowed to."""

    facet: str
    value: str


@dataclass(frozen=True, slots=True)
class Search:
    """A question with what it is narrowed to, and the order asked for.

    place: the municipality whose page it is asked on; "" where all are searched.
    """

    question: Question
    place: str = ""
    chosen: tuple[Chosen, ...] = ()
    newest: bool = False  # the newest first, else the best

    @classmethod
    def read(cls, given: QueryDict, *, place: str = "") -> Self:
        """The search that an address asks for. Values that no facet can have are left out."""
        chosen = tuple(
            Chosen(facet, value)
            for facet in FACETS
            for value in dict.fromkeys(_values(facet, given))
            if not (place and facet == "municipality")
        )
        question = questions.read(given.get("q", ""))
        return cls(question, place, chosen, given.get(SORT) == NEWEST)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked and nothing narrowed."""
        return not self.question.clauses and not self.chosen

    def values(self, facet: str) -> list[str]:
        return [one.value for one in self.chosen if one.facet == facet]

    def without(self, *gone: Chosen) -> Search:
        return replace(self, chosen=tuple(one for one in self.chosen if one not in gone))

    def having(self, more: Chosen) -> Search:
        return replace(self, chosen=(*self.chosen, more))

    def asking(self, text: str) -> Search:
        """The same search with another question."""
        return replace(self, question=questions.read(text))

    def address(self) -> str:
        """What stands after "?" in its address, always in the same order."""
        given = [("q", self.question.text)] if self.question.text else []
        return urlencode([*given, *self.fields()])

    def fields(self) -> list[tuple[str, str]]:
        """All of the address but the question, as the fields of a form."""
        given = [
            (NAMES[facet], _printed(facet, value))
            for facet in FACETS
            for value in sorted(self.values(facet))
        ]
        return [*given, (SORT, NEWEST)] if self.newest else given


def _values(facet: str, given: QueryDict) -> Iterator[str]:
    for printed in given.getlist(NAMES[facet])[:_MOST]:
        value = _KINDS_BY_NAME.get(printed, "") if facet == "kind" else printed
        if _FITS[facet].fullmatch(value):
            yield value


def _printed(facet: str, value: str) -> str:
    return KIND_NAMES[value] if facet == "kind" else value
