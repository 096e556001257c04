"""Two who write at once: one chain, without gaps and without forks."""

from __future__ import annotations

import sqlite3
import threading
from datetime import UTC, datetime

import pytest
from django.db import connection, connections

from raadslag.protocol import actions
from raadslag.protocol.models import Entry
from raadslag.protocol.verify import verify

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@pytest.fixture
def on_disk(body, tmp_path, monkeypatch):
    """What other threads see as the database.

    On SQLite a copy in a file: connections to a database in memory do not wait for each other.
    """
    if connection.vendor == "sqlite":
        path = tmp_path / "copy.sqlite3"
        copy = sqlite3.connect(path)
        connection.connection.backup(copy)
        copy.close()
        monkeypatch.setitem(connections.settings["default"], "NAME", str(path))


def _in_threads(count, work):
    failures = []

    def guarded() -> None:
        try:
            work()
        except Exception as failure:
            failures.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=guarded) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failures == []


@pytest.mark.django_db(transaction=True)
def test_eight_who_write_at_once_make_one_chain(municipality, body, on_disk):
    def write() -> None:
        for _ in range(5):
            actions.record("body.met", body, municipality=municipality, by="x", at=AT, content={})

    def look() -> None:
        assert Entry.objects.filter(chain=municipality.uid, verb="body.met").count() == 40
        assert verify(municipality) is None

    _in_threads(8, write)
    _in_threads(1, look)
