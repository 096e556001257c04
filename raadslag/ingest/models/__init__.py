"""Runs of the import; corrections; the correction desk's work list."""

from raadslag.ingest.models.desk import (
    Correction,
    Finding,
    MergeSuggestion,
    Suggestion,
    UnplacedLine,
    WorkState,
)
from raadslag.ingest.models.runs import ImportRun

__all__ = [
    "Correction",
    "Finding",
    "ImportRun",
    "MergeSuggestion",
    "Suggestion",
    "UnplacedLine",
    "WorkState",
]
