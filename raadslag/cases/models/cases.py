"""The case as the case system numbers it. A number is shared by what has nothing else in common."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from raadslag.council.models import Municipality, Origin
from raadslag.protocol.constraints import known, stated
from raadslag.protocol.models import Addressed


class Case(Addressed):
    """A case of the municipality's case system (ESDH): a folder, not what is decided on."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="cases")
    title = models.TextField(null=True, blank=True)  # the case system's own; seldom printed
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.LIVE)

    class Meta:
        verbose_name = _("journalsag")
        verbose_name_plural = _("journalsager")
        constraints = (
            known("case_origin_is_known", "origin", Origin),
            stated("case_title_is_words_or_null", "title"),
        )

    def __str__(self) -> str:
        return self.title or self.uid


class CaseNumber(models.Model):
    """A number of a case as printed, and its parts where it follows KL's subject plan (KLE).

    "15.00.00-A00-21-20" is subject, facet, serial and year;
    "EMN-2025-003383" and "25/20177" have no parts.
    """

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="case_numbers"
    )
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="numbers")
    printed = models.CharField(_("sagsnummer"), max_length=60)
    subject = models.CharField(max_length=8, null=True, blank=True)  # "15.00.00"
    facet = models.CharField(max_length=3, null=True, blank=True)  # "A00"
    serial = models.PositiveIntegerField(null=True, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)  # four digits

    class Meta:
        verbose_name = _("sagsnummer")
        verbose_name_plural = _("sagsnumre")
        indexes = (models.Index(name="case_number_by_subject", fields=["subject"]),)
        constraints = (
            stated("case_number_is_printed", "printed", "subject", "facet"),
            models.UniqueConstraint(
                name="case_number_names_one_case", fields=["municipality", "printed"]
            ),
            models.CheckConstraint(
                name="case_number_has_all_its_parts_or_none",
                condition=Q(subject=None, facet=None, serial=None, year=None)
                | Q(
                    subject__isnull=False,
                    facet__isnull=False,
                    serial__isnull=False,
                    year__isnull=False,
                ),
            ),
        )

    def __str__(self) -> str:
        return self.printed
