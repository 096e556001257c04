"""All that can be looked through at one moment: addresses, search, mails, logs, disks and public tables."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core import mail
from django.http import QueryDict

from raadslag.publish.dumps.keeping import renew
from raadslag.publish.following.sending import tell_what_changed
from raadslag.publish.search.filters import Search
from raadslag.publish.search.finding import Finder
from raadslag.publish.search.keeping import ready
from raadslag.publish.ticking import empty_the_index_of_what_slipped_out
from tests.leaks.columns import is_derived
from tests.leaks.hunting import Hunt, hunt
from tests.leaks.reading import words_of
from tests.leaks.tokens import Garden, Planted


@dataclass(slots=True)
class Sweep:
    """What was met, by where: "mail 3", a file, a table."""

    hunt: Hunt
    elsewhere: dict[str, set[Planted]] = field(default_factory=dict)
    mails: set[Planted] = field(default_factory=set)
    logged: set[Planted] = field(default_factory=set)

    def places(self, hidden: set[Planted]) -> list[str]:
        """For a failing test: every place where what must not be met was."""
        places = {**self.elsewhere, "a mail": self.mails, "the log": self.logged}
        others = [f"{place}: {one}" for place, found in places.items() for one in found & hidden]
        return [*self.hunt.places(hidden), *sorted(others)]


def sweep(garden: Garden, *, at: datetime) -> Sweep:
    """Let the house do by itself what it does, and look everywhere."""
    with _listening() as lines:
        mails = _mails(at)
        empty_the_index_of_what_slipped_out(at)
        renew(at)
        made = Sweep(hunt(garden))
    made.mails = {one for text in mails for one in garden.found_in(text)}
    met = garden.found_in("\n".join(lines))  # ids are what a log may carry
    made.logged = {one for one in met if not one.where.endswith("uid")}
    made.elsewhere = {**_disks(garden), **_tables(garden)}
    return made


@contextmanager
def _listening() -> Iterator[list[str]]:
    """Every line that is logged, down to the least."""
    lines: list[str] = []

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(record.getMessage())

    ear = Ear(logging.DEBUG)
    loggers = [logging.getLogger(name) for name in ("", "raadslag", "django.server")]
    levels = [one.level for one in loggers]
    for one in loggers:
        one.addHandler(ear)
        one.setLevel(logging.DEBUG)
    try:
        yield lines
    finally:
        for one, level in zip(loggers, levels, strict=True):
            one.removeHandler(ear)
            one.setLevel(level)


def _mails(at: datetime) -> list[str]:
    """What those who follow everything are sent; to whom is theirs to know."""
    before = len(mail.outbox)
    tell_what_changed(at)
    return [
        "\n".join((one.subject, one.body, *(words for words, _ in one.alternatives), str(one.extra_headers)))
        for one in mail.outbox[before:]
    ]  # fmt: skip


def _disks(garden: Garden) -> dict[str, set[Planted]]:
    """The files that are served, or made from what is public."""
    folders = (settings.PUBLIC_FILES, settings.PUBLIC_DOCUMENTS, settings.SEARCH_FOLDER)
    found = {}
    for folder in (*folders, Path(settings.DATA) / "dumps"):
        for path in sorted(Path(folder).rglob("*")):
            if path.is_file():
                content = path.read_bytes()
                text = f"{path.name}\n{words_of(content)}"
                found[str(path)] = garden.found_in(text) | garden.letters_in(content)
    return found


def _tables(garden: Garden) -> dict[str, set[Planted]]:
    """The public tables themselves. Ids in them are asked after before they are shown: only words count."""
    return {
        model._meta.label: {
            one
            for row in model._default_manager.values_list()
            for one in garden.found_in(str(row))
            if not one.where.endswith("uid")
        }
        for model in apps.get_models()
        if is_derived(model)
    }


def finder() -> Finder:
    index = ready()
    assert index is not None
    return Finder(index)


def asked(words: str) -> Search:
    given = QueryDict(mutable=True)
    given["q"] = words
    return Search.read(given)
