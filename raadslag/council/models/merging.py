"""Two identities that proved to be one: a merge that can be undone with one deed."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class Merge(models.Model):
    """That `merged` proved to be `kept`, and which rows were moved from the one to the other.

    The merged row stays, with its uid, and redirects to the kept one.
    Subclasses add the two foreign keys.
    """

    # {"meetings.presence.person": [primary keys]}: what undoing moves back
    moved = models.JSONField(default=dict)
    why = models.TextField()
    actor = models.CharField(max_length=100)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)  # None: the merge stands

    class Meta:
        abstract = True
        constraints = (
            models.UniqueConstraint(
                name="%(class)s_stands_once", fields=["merged"], condition=Q(undone_at=None)
            ),
            models.CheckConstraint(name="%(class)s_joins_two", condition=~Q(kept=F("merged"))),
            models.CheckConstraint(
                name="%(class)s_is_undone_after_it_was_done",
                condition=Q(undone_at=None) | Q(undone_at__gte=F("at")),
            ),
        )
