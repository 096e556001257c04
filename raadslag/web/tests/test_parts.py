import re
from itertools import pairwise
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from hypothesis import given
from hypothesis import strategies as st

from raadslag.web import manifest
from raadslag.web.outcomes import SIGNS
from raadslag.web.parts import Side, seats


def test_the_bar_shows_each_side_by_its_share():
    bar = seats([Side("for", ["A"], 15), Side("against", ["V"], 5)])

    assert [(s.side, s.x, s.width) for s in bar] == [("for", 0, 74.55), ("against", 75.15, 24.85)]


def test_the_parties_of_a_side_stand_apart_in_it():
    bar = seats([Side("for", [], 4, (("A", 3), ("F", 1))), Side("against", [], 1)])

    assert [(s.side, s.letter, s.votes) for s in bar] == [
        ("for", "A", 3), ("for", "F", 1), ("against", "", 1),
    ]  # fmt: skip
    assert bar[0].width == pytest.approx(3 * bar[2].width - 0.25, abs=0.02)
    assert bar[0].x + bar[0].width < bar[1].x < bar[1].middle < bar[2].x


def test_letters_are_not_said_twice():
    assert Side("for", ["Æ", "O"], 2, (("O", 1), ("Æ", 1))).who == "O 1, Æ 1"
    assert Side("for", ["Mia Moe", "Bo Bæk"], 2, (("A", 2),)).who == "A 2: Mia Moe, Bo Bæk"
    assert Side("for", ["Mia Moe"], 1).who == "Mia Moe"


@pytest.mark.parametrize(
    ("side", "brief"),
    [
        (Side("for", ["Mia Moe", "Bo Bæk"], 2, (("A", 2),)), "A 2"),
        (Side("for", ["A", "Ø"]), "A, Ø"),
        (Side("for", ["Mia Moe", "Bo Bæk"]), "2"),
        (Side("for", ["Mia Moe", "Bo Bæk"], 2), ""),
    ],
)
def test_a_side_in_brief_names_no_persons(side, brief):
    assert side.brief == brief


@pytest.mark.parametrize(
    "sides",
    [
        pytest.param(
            [Side("for", ["A"], 12), Side("against", ["V"])], id="a side without its number"
        ),
        pytest.param([Side("for", [], 0)], id="nobody"),
        pytest.param([], id="no vote"),
    ],
)
def test_no_bar_where_it_would_lie(sides):
    assert seats(sides) == []


@given(st.lists(st.integers(0, 31), min_size=1, max_size=3).filter(any))
def test_the_bar_is_always_full_and_never_overlaps(counts):
    bar = seats(
        [
            Side(name, [], n)
            for name, n in zip(("for", "against", "abstained"), counts, strict=False)
        ]
    )

    assert bar[-1].x + bar[-1].width == pytest.approx(100, abs=0.05)
    assert all(before.x + before.width < after.x for before, after in pairwise(bar))


def test_every_outcome_has_a_sign_that_is_drawn():
    sheet = manifest.address("icons.svg").removeprefix("/static/")
    drawn = set(re.findall(r'<symbol id="([^"]+)"', Path(finders.find(sheet)).read_text("utf-8")))

    assert {sign.icon for sign in SIGNS.values()} <= drawn
