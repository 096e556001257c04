"""The record is documented field by field."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from raadslag.ingest.parse import record

DOCS = (Path(__file__).resolve().parent.parent / "docs" / "record.md").read_text("utf-8")
TOLD = set(re.findall(r"`([a-z_0-9]+)`", DOCS))
FIELDS = {
    f"{name}.{field.name}": field.name.rstrip("_")
    for name, kind in vars(record).items()
    if dataclasses.is_dataclass(kind)
    for field in dataclasses.fields(kind)
}


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_is_told(field):
    assert FIELDS[field] in TOLD


def test_nothing_is_told_that_is_not_there():
    words = {"referat", "dagsorden", "general", "json"}
    assert TOLD - words <= set(FIELDS.values())
