"""Adding to the protocol: the last line of every deed, in the deed's own transaction."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

from django.db import transaction

from raadslag.protocol import chain
from raadslag.protocol.models import INSTALLATION, Addressed, Entry, EntryKey, Head

ERASED = "content.erased"


class HasUid(Protocol):
    """A municipality, seen from below it."""

    uid: Any  # a model field: its declared type is the field, its value a str


@transaction.atomic
def record(
    verb: str,
    subject: Addressed,
    *,
    municipality: HasUid | None,
    by: str,
    at: datetime,
    content: Mapping[str, Any],
) -> Entry:
    """Add one entry to the municipality's chain (None: to the installation's own).

    by:      the actor as text, `user.actor` or "system:import".
    content: what the deed wrote, as JSON takes it; only its keyed digest is kept.
    """
    head = _locked_head(municipality.uid if municipality else INSTALLATION)
    secret = secrets.token_hex(32)
    entry = _entry(
        chain.Deed(
            chain=head.chain,
            sequence=head.sequence + 1,
            verb=verb,
            subject_type=subject._meta.label_lower,
            subject_uid=subject.uid,
            actor=by,
            at=chain.moment(at),
            digest=chain.content_digest(content, secret),
            previous=head.hash,
        ),
        at,
    )
    entry.save(force_insert=True)
    EntryKey.objects.create(entry=entry, secret=secret)
    Head.objects.filter(chain=head.chain).update(sequence=entry.sequence, hash=entry.hash)
    return entry


@transaction.atomic
def erase(
    subject: Addressed, *, municipality: HasUid | None, by: str, at: datetime, reason: str
) -> Entry:
    """Destroy the keys of all that was entered about the subject, and enter that it was done.

    reason: the law or the decision it rests on; it is kept as a digest only, like any content.
    """
    name = municipality.uid if municipality else INSTALLATION
    EntryKey.objects.filter(entry__chain=name, entry__subject_uid=subject.uid).delete()
    return record(
        ERASED, subject, municipality=municipality, by=by, at=at, content={"reason": reason}
    )


def _locked_head(name: str) -> Head:
    # on SQLite the transaction is IMMEDIATE, so the whole database is already ours
    head, _ = Head.objects.select_for_update().get_or_create(chain=name)
    return head


def _entry(deed: chain.Deed, at: datetime) -> Entry:
    text = chain.canonical(deed)
    return Entry(
        chain=deed.chain,
        sequence=deed.sequence,
        verb=deed.verb,
        subject_type=deed.subject_type,
        subject_uid=deed.subject_uid,
        actor=deed.actor,
        at=at,
        digest=deed.digest,
        previous=deed.previous,
        canonical=text,
        hash=chain.link(text),
    )
