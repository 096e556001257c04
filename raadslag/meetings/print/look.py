"""How a municipality's documents look: plain values, the same whoever prints."""

from __future__ import annotations

from base64 import b64decode
from typing import Literal

import msgspec

RouteForm = Literal["prefix", "ticks", "decider", "hidden"]
HistoryForm = Literal["words", "dates"]


class Look(msgspec.Struct, kw_only=True, frozen=True):
    """A house style. name: as it stands on the paper, "" for the municipality's own.

    logo:   PNG, base64; "" for none
    ink:    colour of headings and rules, "#rrggbb"
    accent: colour of the rule beside a decision
    route:  before the title, as a row of ticks, as "Beslutningen træffes af", or not at all
    history: "Historik" with the words, or "Tidligere behandling" with the days
    counts_attachments: "4 bilag, heraf 3 anbefales"
    separate_volumes:   closed items are printed in a volume of their own
    """

    name: str = ""
    logo: str = ""
    ink: str = "#1d3a52"
    accent: str = "#9a3324"
    route: RouteForm = "prefix"
    history: HistoryForm = "words"
    counts_attachments: bool = False
    separate_volumes: bool = False
    item_on_new_page: bool = False

    def picture(self) -> bytes:
        """The logo's bytes; empty for none."""
        return b64decode(self.logo)


PLAIN = Look()
"""For a municipality that has stated no style of its own."""
