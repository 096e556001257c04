"""What a decision set in motion, until it has happened."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from raadslag.council.models import Person
from raadslag.meetings.models.items import AgendaItem
from raadslag.protocol.constraints import from_one, known, stated
from raadslag.protocol.models import Addressed, Versioned


class CommitmentKind(models.TextChoices):
    POSTPONED = "postponed", _("genoptages")
    REPORT = "report", _("afrapportering")
    NOTE = "note", _("notat")
    GRANT = "grant", _("bevilling")
    RESPONSE = "response", _("høringssvar")
    ACTION = "action", _("opgave")


class CommitmentStatus(models.TextChoices):
    OPEN = "open", _("åben")
    DONE = "done", _("opfyldt")
    LAPSED = "lapsed", _("bortfaldet")


class CommitmentOrigin(models.TextChoices):
    """What the commitment rests on."""

    DECISION = "decision", _("beslutningen")
    ACCEPTED = "accepted", _("et forslag, som en medarbejder har godtaget")


class DuePrecision(models.TextChoices):
    DAY = "day", _("dag")
    MONTH = "month", _("måned")
    QUARTER = "quarter", _("kvartal")
    YEAR = "year", _("år")


class Commitment(Addressed, Versioned):
    """One thing promised or ordered, with the sentence it rests on."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="commitments")
    position = models.PositiveSmallIntegerField()  # among the item's, from 1
    kind = models.CharField(max_length=12, choices=CommitmentKind)
    words = models.TextField(_("ordlyd"))  # the source sentence
    owner_unit = models.TextField(_("ansvarlig enhed"), null=True, blank=True)
    owner = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="commitments"
    )
    due = models.DateField(_("frist"), null=True, blank=True)  # the last day of the period named
    due_precision = models.CharField(max_length=8, choices=DuePrecision, null=True)
    due_words = models.TextField(null=True, blank=True)  # as printed: "efter ca. et halvt år"
    amount_dkk = models.BigIntegerField(_("beløb"), null=True, blank=True)  # whole kroner
    status = models.CharField(max_length=8, choices=CommitmentStatus, default=CommitmentStatus.OPEN)
    basis = models.CharField(
        max_length=10, choices=CommitmentOrigin, default=CommitmentOrigin.DECISION
    )
    closed_by = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="closes"
    )  # the item in which it came back
    closed_on = models.DateField(null=True, blank=True)
    withdrawn = models.BooleanField(default=False)  # a better reader no longer finds it

    class Meta:
        verbose_name = _("opfølgning")
        verbose_name_plural = _("opfølgninger")
        ordering = ("due", "pk")
        indexes = (models.Index(name="commitment_by_status_and_due", fields=["status", "due"]),)
        constraints = (
            from_one("commitment_position_counts_from_one"),
            known("commitment_kind_is_known", "kind", CommitmentKind),
            known("commitment_status_is_known", "status", CommitmentStatus),
            known("commitment_basis_is_known", "basis", CommitmentOrigin),
            known("commitment_due_precision_is_known", "due_precision", DuePrecision),
            stated("commitment_rests_on_words", "words", "owner_unit", "due_words"),
            models.CheckConstraint(
                name="commitment_due_has_a_precision",
                condition=Q(due=None, due_precision=None)
                | Q(due__isnull=False, due_precision__isnull=False),
            ),
            models.CheckConstraint(
                name="commitment_that_is_open_is_closed_by_nothing",
                condition=~Q(status=CommitmentStatus.OPEN) | Q(closed_by=None, closed_on=None),
            ),
        )

    def __str__(self) -> str:
        return self.words
