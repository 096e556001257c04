"""What was read in a source, and where in it every value stands."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from raadslag.cases.models import SourceFile
from raadslag.meetings.models.items import AgendaItem
from raadslag.meetings.models.meetings import Meeting
from raadslag.protocol.constraints import from_one, stated


class Reading(models.Model):
    """The meeting that a source was read as. Agenda and minutes of one meeting are two sources."""

    source = models.OneToOneField(SourceFile, on_delete=models.PROTECT, related_name="reading")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="readings")
    document_type = models.CharField(max_length=20, null=True, blank=True)  # referat, dagsorden
    layout = models.CharField(max_length=60)
    confidence = models.FloatField()  # of the layout, 0 to 1
    reader = models.CharField(max_length=40)  # version that made the record
    record_sha256 = models.CharField(max_length=64)  # of the record as JSON
    record = models.TextField(default="{}")  # all that was read, as JSON: ingest.records
    superseded = models.BooleanField(default=False)  # the file was changed and read again

    class Meta:
        verbose_name = _("læsning")
        verbose_name_plural = _("læsninger")
        constraints = (
            stated("reading_says_by_what", "document_type", "layout", "reader", "record_sha256"),
            models.CheckConstraint(
                name="reading_confidence_is_between_zero_and_one",
                condition=models.Q(confidence__range=(0, 1)),
            ),
        )

    def __str__(self) -> str:
        return f"{self.source_id} {self.layout}"


class Anchor(models.Model):
    """What binds an item's permanent identity to its place in a source, as the reader saw it there.

    A person's corrections do not change it, so a better reader finds the same item again.
    """

    source = models.ForeignKey(SourceFile, on_delete=models.PROTECT, related_name="anchors")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="anchors")
    position = models.PositiveIntegerField()  # in the source, from 1
    number = models.CharField(max_length=30, blank=True)  # as printed
    case_number = models.CharField(max_length=60, blank=True)
    title_fold = models.TextField(blank=True)  # title in lower case, letters and digits only
    first_line = models.PositiveIntegerField(null=True, blank=True)
    last_line = models.PositiveIntegerField(null=True, blank=True)
    spans = models.JSONField(default=dict)  # {"decision.words": [12, 14]}: lines of each value

    class Meta:
        verbose_name = _("forankring")
        ordering = ("source", "position")
        constraints = (
            from_one("anchor_position_counts_from_one"),
            models.UniqueConstraint(
                name="anchor_has_its_own_position", fields=["source", "position"]
            ),
            models.UniqueConstraint(name="item_is_anchored_once", fields=["source", "item"]),
        )

    def __str__(self) -> str:
        return f"{self.source_id}:{self.position}"
