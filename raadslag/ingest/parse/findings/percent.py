"""A printed percentage that does not fit the printed amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from raadslag.ingest.parse.findings.document import Document
from raadslag.ingest.parse.lines import Line
from raadslag.ingest.parse.record import Finding
from raadslag.lib import money

_PERCENT = r"(?P<percent>\d{1,3}(?:,\d{1,2})?) ?(?:pct\.?|procent|%)"
_SHARE = re.compile(
    rf"(?<![\d.,])(?P<part>\d{{1,4}}) (?:ud )?af (?:de "
    rf"|i alt )?(?P<whole>\d{{1,4}}) [^().;:\d]{{0,40}}?"
    rf"\(?(?:svarende til |dvs\. |eller )(?:ca\. )?{_PERCENT}",
    re.I,
)
_OF_THE_MONEY = re.compile(
    rf"{_PERCENT} af (?:midlerne|beløbet|bevillingen|tilskuddet|puljen|tilsagnet|rammen|budgettet)\b",
    re.I,
)
_BIG_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:\.\d{3})+(?![\d,]|\.\d)")


_MANY = 40
"""Numbers in one passage beyond which it is a table, in which some pair always adds up."""


def find(document: Document) -> list[Finding]:
    """Shares of counted things, and shares of an amount that is printed in its parts."""
    lines = document.holding("%", "pct", "procent")
    return [*_shares(document, lines), *_parts(document, lines)]


def _shares(document: Document, lines: Sequence[Line]) -> Iterator[Finding]:
    """ "6 ud af 21 borgere, svarende til 28,6 pct."."""
    for line in lines:
        for match in _SHARE.finditer(line.text):
            part, whole = int(match["part"]), int(match["whole"])
            said = money.number(match["percent"])
            if whole and part <= whole and abs(Decimal(100 * part) / whole - said) > 1:
                right = f"{100 * part / whole:.1f}".replace(".", ",")
                why = f"{part} af {whole} er {right} pct."
                yield document.finding("percent", [line.number], match[0], why)


def _parts(document: Document, lines: Sequence[Line]) -> Iterator[Finding]:
    """ "25 pct. af midlerne" beside the two parts that make up an amount printed in the item."""
    for line in lines:
        text = line.text
        match = _OF_THE_MONEY.search(text)
        item = next((own for _, own in document.items() if line in own), []) if match else []
        split = _split(text, _printed(document, item)) if match else None
        if match is None or split is None:
            continue
        small, large = split
        whole, said = small + large, money.number(match["percent"])
        if all(abs(Decimal(100 * part) / whole - said) > 1 for part in split):
            right = round(100 * small / whole)
            amount = f"{small:,}".replace(",", ".")
            text = f"{match[0]} / {amount}"
            why = f"{amount} af {money.in_words(whole)} er {right} pct."
            yield document.finding("percent", [line.number], text, why)


def _printed(document: Document, lines: Sequence[Line]) -> set[int]:
    return {a.kroner for line in lines for a in document.amounts.get(line.number, ())}


def _split(text: str, printed: set[int]) -> tuple[int, int] | None:
    """Two numbers of the passage that add up to an amount printed elsewhere in the item."""
    numbers = sorted({int(m[0].replace(".", "")) for m in _BIG_NUMBER.finditer(text)})[:_MANY]
    for n, small in enumerate(numbers):
        for large in numbers[n + 1 :]:
            if small + large in printed:
                return small, large
    return None
