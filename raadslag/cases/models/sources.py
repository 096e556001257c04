"""The files that the imported record comes from, with their lines as read."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from raadslag.cases.models.files import File
from raadslag.council.models import Municipality
from raadslag.protocol.constraints import stated
from raadslag.protocol.models import Addressed


class SourceFile(Addressed):
    """A file that was imported, with its lines as read. What was read in it: meetings.Reading.

    Equal files of one municipality are one source.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="sources")
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="sources")
    name = models.TextField()  # inside an archive: archive.zip/inner/name.txt
    path = models.TextField(blank=True)  # as given at the first import
    kind = models.CharField(max_length=20)  # text, markdown, html, pdf, docx, sbsys-xml …
    encoding = models.CharField(max_length=40, null=True, blank=True)
    lines = models.TextField(blank=True)  # the n-th line of this text is line n
    pages = models.JSONField(default=list)  # [[width, height]] in points
    boxes = models.JSONField(default=dict)  # {"12": [[page, x0, y0, x1, y1]]} in points, of line 12
    warnings = models.JSONField(default=list)  # in Danish: pages without text, odd encodings
    hidden = models.JSONField(default=list)  # text in the file that a person does not see there
    rejected = models.TextField(null=True, blank=True)  # why, in Danish; None: it was read

    class Meta:
        verbose_name = _("kilde")
        verbose_name_plural = _("kilder")
        constraints = (
            stated("source_has_a_name_and_a_kind", "name", "kind", "encoding", "rejected"),
            models.UniqueConstraint(
                name="source_is_kept_once_in_a_municipality", fields=["municipality", "file"]
            ),
        )

    def __str__(self) -> str:
        return self.name
