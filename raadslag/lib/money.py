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

_NUMBER = r"(?P<number>[-−]?\d{1,3}(?:[. ]\d{3})+(?:,\d{1,3})?|[-−]?\d+(?:,\d{1,3})?[½¼¾]?|[½¼¾])"
_SCALE = r"(?P<{0}scale>mia|milliarder|milliard|mio|millioner|million|tusinde|tusind|t)\.?"
_UNIT = r"(?:kroner|kr\b\.?|dkk\b)"
_AFTER = re.compile(
    # The dot in "1. mio. kr." is a slip seen in print; before a bare "kr." it is a list number's.
    rf"(?<![\w.,/\-]){_NUMBER}(?:\.?\s{{0,2}}{_SCALE.format('')}\s{{0,2}}{_UNIT}|\s{{0,2}}(?:,-|,00)?\s{{0,2}}{_UNIT}(?!\.?\s?\d)|,-(?!\d))",
    re.I,
)
_BEFORE = re.compile(
    rf"(?<!\w)(?:{_SCALE.format('')}\s?)?{_UNIT}\s{{1,2}}{_NUMBER}(?:\s{{0,2}}{_SCALE.format('late')}(?!\w))?(?![\d%])",
    re.I,
)
_SIGN = re.compile(r"[kK][rR]|,-|[dD][kK][kK]")


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
    if not _SIGN.search(text):
        return []
    found = [_amount(match, match["scale"]) for match in _AFTER.finditer(text)]
    for match in _BEFORE.finditer(text):
        if not any(a.start < match.end() and match.start() < a.end for a in found):
            found.append(_amount(match, match["scale"] or match["latescale"]))
    return sorted(found, key=lambda a: a.start)


def _amount(match: re.Match[str], scale: str | None) -> Amount:
    factor = _SCALES[scale.lower()] if scale else 1
    return Amount(number(match["number"]) * factor, *match.span())


def number(printed: str) -> Decimal:
    """A Danish number: "1.234,5", "0,35", "-2", "1½", "½".

    >>> number("1.234,5")
    Decimal('1234.5')
    """
    half = Decimal(0)
    if printed[-1] in _HALVES:
        half, printed = _HALVES[printed[-1]], printed[:-1] or "0"
    digits = re.sub(r"[. ]", "", printed).replace("−", "-").replace(",", ".")
    return Decimal(digits) + half


def in_words(kroner: int) -> str:
    """With the Danish thousands dot.

    >>> in_words(806000)
    '806.000 kr.'
    """
    return f"{kroner:,}".replace(",", ".") + " kr."
