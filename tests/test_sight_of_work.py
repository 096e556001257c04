"""The correction desk's work list is seen by those who may read the source it is about."""

from __future__ import annotations

import pytest

from raadslag.ingest import queries
from raadslag.meetings.models import AgendaItem

OF_A_SOURCE = (
    queries.unplaced_lines_visible_to,
    queries.suggestions_visible_to,
    queries.findings_visible_to,
    queries.corrections_visible_to,
)
OF_THE_MUNICIPALITY = (queries.merge_suggestions_visible_to, queries.runs_visible_to)


@pytest.mark.parametrize("query", OF_A_SOURCE + OF_THE_MUNICIPALITY)
def test_staff_see_it_and_strangers_do_not(town, query, administrator, clerk, citizen, outsider):
    seen = [query(user).exists() for user in (administrator, clerk, citizen, outsider)]
    assert seen == [True, True, False, False]


@pytest.mark.parametrize("query", OF_A_SOURCE)
def test_of_a_closed_item_only_those_entitled_see_it(town, query, administrator, clerk):
    AgendaItem.objects.update(closed=True)

    assert [query(user).exists() for user in (administrator, clerk)] == [False, True]
