"""How public documents look."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from raadslag.protocol.constraints import ordered
from raadslag.publish.models.snapshots import Snapshot


class PublicHouseStyle(Snapshot):
    """A municipality's house style in its period. content: meetings.print.look.Look, as JSON."""

    valid_from = models.DateField(null=True)  # None: from the first meeting on
    valid_to = models.DateField(null=True)  # None: still

    class Meta:
        verbose_name = _("hustil (offentlig)")
        ordering = ("municipality", "valid_from")
        constraints = (
            ordered("public_house_style_ends_after_it_begins", "valid_from", "valid_to"),
        )

    def __str__(self) -> str:
        return f"{self.municipality} {self.valid_from}"
