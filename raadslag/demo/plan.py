"""The meeting plan, what each meeting has of its own, and which cases are on its table."""

from __future__ import annotations

from datetime import date
from functools import cache

from raadslag.demo.cases import Case, Treatment, cases
from raadslag.demo.town import Facts, content, read


@cache
def plan() -> Facts:
    return read(content() / "meetings" / "plan.toml")


@cache
def notes(body: str) -> dict[date, Facts]:
    """What each meeting of the body has of its own, by date."""
    entries = read(content() / "meetings" / f"{body}.toml")["meeting"]
    return {entry["date"]: entry for entry in entries}


@cache
def treated(body: str, day: date) -> tuple[tuple[Case, Treatment], ...]:
    """The cases on the table of a body on a day: those that come first, themes, the rest."""
    found = [
        (case, treatment)
        for case in cases().values()
        for treatment in case.treatments
        if (treatment.body, treatment.date) == (body, day)
    ]
    return tuple(sorted(found, key=_urgency))


def _urgency(pair: tuple[Case, Treatment]) -> tuple[bool, bool]:
    case, treatment = pair
    return not treatment.facts.get("first"), not case.title.startswith("Tema")


def told(note: Facts) -> list[str]:
    """Who tells something at the meeting: chair, administration."""
    return [who for who in ("chair", "administration") if note.get(who)]
