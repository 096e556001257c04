"""What a person has taken back, and keeps back."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from raadslag.lib.ids import LENGTH
from raadslag.protocol.constraints import stated
from raadslag.protocol.models import Addressed
from raadslag.publish.models.releases import SnapshotKind

WITHHELD = (SnapshotKind.ITEM, SnapshotKind.FILE)


class Withholding(Addressed):
    """That one item or attachment is kept out of every release until a person lifts it."""

    municipality = models.SlugField(max_length=60)
    kind = models.CharField(max_length=20, choices=SnapshotKind)  # one of WITHHELD
    target = models.CharField(max_length=LENGTH)  # the permanent id of what is kept back
    why = models.CharField(max_length=500)  # fit for the public
    since = models.DateTimeField()
    by = models.CharField(max_length=100)  # actor, as in the protocol
    lifted_at = models.DateTimeField(null=True, blank=True)  # None: stands
    lifted_by = models.CharField(max_length=100, blank=True)

    class Meta:
        verbose_name = _("tilbagetrækning")
        ordering = ("-since", "pk")
        indexes = (models.Index(name="withholding_by_target", fields=["target"]),)
        constraints = (
            stated("withholding_says_what_and_why", "municipality", "target", "why", "by"),
            models.CheckConstraint(
                name="withholding_is_of_an_item_or_a_file", condition=Q(kind__in=WITHHELD)
            ),
            models.CheckConstraint(
                name="withholding_is_lifted_by_somebody",
                condition=Q(lifted_at=None, lifted_by="")
                | (Q(lifted_at__isnull=False) & ~Q(lifted_by="")),
            ),
            models.CheckConstraint(
                name="withholding_is_lifted_after_it_began",
                condition=Q(lifted_at=None) | Q(lifted_at__gte=F("since")),
            ),
            models.UniqueConstraint(
                name="withholding_stands_once",
                fields=["target"],
                condition=Q(lifted_at=None),
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.target}"
