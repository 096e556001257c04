"""What a decision sets in motion, and what elsewhere in the item looks like a promise.

A follow-up rests on the words of the decision or of a clause that was adopted; a promise that
stands only in the case text or in another body's decision is proposed (gold notes 4-6).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from raadslag.ingest.parse.lines import Line, Span
from raadslag.ingest.parse.record import FollowUp, Item, Proposed
from raadslag.ingest.parse.rules import decision, promises, proposals, sentence, told
from raadslag.ingest.parse.rules.told import Told
from raadslag.lib import danish


def find(
    item: Item,
    decision_lines: Sequence[Line],
    recommendation_lines: Sequence[Line],
    meeting_date: date | None,
    document_type: str | None,
    *,
    case_lines: Sequence[Line] = (),
) -> tuple[list[FollowUp], list[Proposed]]:
    """Follow-ups of an item whose decision, outcome and recommendations have been read.

    case_lines: the item's text outside decision and recommendation, for the proposals.
    An agenda decides nothing, so that it has neither.
    """
    if item.decision is None or document_type == "dagsorden":
        return [], []
    ordered = _from_decision(item, decision_lines, meeting_date)
    ordered += _from_clauses(item, recommendation_lines, meeting_date)
    return ordered, proposals.find(item, case_lines, meeting_date)


def from_text(text: str, outcome: str, meeting_date: date | None = None) -> list[FollowUp]:
    """Follow-ups of a decision known by its words alone."""
    return _from_decision(Item(1, decision=text, outcome=outcome), [Line(1, text)], meeting_date)


def _from_decision(item: Item, lines: Sequence[Line], after: date | None) -> list[FollowUp]:
    found: list[FollowUp] = []
    put_off = False
    for said in told.sentences(lines):
        if item.outcome == "postponed" and not put_off and (entry := _put_off(said, after)):
            found.append(entry)
            put_off = True
        else:
            found += _ordered(said, after)
    if item.outcome == "postponed" and not put_off:
        found.insert(0, FollowUp("postponed", item.decision or "", lines=_span(lines)))
    return _once(found)


def _put_off(said: Told, after: date | None) -> FollowUp | None:
    reading = sentence.read(said.text)
    if reading is None or reading.outcome != "postponed":
        return None
    tail = said.text[reading.verb.start :]
    day = promises.due(tail, after) if re.search(r"\b(?:til|på)\b", tail) else None
    return FollowUp("postponed", said.text, day, lines=said.lines)


_SETTLES = frozenset({"adopted", "noted", "discussed", "rejected", "referred"})
_TO_PREPARE = re.compile(r"\bmed henblik på udarbejdelse af (?:en |et )?\w+", re.I)


def _ordered(said: Told, after: date | None) -> list[FollowUp]:
    """What one sentence orders; where it settles the matter only its rider can order more."""
    reading = sentence.read(said.text)
    if reading is not None and reading.formal and reading.outcome in _SETTLES:
        words = promises.rider(said.text)
        if preparing := _TO_PREPARE.search(said.text):
            return [FollowUp("action", preparing[0], lines=said.lines)]
        parts = [words] if words else []
    else:
        parts = promises.clauses(said.text)
    return [entry for part in parts if (entry := _entry(part, said.lines, after))]


def _entry(words: str, lines: Span | None, after: date | None) -> FollowUp | None:
    kind = promises.kind_of(words)
    if kind is None:
        return None
    if kind == "grant":
        return FollowUp(kind, words, None, promises.amount(words), lines)
    return FollowUp(kind, words, promises.due(words, after), lines=lines)


def _once(found: Sequence[FollowUp]) -> list[FollowUp]:
    """Without a second entry of one kind on the same words."""
    kept: list[FollowUp] = []
    for entry in found:
        if not any(entry.kind == k.kind and entry.text == k.text for k in kept):
            kept.append(entry)
    return kept


# Adopted clauses of the recommendation.

_SETTLED = re.compile(
    r"\b(?:til efterretning|til orientering|godkende[rs]?(?: endeligt)?|vedtages(?: endeligt)?"
    r"|drøfte[rs]?|tiltrædes|anbefales)\W*$"
    r"|^(?:at )?(?:\w+ ){0,2}?(?:tager|godkender|drøfter|vedtager|tiltræder)\b"
    r"|^(?:at )?det tages til efterretning",
    re.I,
)
_MILESTONE = re.compile(
    r"\b(?:proces\w*|\w*tidsplan\w*|procesplan\w*|forløb\w*)\b.*\b(?:opstart|start|vedtagelse"
    r"|afslutning|iværksættelse|udbud)\b.{0,20}"
    r"(?:kvartal|halvår|\b(?:19|20)\d\d\b|januar|februar|marts|april|maj|juni|juli|august"
    r"|september|oktober|november|december)",
    re.I,
)
_WORK = re.compile(
    r"\b(?:igangsætte[rs]?|iværksætte[rs]?|indlede[rs]?|udarbejde[rs]?|undersøge[rs]?"
    r"|invitere[rs]?|supplere[rs]?|nedsætte[rs]?"
    r"|arbejdes videre|arbejder videre|gennemføre[rs]?|etablere[rs]?|anmode[rs]?"
    r"|rette[rs]? henvendelse|tage[rs] kontakt|ansætte[rs]?|oprette[rs]?|udbyde[rs]?|leje[rs]?"
    r"|indgås aftale|holdes borgermøde)\b"
    r"|\bdrøftes på (?:en|et|det|næste)\b",
    re.I,
)


def _from_clauses(item: Item, lines: Sequence[Line], after: date | None) -> list[FollowUp]:
    adopted = _adopted(item)
    places = _places(adopted, lines)
    found = [
        _from_clause(clause, place, after) for clause, place in zip(adopted, places, strict=True)
    ]
    return [entry for entry in found if entry]


def _adopted(item: Item) -> list[str]:
    """The clauses that were adopted: all, or those whose own result says so."""
    if not item.results:
        return list(item.recommendations) if item.outcome == "adopted" else []
    passed = {
        label
        for result in item.results
        if result.outcome == "adopted"
        for label in decision.labels(result.label)
    }
    return [clause for n, clause in enumerate(item.recommendations, 1) if str(n) in passed]


def _from_clause(clause: str, place: Span | None, after: date | None) -> FollowUp | None:
    sentences = told.sentences([Line(1, clause)])
    if not sentences:
        return None
    first = sentences[0].text
    if promises.grants(first):
        return FollowUp("grant", first, None, promises.amount(first), place)
    if _MILESTONE.search(first):
        return FollowUp("action", first, promises.due(first, after), lines=place)
    if _SETTLED.search(first.rstrip(" .")):
        return None
    kind = promises.kind_of(first)
    if kind in ("report", "note", "response"):
        return FollowUp(kind, first, promises.due(first, after), lines=place)
    if _WORK.search(first):
        return FollowUp("action", first, promises.due(first, after), lines=place)
    return None


def _places(clauses: Sequence[str], lines: Sequence[Line]) -> list[Span | None]:
    """The lines each clause stands on: those whose words are the clause's, in order."""
    places: list[Span | None] = []
    rest = [line for line in lines if not line.blank]
    for clause in clauses:
        words = danish.folded(clause)
        own = [line for line in rest if _shares(line.text, words)]
        places.append(_span(own))
        if own:
            rest = rest[rest.index(own[-1]) :]
    return places


def _shares(text: str, clause: str) -> bool:
    line = danish.folded(text)
    return clause in line or (len(line) > 8 and (line in clause or line[-40:] in clause))


def _span(lines: Sequence[Line]) -> Span | None:
    return (lines[0].number, lines[-1].number) if lines else None
