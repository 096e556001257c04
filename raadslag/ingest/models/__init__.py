"""Sources and anchors of the imported record; corrections; the correction desk's work list."""

from raadslag.ingest.models.desk import (
    Correction,
    Finding,
    MergeSuggestion,
    Suggestion,
    UnplacedLine,
    WorkState,
)
from raadslag.ingest.models.sources import Anchor, ImportRun, SourceFile

__all__ = [
    "Anchor",
    "Correction",
    "Finding",
    "ImportRun",
    "MergeSuggestion",
    "SourceFile",
    "Suggestion",
    "UnplacedLine",
    "WorkState",
]
