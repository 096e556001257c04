"""What other bodies, or this one on an earlier date, decided in the case.

Beslutning fra Socialudvalget, 10. februar 2021, pkt. 2:     Udvalg: Magistraten
Tiltrådte indstillingen.                                     Dato: 02-09-2025
                                                             Punktnummer: 3
Økonomiudvalget den 24. oktober 2023, pkt. 6.                Fremsendes til byrådet ...
Socialudvalgets beslutning i mødet den 13. maj 2026
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from raadslag.ingest.parse import bodies
from raadslag.ingest.parse.record import Earlier
from raadslag.ingest.parse.rows import Row, folded, span
from raadslag.lib import dates

_LABEL = re.compile(
    r"(?P<label>udvalg|forum|råd|organ|dato|mødedato|punktnummer|punkt(?:\s?nr)?|pkt\.?|beslutning|status)\s*:\s*(?P<value>.*)",
    re.I | re.S,
)


@dataclass(slots=True)
class Block:
    """One body's treatment: what its opening row says, and the rows below it."""

    body: str | None
    date: str | None
    item: str | None
    opening: list[Row] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    rest: str = ""  # decision text on the opening row

    @property
    def decision(self) -> str | None:
        words = " ".join(part for part in (self.rest, folded(self.rows)) if part)
        return words if words.strip(" .") else None

    def as_earlier(self) -> Earlier:
        return Earlier(
            self.body, self.date, self.item, self.decision, span([*self.opening, *self.rows])
        )


def blocks(rows: Sequence[Row]) -> tuple[list[Row], list[Block]]:
    """The rows before the first treatment, and the treatments in order."""
    before: list[Row] = []
    found: list[Block] = []
    for row in rows:
        label = _LABEL.fullmatch(row.text)
        if label and _labelled(row, label, found):
            continue
        named = opens(row)
        if named:
            found.append(Block(named.body, named.date, named.item, [row], rest=_rest(named.rest)))
        elif found:
            found[-1].rows.append(row)
        else:
            before.append(row)
    return before, found


def inside(rows: Sequence[Row]) -> tuple[list[Row], list[Block]]:
    """As `blocks`, in a section of another kind: only a row that is a treatment's heading, with its colon, opens one."""
    first = next((n for n, row in enumerate(rows) if row.text.endswith(":") and opens(row)), None)
    if first is None:
        return list(rows), []
    return list(rows[:first]), blocks(rows[first:])[1]


def undated(rows: Sequence[Row]) -> tuple[list[Row], list[Block]]:
    """As `inside`, where a body's name alone opens a treatment: "Økonomiudvalget:" below a recommendation."""
    before: list[Row] = []
    found: list[Block] = []
    for row in rows:
        name = row.text.removesuffix(":")
        said = _SAID.fullmatch(row.text) if before and row.text[0].isupper() else None
        if name != row.text and _NAME.fullmatch(name) and bodies.is_body(name):
            found.append(Block(name, None, None, [row]))
        elif said and bodies.is_body(said["body"]):
            found.append(Block(said["body"], None, None, [row], rest=said["words"]))
        elif found:
            found[-1].rows.append(row)
        else:
            before.append(row)
    return before, found


_SAID = re.compile(
    r"(?P<body>[A-ZÆØÅ][\w, -]{3,70}?(?:udvalget|byrådet|magistraten|[a-zæøå]rådet|bestyrelsen|Byrådet|Magistraten))\s?"
    r"(?P<words>(?:anbefaler|anbefalede|tiltræder|tiltrådte|godkender|godkendte|tilslutter sig|har ingen bemærkninger)\b(?!,? at\b)[^:]{0,90}\.)"
)
"""What another body said of the recommendation above: "Økonomiudvalget anbefaler indstillingen." """
_NAME = re.compile(r"(?!Til )[A-ZÆØÅ].{5,60}")


def opens(row: Row) -> bodies.Dated | None:
    """The treatment that the row opens, None where it opens none. A body without a date opens none."""
    if not (row.text[0].isupper() or row.text[0].isdigit()) or not any(
        c.isdigit() for c in row.text[:200]
    ):
        return None
    named = bodies.dated(row.text)
    return named if named and named.date else None


def _rest(text: str) -> str:
    """Decision words after the date; a note on the kind of item ("meddelelsespunkt") is none."""
    return (
        ""
        if re.fullmatch(
            r"(?:meddelelsespunkt|lukket punkt|lukket|åben|åbent punkt|orientering)\.?", text, re.I
        )
        else text
    )


def _labelled(row: Row, label: re.Match[str], found: list[Block]) -> bool:
    name, value = label["label"].casefold(), label["value"].strip()
    if name in ("udvalg", "forum", "råd", "organ"):
        found.append(Block(value or None, None, None, [row]))
        return True
    if not found:
        return False
    block = found[-1]
    if name in ("dato", "mødedato") and block.date is None:
        day = next((d.iso for d in dates.find(value) if d.day), None)
        block.date = day
        block.opening.append(row)
        return day is not None
    if name.startswith(("punkt", "pkt")) and block.item is None and not block.rows:
        block.item = value or None
        block.opening.append(row)
        return True
    return False
