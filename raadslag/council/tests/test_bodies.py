"""Names and rules with dates."""

from __future__ import annotations

from datetime import date

import pytest

from raadslag.council import actions, queries

DEED = {"by": "user:karen"}


def test_a_renamed_body_keeps_the_name_it_had(body, at):
    actions.rename_body(
        body=body, name="Klima- og Teknikudvalget", since=date(2022, 1, 1), at=at, **DEED
    )
    actions.rename_body(body=body, name="Teknikudvalget", since=date(2026, 1, 1), at=at, **DEED)

    assert body.name == "Teknikudvalget"
    assert [body.name_on(date(year, 6, 1)) for year in (2021, 2024, 2026)] == [
        "Klimaudvalget",
        "Klima- og Teknikudvalget",
        "Teknikudvalget",
    ]
    assert body.name_on(None) == "Teknikudvalget"


@pytest.mark.parametrize(
    ("day", "days"), [(date(2024, 5, 1), 3), (date(2025, 5, 1), 4), (date(2023, 5, 1), None)]
)
def test_a_rule_is_the_one_that_held_on_the_day(municipality, body, at, day, days):
    for since, value in ((date(2024, 1, 1), 3), (date(2025, 1, 1), 4)):
        actions.set_local_rule(
            municipality=municipality, key="days", value=value, since=since, at=at, **DEED
        )
    rule = queries.rule_of("days", municipality=municipality, body=body, on=day)
    assert (rule.value if rule else None) == days


def test_a_body_s_own_rule_comes_before_the_municipality_s(municipality, body, other_body, at):
    for where, value in ((None, 3), (body, 8)):
        actions.set_local_rule(
            municipality=municipality, body=where, key="days", value=value, at=at, **DEED
        )

    def days(where):
        return queries.rule_of(
            "days", municipality=municipality, body=where, on=date(2025, 1, 1)
        ).value

    assert (days(body), days(other_body)) == (8, 3)
