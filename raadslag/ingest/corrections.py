"""What persons have corrected, laid over what was read: the reader proposes, the person has said.

A field is named as on the desk. Of the meeting's head: "place". Of an item: "title",
"decision.words", "clauses", "section:Økonomi" (a section goes by its heading, so that it is found
again by a reader that cuts the item otherwise).
"""

from __future__ import annotations

import calendar
import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.utils.translation import gettext

from raadslag.cases.models import CaseSection, CaseText, Clause
from raadslag.council.models import Municipality, Origin
from raadslag.ingest.models import Correction
from raadslag.meetings.drafts import DecisionDraft, ItemDraft, MeetingDraft, TextDraft
from raadslag.meetings.models import AgendaItem, Decision, DuePrecision, Meeting, Outcome

SECTION = "section:"
LONGEST_NAME = 100  # of a field, section headings included: what the columns hold


@dataclass(frozen=True, slots=True)
class HeadField:
    """A field of the meeting that a person may correct.

    read: makes the field's value of the JSON value that is stored.
    """

    attribute: str
    read: Callable[[Any], Any] = lambda value: value or None


HEAD_FIELDS = {
    "body": HeadField("printed_body"),
    "date": HeadField("date", lambda value: date.fromisoformat(value) if value else None),
    "start": HeadField("start", lambda value: time.fromisoformat(value) if value else None),
    "end": HeadField("end", lambda value: time.fromisoformat(value) if value else None),
    "place": HeadField("place"),
}
ITEM_FIELDS = ("number", "title", "case_number", "decided_by", "public_title", "closed_ground")
TEXT_FIELDS = ("recommender", "caseworker")
DECISION_FIELDS = ("words", "public_words")
GIVEN_FIELDS = ("closed", "public_title", "closed_ground", "decision.public_words")
"""What a reader never takes back, so that undoing a correction must."""
_LONGEST = {"number": 30, "case_number": 60}


def apply(
    draft: MeetingDraft, corrections: Iterable[Correction], *, municipality: Municipality
) -> None:
    """Lay the corrections over the draft, the oldest first. Fields that are gone are left alone."""
    by_item = {item.item.pk: item for item in draft.items if item.item.pk}
    for correction in corrections:
        if correction.item_id is None:
            _head(draft, correction)
        elif correction.item_id in by_item:
            put(by_item[correction.item_id], correction.field, correction.after, municipality)


def _head(draft: MeetingDraft, correction: Correction) -> None:
    field = HEAD_FIELDS.get(correction.field)
    if field is not None:
        setattr(draft.meeting, field.attribute, field.read(correction.after))


def put(draft: ItemDraft, field: str, value: Any, municipality: Municipality) -> None:
    """Set a field of an item."""
    if field in ITEM_FIELDS:
        setattr(draft.item, field, value or None)
    elif field == "closed":
        draft.item.closed = bool(value)
    elif field == "outcome":
        _decision(draft).outcome = value
    elif field.startswith("decision."):
        _put_decision(_decision(draft), field.removeprefix("decision."), value)
    elif field in TEXT_FIELDS:
        setattr(_text(draft, municipality).text, field, value or None)
    elif field == "clauses":
        _text(draft, municipality).clauses = [Clause(words=words) for words in value if words]
    elif field.startswith(SECTION):
        _put_section(_text(draft, municipality), field.removeprefix(SECTION), value)


def give_back(correction: Correction) -> None:
    """Set a field that no source says to what it was before the correction."""
    if correction.item is None or correction.field not in GIVEN_FIELDS:
        return
    if correction.field == "decision.public_words":
        Decision.objects.filter(item=correction.item).update(public_words=correction.before)
    else:
        values = {correction.field: correction.before}
        AgendaItem.objects.filter(pk=correction.item.pk).update(**values)


def get(draft: ItemDraft, field: str) -> Any:
    """The value of a field as JSON takes it; None where it is not stated."""
    text = draft.text
    decision = draft.decision.decision if draft.decision else None
    if field in ITEM_FIELDS or field == "closed":
        return getattr(draft.item, field)
    if field == "outcome":
        return decision.outcome if decision else Outcome.NONE.value
    if field.startswith("decision."):
        return getattr(decision, field.removeprefix("decision."), None)
    if text is None:
        return None
    if field in TEXT_FIELDS:
        return getattr(text.text, field)
    if field == "clauses":
        return [clause.words for clause in text.clauses]
    found = _section(text, field.removeprefix(SECTION))
    return found.words if found else None


# The same fields of the rows that stand


def mark(value: Any) -> str:
    """What an edit carries of the value it was made on: the same for the same value."""
    written = json.dumps(value or None, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def standing(meeting: Meeting, item: AgendaItem | None, field: str) -> Any:
    """The value of a field as it stands, as JSON takes it; None where it is not stated."""
    if item is None:
        value = getattr(meeting, HEAD_FIELDS[field].attribute)
        return value.isoformat() if hasattr(value, "isoformat") else value
    return get(_as_draft(item), field)


def _as_draft(item: AgendaItem) -> ItemDraft:
    decision = getattr(item, "decision", None)
    text = item.text
    return ItemDraft(
        item=item,
        decision=DecisionDraft(decision) if decision else None,
        text=TextDraft(text, list(text.sections.all()), list(text.clauses.all())) if text else None,
    )


# What a person may set


def takes_text(field: str) -> bool:
    """Whether lines can be added to the field."""
    return field.startswith((SECTION, "decision.")) or field in ("title", *TEXT_FIELDS)


def refusal(field: str, value: Any, *, of_item: bool) -> str | None:
    """Why a value cannot stand in a field, in words fit to show; None where it can."""
    if not of_item:
        return _head_refusal(field, value)
    if field == "outcome":
        return None if value in Outcome.values else gettext("Vælg et af udfaldene på listen.")
    if field == "closed":
        return None if isinstance(value, bool) else gettext("Vælg åbent eller lukket.")
    if field == "clauses":
        return None if _is_texts(value) else gettext("Skriv et punkt på hver linje.")
    known = field in (*ITEM_FIELDS, *TEXT_FIELDS) or field in {
        f"decision.{f}" for f in DECISION_FIELDS
    }
    if (not known and not field.startswith(SECTION)) or len(field) > LONGEST_NAME:
        return gettext("Feltet “%(field)s” kan ikke rettes.") % {"field": field}
    if value is not None and not isinstance(value, str):
        return gettext("Skriv en tekst.")
    longest = _LONGEST.get(field)
    if longest and value and len(value) > longest:
        return gettext("Højst %(longest)s tegn.") % {"longest": longest}
    return None


def _head_refusal(field: str, value: Any) -> str | None:
    if field not in HEAD_FIELDS:
        return gettext("Feltet “%(field)s” kan ikke rettes.") % {"field": field}
    try:
        HEAD_FIELDS[field].read(value)
    except (TypeError, ValueError):
        return (
            gettext("Skriv datoen som 2026-03-24.")
            if field == "date"
            else gettext("Skriv klokkeslættet som 17:30.")
        )
    return None


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(words, str) for words in value)


def due(words: str | None) -> tuple[date | None, DuePrecision | None]:
    """An ISO date, or a year and month: its last day."""
    if not words:
        return None, None
    if len(words) == len("2024-02"):
        year, month = int(words[:4]), int(words[5:])
        return date(year, month, calendar.monthrange(year, month)[1]), DuePrecision.MONTH
    return date.fromisoformat(words), DuePrecision.DAY


def _decision(draft: ItemDraft) -> Decision:
    if draft.decision is None:
        draft.decision = DecisionDraft(Decision(outcome=Outcome.NONE))
    return draft.decision.decision


def _put_decision(decision: Decision, field: str, value: str | None) -> None:
    if field not in DECISION_FIELDS:
        return
    setattr(decision, field, value or None)
    if decision.words and decision.outcome == Outcome.NONE:
        decision.outcome = Outcome.OTHER  # a decision in words has an outcome


def _text(draft: ItemDraft, municipality: Municipality) -> TextDraft:
    if draft.text is None:
        draft.text = TextDraft(CaseText(municipality=municipality, origin=Origin.IMPORTED))
    return draft.text


def _section(text: TextDraft, heading: str) -> CaseSection | None:
    return next((s for s in text.sections if (s.heading or "") == heading), None)


def _put_section(text: TextDraft, heading: str, words: str | None) -> None:
    section = _section(text, heading)
    if section is not None:
        section.words = words or ""
    elif words:
        text.sections.append(CaseSection(heading=heading or None, words=words))
