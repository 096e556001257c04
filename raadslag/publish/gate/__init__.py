"""The gate: what must be seen by a person before a meeting becomes public.

Pure: it looks at a meeting as staff see it (closed matter included), at what was found in its files,
and at what is known of its sources. A blocking finding stops the meeting's release until a person has
answered it; the rest is listed. Domain G1, A14; kommunestyrelsesloven § 8; forvaltningsloven § 27.
"""

from raadslag.publish.gate.examining import examine
from raadslag.publish.gate.kinds import BLOCKING, IN_FILES, KINDS, OF_CLOSED, STAYS_INSIDE
from raadslag.publish.gate.seen import Attached, Seen
from raadslag.publish.gate.texts import open_texts, public_texts

__all__ = [
    "BLOCKING",
    "IN_FILES",
    "KINDS",
    "OF_CLOSED",
    "STAYS_INSIDE",
    "Attached",
    "Seen",
    "examine",
    "open_texts",
    "public_texts",
]
