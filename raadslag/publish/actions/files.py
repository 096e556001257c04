"""The files of a released meeting: those of its open attachments that the gate let through."""

from __future__ import annotations

from raadslag.cases.models import Attachment
from raadslag.meetings.models import Meeting
from raadslag.meetings.presentation import AttachmentView, MeetingView
from raadslag.publish import filenames
from raadslag.publish.models import PublicFile


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
    return None


def _show(view: AttachmentView, file: PublicFile | None) -> None:
    if file is None:
        view.size = None  # the record's own size says of what is not public
        return
    view.size, view.sha256, view.media_type = file.size, file.sha256, file.media_type
    view.pages = len(file.pages) or None
    view.name = filenames.safe(view.title, file.media_type)
