"""What is known of attachments' files: what scanning found, and which file stands for another."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from raadslag.lib.ids import LENGTH
from raadslag.protocol.constraints import known, stated
from raadslag.protocol.models import Addressed

SHA256 = 64  # characters, as hex


class FileScan(models.Model):
    """What one version of the scanner found in a file: the same bytes are looked at once.

    Of open and closed files alike, so that it is never public.
    """

    sha256 = models.CharField(max_length=SHA256)
    version = models.CharField(max_length=20)  # scan.report.VERSION
    report = models.JSONField()  # FileReport

    class Meta:
        verbose_name = _("kontrol af en fil")
        constraints = (
            models.UniqueConstraint(
                name="file_scan_stands_once_a_version", fields=["sha256", "version"]
            ),
            stated("file_scan_says_of_what", "sha256", "version"),
        )

    def __str__(self) -> str:
        return f"{self.sha256} {self.version}"


class SubstituteKind(models.TextChoices):
    REDACTED = "redacted", _("sløret")
    CLEANED = "cleaned", _("renset")
    REPLACED = "replaced", _("erstattet")


class Substitute(Addressed):
    """That the public gets another file than the record's: redacted, cleaned or replaced.

    A substitute may have one itself; undone ones do not count.
    """

    municipality = models.SlugField(max_length=60)
    attachment_uid = models.CharField(max_length=LENGTH)
    original = models.CharField(max_length=SHA256)  # whose place it takes
    sha256 = models.CharField(max_length=SHA256)  # its own; kept with the record's files
    kind = models.CharField(max_length=20, choices=SubstituteKind)
    order = models.JSONField(default=dict)  # scan.redact.Order: what was taken out, where
    at = models.DateTimeField()
    by = models.CharField(max_length=100)  # actor, as in the protocol
    undone_at = models.DateTimeField(null=True, blank=True)  # None: stands

    class Meta:
        verbose_name = _("fil i stedet for en anden")
        ordering = ("pk",)
        constraints = (
            stated(
                "substitute_says_of_what",
                "municipality",
                "attachment_uid",
                "original",
                "sha256",
                "by",
            ),
            known("substitute_kind_is_known", "kind", SubstituteKind),
            models.CheckConstraint(
                name="substitute_is_another_file", condition=~Q(sha256=F("original"))
            ),
            models.CheckConstraint(
                name="substitute_is_undone_after_it_was_made",
                condition=Q(undone_at=None) | Q(undone_at__gte=F("at")),
            ),
            models.UniqueConstraint(
                name="substitute_stands_alone",
                fields=["attachment_uid", "original"],
                condition=Q(undone_at=None),
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.attachment_uid}"
