"""How an entry is written down and tied to the one before. Pure: no database, no clock."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Deed:
    """What one entry says; `at` as written by `moment`."""

    chain: str
    sequence: int
    verb: str
    subject_type: str
    subject_uid: str
    actor: str
    at: str
    digest: str
    previous: str


def canonical(deed: Deed) -> str:
    """The deed as the one text that is hashed: JSON, keys sorted, no spaces."""
    return _json({"format": FORMAT, **asdict(deed)})


def moment(at: datetime) -> str:
    """A time as the chain writes it: UTC, always with six decimals.

    >>> moment(datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))
    '2026-01-02T03:04:05.000000Z'
    """
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def link(text: str) -> str:
    """The hash that the next entry holds."""
    return hashlib.sha256(text.encode()).hexdigest()


def content_digest(content: Mapping[str, Any], secret: str) -> str:
    """HMAC-SHA256 of the content under the entry's key (hex), as hex."""
    return hmac.new(bytes.fromhex(secret), _json(content).encode(), hashlib.sha256).hexdigest()


def _json(value: Any) -> str:
    return json.dumps(
        value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain
    )


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return moment(value)
    return str(value)
