"""What holds for all models at once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import PROTECT, ForeignKey

ROOT = Path(__file__).parent.parent
HEIGHTS = {  # the order of the layers in pyproject.toml; siblings do not see each other
    "protocol": 1,
    "accounts": 2,
    "council": 3,
    "cases": 4,
    "meetings": 5,
    "followup": 6,
    "ingest": 7,
    "publish": 7,
    "demo": 8,
}
OWN = [model for model in apps.get_models() if model.__module__.startswith("raadslag.")]
KEYS = [
    field for model in OWN for field in model._meta.get_fields() if isinstance(field, ForeignKey)
]
# the public snapshots are no record: withdrawing takes them away, and leaves a tombstone
RECORD_KEYS = [field for field in KEYS if field.model._meta.app_label != "publish"]


def test_there_is_something_to_look_at():
    assert len(OWN) > 40
    assert len(KEYS) > 80


@pytest.mark.parametrize("field", KEYS, ids=str)
def test_foreign_keys_point_to_the_same_room_or_lower(field):
    here, there = field.model._meta.app_label, field.related_model._meta.app_label
    if there not in HEIGHTS:
        pytest.fail(f"{field} points out of the house, at {there}")
    assert here == there or HEIGHTS[there] < HEIGHTS[here]


@pytest.mark.parametrize("field", RECORD_KEYS, ids=str)
def test_nothing_of_the_record_goes_because_something_else_goes(field):
    assert field.remote_field.on_delete is PROTECT


def test_no_foreign_key_evades_the_import_contract():
    named = re.compile(r"(?:ForeignKey|OneToOneField|ManyToManyField)\(\s*\"(?!self\")")
    texts = {path: path.read_text() for path in (ROOT / "raadslag").rglob("models*/**/*.py")}
    texts |= {path: path.read_text() for path in (ROOT / "raadslag").rglob("models.py")}

    assert texts
    assert [path.name for path, text in texts.items() if named.search(text)] == []


@pytest.mark.parametrize("model", OWN, ids=lambda model: model.__name__)
def test_every_model_stands_in_the_glossary(model):
    glossary = (ROOT / "docs" / "glossary.md").read_text()
    assert f"`{model.__name__}`" in glossary


@pytest.mark.parametrize("model", OWN, ids=lambda model: model.__name__)
def test_every_model_and_field_stands_in_the_table_of_models(model):
    table = (ROOT / "docs" / "architecture.md").read_text()
    row = re.search(rf"^\| {model.__name__} \| (.*) \|$", table, re.MULTILINE)
    assert row, model.__name__
    from_django = {"id", "password", "last_login", "is_superuser"}
    fields = {field.name for field in model._meta.concrete_fields} - from_django
    assert set(re.findall(r"`(\w+)`", row[1])) == fields
