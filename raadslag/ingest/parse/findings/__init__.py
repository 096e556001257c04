"""Slips in the document itself, each with its lines and its reason in Danish.

A finding that is wrong is worse than none: every kind asks for evidence in the document.
"""

from __future__ import annotations

from raadslag.ingest.parse.findings import (
    conflicting_figure,
    contents_title,
    count,
    cpr,
    impossible_year,
    letter_gap,
    misspelt_decision,
    past_period,
    percent,
    split_word,
    sums,
    template_prompt,
    two_dates,
    weekday,
)
from raadslag.ingest.parse.findings.document import Document
from raadslag.ingest.parse.lines import Source
from raadslag.ingest.parse.record import Finding, Record

FINDERS = (
    contents_title.find,
    sums.find,
    percent.find,
    two_dates.find,
    weekday.find,
    impossible_year.find,
    past_period.find,
    count.find,
    letter_gap.find,
    split_word.find,
    misspelt_decision.find,
    conflicting_figure.find,
    template_prompt.find,
    cpr.find,
)

KINDS = (
    *("contents_title", "sum", "percent", "two_dates", "weekday", "impossible_year", "past_period"),
    *("count", "letter_gap", "split_word", "misspelt_decision", "conflicting_figure"),
    *("template_prompt", "cpr", "cpr_unverified"),
)


def find(record: Record, source: Source) -> list[Finding]:
    """Every finding of a record that has been read, in the order of their first lines."""
    document = Document(record, source)
    found = [finding for finder in FINDERS for finding in finder(document)]
    return sorted(found, key=lambda finding: (finding.lines[0], KINDS.index(finding.kind)))
