"""How fast meetings are entered into the database, beside the same rows inserted bare.

    python -m bench.entering [MEETINGS]

Each meeting has ten items with all that hangs on them and is one transaction with one protocol entry,
on SQLite in a new file. The bare run puts the very same rows into a copy of the empty database with
executemany, one transaction a meeting. Budget: 50 meetings a second a core.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

ITEMS = 10
AT = datetime(2026, 1, 1, tzinfo=UTC)
Batch = list[tuple[str, list[tuple[Any, ...]]]]


def main(meetings: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        _start(Path(folder))
        empty = Path(folder) / "empty.sqlite3"
        body = _town()
        _copy(Path(folder) / "raadslag.sqlite3", empty)
        entered = _enter(body, meetings)
        batches = list(_batches(Path(folder) / "raadslag.sqlite3", empty))
        bare = _insert_bare(empty, batches)
    rows = sum(len(rows) for batch in batches for _, rows in batch)
    sys.stdout.write(
        f"entered  {meetings / entered:7.0f} meetings/s, {rows / entered:8.0f} rows/s of the core\n"
        f"bare     {meetings / bare:7.0f} meetings/s, {rows / bare:8.0f} rows/s of the core\n"
        f"entering costs {entered / bare:.1f} times bare inserts\n"
    )


def _start(folder: Path) -> None:
    os.environ |= {
        "DATABASE_URL": "",
        "RAADSLAG_DATA": str(folder),
        "DJANGO_SETTINGS_MODULE": "raadslag.config.settings",
    }
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def _town() -> Any:
    from raadslag.council import actions

    deed: dict[str, Any] = {"by": "system:bench", "at": AT}
    municipality = actions.create_municipality(name="Søndby", slug="soendby", **deed)
    return actions.create_body(municipality=municipality, name="Klimaudvalget", **deed)


def _enter(body: Any, meetings: int) -> float:
    """Processor seconds."""
    from raadslag.meetings import actions
    from raadslag.meetings.tests.conftest import make_draft

    made = [
        make_draft(body, items=ITEMS, day=date(2000, 1, 1) + timedelta(number))
        for number in range(meetings)
    ]
    start = time.process_time()
    for draft in made:
        actions.enter_meeting(draft, by="system:bench", at=AT)
    return time.process_time() - start


def _tables(connection: Any) -> list[str]:
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return [name for (name,) in names if name.split("_")[0] in {"cases", "meetings", "protocol"}]


def _copy(source: Path, target: Path) -> None:
    from django.db import connection

    connection.close()  # so that the file holds what was written
    shutil.copy(source, target)


def _batches(filled: Path, empty: Path) -> Iterator[Batch]:
    """The rows that were entered, cut into as many equal parts as there are meetings."""
    copy = filled.with_name("filled.sqlite3")
    _copy(filled, copy)
    with sqlite3.connect(copy) as source, sqlite3.connect(empty) as target:
        known = {table: _keys(target, table) for table in _tables(target)}
        tables: Batch = []
        for table, keys in known.items():
            rows = source.execute(f'SELECT * FROM "{table}"').fetchall()
            tables.append((table, [row for row in rows if row[0] not in keys]))
        meetings = source.execute("SELECT count(*) FROM meetings_meeting").fetchone()[0]
    for part in range(meetings):
        yield [(table, rows[part::meetings]) for table, rows in tables if rows]


def _keys(connection: sqlite3.Connection, table: str) -> set[Any]:
    return {row[0] for row in connection.execute(f'SELECT * FROM "{table}"')}


def _insert_bare(path: Path, batches: list[Batch]) -> float:
    """Processor seconds for the rows alone, with every index and constraint but no foreign keys."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;")
    start = time.process_time()
    for batch in batches:
        connection.execute("BEGIN IMMEDIATE")
        for table, rows in batch:
            if rows:
                marks = ", ".join("?" * len(rows[0]))
                connection.executemany(f'INSERT INTO "{table}" VALUES ({marks})', rows)
        connection.execute("COMMIT")
    return time.process_time() - start


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
