"""How well decisions are understood, on the half the rules were written on and on the other.

    python -m bench.decisions FOLDER

FOLDER holds aarhus_decisions_labelled.jsonl: one JSON object a line with decision, outcome,
follow_up_kinds and occurrences. A text belongs to the written half where the SHA-256 of its UTF-8
bytes begins with 0-7. Shares are weighted by occurrences.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from raadslag.ingest.parse.rules import decision, follow_ups

LABELLED = "aarhus_decisions_labelled.jsonl"


@dataclass(slots=True)
class Score:
    """Occurrences of decisions in a half, and of those read as labelled."""

    texts: int = 0
    occurrences: int = 0
    outcomes: int = 0
    follow_ups: int = 0

    def add(self, labelled: dict[str, Any]) -> None:
        """Read one labelled decision and count it."""
        weight = labelled["occurrences"]
        outcome = decision.classify(labelled["decision"]).outcome
        kinds = {f.kind for f in follow_ups.from_text(labelled["decision"], outcome)}
        self.texts += 1
        self.occurrences += weight
        self.outcomes += weight * (outcome == labelled["outcome"])
        self.follow_ups += weight * (kinds == set(labelled["follow_up_kinds"]))

    @property
    def outcome(self) -> float:
        """Share of occurrences with the right outcome."""
        return self.outcomes / self.occurrences

    @property
    def follow_up(self) -> float:
        """Share of occurrences with exactly the right kinds of follow-up."""
        return self.follow_ups / self.occurrences


def is_written_half(text: str) -> bool:
    """Whether the rules were written looking at this text."""
    return hashlib.sha256(text.encode()).hexdigest()[0] in "01234567"


def score(lines: Iterable[str]) -> dict[str, Score]:
    """Scores of the halves `written` and `other`."""
    halves = {"written": Score(), "other": Score()}
    for line in lines:
        labelled = json.loads(line)
        halves["written" if is_written_half(labelled["decision"]) else "other"].add(labelled)
    return halves


def main() -> int:
    """Print a table of both halves; exit status 2 without the folder."""
    if len(sys.argv) != 2:
        sys.stderr.write(__doc__ or "")
        return 2
    halves = score((Path(sys.argv[1]) / LABELLED).read_text("utf-8").splitlines())
    for name, half in halves.items():
        sys.stdout.write(
            f"{name:8} {half.texts:4} texts {half.occurrences:6} occurrences"
            f"   outcome {half.outcome:.4f}   follow-ups {half.follow_up:.4f}\n"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
