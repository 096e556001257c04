"""What an item comes to: money, deadline, next step, time."""

from __future__ import annotations

from datetime import date

import pytest

from raadslag.meetings import gist
from raadslag.meetings.presentation import ClauseView, ItemView, RouteStepView, SectionView


def item(*clauses, economy="", case="", route=()):
    return ItemView(
        uid="a",
        position=1,
        title="Flere træer",
        clauses=[ClauseView(label=str(n), text=text) for n, text in enumerate(clauses, 1)],
        sections=[
            SectionView(heading="Sagsfremstilling", kind="case", text=case),
            SectionView(heading="Økonomi", kind="economy", text=economy),
        ],
        route=list(route),
    )


def test_money_of_the_recommendation_comes_before_the_economy():
    asked = item("at der bevilges 806.000 kr. i 2026", economy="I alt 2 mio. kr.")
    assert gist.of(asked).amounts == (806_000,)
    assert gist.of(item("at planen godkendes", economy="I alt 2 mio. kr.")).amounts == (2_000_000,)


def test_an_amount_said_twice_stands_once():
    said = item("at der bevilges 5.000 kr.", "at de 5.000 kr. tages af puljen på 90.000 kr.")
    assert gist.of(said).amounts == (5_000, 90_000)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Høringssvar skal være afgivet senest den 3. marts 2026.", date(2026, 3, 3)),
        ("Fristen er 1. april 2026. Sagen blev rejst 4. maj 2025.", date(2026, 4, 1)),
        ("Planen blev vedtaget 3. marts 2026 inden sommerferien.", None),
        ("Udvalget mødes 3. marts 2026.", None),
    ],
)
def test_a_deadline_is_a_date_that_something_must_be_done_by(words, day):
    assert gist.of(item(case=words)).deadline == day


def test_the_next_step_is_the_first_that_is_still_to_come():
    route = [
        RouteStepView(abbreviation="SUS", state="done"),
        RouteStepView(abbreviation="KFU", state="here"),
        RouteStepView(abbreviation="ØU"),
        RouteStepView(abbreviation="KB"),
    ]
    assert gist.of(item(route=route)).next_step.abbreviation == "ØU"


def test_reading_time_is_rounded_up_and_nothing_takes_none():
    assert gist.of(item()).minutes == 0
    assert gist.of(item(case="ord " * 201)).minutes == 2
