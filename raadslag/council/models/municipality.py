"""The municipality and its terms."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from raadslag.protocol.constraints import from_one, stated
from raadslag.protocol.models import Addressed


class Origin(models.TextChoices):
    """Where a row comes from."""

    LIVE = "live", _("ført her")
    IMPORTED = "imported", _("indlæst")


class Municipality(Addressed):
    """A municipality: what roles, numbering, rules and the protocol are scoped by."""

    name = models.CharField(_("navn"), max_length=200)  # without "Kommune": "Albertslund"
    slug = models.SlugField(unique=True)  # in addresses
    code = models.CharField(max_length=3, null=True, unique=True)  # Statistics Denmark's: "165"

    class Meta:
        verbose_name = _("kommune")
        verbose_name_plural = _("kommuner")
        ordering = ("name",)
        constraints = (stated("municipality_has_a_name_and_a_slug", "name", "slug", "code"),)

    def __str__(self) -> str:
        return self.name


class Term(models.Model):
    """A council's period between two elections (valgperiode)."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="terms")
    starts = models.DateField()
    ends = models.DateField()  # included
    seats = models.PositiveSmallIntegerField(null=True, blank=True)  # of the council

    class Meta:
        verbose_name = _("valgperiode")
        ordering = ("starts",)
        constraints = (
            models.UniqueConstraint(
                name="term_starts_once_in_a_municipality", fields=["municipality", "starts"]
            ),
            models.CheckConstraint(
                name="term_ends_after_it_starts", condition=Q(ends__gt=models.F("starts"))
            ),
            from_one("term_has_seats_if_any_are_stated", "seats"),
        )

    def __str__(self) -> str:
        return f"{self.starts.year}–{self.ends.year}"
