"""Each value in its place: the record's fields filled from rows and sections."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from raadslag.ingest.parse import bodies, vocabulary
from raadslag.ingest.parse.ledger import Ledger, as_furniture
from raadslag.ingest.parse.outline import Outline
from raadslag.ingest.parse.record import Item, Participation, Record
from raadslag.ingest.parse.rows import Row, folded, span, split
from raadslag.ingest.parse.rules import (
    attachments,
    case_numbers,
    contents,
    decided,
    earlier,
    furniture,
    guests,
    lead,
    meeting,
    meeting_when,
    municipality,
    participants,
    points,
    recommendation,
    route,
)
from raadslag.ingest.parse.sections import Cut
from raadslag.ingest.parse.vocabulary import Kind

_DECIDES = re.compile(
    r"\s+(?:beslutter|har kompetence\w*|afgør sagen|træffer (?:beslutning|afgørelse))\b.*",
    re.I | re.S,
)
_JOURNAL = re.compile(r"\d{8}")
_DOCUMENT = re.compile(r"(?:dok(?:ument)?\.?\s?(?:nr\.?)?|brev\s?id)\s?:?\s*\d[\d./-]*", re.I)
_NUMBER_AGAIN = re.compile(r"(?:punkt|pkt)\.?\s?(?:nr\.?\s?)?\d{1,4}", re.I)
_LONG = 200
"""A head row that no rule understood is part of the head when it is shorter than this; else it is unplaced."""


def read_head(record: Record, ledger: Ledger, outline: Outline) -> None:
    """Head and contents into the record; every row that stands there is claimed."""
    people, named = participants.read(outline.head)
    record.participants = people
    taken = {row.index for row in named}
    told = [row for row in outline.head if row.index not in taken and furniture.kind(row) is None]
    meeting.read(told, record)
    meeting_when.closed_at(outline.menu, record)
    _kind_of_list(record, outline.head)
    placed = [row for row in outline.head if len(row.text) < _LONG or row.index in taken]
    menu = [row for row in outline.head if furniture.kind(row)]
    _place(ledger, record, menu, "menu")
    head = ledger.free(placed)
    record.preamble.extend(as_furniture(head, "head"))
    ledger.claim(head, "head")
    record.contents = contents.read([row for row in outline.contents if not furniture.kind(row)])
    for rows, kind in (
        (outline.contents_heading, "contents"),
        (outline.contents, "contents"),
        (outline.groups, "group"),
        (outline.menu, "menu"),
        (outline.pages, "page"),
    ):
        _place(ledger, record, rows, kind)


def _kind_of_list(record: Record, head: Sequence[Row]) -> None:
    """ "Dagsorden:" above the items heads their list; who was away is told in minutes."""
    said = record.at.get("document_type")
    row = next((row for row in head if said and row.number == said[0]), None)
    listed = row is not None and row.text.endswith(":") and record.document_type == "dagsorden"
    if listed and any(person.present is False for person in record.participants):
        record.document_type = None


def _place(ledger: Ledger, record: Record, rows: Sequence[Row], kind: str) -> None:
    free = ledger.free(rows)
    record.furniture.extend(as_furniture(free, kind))
    ledger.claim(free, kind)


def item_head(item: Item, rows: list[Row]) -> None:
    """Case number, caseworker, status and route; the rows that hold them leave `rows`."""
    left: list[Row] = []
    names, ticks = _table(rows)
    _keep(item, ticks, "route")
    if names:
        item.route = item.route or names
        _at(item, "route", ticks)
    marks = {row.index for row in [*ticks, *_below_labels(item, rows)]}
    for row in rows:
        if row.index in marks:
            continue
        kind = _item_row(item, row)
        if kind:
            _keep(item, [row], kind)
        else:
            left.append(row)
    rows[:] = left


def _below_labels(item: Item, rows: Sequence[Row]) -> list[Row]:
    """The rows of labels whose value stands a row below, the values taken: "Sagsnr." / "450-2018-75" """
    taken: list[Row] = []
    for label, value in pairwise(rows):
        if not (case_numbers.label_alone(label.text) and case_numbers.below_label(value.text)):
            continue
        taken += [label, value]
        if not any(char.isdigit() for char in value.text):
            item.caseworker = item.caseworker or value.text
            _at(item, "caseworker", [value])
        elif item.case_number is None and not label.text.casefold().startswith("dok"):
            item.case_number = value.text
            _at(item, "case_number", [value])
    _keep(item, taken, "case_number")
    return taken


def _table(rows: Sequence[Row]) -> tuple[list[str], list[Row]]:
    for place, row in enumerate(rows[:4]):
        if len(row.text) <= 4 and row.text.isupper():
            return route.ticked(rows[place:])
    return [], []


def _item_row(item: Item, row: Row) -> str | None:
    """What kind of head row it is, its values taken; None where it is none."""
    case = case_numbers.alone(row.text) or case_numbers.labelled(row.text)
    worker = case_numbers.caseworker(row.text)
    others = case_numbers.others(row.text)
    if others is not None:
        item.other_caseworkers = others
        _at(item, "other_caseworkers", [row])
        return "caseworkers"
    if worker and item.caseworker is None:
        item.caseworker = worker
        _at(item, "caseworker", [row])
    if case:
        if case.number and item.case_number is None:
            item.case_number = case.number
            _at(item, "case_number", [row])
        return "case_number"
    if worker or case_numbers.names_caseworker(row.text):
        return "caseworker"
    if case_numbers.label_alone(row.plain):
        return "case_number"
    if _DOCUMENT.match(row.text):
        return "document"
    named = route.marked(row.text)
    if named:
        item.route = item.route or named
        _at(item, "route", [row])
        return "route"
    return _status(item, row)


def _status(item: Item, row: Row) -> str | None:
    if len(row.text) < _GROUP_ROW and (group := vocabulary.GROUP.fullmatch(row.text)):
        item.closed = item.closed or bool(group["closed"])
        return "group"
    status = vocabulary.STATUS.fullmatch(row.text)
    if status:
        item.closed = item.closed or bool(status["closed"])
        return "status"
    if item.number and _NUMBER_AGAIN.fullmatch(row.text) and row.text.endswith(item.number):
        return "number"
    if item.title and _again(vocabulary.key(row.text), vocabulary.key(item.title)):
        return "title"
    return None


_GROUP_ROW = 90


def _again(words: str, title: str) -> bool:
    """Whether the title is printed once more, perhaps with its number."""
    return words.endswith(title) and len(words) - len(title) <= 6


def _keep(item: Item, rows: Iterable[Row], kind: str) -> None:
    item.head.extend(as_furniture(rows, kind))


def _at(item: Item, name: str, rows: Sequence[Row]) -> None:
    lines = span(rows)
    if lines:
        item.at[name] = lines


def fields(
    record: Record, item: Item, loose: list[Row], cuts: list[Cut], *, informal: bool = False
) -> None:
    """Everything that is read from the sections, and from rows outside them.

    informal: the document has no headings at all, so that an item's text holds its decision.
    """
    below = decided.unheaded(record, item, loose, cuts)
    _keep(item, lead.take(cuts), LEAD)
    _keep(item, _journal(item, cuts), "case_number")
    _attachments(item, cuts)
    labels = [cut for cut in cuts if _is_label(cut)]
    item.sections = [cut.section() for cut in cuts if cut not in labels]
    _keep(item, [row for cut in labels for row in (cut.head, *cut.rows)], "decided_by")
    _keep(item, [piece for cut in cuts for piece in cut.button()], "menu")
    _recommendation(item, cuts, loose)
    _route(record, item, cuts)
    _points(item, loose, cuts)
    _guests(item, cuts)
    _case_number(item, cuts)
    _history(record, item, cuts)
    decided.read(record, item, loose, cuts, informal=informal, below=below)
    _ended_above(record, item, loose)
    _named_above(item, loose)
    _files_above(item, loose)
    _keep(item, [row for row in loose if not row.worded], "empty")
    _keep(item, [row for row in loose if row.worded and _is_prose(row)], LEAD)
    loose[:] = [row for row in loose if row.worded and not _is_prose(row)]


LEAD = "lead"
"""Text of an item above its first section, or of one that has none."""
_PROSE = 60


def _is_prose(row: Row) -> bool:
    """Whether the row is a sentence, or long enough for one, and not a label nobody knows."""
    return len(row.text) >= _PROSE or (row.text[-1] in ".?!" and " " in row.text)


def _ended_above(record: Record, item: Item, loose: list[Row]) -> None:
    """When the meeting ended, where the page prints it above an item's first section: "Mødet sluttede kl. 21.33"."""
    if record.meeting.end:
        return
    ended = [row for row in loose if meeting_when.ended(row, None, record)]
    _keep(item, ended, "meeting")
    loose[:] = [row for row in loose if row not in ended]


def _named_above(item: Item, loose: list[Row]) -> None:
    """A bare line of members above the first section: those away (single-item): "Kim Lund (A), Eva Dahl (V)"."""
    for row in list(loose):
        people = participants.only_members(row)
        if people:
            item.participation.extend(
                Participation(p.name, p.party, None, "absent", lines=p.lines) for p in people
            )
            _keep(item, [row], "absent")
            loose.remove(row)


def _files_above(item: Item, loose: list[Row]) -> None:
    """Rows of nothing but file names above the first section (pages of Drupal): attachments."""
    for row in list(loose):
        files = attachments.file_names(row)
        if files:
            item.attachments.extend(files)
            _keep(item, [row], "attachment")
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
    _at(item, "case_number", [row])
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
            _at(item, "recommender", [cut.head])
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
    _at(item, "recommendations", [row for rows in best.rows for row in rows])
    if best.recommender and not item.recommender:
        item.recommender = best.recommender
        _at(item, "recommender", [best.recommender_row] if best.recommender_row else [])


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
            _at(item, "route", [row] if item.route else [])
    for cut in of_kind(cuts, Kind.ROUTE, Kind.HISTORY):
        if not item.route:
            item.route = route.of_section(cut.rows, record.body, dated=cut.kind is Kind.ROUTE)
            _at(item, "route", cut.rows if item.route else [])
    for cut in of_kind(cuts, Kind.DECIDED_BY):
        if cut.rows:
            item.decided_by = _DECIDES.sub("", folded(cut.rows[:1])).strip(" .") or None
            _at(item, "decided_by", cut.rows[:1])


def _points(item: Item, loose: list[Row], cuts: Sequence[Cut]) -> None:
    reason = next((folded(cut.rows) for cut in of_kind(cuts, Kind.REASON)), "")
    if not points.expected(item.title, reason):
        return
    sources = [loose, *(cut.rows for cut in of_kind(cuts, Kind.CASE, Kind.SUMMARY, Kind.REASON))]
    for rows in sources:
        item.points = points.find(rows, numbers=True)
        if item.points:
            if rows is loose:
                begin = (item.points[0].lines or (0, 0))[0]
                taken = [row for row in loose if row.number >= begin or row.text.endswith(":")]
                _keep(item, taken, "point")
                loose[:] = [row for row in loose if row not in taken]
            return


def _attachments(item: Item, cuts: Sequence[Cut]) -> None:
    for cut in of_kind(cuts, Kind.ATTACHMENTS):
        _keep(item, attachments.take_count(cut.rows, item), "count")
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
            _at(item, "case_number", cut.rows[:1])


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
