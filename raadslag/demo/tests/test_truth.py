"""The reader over the town's papers: what it finds, beside what we know stands there."""

from __future__ import annotations

import pytest

from raadslag.demo.deliver import FILES
from raadslag.demo.tests.agreement import Agreement
from raadslag.demo.truth import records
from raadslag.ingest.parse import read
from raadslag.ingest.parse.record import as_json
from raadslag.ingest.parse.sources.reading import read_bytes

AT_LEAST = {
    "body": 0.98,
    "document_type": 0.98,
    "meeting.date": 0.98,
    "title": 0.98,
    "number": 0.98,
    "case_number": 0.97,
    "decided_by": 0.93,
    "recommender": 0.97,
    "recommendations": 0.97,
    "earlier": 0.95,
    "decision": 0.95,
    "outcome": 0.95,
    "attachments": 0.97,
    "points": 0.97,
    "sections": 0.9,
}
"""Shares below which the town would not be worth showing."""


@pytest.fixture(scope="module")
def readings():
    """Every paper's truth and what was read from it."""
    return [
        (truth, as_json(read(read_bytes((FILES / truth["source"]).read_bytes(), truth["source"]))))
        for truth in records()
    ]


@pytest.fixture(scope="module")
def agreement(readings):
    found = Agreement()
    for truth, record in readings:
        found.document(truth, record)
    return found


@pytest.mark.parametrize(("field", "share"), AT_LEAST.items())
def test_the_reader_finds_what_we_wrote(agreement, field, share):
    assert agreement.share(field) >= share, [m for m in agreement.misses if f" {field}:" in m][:8]


def test_no_slip_is_found_that_is_not_there(readings):
    found = [
        (truth["source"], finding["kind"], finding["text"])
        for truth, record in readings
        for finding in record["findings"]
        if finding["kind"] not in {entry["kind"] for entry in truth["findings"]}
    ]
    assert found == []


def test_the_slips_that_we_put_there_are_found(readings):
    missed = [
        (truth["source"], finding["kind"])
        for truth, record in readings
        for finding in truth["findings"]
        if finding["kind"] not in {found["kind"] for found in record["findings"]}
    ]
    assert len(missed) <= 1, missed
