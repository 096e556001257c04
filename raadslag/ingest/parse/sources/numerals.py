"""Numbers of list entries as they are printed: 1, a, A, iv, IV."""

from __future__ import annotations

ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
MAX_ROMAN = 4000


def numeral(number: int, style: str) -> str:
    """The number in a style named as Word names them; decimal where the style cannot write it.

    >>> numeral(4, "lowerRoman"), numeral(28, "upperLetter"), numeral(7, "decimalZero")
    ('iv', 'BB', '07')
    """
    if number > 0:
        if style in ("lowerLetter", "upperLetter"):
            return _cased(chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 % 50 + 1), style)
        if style in ("lowerRoman", "upperRoman") and number < MAX_ROMAN:
            return _cased(_roman(number), style)
    return f"{number:02d}" if style == "decimalZero" else str(number)


def _cased(text: str, style: str) -> str:
    return text.upper() if style.startswith("upper") else text


def _roman(number: int) -> str:
    text = ""
    for value, letters in ROMAN:
        text += letters * (number // value)
        number %= value
    return text
