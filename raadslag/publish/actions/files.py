"""The files of a released meeting: those of its open attachments that the gate let through."""

from __future__ import annotations

from raadslag.cases import storage as record
from raadslag.cases.models import Attachment, File
from raadslag.meetings.models import Meeting
from raadslag.meetings.presentation import AttachmentView, MeetingView
from raadslag.publish import filenames, scans, storage
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
    for item in shown.items:
        for view in item.attachments:
            attachment = known[view.uid]
            _show(view, public_file(attachment) if attachment.file else None)


def public_file(attachment: Attachment) -> PublicFile | None:
    """The file that everyone may fetch of an open attachment; None: only its title is public."""
    assert attachment.file is not None
    sha256 = current_files([attachment])[attachment.uid]
    if not scans.is_scanned(sha256) or _stops(attachment.uid, sha256):
        return None
    public = PublicFile.objects.filter(sha256=sha256).first()
    return public or _keep(sha256)


def _stops(attachment_uid: str, sha256: str) -> bool:
    return GateFinding.objects.filter(
        attachment_uid=attachment_uid, sha256=sha256, blocks=True, answer=FindingAnswer.OPEN
    ).exists()


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
