"""Where the index lies, and how far it has come.

SEARCH_FOLDER holds one folder for each building of the index and a file `current` that names the
one in use, so that a new one takes over at once and a half-built one is never asked.
"""

from __future__ import annotations

import fcntl
import logging
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import msgspec
from django.conf import settings
from tantivy import Document, Index, Query, Searcher

from raadslag.publish.models import PublicChange
from raadslag.publish.search.schema import STATE_OWNER, VERSION, schema

_CURRENT = "current"
_PREFIX = f"{VERSION}-"
_log = logging.getLogger(__name__)


class State(msgspec.Struct, frozen=True):
    """How far an index has come.

    mark: what stands in the sequence at that number. An index of another database, or of one that
    was taken back to a backup, finds something else there.
    """

    sequence: int
    mark: str

    def fits(self) -> bool:
        """Whether the index is of this database."""
        return self == _at(self.sequence)


def now() -> State:
    """The state of an index that is level with the sequence."""
    return reached_with(PublicChange.objects.order_by("-pk").first())


def _at(number: int) -> State:
    return reached_with(PublicChange.objects.filter(pk=number).first())


def reached_with(change: PublicChange | None) -> State:
    """The state of an index whose last change taken in is this one; None for none yet."""
    if change is None:
        return State(0, "")
    return State(change.pk, f"{change.uid} {change.at.isoformat()}")


@dataclass(slots=True)
class Opened:
    """An index that was opened, and the state of what its searcher sees."""

    name: str
    index: Index
    searcher: Searcher
    state: State

    def reload(self) -> None:
        """See what was committed since."""
        self.index.reload()
        self.searcher = self.index.searcher()
        self.state = _state(self.searcher)


_opened: dict[Path, Opened] = {}
_opening = Lock()


def folder() -> Path:
    return Path(settings.SEARCH_FOLDER)


def current() -> Opened | None:
    """The index in use; None where there is none that can be read, or it is of another version."""
    place = folder()
    try:
        name = (place / _CURRENT).read_text("utf-8").strip()
        if not name.startswith(_PREFIX):
            return None
        opened = _opened.get(place)
        if opened is None or opened.name != name:
            with _opening:
                opened = _opened[place] = _open(place, name)
    except FileNotFoundError:
        return None
    except ValueError as error:  # the engine's word for what it cannot read
        _log.warning("search: the index cannot be read: %s", error)
        return None
    return opened


def _open(place: Path, name: str) -> Opened:
    index = Index(schema(), path=str(place / name))
    index.config_reader("manual")
    searcher = index.searcher()
    return Opened(name, index, searcher, _state(searcher))


def _state(searcher: Searcher) -> State:
    hits = searcher.search(Query.term_query(schema(), "owner", STATE_OWNER), 1).hits
    if not hits:
        return State(0, "")
    (said,) = searcher.doc(hits[0][1])["state"]
    return msgspec.json.decode(bytes(said), type=State)


def state_document(state: State) -> Document:
    """What tells, in the index itself, how far it has come: so both are committed as one."""
    document = Document()
    document.add_text("owner", STATE_OWNER)
    document.add_bytes("state", msgspec.json.encode(state))
    return document


class Busy(Exception):
    """Another process is building the index anew."""


@contextmanager
def building() -> Iterator[None]:
    """While the index is built anew nobody else does. Raises Busy; a killed process hinders nobody."""
    place = folder()
    place.mkdir(parents=True, exist_ok=True)
    with (place / "building").open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Busy from None
        yield


def new() -> tuple[str, Index]:
    """An empty index beside the one in use, and its name."""
    name = f"{_PREFIX}{os.getpid()}-{secrets.token_hex(4)}"
    place = folder() / name
    place.mkdir(parents=True)
    return name, Index(schema(), path=str(place))


def take_into_use(name: str) -> None:
    """Let the index of this name be the one that is asked, and remove the others."""
    place = folder()
    pointer = place / f"{_CURRENT}.{name}"
    pointer.write_text(name, "utf-8")
    os.replace(pointer, place / _CURRENT)
    for other in place.iterdir():
        if other.is_dir() and other.name != name:
            shutil.rmtree(other, ignore_errors=True)
