"""A decision without a heading of its own: below the recommendation, or all that an item says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from raadslag.ingest.parse.ledger import as_furniture
from raadslag.ingest.parse.record import Item, Record
from raadslag.ingest.parse.rows import Row, folded
from raadslag.ingest.parse.rules import decision, earlier
from raadslag.ingest.parse.sections import Cut
from raadslag.ingest.parse.vocabulary import Kind

_DECIDED = re.compile(
    r"(?:Indstillingen|Indsti llingen|Medlemsforslaget|Beslutningsforslaget|Forslaget|Ændringsforslaget|Punktet|Sagen)\s(?:blev|er|udgik|udgår|bortfaldt)\b"
    r"|(?:Godkendt|Vedtaget|Tiltrådt|Forkastet|Udsat|Taget til efterretning|Anbefalet|Indstillingen (?:godkendt|tiltrådt|vedtaget))\b.{0,80}$"
    r"|[A-ZÆØÅ].{2,90}\sstillede følgende (?:under)?ændringsforslag"
)
"""How a decision begins that stands right below the recommendation, or other bodies' words, without a heading."""


def take(record: Record, item: Item, loose: list[Row], cuts: Sequence[Cut]) -> list[Row]:
    """The rows of a decision without a heading, taken out of the section above it; [] in an agenda."""
    if record.document_type != "referat" or any(cut.kind in _DECIDING for cut in cuts):
        return []
    if not cuts and item.number and _says_it_all(loose):
        rows = list(loose)
        loose.clear()
        item.head.extend(as_furniture(rows, "decision"))
        return rows
    above = next((cut.rows for cut in reversed(cuts) if cut.kind is Kind.RECOMMENDATION), None)
    if above is None:
        above = [] if cuts else loose
    begin = next(
        (
            n
            for n, row in enumerate(above)
            if n and row.gap and _DECIDED.match(row.text) and not _opens(above[n - 1])
        ),
        None,
    )
    if begin is None and not cuts and above and _DECIDED.match(above[0].text):
        begin = 0
    if begin is None:
        return []
    rows = above[begin:]
    del above[begin:]
    item.head.extend(as_furniture(rows, "decision"))
    return rows


def _says_it_all(rows: Sequence[Row]) -> bool:
    """Whether the few words of an item without sections are its decision: "Intet.", "Formanden orienterede om havnen." """
    text = folded(rows)
    if not text or len(text) > _FEW_WORDS:
        return False
    found = decision.classify(text)
    return found.outcome not in ("other", "none") or found.effect == "nothing"


_FEW_WORDS = 300


def _opens(row: Row) -> bool:
    """Whether another body's words follow the row."""
    return row.text.endswith(":") or earlier.opens(row) is not None


_DECIDING = (Kind.DECISION, Kind.BOTH, Kind.HISTORY)
