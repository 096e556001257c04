"""Every text column of the house is decided on, and holds a planted word: else the hunt is blind there."""

from __future__ import annotations

import pytest

from tests.leaks.columns import FOR_EVERYONE, FOR_STAFF, decided, is_derived, label, ours, texts

pytestmark = pytest.mark.django_db


def _columns():
    return {
        label(column): column
        for model in ours()
        if not is_derived(model)
        for column in texts(model)
    }


def test_every_text_column_is_decided_on():
    assert sorted(_columns().keys() - decided()) == []


def test_what_is_decided_on_stands():
    assert sorted(decided() - _columns().keys()) == []


def test_every_column_is_planted(town):
    columns = _columns()
    bare = {
        name
        for name in FOR_EVERYONE | FOR_STAFF
        if not any(
            town.garden.found_in(str(value))
            for value in columns[name].model._default_manager.values_list(
                columns[name].name, flat=True
            )
        )
    }
    assert sorted(bare) == []


def test_what_is_for_everyone_is_planted_in_public_rows_and_in_others(town):
    sorts = {}
    for one in town.garden.planted.values():
        sorts.setdefault(one.where, set()).add(one.sort == "public")
    names = [name for name in FOR_EVERYONE if not name.startswith("council.")]
    assert sorted(name for name in names if sorts.get(name) != {True, False}) == []
