"""`raadslag tick`: what the house does by itself, run from a timer every minute or so.

A job looks at what is due, does it, and says in a few words what it did ("" for nothing). Each
can be killed at any moment and is taken up at the next tick.
"""

from __future__ import annotations

import fcntl
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from django.conf import settings
from django.utils.module_loading import import_string

Job: TypeAlias = Callable[[datetime], str]

JOBS = (
    "raadslag.publish.ticking.open_what_is_due",
    "raadslag.publish.search.writing.keep_level",  # before the mails: a followed search asks it
    "raadslag.publish.following.sending.tell_what_changed",
    "raadslag.publish.following.actions.forget_unconfirmed",
    "raadslag.publish.scans.look_ahead",
    "raadslag.publish.ticking.empty_the_index_of_what_slipped_out",
    "raadslag.publish.viewer.pictures.drop_unused",
    "raadslag.publish.dumps.keeping.renew",  # last: it may take long
)
"""Where each job stands, in the order they are run."""

_log = logging.getLogger(__name__)


class Busy(Exception):
    """Another tick is still at work."""


def tick(at: datetime) -> Iterator[tuple[str, str | None]]:
    """Run every job; yields its name and what it says, None where it failed. Raises Busy."""
    with _alone():
        for path in JOBS:
            name = path.rsplit(".", 1)[-1]
            try:
                job: Job = import_string(path)
                said: str | None = job(at)
            except Exception:  # one job that fails must not stop the others
                _log.exception("tick %s failed", name)
                said = None
            yield name, said


@contextmanager
def _alone() -> Iterator[None]:
    """Hold the data folder's lock: the system frees it when the process ends, however it ends."""
    path = Path(settings.DATA) / "tick.lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Busy from None
        yield
