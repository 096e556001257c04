"""What a decision's words decide: outcome, verb, effect, and the result of each clause.

Outcome and effect are two things (domain.md 2.3): "Tiltrådte indstillingen" is `adopted`, and where
the recommendation was to take note its effect is `noted`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from raadslag.ingest.parse.record import ClauseResult
from raadslag.ingest.parse.rules import sentence
from raadslag.ingest.parse.rules.sentence import Reading
from raadslag.lib import danish

EFFECTS = (
    *("adopted", "amended", "recommended", "noted", "discussed", "postponed", "rejected"),
    *("sent", "returned", "hearing", "elected", "lapsed", "withdrawn", "stopped", "nothing"),
)


@dataclass(frozen=True, slots=True)
class Classified:
    """A decision read."""

    outcome: str  # adopted, noted, discussed, postponed, rejected, referred, other, none
    verb: str | None = None  # as printed; None where no verb of decision is
    effect: str | None = None  # one of EFFECTS; None where the words do not say
    misspelt: str | None = None  # the right form of the verb where the printed one is misspelt
    results: list[ClauseResult] = field(default_factory=list)  # [] unless printed clause by clause
    stopped: bool = False  # a member brought it before the council (kommunestyrelsesloven § 23)


def classify(text: str, *, recommendations: Sequence[str] = ()) -> Classified:
    """Read a decision; recommendations are the clauses it answers, for the effect."""
    if not text.strip(" .\n\t\xa0-–"):
        return Classified("none")
    text = danish.composed(text)
    stopped = bool(_STOPPED.search(text))
    results = clause_results(text)
    reading = _read(results[0].text if results else text)
    if results and reading is None:
        reading = _read(text)
    if reading is None:
        return Classified(
            "other", effect=_other_effect(text, stopped), results=results, stopped=stopped
        )
    return Classified(
        reading.outcome,
        verb=reading.verb.printed,
        effect=_effect(reading, text, recommendations),
        misspelt=reading.verb.misspelt,
        results=results,
        stopped=stopped,
    )


_STOPPED = re.compile(
    r"\bstandse(?:t|s|r|de)\b|\bstandsningsret|§\s?23\b|\b(?:ind)?bragt for (?:byrådet"
    r"|kommunalbestyrelsen|regionsrådet)"
    r"|\bbegære(?:t|de|r)\b.{0,80}\b(?:byrådet|kommunalbestyrelsen|regionsrådet)",
    re.I,
)


def _read(text: str) -> Reading | None:
    """The reading that carries the decision.

    Formal sentences come before those that only tell, a sentence on an amendment last.
    """
    sentences = [s.text for s in danish.sentences(text)]
    readings = [(reading, s) for s in sentences if (reading := sentence.read(s))]
    if not any(r.formal for r, _ in readings):
        slips = ((sentence.slip(s), s) for s in sentences[:3])
        readings = [(r, s) for r, s in slips if r] or readings
    if not readings:
        return None
    best, _ = min(
        readings,
        key=lambda e: (_of_another(e[1]), e[0].amendment, not e[0].formal, not _decides(*e)),
    )
    return None if best.outcome == "other" else best


_RECOMMENDATION = re.compile(r"\W*(?:indstillingen|hovedforslaget|den samlede indstilling)\b", re.I)


_MOVED = r"(?:udgår|udgik|udsættes|blev behandlet|behandles|optages|flyttes|rykkes|tages|trækkes|oversendes|sendes)\b"
_ANOTHER = re.compile(rf"\W*(?:punkt|pkt\.?|sag(?: nr\.?)?)\s\d{{1,3}}\s{_MOVED}", re.I)


def _of_another(text: str) -> bool:
    """Whether the sentence is about another item of the agenda: "Punkt 15 udgår og sendes tilbage." """
    return _ANOTHER.match(text) is not None


def _decides(reading: Reading, text: str) -> bool:
    """Whether the sentence settles the recommendation itself; others may have settled a motion before it."""
    return reading.outcome in ("adopted", "rejected") and bool(_RECOMMENDATION.match(text))


_LABEL = re.compile(
    r"(?:^|(?<=[.;:!?\n])\s*)(?:(?:ad\.?|at|pkt\.?|punkt|indstillingspunkt|beslutningspunkt"
    r"|delpunkt)\s?"
    r"(?P<word>\d{1,2}(?:\s?(?:-|–|og|,)\s?\d{1,2})*|[a-z])(?![\w])\s?[).:,]{0,2}"
    r"|(?P<bare>\d{1,2})[.)])\s{1,3}(?=\S)",
    re.I | re.M,
)


def clause_results(text: str) -> list[ClauseResult]:
    """The result of each clause where the decision prints them apart.

    "Ad 1) Godkendt. Ad 2) Udsat.", "1. Godkendt" line by line. Bare numbers count only when they
    begin the text and run on from 1, so that a date or an amount is never taken for a label.
    """
    marks = [m for m in _LABEL.finditer(text) if not _names_item(m, text)]
    bare = [m for m in marks if m["bare"]]
    if bare and not _is_series(text, bare):
        marks = [m for m in marks if m["word"]]
    if len(marks) < 2 and not any(m["word"] for m in marks):
        return []
    ends = [m.start() for m in marks[1:]] + [len(text)]
    return [_result(m, text[m.end() : end].strip()) for m, end in zip(marks, ends, strict=True)]


def _names_item(mark: re.Match[str], text: str) -> bool:
    """Whether the words go on about an item of the agenda, so that no clause is meant: "Punkt 15 udgår"."""
    return _ANOTHER.match(text, mark.start()) is not None


def labels(label: str) -> list[str]:
    """The clauses a label stands for: "1-3" is 1, 2 and 3."""
    found: list[str] = []
    for part in re.split(r"\s?(?:,|og)\s?", label):
        ends = [int(n) for n in re.findall(r"\d+", part)]
        found += [str(n) for n in range(ends[0], ends[-1] + 1)] if ends else [part]
    return found


def _is_series(text: str, marks: list[re.Match[str]]) -> bool:
    numbers = [int(m["bare"]) for m in marks]
    return not text[: marks[0].start()].strip() and numbers == list(range(1, len(numbers) + 1))


def _result(mark: re.Match[str], text: str) -> ClauseResult:
    reading = _read(text)
    return ClauseResult(mark["word"] or mark["bare"], text, reading.outcome if reading else "other")


_TO_NOTE = re.compile(r"\btil (?:efterretning|orientering|underretning)\b", re.I)
_TO_DISCUSS = re.compile(r"\bdrøfte[rs]?\b", re.I)
_AMENDED = re.compile(
    r"\b(?:med (?:den|de|følgende) (?:ændring|tilføjelse|præcisering|bemærkning)|som ændret"
    r"|med ændring)",
    re.I,
)
_OTHER_EFFECTS = (
    (
        "elected",
        re.compile(r"\b(?:valgt|udpeget|valgtes|udpegede|valgte|genvalgt|konstitueret)\b", re.I),
    ),
    ("lapsed", re.compile(r"\bbortfald(?:t|et|er)?\b", re.I)),
    (
        "withdrawn",
        re.compile(r"\b(?:udgår|udgik|udgået|taget af dagsordenen|trukket|tages af)\b", re.I),
    ),
    ("nothing", re.compile(r"^\W*(?:intet|ingenting|ingen|der var (?:intet|ingen|ikke))\b", re.I)),
)


def _effect(reading: Reading, text: str, recommendations: Sequence[str]) -> str:
    if reading.outcome == "referred":
        if re.search(r"\bhøring\b", text, re.I):
            return "hearing"
        return (
            "returned"
            if reading.verb.printed.lower().startswith(("tilbage", "sendes tilbage", "hjemvis"))
            else "sent"
        )
    if reading.outcome != "adopted":
        return reading.outcome
    if recommendations and all(_TO_NOTE.search(r) for r in recommendations):
        return "noted"
    if recommendations and all(_TO_DISCUSS.search(r) for r in recommendations):
        return "discussed"
    if reading.verb.printed.lower().startswith(("anbefal", "indstil")):
        return "recommended"
    return "amended" if _AMENDED.search(text) else "adopted"


def _other_effect(text: str, stopped: bool) -> str | None:
    if stopped:
        return "stopped"
    return next((effect for effect, pattern in _OTHER_EFFECTS if pattern.search(text)), None)
