"""Minutes without headings: a parish council's, an association's."""

from __future__ import annotations

import re
from typing import ClassVar

from raadslag.ingest.parse.layouts.signed import Signed


class ParishCouncil(Signed):
    """ "3 Title" and loose lines, discussion and decision mixed."""

    name = "parish-council"
    signs = (re.compile(r"[Mm]enighedsråd"), re.compile(r"^\d{1,2}\.? [A-ZÆØÅ]", re.M))
    sure = 0.6
    not_headings: ClassVar[frozenset[str]] = frozenset(
        {
            "beslutningspunkter",
            "orienteringspunkter",
            "punkter til drøftelse",
            "punkter til beslutning",
        }
    )
