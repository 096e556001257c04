"""Two people at once: the second to save is told, and nobody's words are overwritten."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import F, Model, QuerySet
from django.utils.translation import gettext as _

M = TypeVar("M", bound=Model)


class Outdated(Exception):
    """The row has been changed since the edit began; str() says so in words fit to show."""

    def __init__(self, current: Model) -> None:
        super().__init__(_("Teksten er ændret af en anden, siden du åbnede den."))
        self.current = current


def save_edit(rows: QuerySet[M], *, pk: int, version: int, changes: dict[str, Any]) -> M:
    """Write the changes to one Versioned row if it still has the version the edit was made on.

    Returns the row as it now stands. Raises Outdated, which carries the row as another left it.
    """
    saved = rows.filter(pk=pk, version=version).update(version=F("version") + 1, **changes)
    row = rows.get(pk=pk)
    if not saved:
        raise Outdated(row)
    return row
