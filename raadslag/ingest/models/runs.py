"""The runs of the import."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from raadslag.council.models import Municipality
from raadslag.protocol.models import Addressed


class ImportRun(Addressed):
    """One run of an import over files and folders."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="imports")
    started = models.DateTimeField()
    finished = models.DateTimeField(null=True, blank=True)  # None: running, or stopped
    paths = models.JSONField(default=list)  # as given
    # read, created, updated, unchanged, rejected, lines_unplaced, findings
    counts = models.JSONField(default=dict)
    rejections = models.JSONField(default=list)  # [[file name, reason in Danish]]

    class Meta:
        verbose_name = _("indlæsning")
        verbose_name_plural = _("indlæsninger")
        constraints = (
            models.CheckConstraint(
                name="import_finishes_after_it_starts",
                condition=Q(finished=None) | Q(finished__gte=F("started")),
            ),
        )

    def __str__(self) -> str:
        return self.started.isoformat()
