"""Counts as bars, each under its own words. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from raadslag.publish.pictures import svg
from raadslag.publish.pictures.svg import Figure
from raadslag.web.parts import Column, Table

ROW: Final = 46  # pixels from one bar to the next
WORDS: Final = 16  # of its words' base line, from the row's top
BAR: Final = (24, 12)  # of the bar: where it begins, how high it is
LEAST: Final = 0.6  # hundredths: the shortest bar that is seen


def bars(
    id_: str, rows: Sequence[tuple[str, int]], *, caption: str, headings: tuple[str, str]
) -> Figure:
    """The longest bar is as long as the picture is wide. headings: of the table's two columns."""
    most = max((count for _, count in rows), default=0) or 1
    root = svg.ground(id_, height=ROW * len(rows), title=caption)
    for number, (words, count) in enumerate(rows):
        top = ROW * number
        svg.text(root, 0, top + WORDS, words)
        svg.text(root, 100, top + WORDS, str(count), end=True)
        svg.box(root, 0, top + BAR[0], 100, BAR[1], kind="rail")
        if count:
            svg.box(root, 0, top + BAR[0], max(100 * count / most, LEAST), BAR[1], kind="bar")
    columns = [Column(headings[0]), Column(headings[1], figures=True)]
    table = Table(caption, columns, [[words, count] for words, count in rows])
    return Figure(id_, caption, svg.drawn(root), table)
