"""The unlabelled lead paragraph between decision and summary (firstagenda, decision first).

Beslutninger
Fremsendes til Teknisk Udvalg.
Endelig vedtagelse af lokalplan nr. 12.     ← the case's lead, no part of the decision
Resume
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from raadslag.ingest.parse.rows import Row, folded
from raadslag.ingest.parse.rules import decision, participation
from raadslag.ingest.parse.sections import Cut
from raadslag.ingest.parse.vocabulary import Kind
from raadslag.lib import danish


def take(cuts: Sequence[Cut]) -> list[Row]:
    """The rows of the lead paragraph, taken out of the decision's section; [] where there is none."""
    for cut, following in pairwise(cuts):
        if cut.rows and cut.rows[-1].text == ".":
            continue  # the system's filler where there is no lead paragraph
        if cut.kind is Kind.DECISION and following.kind is Kind.SUMMARY:
            begin = _last_paragraph(cut.rows)
            rows = cut.rows[begin:]
            if begin and not _decides(rows):
                del cut.rows[begin:]
                return rows
    return []


def _last_paragraph(rows: Sequence[Row]) -> int:
    """Where the last paragraph begins: below a blank line, or below a sentence's end where no blank lines are kept."""
    for place in range(len(rows) - 1, 0, -1):
        row, above = rows[place], rows[place - 1]
        if row.gap or (above.text.endswith(".") and row.text[0].isupper()):
            return place
    return 0


def _decides(rows: Sequence[Row]) -> bool:
    """Whether the paragraph's first sentence decides, or tells of a member; what comes later may report of anything."""
    words = next((sentence.text for sentence in danish.sentences(folded(rows))), "")
    if not words.strip(" ."):
        return True
    found = decision.classify(words)
    if found.verb is not None and found.outcome not in ("other", "none"):
        return True
    return bool(participation.find([row.as_line for row in rows]).participation)
