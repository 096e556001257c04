"""One document in five forms is one record."""

import pytest

from raadslag.ingest.parse import read
from raadslag.ingest.parse.record import as_json
from raadslag.ingest.parse.sources import read_bytes
from raadslag.ingest.parse.sources.tests import forms

WHERE = {"lines", "line", "heading_line", "at", "boxes"}  # differs, as the forms do
OF_THE_FILE = {"source", "kind", "sha256", "encoding", "furniture", "confidence"}


def words_of(record):
    if isinstance(record, dict):
        return {k: words_of(v) for k, v in record.items() if k not in WHERE | OF_THE_FILE}
    return [words_of(v) for v in record] if isinstance(record, list) else record


def record_of(name):
    return as_json(read(read_bytes(forms.FORMS[name](forms.MINUTES), name)))


@pytest.fixture(scope="module")
def from_text():
    return record_of("referat.txt")


def test_the_text_is_read_whole(from_text):
    first = from_text["items"][0]

    assert from_text["meeting"]["date"] == "2021-05-03"
    assert [item["case_number"] for item in from_text["items"]] == [
        point.case_number for point in forms.MINUTES.points
    ]
    assert [section["heading"] for section in first["sections"]] == [
        section.heading for section in forms.MINUTES.points[0].sections
    ]
    assert first["recommendations"] == list(forms.MINUTES.points[0].sections[2].clauses)
    assert first["votes"]["against"] == ["A", "F"]
    assert [entry["title"] for entry in first["attachments"]] == list(
        forms.MINUTES.points[0].sections[4].paragraphs
    )
    assert from_text["unplaced"] == []


@pytest.mark.parametrize("name", list(forms.FORMS)[1:])
def test_another_form_gives_the_same_record(from_text, name):
    assert words_of(record_of(name)) == words_of(from_text)
