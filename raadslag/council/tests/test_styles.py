"""Setting the house style: it holds from a day on, and can be read."""

from __future__ import annotations

from datetime import date

import pytest

from raadslag.council.actions import Style, StyleRefused, set_house_style
from raadslag.council.models import HouseStyle
from raadslag.council.queries import house_style_of
from raadslag.protocol.models import Entry

PLAIN = Style(ink="#1d3a52", accent="#9a3324")


@pytest.fixture
def style(municipality, at):
    def make(since=None, style=PLAIN):
        return set_house_style(
            municipality=municipality, style=style, since=since, by="system:test", at=at
        )

    return make


def test_a_style_holds_from_its_day_and_the_one_before_until_the_day_before(municipality, style):
    first, second = style(), style(date(2026, 1, 1))

    assert house_style_of(municipality, on=date(2025, 12, 31)) == first
    assert house_style_of(municipality, on=date(2026, 1, 1)) == second
    assert house_style_of(municipality, on=None) == first


def test_a_style_from_the_same_day_takes_the_place_of_the_other(municipality, style):
    first = style(date(2026, 1, 1))

    again = style(date(2026, 1, 1), Style(ink="#000000", accent="#000000"))

    assert (first.pk, HouseStyle.objects.count()) == (again.pk, 1)
    assert again.ink == "#000000"


def test_a_style_before_a_later_one_is_refused_and_nothing_changes(municipality, style):
    style(date(2026, 5, 1))

    for since in (date(2026, 4, 1), None):
        with pytest.raises(StyleRefused, match=r"1\. maj 2026"):
            style(since)
    assert HouseStyle.objects.count() == 1


@pytest.mark.parametrize(
    ("color", "why"), [("rød", "ingen farve"), ("#ffe680", "for lys"), ("#1D3A52", "ingen farve")]
)
def test_colours_that_cannot_be_read_are_refused(style, color, why):
    with pytest.raises(StyleRefused, match=why):
        style(style=Style(ink=color, accent="#000000"))


def test_the_protocol_says_who_set_it_and_holds_no_picture(style):
    style(style=Style(ink="#000000", accent="#000000", logo=b"picture"))

    entry = Entry.objects.get(verb="house_style.set")
    assert entry.subject_type == "council.housestyle"
    assert "picture" not in entry.canonical


def test_the_neighbours_style_is_another(neighbour, style):
    style()

    assert house_style_of(neighbour, on=date(2026, 1, 1)) is None
