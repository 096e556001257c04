"""What an object may refer to: an address is only given of what stands there."""

from __future__ import annotations

from dataclasses import dataclass, field

NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Known:
    """Ids of what is public, of all that the objects of one answer refer to."""

    persons: frozenset[str] = field(default=NONE)
    bodies: frozenset[str] = field(default=NONE)
    files: frozenset[str] = field(default=NONE)  # attachments with a file
    consultations: frozenset[str] = field(default=NONE)
