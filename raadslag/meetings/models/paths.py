"""How the treatments of one matter hang together across meetings."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from raadslag.council.models import Body
from raadslag.meetings.models.items import AgendaItem
from raadslag.meetings.models.meetings import Meeting
from raadslag.protocol.constraints import from_one, stated


class EarlierTreatment(models.Model):
    """What an item prints of an earlier treatment (Historik, Tidligere behandling)."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="earlier")
    position = models.PositiveSmallIntegerField()  # from 1
    printed_body = models.TextField(null=True, blank=True)
    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="quoted_treatments"
    )
    date = models.DateField(null=True, blank=True)
    number = models.CharField(max_length=30, null=True, blank=True)  # of the item there, as printed
    words = models.TextField(null=True, blank=True)  # of the decision, as printed
    linked = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="quoted_by"
    )  # the item it was decided in; None: not in the record, or not certain

    class Meta:
        verbose_name = _("tidligere behandling")
        verbose_name_plural = _("tidligere behandlinger")
        ordering = ("position",)
        constraints = (
            from_one("earlier_position_counts_from_one"),
            stated("earlier_words_are_words_or_null", "printed_body", "number", "words"),
            models.UniqueConstraint(
                name="earlier_has_its_own_position", fields=["item", "position"]
            ),
            models.CheckConstraint(
                name="earlier_treatment_is_another_item",
                condition=Q(linked=None) | ~Q(linked=F("item")),
            ),
            models.CheckConstraint(
                name="earlier_treatment_says_something",
                condition=Q(printed_body__isnull=False)
                | Q(date__isnull=False)
                | Q(number__isnull=False)
                | Q(words__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.printed_body or ''} {self.date or ''}".strip()


class Postponement(models.Model):
    """That an item was put off, and to where."""

    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="postponement")
    words = models.TextField(null=True, blank=True)  # as printed: "Genoptages på møde den …"
    to_date = models.DateField(null=True, blank=True)  # None: to an unnamed day
    to_meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="awaited"
    )
    to_item = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="postponed_from"
    )  # where it was taken up again; None: not yet, or not in the record

    class Meta:
        verbose_name = _("udsættelse")
        verbose_name_plural = _("udsættelser")
        constraints = (
            stated("postponement_words_are_words_or_null", "words"),
            models.CheckConstraint(
                name="postponement_leads_to_another_item",
                condition=Q(to_item=None) | ~Q(to_item=F("item")),
            ),
        )

    def __str__(self) -> str:
        return self.words or ""
