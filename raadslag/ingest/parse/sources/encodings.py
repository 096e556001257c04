"""Bytes to characters: UTF-8, UTF-16, Windows-1252 and Latin-1 told apart."""

from __future__ import annotations

import codecs
import re

C1_BYTES = re.compile(rb"[\x80-\x9f]")
UTF8_SEQUENCE = re.compile(rb"[\xc3\xc2][\x80-\xbf]|\xe2\x80[\x80-\xbf]")  # æøåéü, – “ ” …
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16"),
)
SAMPLE = 4096


def decode(data: bytes) -> tuple[str, str, str | None]:
    """Text, the encoding's name, and a warning in Danish where the bytes do not fit it wholly.

    Every byte sequence gives a text. Without a byte between 80 and 9F (hex) Windows-1252 and
    Latin-1 say the same: the narrower name, latin-1, is given then.
    """
    for bom, codec, encoding in BOMS:
        if data.startswith(bom):
            return _decode_as(data, codec, encoding)
    if unmarked := _utf16_without_mark(data):
        return _decode_as(data, unmarked, "utf-16")
    try:
        return data.decode("utf-8"), "utf-8", None
    except UnicodeDecodeError as error:
        damage = error
    if _mostly_utf8(data):
        return data.decode("utf-8", "windows1252"), "utf-8", _damaged("utf-8", damage.start)
    if not C1_BYTES.search(data):
        return data.decode("latin-1"), "latin-1", None
    try:
        return data.decode("cp1252"), "windows-1252", None
    except UnicodeDecodeError:  # 81, 8D, 8F, 90, 9D stand for nothing there
        return data.decode("latin-1"), "latin-1", None


def _decode_as(data: bytes, codec: str, encoding: str) -> tuple[str, str, str | None]:
    try:
        return data.decode(codec), encoding, None
    except UnicodeDecodeError as error:
        return data.decode(codec, "replace"), encoding, _damaged(encoding, error.start)


def _damaged(encoding: str, position: int) -> str:
    return f"Tegn nr. {position} og måske flere passer ikke til kodningen {encoding.upper()}."


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 of Latin letters has a NUL in every second place."""
    head = data[: SAMPLE - SAMPLE % 2]
    half = len(head) // 2
    if half < 4 or len(data) % 2:
        return None
    if head[1::2].count(0) > 0.8 * half and head[0::2].count(0) == 0:
        return "utf-16-le"
    if head[0::2].count(0) > 0.8 * half and head[1::2].count(0) == 0:
        return "utf-16-be"
    return None


def _mostly_utf8(data: bytes) -> bool:
    """Whether UTF-8 letters outnumber the bytes that are none: a file glued from two encodings."""
    high = len(data) - len(data.translate(None, bytes(range(0x80, 0x100))))
    within = sum(len(match[0]) for match in UTF8_SEQUENCE.finditer(data))
    return within > 2 * (high - within)


def _as_windows1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("windows1252", _as_windows1252)
