"""The database itself refuses to change or remove an entry."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from raadslag.protocol import triggers
from raadslag.protocol.models import Entry, EntryKey

on_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'")
on_postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'")


def _execute(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE protocol_entry SET actor = 'nobody'",
        "UPDATE protocol_entry SET id = id + 1000",
        "DELETE FROM protocol_entry",
        "DELETE FROM protocol_entry WHERE sequence = 1",
    ],
)
def test_a_statement_that_changes_an_entry_is_refused(body, statement):
    before = list(Entry.objects.values())
    EntryKey.objects.all().delete()  # so that no foreign key refuses first

    with pytest.raises(DatabaseError, match="append-only"):
        _execute(statement)

    assert list(Entry.objects.values()) == before


def test_the_orm_is_refused_as_well(body):
    entry = Entry.objects.latest("pk")
    entry.actor = "nobody"
    for attempt in (entry.save, lambda: Entry.objects.update(actor="nobody")):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            attempt()


@on_sqlite
@pytest.mark.parametrize("verb", ["INSERT OR REPLACE", "REPLACE"])
def test_replacing_an_entry_is_refused(body, verb):
    columns = ", ".join(
        field.column for field in Entry._meta.concrete_fields if field.column != "actor"
    )
    EntryKey.objects.all().delete()
    with pytest.raises(DatabaseError, match="append-only"):
        _execute(
            f"{verb} INTO protocol_entry ({columns}, actor) "
            f"SELECT {columns}, 'nobody' FROM protocol_entry"
        )


def test_an_upsert_is_refused(body):
    entry = Entry.objects.latest("pk")
    entry.actor = "nobody"
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Entry.objects.bulk_create(
            [entry], update_conflicts=True, update_fields=["actor"], unique_fields=["id"]
        )


@on_postgresql
def test_emptying_the_table_is_refused(body):
    with pytest.raises(DatabaseError, match="append-only"):
        _execute("SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE protocol_entry CASCADE")


@pytest.mark.django_db
def test_migrating_puts_the_triggers_back(body):
    triggers.lift()
    call_command("migrate", verbosity=0)

    with pytest.raises(DatabaseError, match="append-only"):
        _execute("DELETE FROM protocol_entry")
