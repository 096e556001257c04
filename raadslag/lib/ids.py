"""Permanent public ids: what an address, a link and an open-data id are built on."""

from __future__ import annotations

import hashlib
import secrets

LENGTH = 12
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base32: no i, l, o or u
_MISREAD = str.maketrans({"i": "1", "l": "1", "o": "0", "-": None, " ": None})


def new_uid() -> str:
    """A fresh id of 12 characters (60 random bits), lower case."""
    bits = secrets.randbits(5 * LENGTH)
    return "".join(ALPHABET[(bits >> 5 * place) & 31] for place in range(LENGTH))


def derived_uid(*parts: str) -> str:
    """The id of what has none of its own, made of the ids and words it is known by.

    The same each time: 60 bits of their SHA-256.

    >>> derived_uid("place", "soendby", "Rådhuset")
    '6mwav4jfb2g5'
    """
    digest = hashlib.sha256("\x1f".join(parts).encode()).digest()
    bits = int.from_bytes(digest[:8]) >> 4
    return "".join(ALPHABET[(bits >> 5 * place) & 31] for place in range(LENGTH))


def read_uid(written: str) -> str | None:
    """The id that a person wrote, with what is easily misread put right; None where it is no id.

    >>> read_uid("OIL4-5678-9abc")
    '011456789abc'
    """
    uid = written.strip().lower().translate(_MISREAD)
    return uid if len(uid) == LENGTH and set(uid) <= set(ALPHABET) else None
