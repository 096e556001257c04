"""A case's path over time: a line for each body, a sign for each treatment. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import gettext

from raadslag.publish.pictures import svg
from raadslag.publish.pictures.svg import Figure
from raadslag.web import manifest
from raadslag.web.parts import Column, Table, Treatment

FEWEST: Final = 3  # treatments with a day: fewer are read faster than looked at
LANE: Final = 52  # pixels from one body to the next
WORDS: Final = 14  # of a body's name, from the lane's top
MIDDLE: Final = 34  # of the lane's line
FOOT: Final = 24  # for the first and the last day
SIDES: Final = 3.0  # hundredths that are kept free left and right


def path(id_: str, treatments: Sequence[Treatment]) -> Figure | None:
    """None where too few treatments have a day."""
    dated = sorted(_dated(treatments), key=lambda one: one[0])
    if len(dated) < FEWEST or dated[0][0] == dated[-1][0]:
        return None
    first, last = dated[0][0], dated[-1][0]
    lanes = list(dict.fromkeys(t.body for _, t in dated))
    caption = gettext("Sagens vej fra %(first)s til %(last)s") % {
        "first": _day(first),
        "last": _day(last),
    }
    root = svg.ground(id_, height=LANE * len(lanes) + FOOT, title=caption)
    for number in range(len(lanes)):
        svg.line(root, 0, LANE * number + MIDDLE, 100, LANE * number + MIDDLE, kind="lane")
    places = [
        (_along(day, first, last), LANE * lanes.index(t.body) + MIDDLE, t) for day, t in dated
    ]
    for (x1, y1, _), (x2, y2, after) in pairwise(places):
        svg.line(root, x1, y1, x2, y2, kind="way--coming" if after.state == "coming" else "way")
    for x, y, treatment in places:
        svg.mark(root, x, y, _sign(treatment), kind=f"stop--{treatment.state}")
    for number, body in enumerate(lanes):  # above the lines that go through them
        svg.text(root, 0, LANE * number + WORDS, body)
    bottom = LANE * len(lanes) + FOOT - 6
    svg.text(root, 0, bottom, _day(first))
    svg.text(root, 100, bottom, _day(last), end=True)
    return Figure(id_, caption, svg.drawn(root), _table(caption, dated))


def _dated(treatments: Sequence[Treatment]) -> Iterator[tuple[date, Treatment]]:
    for treatment in treatments:
        if isinstance(treatment.day, datetime):
            yield treatment.day.date(), treatment
        elif treatment.day is not None:
            yield treatment.day, treatment


def _along(day: date, first: date, last: date) -> float:
    share = (day - first).days / (last - first).days
    return SIDES + share * (100 - 2 * SIDES)


def _sign(treatment: Treatment) -> str:
    if treatment.sign is None:
        return ""
    return f"{manifest.address('icons.svg')}#{treatment.sign.icon}"


def _day(day: date) -> str:
    return date_format(day, "j. F Y")


def _table(caption: str, dated: Sequence[tuple[date, Treatment]]) -> Table:
    columns = [Column(gettext("Dag")), Column(gettext("Udvalg")), Column(gettext("Udfald"))]
    return Table(caption, columns, [[_day(day), t.body, _outcome(t)] for day, t in dated])


def _outcome(treatment: Treatment) -> str:
    if treatment.sign is not None:
        return f"{treatment.sign.word} {treatment.detail}".strip()
    return gettext("planlagt") if treatment.state == "coming" else ""
