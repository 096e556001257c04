"""Each value in its place: the record's fields filled from rows and sections."""

from __future__ import annotations

import re
from collections.abc import Sequence

from raadslag.ingest.parse import bodies, vocabulary
from raadslag.ingest.parse.item_heads import LEAD, keep, note
from raadslag.ingest.parse.record import Item, Participation, Record
from raadslag.ingest.parse.rows import Row, folded, split
from raadslag.ingest.parse.rules import (
    attachments,
    case_numbers,
    decided,
    earlier,
    guests,
    lead,
    meeting_when,
    municipality,
    participants,
    points,
    recommendation,
    route,
    unheaded,
)
from raadslag.ingest.parse.sections import Cut
from raadslag.ingest.parse.vocabulary import Kind

_DECIDES = re.compile(
    r"\s+(?:beslutter|har kompetence\w*|afgør sagen|træffer (?:beslutning|afgørelse))\b.*",
    re.I | re.S,
)
_JOURNAL = re.compile(r"\d{8}")


def fields(
    record: Record, item: Item, loose: list[Row], cuts: list[Cut], *, informal: bool = False
) -> None:
    """Everything that is read from the sections, and from rows outside them.

    informal: the document has no headings at all, so that an item's text holds its decision.
    """
    below = unheaded.take(record, item, loose, cuts)
    keep(item, lead.take(cuts), LEAD)
    keep(item, _journal(item, cuts), "case_number")
    _attachments(item, cuts)
    labels = [cut for cut in cuts if _is_label(cut)]
    item.sections = [cut.section() for cut in cuts if cut not in labels]
    keep(item, [row for cut in labels for row in (cut.head, *cut.rows)], "decided_by")
    keep(item, [piece for cut in cuts for piece in cut.button()], "menu")
    _recommendation(item, cuts, loose)
    _route(record, item, cuts)
    _points(item, loose, cuts, below)
    _guests(item, cuts)
    _case_number(item, cuts)
    _history(record, item, cuts)
    decided.read(record, item, loose, cuts, informal=informal, below=below)
    _ended_above(record, item, loose)
    _named_above(item, loose)
    _files_above(item, loose)
    keep(item, [row for row in loose if not row.worded], "empty")
    keep(item, [row for row in loose if row.worded and _is_prose(row)], LEAD)
    loose[:] = [row for row in loose if row.worded and not _is_prose(row)]


_PROSE = 60


def _is_prose(row: Row) -> bool:
    """Whether the row is a sentence, or long enough for one, and not a label nobody knows."""
    return len(row.text) >= _PROSE or row.text.rstrip('"”“’')[-1:] in (".", "?", "!")


def _ended_above(record: Record, item: Item, loose: list[Row]) -> None:
    """When the meeting ended, where the page prints it above an item's first section: "Mødet sluttede kl. 21.33"."""
    if record.meeting.end:
        return
    ended = [row for row in loose if meeting_when.ended(row, None, record)]
    keep(item, ended, "meeting")
    loose[:] = [row for row in loose if row not in ended]


def _named_above(item: Item, loose: list[Row]) -> None:
    """A bare line of members above the first section: those away (single-item): "Kim Lund (A), Eva Dahl (V)"."""
    for row in list(loose):
        people = participants.only_members(row)
        if people:
            item.participation.extend(
                Participation(p.name, p.party, None, "absent", lines=p.lines) for p in people
            )
            keep(item, [row], "absent")
            loose.remove(row)


def _files_above(item: Item, loose: list[Row]) -> None:
    """Rows of nothing but file names above the first section (pages of Drupal): attachments."""
    for row in list(loose):
        files = attachments.file_names(row)
        if files:
            item.attachments.extend(files)
            keep(item, [row], "attachment")
            loose.remove(row)


def _is_label(cut: Cut) -> bool:
    """Who decides, on one row as the case number is: "Kompetence: Byrådet". A field of the item, no section."""
    return cut.kind is Kind.DECIDED_BY and bool(cut.heading.rest) and len(cut.rows) == 1


def _journal(item: Item, cuts: Sequence[Cut]) -> list[Row]:
    """A journal number that ends the item without a label (Region Hovedstaden): its row, taken out of the last section."""
    if item.case_number or not cuts or len(cuts[-1].rows) < 2 or cuts[-1].kind is not Kind.DECISION:
        return []
    row = cuts[-1].rows[-1]
    if not _JOURNAL.fullmatch(row.text):
        return []
    item.case_number = row.text
    note(item, "case_number", [row])
    return [cuts[-1].rows.pop()]


def of_kind(cuts: Sequence[Cut], *kinds: Kind) -> list[Cut]:
    return [cut for cut in cuts if cut.kind in kinds]


def _recommendation(item: Item, cuts: Sequence[Cut], loose: Sequence[Row]) -> None:
    best: recommendation.Found | None = None
    for cut in of_kind(cuts, Kind.RECOMMENDATION, Kind.BOTH):
        rows = earlier.blocks(cut.rows)[0] if cut.kind is Kind.BOTH else _treated(cut)[0]
        found = recommendation.find(rows)
        named = recommendation.from_heading(cut.heading.text)
        if named and not item.recommender:
            item.recommender = named
            note(item, "recommender", [cut.head])
        if named and not found.lead_in and not vocabulary.sentence_heading(cut.heading.text):
            continue
        anew = best is not None and found.lead_in and _headed_alike(cut, cuts)
        if (found.clauses and (best is None or anew or (found.lead_in and not best.lead_in))) or (
            found.recommender and best is None
        ):
            best = found
    best = best or _within_case(cuts, loose)
    if best is None:
        return
    item.recommendations = best.clauses
    note(item, "recommendations", [row for rows in best.rows for row in rows])
    if best.recommender and not item.recommender:
        item.recommender = best.recommender
        note(item, "recommender", [best.recommender_row] if best.recommender_row else [])


def _headed_alike(cut: Cut, cuts: Sequence[Cut]) -> bool:
    """Whether the case stands twice with a decision between: the later recommendation is the one decided on."""
    before = cuts[: cuts.index(cut)]
    same = [n for n, other in enumerate(before) if other.heading.text == cut.heading.text]
    return bool(same) and any(other.kind is Kind.DECISION for other in before[same[-1] :])


def _within_case(cuts: Sequence[Cut], loose: Sequence[Row]) -> recommendation.Found | None:
    """A recommendation inside the case text, where the document has no section for it: "Staben foreslår, at ..." """
    if of_kind(cuts, Kind.RECOMMENDATION, Kind.BOTH):
        return None
    for rows in (*(cut.rows for cut in of_kind(cuts, Kind.CASE, Kind.SUMMARY)), loose):
        for place, row in enumerate(rows):
            at = recommendation.opens(row.text)
            if at is not None:
                first = split(row, [at])[-1] if at else row
                found = recommendation.find(earlier.inside([first, *rows[place + 1 :]])[0])
                if found.recommender and found.clauses:
                    return found
    return None


def _route(record: Record, item: Item, cuts: Sequence[Cut]) -> None:
    if not item.route and item.title:
        item.route = route.of_title(item.title)
        if item.route and "title" in item.at:
            item.at["route"] = item.at["title"]
    for row in (row for cut in of_kind(cuts, Kind.SUMMARY) for row in cut.rows[:3]):
        if not item.route:
            item.route = route.labelled(row.text)
            note(item, "route", [row] if item.route else [])
    for cut in of_kind(cuts, Kind.ROUTE, Kind.HISTORY):
        if not item.route:
            item.route = route.of_section(cut.rows, record.body, dated=cut.kind is Kind.ROUTE)
            note(item, "route", cut.rows if item.route else [])
    for cut in of_kind(cuts, Kind.DECIDED_BY):
        if cut.rows:
            item.decided_by = _DECIDES.sub("", folded(cut.rows[:1])).strip(" .") or None
            note(item, "decided_by", cut.rows[:1])


def _points(item: Item, loose: list[Row], cuts: Sequence[Cut], below: Sequence[Row]) -> None:
    reason = next((folded(cut.rows) for cut in of_kind(cuts, Kind.REASON)), "")
    if not points.expected(item.title, reason):
        return
    sources = [
        loose,
        below,
        *(cut.rows for cut in of_kind(cuts, Kind.CASE, Kind.SUMMARY, Kind.REASON)),
    ]
    for rows in sources:
        item.points = points.find(rows, numbers=True)
        if item.points:
            if rows is loose:
                begin = (item.points[0].lines or (0, 0))[0]
                taken = [row for row in loose if row.number >= begin or row.text.endswith(":")]
                keep(item, taken, "point")
                loose[:] = [row for row in loose if row not in taken]
            return


def _attachments(item: Item, cuts: Sequence[Cut]) -> None:
    for cut in of_kind(cuts, Kind.ATTACHMENTS):
        keep(item, attachments.take_count(cut.rows, item), "count")
        found = attachments.find(cut.rows)
        item.attachments.extend(found.attachments)
        item.attachment_counts = item.attachment_counts or found.counts


def _guests(item: Item, cuts: Sequence[Cut]) -> None:
    for cut in of_kind(cuts, Kind.GUESTS):
        item.guests.extend(guests.taking_part(cut.rows))
    known = {guest.name for guest in item.guests}
    item.guests.extend(
        guest
        for cut in of_kind(cuts, Kind.DECISION)
        for guest in guests.told_of(cut.rows)
        if guest.name not in known
    )
    known = {guest.name for guest in item.guests}
    for cut in of_kind(cuts, Kind.REASON, Kind.CASE, Kind.SUMMARY):
        for guest in guests.visiting(cut.rows):
            if guest.name not in known:
                item.guests.append(guest)
                known.add(guest.name)


def _case_number(item: Item, cuts: Sequence[Cut]) -> None:
    for cut in of_kind(cuts, Kind.CASE_NUMBER):
        number = folded(cut.rows[:1]).strip(" .") if cut.rows else ""
        case = case_numbers.alone(number) if number else None
        if not item.case_number and (case or re.fullmatch(r"[\d./-]{4,20}", number)):
            item.case_number = case.number if case else number
            note(item, "case_number", cut.rows[:1])


def _treated(cut: Cut) -> tuple[list[Row], list[earlier.Block]]:
    """A section's own rows, and the treatments by other bodies printed below them."""
    before, told = earlier.inside(cut.rows)
    if cut.kind is Kind.RECOMMENDATION and not told:
        return earlier.undated(cut.rows)
    return before, told


def _history(record: Record, item: Item, cuts: Sequence[Cut]) -> None:
    for cut in of_kind(cuts, Kind.HISTORY):
        told = [b for b in earlier.blocks(cut.rows)[1] if not _this_meeting(record, b)]
        past = cut.heading.text.casefold().startswith(("tidligere", "forudgående", "historik"))
        if len(told) > 1 and not past and not any(block.decision for block in told):  # the way
            item.route = item.route or [block.body for block in told if block.body]
        else:
            item.earlier.extend(block.as_earlier() for block in told)
    for cut in of_kind(cuts, Kind.RECOMMENDATION, Kind.CASE, Kind.SUMMARY):
        item.earlier.extend(block.as_earlier() for block in _treated(cut)[1])


def _this_meeting(record: Record, block: earlier.Block) -> bool:
    """Whether the history only says that the case is treated here and now."""
    own = block.date == record.meeting.date and bodies.same(block.body, record.body)
    return own and block.decision is None


def finish(record: Record) -> None:
    """Municipality, kind of document, and what a cancelled meeting means for its items."""
    record.municipality = record.municipality or municipality.find(record)
    decided.whole_document(record)
    told = any(person.present is False for person in record.participants)
    if (
        record.document_type == "dagsorden" and not told
    ):  # the list says who is called, not who came
        for person in record.participants:
            person.present = None if person.present else person.present
