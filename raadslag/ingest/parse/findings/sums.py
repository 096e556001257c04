"""Printed amounts that do not add up to the total printed under them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from raadslag.ingest.parse.findings.document import Document
from raadslag.ingest.parse.lines import Line
from raadslag.ingest.parse.record import Finding
from raadslag.lib import money
from raadslag.lib.money import Amount

_TOTAL = re.compile(r"\W*(?:i alt|ialt|samlet|sum|total)\b", re.I)
_FAR = 3
"""Blank lines apart from which rows are no longer one account."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of an account: one amount, at the end of the line."""

    line: Line
    value: Decimal
    printed: str  # the amount
    total: bool

    @property
    def unit(self) -> Decimal:
        """The smallest step its print can show: 0,1 mio. is 100,000."""
        return _unit(self.printed)


def find(document: Document) -> list[Finding]:
    """Accounts of two rows or more with a total, in which the difference is more than rounding."""
    found = []
    account: list[_Row] = []
    for number, amounts in document.amounts.items():
        row = _row(document.line(number), amounts)
        if row is None or (account and not _goes_on(document, account[-1], row)):
            account = []
        if row is None:
            continue
        if row.total:
            if finding := _checked(document, account, row):
                found.append(finding)
            account = []
        else:
            account.append(row)
    return found


def _goes_on(document: Document, before: _Row, row: _Row) -> bool:
    """Whether no other text stands between two rows, and not much white space."""
    near = row.line.number - before.line.number <= _FAR
    return near and document.index(row.line) == document.index(before.line) + 1


def _row(line: Line, amounts: Sequence[Amount]) -> _Row | None:
    text = line.text.rstrip(" .")
    if len(amounts) != 1 or len(text) - amounts[0].end > 1:
        return None
    amount = amounts[0]
    return _Row(line, amount.value, text[amount.start :], _TOTAL.match(text) is not None)


def _unit(printed: str) -> Decimal:
    """What the last printed figure is worth, in kroner."""
    scale = Decimal(1)
    if re.search(r"\bmia", printed, re.I):
        scale = Decimal(1_000_000_000)
    elif re.search(r"\bmio|million", printed, re.I):
        scale = Decimal(1_000_000)
    elif re.search(r"\bt\.?kr|tusind", printed, re.I):
        scale = Decimal(1000)
    decimals = re.search(r",(\d+)", printed)
    return scale / (Decimal(10) ** len(decimals[1])) if decimals else scale


def _checked(document: Document, parts: Sequence[_Row], total: _Row) -> Finding | None:
    if len(parts) < 2 or any(_adds_up(parts[first:], total) for first in range(len(parts) - 1)):
        return None  # what stands above may be a sentence that ends with an amount
    added = sum((p.value for p in parts), Decimal(0))
    text = f"{money.in_words(int(added))} / {money.in_words(int(total.value))}"
    why = f"Posterne giver {money.in_words(int(added))}, ikke {money.in_words(int(total.value))}"
    numbers = [*(p.line.number for p in parts), total.line.number]
    return document.finding("sum", numbers, text, why)


def _adds_up(parts: Sequence[_Row], total: _Row) -> bool:
    """Whether the rows give the total, but for rounding."""
    added = sum((p.value for p in parts), Decimal(0))
    rounding = sum((p.unit for p in parts), total.unit) / 2
    return abs(added - total.value) <= (rounding if rounding > 10 else Decimal(1))
