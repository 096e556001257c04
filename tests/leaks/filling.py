"""Rows in which every text is a planted word."""

from __future__ import annotations

from typing import Any

from django.db.models import JSONField, Model

from tests.leaks.columns import FOR_EVERYONE, FOR_STAFF, label, texts
from tests.leaks.tokens import Garden


class Sower:
    """Fills rows of one sort. shown: whether what may be public of such a row is."""

    def __init__(self, garden: Garden, sort: str, *, shown: bool = False) -> None:
        self.garden, self.sort, self.shown = garden, sort, shown

    def word(self, where: str, longest: int | None = None) -> str:
        return self.garden.plant(where, self._sort(where), longest=longest)

    def secret(self, where: str) -> str:
        """A word that stays inside even where the row is public."""
        return self.garden.plant(where, f"{self.sort}, inside")

    def fill(self, model: type[Model], **given: Any) -> Any:
        """An unsaved row with a word in each text column that is not given."""
        for column in texts(model):
            name = label(column)
            if column.name not in given and name in FOR_EVERYONE | FOR_STAFF:
                word = self.word(name, getattr(column, "max_length", None))
                given[column.name] = [word] if isinstance(column, JSONField) else word
        return model(**given)

    def _sort(self, where: str) -> str:
        return f"{self.sort}, inside" if self.shown and where in FOR_STAFF else self.sort
