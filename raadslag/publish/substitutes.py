"""Which file the public gets of an attachment: the record's own, or the one made in its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from raadslag.cases.models import Attachment
from raadslag.publish.models import Substitute


def current_files(attachments: Iterable[Attachment]) -> dict[str, str]:
    """The hash of each attachment's file for the public, by the attachment's id; those without are left out."""
    rows = {one.uid: one for one in attachments if one.file is not None}
    standing = Substitute.objects.filter(attachment_uid__in=list(rows), undone_at=None)
    instead = {(one.attachment_uid, one.original): one for one in standing}
    return {
        uid: last[-1].sha256 if (last := list(_chain(row, instead))) else _own(row)
        for uid, row in rows.items()
    }


def chain_of(attachment: Attachment) -> list[Substitute]:
    """The substitutes that stand for the attachment's file, the first first."""
    standing = Substitute.objects.filter(attachment_uid=attachment.uid, undone_at=None)
    return list(_chain(attachment, {(one.attachment_uid, one.original): one for one in standing}))


def _chain(
    attachment: Attachment, instead: dict[tuple[str, str], Substitute]
) -> Iterator[Substitute]:
    sha256, seen = _own(attachment), set()
    while sha256 not in seen and (one := instead.get((attachment.uid, sha256))):
        yield one
        seen.add(sha256)
        sha256 = one.sha256


def _own(attachment: Attachment) -> str:
    assert attachment.file is not None
    return attachment.file.sha256
