"""A search as a table and as a feed."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language, gettext

from raadslag.publish.search import showing
from raadslag.publish.search.filters import Search
from raadslag.publish.search.finding import Finder
from raadslag.publish.search.showing import Result
from raadslag.web.outcomes import SIGNS

LONGEST = 10_000  # rows of a table
IN_FEED = 50
_AT_A_TIME = 500
_BYTE_ORDER_MARK = "\ufeff"  # without it spreadsheets take the file for another alphabet
_LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class _Lines:
    """A file that hands each line on instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def table(search: Search, finder: Finder, *, site: str) -> Iterator[str]:
    """The lines of a CSV file with what the search finds, semicolon between, at most LONGEST rows.

    site: the address before each path.
    """
    writer = csv.writer(_Lines(), delimiter=";")
    yield _BYTE_ORDER_MARK + str(writer.writerow(_heads()))
    order = "day" if search.newest or not search.question.wanted else ""
    names = showing.municipality_names()
    for offset in range(0, LONGEST, _AT_A_TIME):
        found = finder.find(search, limit=_AT_A_TIME, offset=offset, order=order, facets=False)
        for result in showing.results(found.hits, names=names):
            yield str(writer.writerow([_harmless(cell) for cell in _cells(result, site)]))
        if offset + _AT_A_TIME >= found.count:
            return


def _heads() -> tuple[str, ...]:
    return (
        gettext("Art"),
        gettext("Titel"),
        gettext("Kommune"),
        gettext("Udvalg"),
        gettext("Dato"),
        gettext("Punkt nr."),
        gettext("Udfald"),
        gettext("Adresse"),
    )


def _cells(result: Result, site: str) -> tuple[str, ...]:
    return (
        result.kind_words,
        result.title,
        result.place,
        result.body,
        result.on.isoformat() if result.on else "",
        result.number,
        _outcome(result),
        site + result.href,
    )


def _outcome(result: Result) -> str:
    return str(SIGNS[result.outcome].word) if result.outcome in SIGNS else ""


def _harmless(cell: str) -> str:
    """A cell that a spreadsheet would run as a formula is text."""
    return f"'{cell}" if cell.startswith(_LIKE_A_FORMULA) else cell


def feed(search: Search, finder: Finder, *, site: str, page: str, here: str, name: str) -> str:
    """Atom with what the search finds, what changed last first.

    page: the path of the search page; here: the feed's own; name: of the municipality, or "".
    """
    found = finder.find(search, limit=IN_FEED, order="changed", facets=False)
    results = showing.results(found.hits)
    what = search.question.text or gettext("alt nyt")
    atom = _Feed(
        title=" – ".join(filter(None, (gettext("Søgning: %(words)s") % {"words": what}, name))),
        link=f"{site}{page}?{search.address()}",
        description="",
        language=get_language(),
        feed_url=site + here,
        feed_guid=f"{site}{page}?{search.address()}",
    )
    for result in results:
        atom.add_item(**_entry(result, site))
    return atom.writeString("utf-8")


class _Feed(Atom1Feed):
    def latest_post_date(self) -> datetime:
        """When what is in it last changed; the same for the same entries, so that it can be cached."""
        dates = [item["updateddate"] for item in self.items]
        return max(dates, default=datetime(2000, 1, 1, tzinfo=UTC))


def _entry(result: Result, site: str) -> dict[str, Any]:
    facts = (
        result.kind_words,
        result.body,
        result.on.isoformat() if result.on else "",
        _outcome(result),
    )
    return {
        "title": result.title,
        "link": site + result.href,
        "description": " · ".join(filter(None, facts)),
        "unique_id": site + result.href,
        "pubdate": None,
        "updateddate": result.modified,
    }
