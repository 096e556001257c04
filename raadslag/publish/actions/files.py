"""The files of a released meeting: those of its open attachments that the gate let through."""

from __future__ import annotations

from collections.abc import Sequence

from raadslag.cases import storage as record
from raadslag.cases.models import Attachment, File
from raadslag.meetings.models import Meeting
from raadslag.meetings.presentation import AttachmentView, MeetingView
from raadslag.publish import filenames, scans, storage
from raadslag.publish.actions.gating import waits, wants_two
from raadslag.publish.models import FindingAnswer, GateFinding, PublicFile
from raadslag.publish.substitutes import current_files


def show_files(meeting: Meeting, shown: MeetingView) -> None:
    """Say of every attachment shown which file of it is public, if any. Part of a release."""
    known = {
        enclosure.attachment.uid: enclosure.attachment
        for item in meeting.items.all()
        if item.text is not None
        for enclosure in item.text.enclosures.all()
    }
    views = [view for item in shown.items for view in item.attachments]
    files = _passed(meeting, [known[view.uid] for view in views])
    for view in views:
        _show(view, files.get(view.uid))


def _passed(meeting: Meeting, attachments: Sequence[Attachment]) -> dict[str, PublicFile]:
    """The file that everyone may fetch of each attachment, by its id; without those that only have a title."""
    current = current_files(attachments)
    if not current:
        return {}
    scanned = scans.scanned(current.values())
    stopped = _stopped(meeting, list(current))
    public = PublicFile.objects.in_bulk(set(current.values()))
    files = {
        uid: public.get(sha256) or _keep(sha256)
        for uid, sha256 in current.items()
        if sha256 in scanned and (uid, sha256) not in stopped
    }
    return {uid: file for uid, file in files.items() if file is not None}


def _stopped(meeting: Meeting, attachments: list[str]) -> set[tuple[str, str]]:
    """The attachments, each with the file, in which something still waits for a person."""
    found = GateFinding.objects.filter(
        attachment_uid__in=attachments,
        blocks=True,
        answer__in=(FindingAnswer.OPEN, FindingAnswer.RELEASED),
    )
    two = wants_two(meeting)
    return {(one.attachment_uid, one.sha256) for one in found if waits(one, two=two)}


def _keep(sha256: str) -> PublicFile | None:
    file = File.objects.get(sha256=sha256)
    report = scans.reports([sha256])[sha256]
    try:
        content = record.read(file)
    except FileNotFoundError:
        return None
    pages = report.pages if report else []
    return storage.keep(content, media_type=file.media_type, pages=pages)


def _show(view: AttachmentView, file: PublicFile | None) -> None:
    if file is None:
        view.size = None  # the record's own size says of what is not public
        return
    view.size, view.sha256, view.media_type = file.size, file.sha256, file.media_type
    view.pages = len(file.pages) or None
    view.name = filenames.safe(view.title, file.media_type)
