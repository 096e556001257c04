"""Every layout reads its golden documents, and the general reader reads them nearly as well."""

from __future__ import annotations

from pathlib import Path

import pytest

from raadslag.ingest.parse import layouts, reader, sources
from raadslag.ingest.parse.ledger import conserved
from raadslag.ingest.parse.tests import goldens

WITH_LAYOUT = 0.97
GENERAL_ALONE = 0.90
FORM_OF_ITS_OWN = {"bornholm-infref": 0.75, "docplayer-punkt-nr": 0.65}
"""Layouts with marks that mean something else elsewhere (a table above each item, numbers that start anew at 101)."""


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


@pytest.mark.parametrize("path", goldens.documents(), ids=name_of)
def test_golden_document(path):
    found = goldens.tally(path)

    assert found.f1 >= WITH_LAYOUT, "\n".join([f"F1 {found.f1:.3f}", *found.wrong])


@pytest.mark.parametrize("path", goldens.documents(), ids=name_of)
def test_the_general_reader_alone(path):
    found = goldens.tally(path, general=True)

    wanted = FORM_OF_ITS_OWN.get(path.parent.name, GENERAL_ALONE)
    assert found.f1 >= wanted, "\n".join([f"F1 {found.f1:.3f}", *found.wrong])


@pytest.mark.parametrize("general", [False, True], ids=["layout", "general"])
@pytest.mark.parametrize("path", goldens.documents(), ids=name_of)
def test_no_word_is_lost(path, general):
    source = sources.read_bytes(path.read_bytes(), path.name)

    assert conserved(source, reader.read(source, general=general)) == []


def test_every_layout_has_golden_documents():
    known = {path.parent.name for path in goldens.documents()}

    assert {layout.name for layout in layouts.LAYOUTS} <= known
