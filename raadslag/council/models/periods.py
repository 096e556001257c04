"""What holds from a day to a day."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q


def valid_on(day: date, path: str = "") -> Q:
    """The condition that a Dated row (reached by `path`, "roles__") holds on the day."""
    begins, ends = f"{path}valid_from", f"{path}valid_to"
    return (Q(**{f"{begins}__isnull": True}) | Q(**{f"{begins}__lte": day})) & (
        Q(**{f"{ends}__isnull": True}) | Q(**{f"{ends}__gte": day})
    )


class Dated(models.Model):
    """Holds from a day to a day, both included; null: not known, or open."""

    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = (
            models.CheckConstraint(
                name="%(class)s_ends_after_it_begins",
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
            ),
        )

    def holds_on(self, day: date) -> bool:
        """Whether the day lies within the period."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )
