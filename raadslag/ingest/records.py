"""Records as they are kept beside the source they were read from."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

from raadslag.ingest.parse.record import Record

READER = "1"
"""Version of the reader. Raised when it reads more or better: what it read before is read again."""


def stored(record: Record) -> dict[str, Any]:
    """The record as JSON takes it, without the boxes, which stand with the source."""
    kept: dict[str, Any] = msgspec.to_builtins(record)
    kept.pop("boxes")
    return kept


def restored(kept: dict[str, Any]) -> Record:
    """The record that `stored` was made of. Raises msgspec.ValidationError for one it cannot be."""
    return msgspec.convert(kept, Record, strict=False)


def digest(kept: dict[str, Any]) -> str:
    """SHA-256 of the stored record: two readings are one when it is the same."""
    return hashlib.sha256(msgspec.json.encode(kept)).hexdigest()
