"""The database role that the public site may run under: it can read what is public, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection
from django.db.models import Model

from raadslag.publish import models

READ: tuple[type[Model], ...] = (
    models.PublicMunicipality,
    models.PublicBody,
    models.PublicPerson,
    models.PublicMeeting,
    models.PublicItem,
    models.PublicFile,
    models.PublicAttachment,
    models.PublicCase,
    models.PublicCommitment,
    models.PublicAttendance,
    models.PublicBallot,
    models.PublicPart,
    models.PublicDifference,
    models.PublicHouseStyle,
    models.PublicChange,
    models.Release,
    models.Tombstone,
)
WRITTEN: tuple[type[Model], ...] = (models.Subscription,)
"""What visitors themselves make and delete: who follows what by mail."""

MIGRATIONS = "django_migrations"  # the start looks whether the database is made ready


def grant(role: str) -> None:
    """Let the role do this and no more. It is made if there is none; it can sign in, by no password yet.

    PostgreSQL only. To be run again after every upgrade.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
        if cursor.fetchone() is None:
            cursor.execute(f"CREATE ROLE {_quoted(role)} LOGIN")
        for statement in _grants(_quoted(role)):
            cursor.execute(statement)


def _grants(role: str) -> Iterator[str]:
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}"
    yield f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM {role}"
    yield f"GRANT USAGE ON SCHEMA public TO {role}"
    for table in (*map(_table, READ), _quoted(MIGRATIONS)):
        yield f"GRANT SELECT ON {table} TO {role}"
    for model in WRITTEN:
        yield f"GRANT SELECT, INSERT, UPDATE, DELETE ON {_table(model)} TO {role}"
        yield f"GRANT USAGE ON SEQUENCE {_sequence(model)} TO {role}"


def _table(model: type[Model]) -> str:
    return _quoted(model._meta.db_table)


def _sequence(model: type[Model]) -> str:
    assert model._meta.pk is not None
    with connection.cursor() as cursor:
        names = [model._meta.db_table, model._meta.pk.column]
        cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", names)
        (found,) = cursor.fetchone()
    return str(found)


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
