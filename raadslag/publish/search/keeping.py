"""The index as a reader may use it now: level with the sequence, or told what it must not find.

A request that finds the index behind takes in what is missing, a little at a time, so that a
release can be found at once without anything running beside the site. What is not taken in yet is
withheld: a withdrawn item is never found, not even in a count.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from threading import Lock

from raadslag.publish import sequence
from raadslag.publish.search import shelf, writing
from raadslag.publish.search.shelf import Opened

SMALL = 2_000  # snapshots that a request may index by itself where there is no index
_WITHHELD = 20_000  # changes that are looked through; those that went first
_PATIENCE = 0.5  # seconds a request waits for another that writes

_log = logging.getLogger(__name__)
_writing = Lock()


@dataclass(frozen=True, slots=True)
class Ready:
    """An index that may be asked. withheld: owners of documents that must not be found."""

    opened: Opened
    withheld: tuple[str, ...] = ()


def ready() -> Ready | None:
    """None while there is no index of what is public: it is being built, or has to be."""
    opened = shelf.current()
    if opened is not None and opened.state == shelf.now():
        return Ready(opened)
    opened = _caught_up(opened)
    if opened is None:
        return None
    return Ready(opened, () if opened.state == shelf.now() else _changed(opened))


def _caught_up(opened: Opened | None) -> Opened | None:
    """The index after a little catching up, by us or by whoever was at it."""
    if not _writing.acquire(timeout=_PATIENCE):
        return _ours(opened)
    try:
        if _ours(opened) is None and writing.size() > SMALL:
            _log.error("search: no index of this database; run: raadslag index --rebuild")
            return None
        writing.catch_up(batches=1)
    finally:
        _writing.release()
    return _ours(shelf.current())


def _ours(opened: Opened | None) -> Opened | None:
    return opened if opened is not None and opened.state.fits() else None


def _changed(opened: Opened) -> tuple[str, ...]:
    changes = sequence.since(opened.state.sequence).order_by("-gone", "sequence")
    return tuple(dict.fromkeys(changes.values_list("uid", flat=True)[:_WITHHELD]))
