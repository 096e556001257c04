"""What a municipality has decided for itself: variation is data with dates, not code."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from raadslag.council.models.bodies import Body
from raadslag.council.models.municipality import Municipality
from raadslag.council.models.periods import Dated
from raadslag.protocol.constraints import stated


class LocalRule(Dated):
    """One rule of a municipality, or of one of its bodies, in the period it holds."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="rules")
    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="rules"
    )  # None: holds for every body that has no rule of its own
    key = models.CharField(max_length=80)  # "agenda.days_before"
    value = models.JSONField()
    source = models.TextField(null=True, blank=True)  # "Styrelsesvedtægtens § 4, stk. 2"

    class Meta:
        verbose_name = _("lokal regel")
        constraints = (
            *Dated.Meta.constraints,
            stated("local_rule_has_a_key", "key", "source"),
        )

    def __str__(self) -> str:
        return self.key
