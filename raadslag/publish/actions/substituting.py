"""Putting another file in the place of an attachment's: what is found in it does not become public.

The record keeps its own file. Each deed answers the finding that led to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
from django.db import transaction
from django.utils.translation import gettext

from raadslag.cases import storage
from raadslag.cases.actions import close_attachment as close_in_record
from raadslag.cases.models import Attachment, File
from raadslag.council.models import Municipality
from raadslag.lib.unreadable import Unreadable
from raadslag.protocol import actions as protocol
from raadslag.publish import scans
from raadslag.publish.actions.closing import OpeningRefused, close_attachment
from raadslag.publish.actions.gating import AnswerRefused, say
from raadslag.publish.models import FindingAnswer, GateFinding, Substitute, SubstituteKind
from raadslag.publish.scan.orders import Area, Mark, Order
from raadslag.publish.scan.report import Box
from raadslag.publish.substitutes import chain_of

PDF = "application/pdf"
LARGEST = 100 * 1024 * 1024  # bytes of a file that is handed in
_BY_KIND = {
    SubstituteKind.REDACTED: FindingAnswer.REDACTED,
    SubstituteKind.CLEANED: FindingAnswer.REMOVED,
    SubstituteKind.REPLACED: FindingAnswer.REMOVED,
}


def order_of(finding: GateFinding, words: Sequence[str], areas: Sequence[Area] = ()) -> Order:
    """What to take out: the place of the finding, these passages wherever they stand, and these areas."""
    boxes = msgspec.convert(finding.boxes, list[Box])
    marks = [Mark(finding.page, boxes)] if boxes else []
    return Order(marks, list(areas), [one for one in words if one.strip()])


def draft(finding: GateFinding, order: Order) -> bytes:
    """The redacted file, kept nowhere. Raises AnswerRefused."""
    try:
        return scans.redacted(finding.sha256, order)
    except (Unreadable, FileNotFoundError) as reason:
        raise AnswerRefused(_why(reason)) from reason


def redact(finding: GateFinding, order: Order, *, by: str, at: datetime) -> Substitute:
    """Put a file without the passages in the place of the one with the finding. Raises AnswerRefused."""
    content = draft(finding, order)
    told = msgspec.to_builtins(Order(order.marks, order.areas))  # not the words: they are what goes
    return _put(finding, content, PDF, SubstituteKind.REDACTED, order=told, by=by, at=at)


def clean(finding: GateFinding, *, by: str, at: datetime) -> Substitute:
    """Put the same file without what a reader does not see in its place. Raises AnswerRefused."""
    file = File.objects.get(sha256=finding.sha256)
    try:
        content = scans.cleaned(finding.sha256)
    except (Unreadable, FileNotFoundError) as reason:
        raise AnswerRefused(_why(reason)) from reason
    return _put(finding, content, file.media_type, SubstituteKind.CLEANED, by=by, at=at)


def replace(
    finding: GateFinding, content: bytes, *, media_type: str, by: str, at: datetime
) -> Substitute:
    """Put a file that a person hands in in its place; the gate looks at it like at any. Raises AnswerRefused."""
    if not content:
        raise AnswerRefused(gettext("Filen er tom. Vælg en anden."))
    if len(content) > LARGEST:
        raise AnswerRefused(gettext("Filen fylder mere end 100 MB. Vælg en mindre."))
    return _put(finding, content, media_type, SubstituteKind.REPLACED, by=by, at=at)


def _why(reason: Exception) -> str:
    return str(reason) if isinstance(reason, Unreadable) else gettext("Filen mangler på serveren.")


@transaction.atomic
def _put(
    finding: GateFinding,
    content: bytes,
    media_type: str,
    kind: SubstituteKind,
    *,
    order: Any = None,
    by: str,
    at: datetime,
) -> Substitute:
    attachment = Attachment.objects.select_related("file").get(uid=finding.attachment_uid)
    chain = chain_of(attachment)
    own = attachment.file.sha256 if attachment.file else ""
    current = chain[-1].sha256 if chain else own
    if current != finding.sha256:
        raise AnswerRefused(gettext("Filen er skiftet ud imens. Kontrollér mødet igen."))
    file = storage.keep(content, media_type=media_type)
    if file.sha256 in {own, current, *(one.sha256 for one in chain)}:
        raise AnswerRefused(gettext("Filen er den samme som før. Fundet er der stadig."))
    made = Substitute.objects.create(
        municipality=finding.municipality,
        attachment_uid=attachment.uid,
        original=finding.sha256,
        sha256=file.sha256,
        kind=kind,
        order=order or {},
        at=at,
        by=by,
    )
    say(finding, _BY_KIND[kind], by=by)
    _record(f"attachment.{kind}", made, finding, by=by, at=at)
    return made


@transaction.atomic
def close(finding: GateFinding, *, by: str, at: datetime) -> GateFinding:
    """Close the attachment that the finding is in: it is not released, and its title is not either."""
    attachment = Attachment.objects.select_related("municipality").get(uid=finding.attachment_uid)
    try:
        close_attachment(attachment, by=by, at=at)
    except OpeningRefused as reason:
        raise AnswerRefused(str(reason)) from reason
    finding.refresh_from_db()
    return finding


@transaction.atomic
def take_back(finding: GateFinding, *, by: str, at: datetime) -> GateFinding:
    """Undo what was done to the file for the finding's sake, and what was built on it."""
    attachment = Attachment.objects.select_related("municipality", "file").get(
        uid=finding.attachment_uid
    )
    if finding.answer == FindingAnswer.CLOSED:
        close_in_record(attachment, closed=False, by=by, at=at)
        say(finding, FindingAnswer.OPEN, by=by)
        return finding
    chain = chain_of(attachment)
    first = next((n for n, one in enumerate(chain) if one.original == finding.sha256), len(chain))
    for substitute in chain[first:]:
        substitute.undone_at = at
        substitute.save(update_fields=["undone_at"])
    say(finding, FindingAnswer.OPEN, by=by)
    _record("attachment.restored", chain[first] if first < len(chain) else finding, finding, by=by, at=at)  # fmt: skip
    return finding


def _record(
    verb: str, subject: Substitute | GateFinding, finding: GateFinding, *, by: str, at: datetime
) -> None:
    content = {"attachment": finding.attachment_uid, "finding": finding.uid, "original": finding.sha256}  # fmt: skip
    if isinstance(subject, Substitute):
        content["sha256"] = subject.sha256
    protocol.record(
        verb,
        subject,
        municipality=Municipality.objects.get(slug=finding.municipality),
        by=by,
        at=at,
        content=content,
    )
