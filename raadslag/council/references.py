"""Moving what points at one row to another, and back: how two identities are made one."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import Model, QuerySet

Moved = dict[str, list[int]]
"""{"meetings.presence.person": [primary keys]}"""


def move(
    kept: Model, merged: Model, *, staying: Collection[str] = (), yielding: Collection[str] = ()
) -> Moved:
    """Point the foreign keys at `kept` that pointed at `merged`; returns which rows that were.

    staying:  "room.model.field" of those that are left alone: what tells of the identity itself.
    yielding: those of which a row is left alone where `kept` has the like already.
    Raises IntegrityError where any other row has no room beside one of `kept`.
    """
    moved: Moved = {}
    for label, rows, name in _references(merged):
        if label in staying:
            continue
        keys = list(rows.order_by("pk").values_list("pk", flat=True))
        if label in yielding:
            keys = [key for key in keys if _fits(rows.filter(pk=key), name, kept)]
        else:
            rows.update(**{name: kept.pk})
        if keys:
            moved[label] = keys
    return moved


def move_back(merged: Model, moved: Moved) -> None:
    """Point the rows at `merged` again."""
    for label, keys in moved.items():
        room, model, name = label.split(".")
        rows = apps.get_model(room, model)._default_manager
        for start in range(0, len(keys), 500):  # SQLite may take no more than 999 parameters
            rows.filter(pk__in=keys[start : start + 500]).update(**{name: merged.pk})


def _references(merged: Model) -> Iterator[tuple[str, QuerySet[Model], str]]:
    """Every foreign key with a way back: its label, the rows that hold `merged`, its name."""
    for relation in merged._meta.related_objects:
        field = relation.field
        rows = field.model._default_manager.filter(**{field.name: merged.pk})
        yield f"{field.model._meta.label_lower}.{field.name}", rows, field.name


def _fits(row: QuerySet[Model], name: str, kept: Model) -> bool:
    try:
        with transaction.atomic():
            row.update(**{name: kept.pk})
    except IntegrityError:
        return False
    return True
