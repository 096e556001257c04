"""The body's own decision, told apart from those of other bodies and earlier dates.

A heading "Beslutning" is the document's own. Where headings or rows name a body and a date, the own decision is the one whose
body and date are those of the meeting; all others are earlier treatments, whatever the order they are printed in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from raadslag.ingest.parse import bodies, vocabulary
from raadslag.ingest.parse.ledger import as_furniture
from raadslag.ingest.parse.lines import Line
from raadslag.ingest.parse.record import Earlier, Item, Record
from raadslag.ingest.parse.rows import Row, folded, span
from raadslag.ingest.parse.rules import (
    decision,
    earlier,
    follow_ups,
    meeting_told,
    participation,
    votes,
)
from raadslag.ingest.parse.sections import Cut
from raadslag.ingest.parse.vocabulary import Kind

_NOBODY_AWAY = re.compile(r"(?:fraværende|afbud|ikke til stede)\s?:", re.I)
_OVER_PROSE = {"fremmøde og inhabilitet", "fremmøde", "inhabilitet"}


@dataclass(slots=True)
class Spoken:
    """One body's words in the item: whose (None: not said, so the document's own), and the rows."""

    body: str | None
    date: str | None
    item: str | None
    opening: list[Row]
    rows: list[Row]


def read(
    record: Record,
    item: Item,
    loose: list[Row],
    cuts: Sequence[Cut],
    *,
    informal: bool = False,
    below: Sequence[Row] = (),
) -> None:
    """Decision, outcome, participation, votes and follow-ups; treatments of others go to `earlier`.

    below: the decision's rows where it has no heading (`unheaded.take`).
    """
    spoken = [words for cut in cuts for words in _spoken(cut)]
    own = _own(record, spoken, again=_again(cuts)) or _in_history(record, item, cuts, spoken)
    for words in spoken:
        if words is not own and (words.body or words.date):
            _as_earlier(item, words)
    item.earlier.sort(key=lambda e: e.lines or (0, 0))
    rows = own.rows if own else list(below)
    if own is None and not rows and not cuts and (item.closed or informal):
        agenda = record.document_type == "dagsorden" and not item.closed
        said = _without_heading(item, loose, "case" if agenda else "decision")
        rows = [] if agenda else said
    say(record, item, rows, cuts)


def _in_history(
    record: Record, item: Item, cuts: Sequence[Cut], spoken: Sequence[Spoken]
) -> Spoken | None:
    """The own decision where one section holds the treatments of all bodies, this one's too (region's minutes)."""
    if spoken or not record.body or not record.meeting.date:
        return None
    for words in _treated(cuts):
        if words.body and words.date and _is_own(record, words):
            lines = span([*words.opening, *words.rows])
            item.earlier = [entry for entry in item.earlier if entry.lines != lines]
            return words
    return None


def _treated(cuts: Sequence[Cut]) -> list[Spoken]:
    blocks = [
        block for cut in cuts if cut.kind is Kind.HISTORY for block in earlier.blocks(cut.rows)[1]
    ]
    return [Spoken(b.body, b.date, b.item, b.opening, _with_rest(b)) for b in blocks]


def _spoken(cut: Cut) -> list[Spoken]:
    if cut.kind not in (Kind.DECISION, Kind.BOTH):
        return []
    before, blocks = earlier.blocks(cut.rows)
    before = [row for row in before if not _NAMED_AGAIN.match(row.text)]
    head = [Spoken(cut.heading.body, cut.heading.date, cut.heading.item, [cut.head], before)]
    if cut.kind is Kind.BOTH or (blocks and not before):
        head = []
    return head + [Spoken(b.body, b.date, b.item, b.opening, _with_rest(b)) for b in blocks]


_NAMED_AGAIN = re.compile(r"dagsordenspunkt \d{1,3}\s?:", re.I)
"""The item's number and title above its decision, which are no part of it."""


def _with_rest(block: earlier.Block) -> list[Row]:
    """The block's rows; decision words on the opening row come first, as a piece of that row."""
    from raadslag.ingest.parse.rows import split

    if not block.rest:
        return block.rows
    row = block.opening[-1]
    pieces = split(row, [max(0, len(row.text) - len(block.rest))])
    return [pieces[-1], *block.rows]


def _again(cuts: Sequence[Cut]) -> bool:
    """Whether the item holds two treatments, each with a recommendation under the same heading."""
    named = Counter(cut.heading.text for cut in cuts if cut.kind is Kind.RECOMMENDATION)
    return max(named.values(), default=0) > 1


def _own(record: Record, spoken: Sequence[Spoken], *, again: bool) -> Spoken | None:
    """The own decision among all; of two without body and date the first, or the last of two treatments."""
    plain = [words for words in spoken if words.body is None and words.date is None]
    said = [words for words in plain if words.rows]
    if said:
        return said[-1 if again else 0]
    mine = [words for words in spoken if words not in plain and _is_own(record, words)]
    if plain and not any(words.rows for words in mine):
        return plain[0]
    return mine[-1] if mine else None


def _is_own(record: Record, words: Spoken) -> bool:
    body = (
        record.body is None
        or words.body is None
        or bodies.same(words.body, record.body)
        or _short(words.body, record.body)
    )
    day = record.meeting.date is None or words.date is None or words.date == record.meeting.date
    return body and day


def _short(name: str, body: str) -> bool:
    """ "Byrådet" in the minutes of "Aarhus Byråd"; "Udvalget" in any committee's."""
    return bodies.same(name, body.rsplit(" ", 1)[-1]) or name.casefold() in ("udvalget", "rådet")


def _as_earlier(item: Item, words: Spoken) -> None:
    text = folded([row for row in words.rows if not _NOBODY_AWAY.fullmatch(row.text)])
    item.earlier.append(
        Earlier(
            words.body,
            words.date,
            words.item,
            text if text.strip(" .") else None,
            span([*words.opening, *words.rows]),
        )
    )


def _without_heading(item: Item, loose: list[Row], kind: str) -> list[Row]:
    """A closed item's decision stands without a heading (firstagenda-pdf): what is left of its rows.

    kind: what they are; in an agenda without headings they are the case, for nothing is decided yet.
    """
    rows = list(loose)
    item.head.extend(as_furniture(rows, kind))
    loose.clear()
    return rows


def say(record: Record, item: Item, rows: Sequence[Row], cuts: Sequence[Cut]) -> None:
    """Decision, outcome, participation and votes from the rows of the own decision."""
    rows = [row for row in rows if row.text.strip(" .") and not _bare_label(row)]
    lines = [row.as_line for row in rows]
    found = participation.find(lines)
    item.participation = found.participation
    text = " ".join(found.rest.split())
    item.decision = text if text.strip(" .-–") else None
    found_lines = span(rows)
    if found_lines:
        item.at["decision"] = found_lines
    item.votes, item.other_votes = votes.find(lines)
    if item.decision:
        _roll_call(item, lines)
        _classified(item)
    _absent(item, cuts)
    _followed_up(record, item, lines, cuts)


def _roll_call(item: Item, lines: Sequence[Line]) -> None:
    """An item "Fraværende" decides nothing: its words are the names of those away, and stay its decision."""
    if vocabulary.key(item.title or "") in _AWAY and not item.participation:
        called = [line._replace(text=f"fraværende: {line.text}") for line in lines]
        item.participation = participation.find(called).participation


_AWAY = {"fraværende", "afbud", "fravær"}


def _followed_up(record: Record, item: Item, lines: Sequence[Line], cuts: Sequence[Cut]) -> None:
    asked = [row.as_line for cut in cuts if cut.kind in _ASKS for row in cut.rows]
    told = [
        row.as_line for cut in cuts if cut.kind not in (*_ASKS, Kind.DECISION) for row in cut.rows
    ]
    day = record.meeting.date
    item.follow_ups, proposed = follow_ups.find(
        item,
        lines,
        asked,
        date.fromisoformat(day) if day and len(day) == 10 else None,
        record.document_type,
        case_lines=told,
    )
    record.proposed.extend(proposed)


_ASKS = (Kind.RECOMMENDATION, Kind.BOTH)


def _bare_label(row: Row) -> bool:
    """A label with nothing after it: "Fremmøde og inhabilitet:" above prose about members."""
    if not row.text.endswith(":"):
        return False
    return vocabulary.key(row.text) in _OVER_PROSE or _SITTING.fullmatch(row.text) is not None


_SITTING = re.compile(r"Den \d.{5,25}:")
"""Which of a meeting's sittings decided: "Den 8. juni 2006:"."""


def _absent(item: Item, cuts: Sequence[Cut]) -> None:
    """Those whom a section of its own names as away: its heading is the label, each row a name or several."""
    for cut in cuts:
        if cut.kind is not Kind.ABSENT:
            continue
        if vocabulary.key(cut.heading.text) == vocabulary.OF_MEETING:
            item.participation.extend(
                participation.find([r.as_line for r in cut.rows]).participation
            )
            continue
        label = cut.heading.text.rstrip(" :")
        if any(participation.replaced(row.text) for row in cut.rows):
            below = [cut.head.as_line._replace(text=f"{label}:"), *(r.as_line for r in cut.rows)]
            item.participation.extend(participation.find(below).participation)
            continue
        listed = [row for row in cut.rows if len(row.text) < _LIST_ROW]
        lines = [
            row.as_line._replace(text=f"{label}: {_EMPTY_BRACKETS.sub('', row.plain)}")
            for row in listed
        ] + [row.as_line for row in cut.rows if row not in listed]
        item.participation.extend(participation.find(lines).participation)


_LIST_ROW = 120
_EMPTY_BRACKETS = re.compile(r"\s*\(\s*\)")


def _classified(item: Item) -> None:
    classified = decision.classify(item.decision or "", recommendations=item.recommendations)
    item.outcome, item.verb, item.effect = classified.outcome, classified.verb, classified.effect
    item.results = list(classified.results)
    item.stopped = classified.stopped


def _day(record: Record) -> date | None:
    return (
        date.fromisoformat(record.meeting.date)
        if record.meeting.date and len(record.meeting.date) == 10
        else None
    )


def dated_by_decisions(record: Record, cuts: Sequence[Sequence[Cut]]) -> None:
    """Body and date of the meeting where the head has lost them: those that the last decision of most items names."""
    if record.body and record.meeting.date:
        return
    if record.meeting.date and (body := _on_the_way(record.meeting.date, cuts)):
        record.body = body
        return
    named: Counter[tuple[str, str]] = Counter()
    told = [[w for cut in item for w in _spoken(cut)] or _treated(item) for item in cuts]
    if _undated(record, [words[-1] for words in told if words]):
        return
    for said in told:
        spoken = [words for words in said if words.body and words.date]
        named.update({(words.body or "", words.date or "") for words in spoken})
    fitting = [
        (count, day, body)
        for (body, day), count in named.items()
        if (not record.meeting.date or day == record.meeting.date)
        and (not record.body or bodies.same(body, record.body))
    ]
    if fitting:
        _, day, body = max(fitting)
        record.body = record.body or body
        record.meeting.date = record.meeting.date or day


def _on_the_way(day: str, cuts: Sequence[Sequence[Cut]]) -> str | None:
    """The body that most items' ways name with the meeting's own date: "Kommunalbestyrelsen den 30. august 2022"."""
    ways = [cut for item in cuts for cut in item if cut.kind is Kind.ROUTE]
    opened = (earlier.opens(row) for cut in ways for row in cut.rows)
    named = Counter(found.body for found in opened if found and found.date == day)
    body, count = named.most_common(1)[0] if named else (None, 0)
    return body if 2 * count > len(ways) else None


def _undated(record: Record, lasts: Sequence[Spoken]) -> bool:
    """Whether most items end with one body whose date is not printed: the one that met, on a day that is lost."""
    named = Counter(words.body for words in lasts if words.body and not words.date)
    body, count = named.most_common(1)[0] if named else (None, 0)
    if 2 * count <= len(lasts):
        return False
    record.body = record.body or body
    return True


def whole_document(record: Record) -> None:
    """Kind of document where only its decisions show it; the items of a cancelled meeting."""
    decided = [item for item in record.items if item.decision]
    agenda = record.document_type == "dagsorden"
    if decided and (
        record.document_type is None or (agenda and 2 * len(decided) >= len(record.items))
    ):
        record.document_type = "referat"
    for item in decided[:1]:
        meeting_told.read(item.decision or "", item.at.get("decision", (0, 0)), record)
    for section in (section for item in record.items for section in item.sections):
        if section.lines and vocabulary.key(section.heading) == vocabulary.OF_MEETING:
            meeting_told.read(section.text, section.lines, record)
    for item in decided:
        reason = meeting_told.cancel_reason(item.decision or "")
        if reason:
            record.meeting.cancelled = True
            record.meeting.cancel_reason = record.meeting.cancel_reason or reason
    if not record.meeting.cancelled:
        return
    for person in record.participants:
        person.present = None if person.present else person.present
    if any(item.outcome == "postponed" for item in decided):
        for item in record.items:
            if item.decision is None and item.outcome == "none":
                item.outcome = "postponed"
