"""The database's own refusal to change or remove a protocol entry, on both engines."""

from __future__ import annotations

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from raadslag.protocol.models import Entry

TABLE = Entry._meta.db_table
_REFUSAL = f"{TABLE} is append-only"

_SQLITE_LIFT = (
    f"DROP TRIGGER IF EXISTS {TABLE}_refuses_update",
    f"DROP TRIGGER IF EXISTS {TABLE}_refuses_delete",
)
_SQLITE_INSTALL = tuple(
    f"CREATE TRIGGER {TABLE}_refuses_{deed} BEFORE {deed.upper()} ON {TABLE} "
    f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
    for deed in ("update", "delete")
)

_POSTGRESQL_LIFT = (
    f"DROP TRIGGER IF EXISTS {TABLE}_refuses_change ON {TABLE}",
    f"DROP TRIGGER IF EXISTS {TABLE}_refuses_truncate ON {TABLE}",
)
_POSTGRESQL_INSTALL = (
    f"CREATE OR REPLACE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; "
    "END $$",
    f"CREATE TRIGGER {TABLE}_refuses_change BEFORE UPDATE OR DELETE ON {TABLE} "
    f"FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse()",
    f"CREATE TRIGGER {TABLE}_refuses_truncate BEFORE TRUNCATE ON {TABLE} "
    f"FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_refuse()",
)


def install(using: str = "default") -> None:
    """Put the triggers in place, whether they are there or not."""
    connection = connections[using]
    if TABLE not in connection.introspection.table_names():
        return  # migrated back to before the first migration
    lift(using)
    _run(connection, _SQLITE_INSTALL if _is_sqlite(connection) else _POSTGRESQL_INSTALL)


def lift(using: str = "default") -> None:
    """Take the triggers away. Only for the set-up of tests that empty the tables."""
    connection = connections[using]
    _run(connection, _SQLITE_LIFT if _is_sqlite(connection) else _POSTGRESQL_LIFT)


def _is_sqlite(connection: BaseDatabaseWrapper) -> bool:
    return connection.vendor == "sqlite"


def _run(connection: BaseDatabaseWrapper, statements: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
