"""A JPEG without what was written beside the picture: camera, place, maker, a small picture of the whole."""

from __future__ import annotations

START, SCAN, END = b"\xff\xd8", 0xDA, 0xD9
_SIZELESS = frozenset({0x01, *range(0xD0, 0xD9)})
_COLOURS = (0xE0, 0xEE)  # APP0 and Adobe's APP14: how the colours are to be read
_PROFILE = b"ICC_PROFILE\0"
_BESIDE = frozenset({*range(0xE0, 0xF0), 0xFE}) - set(
    _COLOURS
)  # other applications' parts, comments


def without_words(data: bytes) -> bytes:
    """The same picture; the bytes as they are where they are no whole JPEG."""
    if not data.startswith(START):
        return data
    kept, place = [START], len(START)
    while place + 4 <= len(data):
        if data[place] != 0xFF:
            return data
        kind = data[place + 1]
        if kind == SCAN:
            return b"".join([*kept, data[place:]])
        end = place + 2
        if kind not in _SIZELESS:
            end += int.from_bytes(data[place + 2 : place + 4], "big")
        part = data[place:end]
        if kind not in _BESIDE or part[4:].startswith(_PROFILE):
            kept.append(part)
        place = end
    return data
