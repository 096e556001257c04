"""Walking a chain from its first entry, to find the first that does not fit."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _

from raadslag.protocol import chain
from raadslag.protocol.actions import ERASED, HasUid
from raadslag.protocol.models import INSTALLATION, Entry, EntryKey, Head


@dataclass(frozen=True, slots=True)
class Misfit:
    """The first place where a chain breaks."""

    sequence: int  # where the chain breaks
    entry: Entry | None  # None where the entry is missing
    why: str  # in words fit to show

    def __str__(self) -> str:
        return _("Protokollinje %(sequence)s: %(why)s") % {
            "sequence": self.sequence,
            "why": self.why,
        }


def verify(municipality: HasUid | None, *, anchor: str | None = None) -> Misfit | None:
    """The first entry of the municipality's chain that does not fit; None: the chain is whole.

    municipality: None for the installation's own chain.
    anchor:       a line of queries.anchor() kept elsewhere; the chain must still hold it.
    """
    return verify_chain(municipality.uid if municipality else INSTALLATION, anchor=anchor)


def verify_chain(name: str, *, anchor: str | None = None) -> Misfit | None:
    """The same for a chain by its name: a municipality whose row is gone still has its entries."""
    previous, sequence = "", 0
    for entry in _entries(name):
        why = _misfit(entry, sequence=sequence + 1, previous=previous)
        if why:
            return Misfit(sequence + 1, entry, why)
        previous, sequence = entry.hash, entry.sequence
    return (
        _cut_off(name, sequence=sequence, last=previous)
        or _unanchored(name, anchor)
        or _erased_in_silence(name)
    )


def content_fits(entry: Entry, content: Mapping[str, Any]) -> bool | None:
    """Whether this is the content the entry was made of; None where its key has been destroyed."""
    key = EntryKey.objects.filter(entry=entry).first()
    if key is None:
        return None
    return chain.content_digest(content, key.secret) == entry.digest


def _entries(name: str) -> Iterator[Entry]:
    return Entry.objects.filter(chain=name).order_by("sequence").iterator(chunk_size=2000)


def _misfit(entry: Entry, *, sequence: int, previous: str) -> str | None:
    if entry.sequence != sequence:
        return _("linjen mangler.")
    if chain.link(entry.canonical) != entry.hash:
        return _("indholdet passer ikke til linjens kontrolsum.")
    if entry.previous != previous:
        return _("linjen hænger ikke sammen med den foregående.")
    if _written(entry) != json.loads(entry.canonical):
        return _("felterne passer ikke til det, der blev skrevet.")
    return None


def _written(entry: Entry) -> dict[str, Any]:
    deed = chain.Deed(
        chain=entry.chain,
        sequence=entry.sequence,
        verb=entry.verb,
        subject_type=entry.subject_type,
        subject_uid=entry.subject_uid,
        actor=entry.actor,
        at=chain.moment(entry.at),
        digest=entry.digest,
        previous=entry.previous,
    )
    return {"format": chain.FORMAT, **asdict(deed)}


def _cut_off(name: str, *, sequence: int, last: str) -> Misfit | None:
    head = Head.objects.filter(chain=name).first() or Head(chain=name)
    if (head.sequence, head.hash) == (sequence, last):
        return None
    return Misfit(sequence + 1, None, _("protokollen ender et andet sted, end den skulle."))


def _unanchored(name: str, anchor: str | None) -> Misfit | None:
    if anchor is None:
        return None
    try:
        chain_name, sequence, hash_ = anchor.strip().split(":")
        kept = int(sequence)
    except ValueError:
        return Misfit(0, None, _("kontrollinjen udefra kan ikke læses."))
    if kept == 0 and chain_name == name:
        return None
    entry = Entry.objects.filter(chain=name, sequence=kept).first()
    if entry is not None and chain_name == name and entry.hash == hash_:
        return None
    return Misfit(kept, entry, _("linjen er en anden end den, der blev gemt udenfor."))


def _erased_in_silence(name: str) -> Misfit | None:
    """The first entry whose key is gone although no later entry says that it was erased."""
    erased: dict[str, int] = dict(
        Entry.objects.filter(chain=name, verb=ERASED)
        .order_by("sequence")
        .values_list("subject_uid", "sequence")
    )
    for entry in Entry.objects.filter(chain=name, key=None).order_by("sequence").iterator():
        if erased.get(entry.subject_uid, 0) < entry.sequence:
            return Misfit(entry.sequence, entry, _("nøglen er slettet, uden at det er ført ind."))
    return None
