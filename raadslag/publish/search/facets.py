"""What a search can be narrowed to and is narrowed to, as the page says it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from raadslag.publish.search import showing
from raadslag.publish.search.documents import AMOUNTS
from raadslag.publish.search.filters import Chosen, Search
from raadslag.publish.search.finding import Found
from raadslag.web.outcomes import SIGNS

_HEADINGS: dict[str, Promise] = {
    "kind": gettext_lazy("Art"),
    "municipality": gettext_lazy("Kommune"),
    "body": gettext_lazy("Udvalg"),
    "year": gettext_lazy("År"),
    "outcome": gettext_lazy("Udfald"),
    "amount": gettext_lazy("Beløb"),
    "group": gettext_lazy("Emne (KLE)"),
}
_AMOUNT_WORDS = dict(
    zip(
        map(str, AMOUNTS),
        (
            gettext_lazy("under 100.000 kr."),
            gettext_lazy("100.000 til 1 mio. kr."),
            gettext_lazy("1 til 10 mio. kr."),
            gettext_lazy("10 mio. kr. og derover"),
        ),
        strict=True,
    )
)
SHOWN = 12  # values of a facet


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a facet. href: the search with it, or without it where it is chosen."""

    words: str
    count: int
    href: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    heading: str
    options: list[Option]


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing the search is narrowed to. href: the search without it."""

    heading: str
    words: str
    href: str


class Wording:
    """The words for the values of facets. Looks names up once for a page."""

    def __init__(self, search: Search, found: Found | None) -> None:
        counted = found.facets.get("body", []) if found else []
        self._bodies = showing.body_names({uid for uid, _ in counted} | set(search.values("body")))
        self._municipalities = showing.municipality_names()

    def of(self, one: Chosen) -> str:
        """ "" for a value that has no words: a body that is public no longer."""
        by_facet: dict[str, Callable[[str], object]] = {
            "kind": showing.KIND_WORDS.get,
            "municipality": self._municipalities.get,
            "body": self._bodies.get,
            "outcome": lambda key: SIGNS[key].word if key in SIGNS else None,
            "amount": _AMOUNT_WORDS.get,
            "year": str,
            "group": lambda group: gettext("gruppe %(group)s") % {"group": group},
        }
        return str(by_facet[one.facet](one.value) or "")


def facets(search: Search, found: Found, wording: Wording) -> list[Facet]:
    """The facets that can narrow the search: those with several values, or a chosen one."""
    return [facet for name in _HEADINGS if (facet := _facet(name, search, found, wording))]


def _facet(name: str, search: Search, found: Found, wording: Wording) -> Facet | None:
    if name == "municipality" and search.place:
        return None
    chosen = search.values(name)
    counts = dict(found.facets.get(name, ()))
    counts |= {value: 0 for value in chosen if value not in counts}
    options = list(_options(name, search, counts, wording))
    if not chosen and len(options) < 2:
        return None
    return Facet(name, str(_HEADINGS[name]), options)


def _options(
    name: str, search: Search, counts: dict[str, int], wording: Wording
) -> Iterator[Option]:
    chosen = search.values(name)
    for value in _in_order(name, counts, chosen):
        one = Chosen(name, value)
        words = wording.of(one)
        if words:
            is_chosen = value in chosen
            other = search.without(one) if is_chosen else search.having(one)
            yield Option(words, counts[value], f"?{other.address()}", is_chosen)


def _in_order(name: str, counts: dict[str, int], chosen: list[str]) -> list[str]:
    """Years with the newest first, amounts with the smallest, others with the most frequent."""
    if name == "year":
        return sorted(counts, reverse=True)
    if name == "amount":
        return sorted(counts, key=int)
    often = sorted(counts, key=lambda value: (-counts[value], value))
    return [value for place, value in enumerate(often) if place < SHOWN or value in chosen]


def chips(search: Search, wording: Wording) -> list[Chip]:
    """What the search is narrowed to. A value without words is said as it stands in the address."""
    return [
        Chip(
            str(_HEADINGS[one.facet]),
            wording.of(one) or one.value,
            f"?{search.without(one).address()}",
        )
        for one in search.chosen
    ]
