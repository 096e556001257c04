"""Amounts of Danish kroner as minutes print them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_SCALES = {
    "mia": 1_000_000_000, "milliard": 1_000_000_000, "milliarder": 1_000_000_000,
    "mio": 1_000_000, "million": 1_000_000, "millioner": 1_000_000,
    "t": 1_000, "tusind": 1_000, "tusinde": 1_000,
}  # fmt: skip
_HALVES = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}

# Patterns begin with the set of what an amount begins with, so that the engine skips to it (a look
# ahead would be tried at every letter), and go on only where no number or word ends there.
_NUMBER = (
    r"(?P<number>[0-9½¼¾−-](?<![\w.,/−-].)(?:(?:(?<=\d)\d{0,2}+|(?<=[−-])\d{1,3}+)(?:[. ]\d{3})++(?:,\d{1,3}+)?+"
    r"|(?:(?<=\d)\d*+|(?<=[−-])\d++)(?:,\d{1,3}+)?+[½¼¾]?|(?<=[½¼¾])))"
)
_SCALE = r"(?P<scale>mia|milliarder|milliard|mio|millioner|million|tusinde|tusind|t)\.?"
_UNIT = r"(?:[kK]roner|[kK][rR]\b\.?|DKK\b|dkk\b)"
_AFTER = re.compile(
    # The dot in "1. mio. kr." is a slip seen in print; before a bare "kr." it is a list number's.
    rf"{_NUMBER}(?:\.?\s{{0,2}}(?i:{_SCALE})\s{{0,2}}{_UNIT}"
    rf"|\s{{0,2}}(?:,-|,00)?\s{{0,2}}{_UNIT}(?!\.?[ \xa0]?\d)|,-(?!\d))"
)
_BEFORE = re.compile(
    rf"[kKdD](?:(?<=[kK])(?:roner|[rR]\b\.?)|(?<=D)KK\b|(?<=d)kk\b)\s{{1,2}}{_NUMBER}(?:\s{{0,2}}(?i:{_SCALE})(?!\w))?(?![\d%])"
)
_SCALE_LAST = re.compile(rf"(?<!\w){_SCALE}\s?$", re.I)
_LONGEST_SCALE = 12
SIGNS = ("kr", "Kr", ",-", "KR", "kR", "DKK", "dkk")
"""No amount without one of them."""
_UNIT_SIGN = re.compile(r"[kKdD,](?:[rR]\b|roner|KK\b|kk\b|-)")


@dataclass(frozen=True, slots=True)
class Amount:
    """A printed amount; text[start:end] is what it stands on."""

    value: Decimal  # kroner
    start: int
    end: int

    @property
    def kroner(self) -> int:
        """Whole kroner; øre are rounded."""
        return int(self.value.to_integral_value())


def find(text: str) -> list[Amount]:
    """Every amount with its currency printed, in the order of the text.

    "806.000 kr.", "1,5 mio. kr.", "200 t.kr.", "kr. 5.000", "200.000,-"; no bare numbers.
    """
    if not (any(map(text.__contains__, SIGNS)) and _UNIT_SIGN.search(text)):
        return []
    found = [
        Amount(_value(match["number"], match["scale"]), *match.span())
        for match in _AFTER.finditer(text)
    ]
    others = [amount for match in _BEFORE.finditer(text) if (amount := _unit_first(match))]
    if others:
        taken = {place for amount in found for place in range(amount.start, amount.end)}
        found += [a for a in others if taken.isdisjoint(range(a.start, a.end))]
        found.sort(key=lambda a: a.start)
    return found


def _unit_first(match: re.Match[str]) -> Amount | None:
    """ "kr. 5.000", "t.kr. 1.234": the scale stands before the unit or after the number."""
    text, start = match.string, match.start()
    scale = _SCALE_LAST.search(text, max(0, start - _LONGEST_SCALE), start)
    if scale is None and start and text[start - 1].isalnum():
        return None
    value = _value(match["number"], scale["scale"] if scale else match["scale"])
    return Amount(value, scale.start() if scale else start, match.end())


def _value(printed: str, scale: str | None) -> Decimal:
    return number(printed) * (_SCALES[scale.lower()] if scale else 1)


def number(printed: str) -> Decimal:
    """A Danish number: "1.234,5", "0,35", "-2", "1½", "½".

    >>> number("1.234,5")
    Decimal('1234.5')
    """
    half = Decimal(0)
    if printed[-1] in _HALVES:
        half, printed = _HALVES[printed[-1]], printed[:-1] or "0"
    digits = printed.replace(".", "").replace(" ", "").replace("−", "-").replace(",", ".")
    return Decimal(digits) + half


def in_words(kroner: int) -> str:
    """With the Danish thousands dot.

    >>> in_words(806000)
    '806.000 kr.'
    """
    return f"{kroner:,}".replace(",", ".") + " kr."
