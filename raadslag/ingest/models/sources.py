"""Where the imported record comes from, and where in it every value stands."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from raadslag.cases.models import File
from raadslag.council.models import Municipality
from raadslag.meetings.models import AgendaItem, Meeting
from raadslag.protocol.constraints import from_one, stated
from raadslag.protocol.models import Addressed


class ImportRun(Addressed):
    """One run of an import over files and folders."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="imports")
    started = models.DateTimeField()
    finished = models.DateTimeField(null=True, blank=True)  # None: running, or stopped
    paths = models.JSONField(default=list)  # as given
    # read, created, updated, unchanged, rejected, lines_unplaced, findings
    counts = models.JSONField(default=dict)

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


class SourceFile(Addressed):
    """A file that was imported, with its lines as read.

    Equal files of one municipality are one source.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="sources")
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="sources")
    run = models.ForeignKey(
        ImportRun, on_delete=models.PROTECT, null=True, blank=True, related_name="sources"
    )  # the run that last read it
    name = models.TextField()  # inside an archive: archive.zip/inner/name.txt
    path = models.TextField(blank=True)  # as given at the first import
    kind = models.CharField(max_length=20)  # text, markdown, html, pdf, docx, sbsys-xml …
    encoding = models.CharField(max_length=40, null=True, blank=True)
    lines = models.TextField(blank=True)  # the n-th line of this text is line n
    pages = models.JSONField(default=list)  # [[width, height]] in points
    boxes = models.JSONField(default=dict)  # {"12": [[page, x0, y0, x1, y1]]} in points, of line 12
    spans = models.JSONField(default=dict)  # {"meeting.date": [3, 3]}: lines of the head's values
    layout = models.CharField(max_length=60, blank=True)
    confidence = models.FloatField(null=True, blank=True)  # of the layout, 0 to 1
    document_type = models.CharField(max_length=20, null=True, blank=True)  # referat, dagsorden
    reader = models.CharField(max_length=40, blank=True)  # version that made the record
    record_sha256 = models.CharField(max_length=64, blank=True)  # of the record as JSON
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="sources"
    )  # None: it gave none
    rejected = models.TextField(null=True, blank=True)  # why, in Danish; None: it was read

    class Meta:
        verbose_name = _("kilde")
        verbose_name_plural = _("kilder")
        constraints = (
            stated("source_has_a_name_and_a_kind", "name", "kind", "encoding", "rejected"),
            models.UniqueConstraint(
                name="source_is_kept_once_in_a_municipality", fields=["municipality", "file"]
            ),
            models.CheckConstraint(
                name="source_that_was_rejected_gave_no_meeting",
                condition=Q(rejected=None) | Q(meeting=None),
            ),
            models.CheckConstraint(
                name="source_confidence_is_between_zero_and_one",
                condition=Q(confidence=None) | Q(confidence__range=(0, 1)),
            ),
        )

    def __str__(self) -> str:
        return self.name


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
    line = models.PositiveIntegerField(null=True, blank=True)  # its first
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
