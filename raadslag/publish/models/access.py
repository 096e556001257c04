"""Access requests (aktindsigt) that were answered, and what was left out."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from raadslag.lib.ids import LENGTH
from raadslag.protocol.constraints import stated
from raadslag.protocol.models import Addressed
from raadslag.publish.models.releases import SnapshotKind
from raadslag.publish.models.withholdings import WITHHELD


class AccessAnswer(Addressed):
    """That a request for access to a case was answered with an export. Who asked stands in the case system."""

    municipality = models.SlugField(max_length=60)
    proposal_uid = models.CharField(max_length=LENGTH)
    reference = models.CharField(max_length=100)  # the request's number in the case system
    asked_on = models.DateField()
    at = models.DateTimeField()
    by = models.CharField(max_length=100)  # actor, as in the protocol
    digest = models.CharField(max_length=64)  # SHA-256 of the export's index, as JSON

    class Meta:
        verbose_name = _("svar på aktindsigt")
        ordering = ("-at", "-pk")
        constraints = (
            stated("access_answer_says_what", "municipality", "proposal_uid", "reference", "by", "digest"),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.reference} {self.proposal_uid}"


class AccessDocument(models.Model):
    """One document of an answer: given, or left out with the reason."""

    answer = models.ForeignKey(AccessAnswer, on_delete=models.PROTECT, related_name="documents")
    kind = models.CharField(max_length=20, choices=SnapshotKind)  # one of WITHHELD
    target = models.CharField(max_length=LENGTH)  # its permanent id
    given = models.BooleanField()
    note = models.CharField(max_length=500, blank=True)  # the ground, or "meroffentlighed"

    class Meta:
        verbose_name = _("dokument i aktindsigt")
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                name="access_document_is_an_item_or_a_file", condition=Q(kind__in=WITHHELD)
            ),
            models.CheckConstraint(
                name="access_document_is_left_out_with_a_reason",
                condition=Q(given=True) | ~Q(note=""),
            ),
            models.UniqueConstraint(
                name="access_document_is_listed_once", fields=["answer", "target"]
            ),
        )

    def __str__(self) -> str:
        return f"{self.answer_id} {self.target}"
