"""Records as they are kept beside the source they were read from."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import msgspec

from raadslag.ingest.parse.record import Record

READER = "1"
"""Version of the reader. Raised when it reads more or better: what it read before is read again."""


def stored(record: Record) -> str:
    """The record as JSON, without the boxes, which stand with the source."""
    return msgspec.json.encode(replace(record, boxes={})).decode()


def restored(kept: str) -> Record:
    """The record that `stored` was made of. Raises msgspec.ValidationError for one it cannot be."""
    return msgspec.json.decode(kept, type=Record)


def digest(kept: str) -> str:
    """SHA-256 of the stored record: two readings are one when it is the same."""
    return hashlib.sha256(kept.encode()).hexdigest()
