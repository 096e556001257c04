"""The bodies a case passes: in the title, in a section of its own, or ticked in a table.

"SUS/EBU/ØU/KB - Sund med kultur" · "Sagsforløb: ØK/BY" · a row of abbreviations with an x in one column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from raadslag.ingest.parse import bodies
from raadslag.ingest.parse.rows import Row

_ABBREVIATION = r"(?:[A-ZÆØÅ]{2,5}|[A-ZÆØÅ][a-zæøå]?[A-ZÆØÅ]{1,3}|Alle\s+fagudvalg|Fagudvalg)"
_PREFIX = re.compile(
    rf"(?:Lukket\s?[-:–]?\s+)?(?P<route>{_ABBREVIATION}(?:\s?/\s?{_ABBREVIATION})*)\s+[-–]\s+\S"
)
_ONLY = re.compile(rf"{_ABBREVIATION}(?:\s?[/,>→-]\s?{_ABBREVIATION})*\.?")
_LABELS = frozenset("sSfF")
_LABELLED = re.compile(
    rf"(?:sagsforløb|sagsgang|forventet sagsgang)\s*:\s*(?P<route>{_ONLY.pattern})", re.I
)
_MARKED = re.compile(
    rf"(?P<route>{_ABBREVIATION}(?:\s?/\s?{_ABBREVIATION})*),?\s+(?:indstilling|beslutning|orientering)",
    re.S,
)
_BETWEEN = re.compile(r"\s?[/,>→]\s?|\s-\s|-")
_BODIES = re.compile(r",\s+|\s+og\s+|\s?/\s?|;\s*")
_ASIDE = re.compile(r"\s*\((?:til )?(?:orientering|høring|drøftelse|beslutning|udtalelse)\)", re.I)
_TICK = re.compile(r"[xX✓✔]")


def of_title(title: str) -> list[str]:
    """The abbreviations in front of the title; [] where there are none."""
    match = _PREFIX.match(title)
    return [part.strip() for part in match["route"].split("/")] if match else []


def of_section(rows: Sequence[Row], own: str | None = None, *, dated: bool = False) -> list[str]:
    """The bodies a section lists: abbreviations between slashes, or a name a row.

    dated: whether a body may stand with its day ("Byrådet den 30. august 2022").
    own: the document's body, known whatever words its name has ("Kultur, Erhverv og Fritid").
    """
    route: list[str] = []
    for row in rows:
        text = _ASIDE.sub("", row.plain).strip(" .")
        if _ONLY.fullmatch(text):
            route.extend(part.strip() for part in _BETWEEN.split(text))
        elif text == own:
            route.append(text)
        elif dated and (named := bodies.dated(text)) and named.date and not named.rest:
            route.append(named.body)
        else:
            route.extend(_names(text))
    return route


def labelled(text: str) -> list[str]:
    """The abbreviations after a label on the same row: "Sagsforløb: ØK/BY"; [] where it is no such row."""
    match = _LABELLED.fullmatch(text) if text[:1] in _LABELS and len(text) < 60 else None
    return [part.strip(" .") for part in _BETWEEN.split(match["route"])] if match else []


def marked(text: str) -> list[str]:
    """The abbreviations of a row that says what they are to do: "BSU/ØU/KB, indstilling"; [] where it is no such row."""
    match = _MARKED.fullmatch(text) if len(text) < 60 else None
    return [part.strip(" .") for part in _BETWEEN.split(match["route"])] if match else []


def _names(text: str) -> list[str]:
    """Bodies by their full names, which may hold commas and "og" themselves; [] where the row says anything else."""
    names: list[str] = []
    begin = 0
    for gap in [*_BODIES.finditer(text), None]:
        end = gap.start() if gap else len(text)
        name = text[begin:end].strip()
        if (
            bodies.is_body(name)
            and not name.endswith("-")
            and (not gap or _begins_body(text[gap.end() :]))
        ):
            names.append(name)
            begin = gap.end() if gap else end
    return names if begin == len(text) else []


def _begins_body(text: str) -> bool:
    """Whether the text begins with another body, so that what stands before it ends there."""
    head = _BODIES.split(text, maxsplit=1)[0]
    return head.endswith("-") or bodies.is_body(head)


def ticked(rows: Sequence[Row]) -> tuple[list[str], list[Row]]:
    """The ticked columns of a table whose cells stand one a line, and the table's rows.

    A column's name is a row of its own; below them an empty cell leaves one blank line, a ticked one the tick and a blank
    line, and one blank line more closes the table (herning-web). A cell may begin with a blank line of its own: where the
    cells do not add up to the columns, one blank line is taken off before the tick.
    """
    names = _columns(rows)
    ticks = [row for row in rows[len(names) :] if _TICK.fullmatch(row.text)]
    if len(names) < 3 or not ticks:
        return [], names if len(names) >= 3 else []
    place = rows.index(ticks[-1]) + 1
    after = rows[place].gap if place < len(rows) else None
    gaps = [tick.gap for tick in ticks]
    for spare in (0, 1):
        columns = _ticked_columns(gaps, spare)
        if _adds_up(columns, after, len(names)):
            return [names[column].text for column in columns], [*names, *ticks]
    return [], [*names, *ticks]


def _columns(rows: Sequence[Row]) -> list[Row]:
    names: list[Row] = []
    for row in rows:
        if not re.fullmatch(r"[A-ZÆØÅ]{2,4}", row.text):
            break
        names.append(row)
    return names


def _ticked_columns(gaps: Sequence[int], spare: int) -> list[int]:
    """Column of each tick, from 0. The first gap holds the blank line that ends the names."""
    columns, place = [], -1
    for gap in gaps:
        place += gap - spare
        columns.append(place)
    return columns


def _adds_up(columns: Sequence[int], after: int | None, width: int) -> bool:
    """Whether the blank lines below the last tick are those of the columns to its right (after None: nothing follows)."""
    right = width - 1 - columns[-1]
    return columns[0] >= 0 and right >= 0 and (after is None or after in (right + 1, right + 2))
