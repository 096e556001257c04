"""What the gate has to know besides the meeting's own words: its files, and closed texts elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from raadslag.cases.models import Attachment
from raadslag.meetings.models import AgendaItem, Meeting
from raadslag.publish import scans
from raadslag.publish.gate import Attached
from raadslag.publish.models import Withholding
from raadslag.publish.substitutes import current_files


def attached(meeting: Meeting) -> list[Attached]:
    """The files of a meeting from `present.meeting_rows`, each looked at; closed ones are marked so.

    What a person keeps back is left out. Not in a transaction: a large file takes its time.
    """
    listed = [row for row in _listed(meeting) if row[1].file is not None]
    if not listed:
        return []
    files = current_files(attachment for _, attachment in listed)
    kept_back = _kept_back(meeting, [attachment.uid for _, attachment in listed])
    reports = scans.reports(files.values())
    return [
        Attached(
            item_uid=item.uid,
            uid=attachment.uid,
            title=attachment.title,
            closed=item.closed or attachment.closed,
            sha256=files[attachment.uid],
            report=reports[files[attachment.uid]],
        )
        for item, attachment in listed
        if not {item.uid, attachment.uid} & kept_back
    ]


def _listed(meeting: Meeting) -> Iterator[tuple[AgendaItem, Attachment]]:
    for item in meeting.items.all():
        for enclosure in item.text.enclosures.all() if item.text is not None else ():
            yield item, enclosure.attachment


def _kept_back(meeting: Meeting, attachments: list[str]) -> set[str]:
    uids = [*attachments, *(item.uid for item in meeting.items.all())]
    standing = Withholding.objects.filter(target__in=uids, lifted_at=None)
    return set(standing.values_list("target", flat=True))


def closed_elsewhere(meeting: Meeting) -> list[str]:
    """The closed texts of the same cases at other meetings, their closed attachments included."""
    others = [
        treatment.pk
        for item in meeting.items.all()
        if item.proposal is not None
        for treatment in item.proposal.treatments.all()
        if treatment.closed and treatment.meeting_id != meeting.pk
    ]
    if not others:
        return []
    rows = (
        AgendaItem.objects.filter(pk__in=others)
        .select_related("text", "decision")
        .prefetch_related("text__sections", "text__enclosures__attachment__file")
    )
    return [words for row in rows for words in _words(row)]


def _words(row: AgendaItem) -> Iterator[str]:
    decision = getattr(row, "decision", None)
    yield (decision.words or "") if decision else ""
    if row.text is None:
        return
    yield from (section.words for section in row.text.sections.all())
    files = current_files(one.attachment for one in row.text.enclosures.all())
    for report in scans.reports(files.values()).values():
        yield from report.pages if report else ()
