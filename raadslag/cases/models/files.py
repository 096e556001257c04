"""Files by their content, and the attachments that show them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from raadslag.cases.models.texts import CaseText
from raadslag.council.models import Municipality, Origin
from raadslag.protocol.constraints import from_one, known, others, stated
from raadslag.protocol.models import Addressed, Versioned


class File(models.Model):
    """A file kept once, however often it is attached. Stored under its hash: see storage.py."""

    sha256 = models.CharField(max_length=64, unique=True)  # of the bytes, as hex
    size = models.PositiveBigIntegerField()  # bytes
    media_type = models.CharField(max_length=100)  # "application/pdf"

    class Meta:
        verbose_name = _("fil")
        verbose_name_plural = _("filer")
        constraints = (stated("file_has_a_hash_and_a_type", "sha256", "media_type"),)

    def __str__(self) -> str:
        return self.sha256


class Attachment(Addressed, Versioned):
    """A document that goes with a case (bilag). It keeps its address from one text to the next."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="attachments"
    )
    title = models.TextField(_("titel"))  # as printed
    closed = models.BooleanField(_("lukket"), default=False)  # an open item may carry closed ones
    file = models.ForeignKey(
        File, on_delete=models.PROTECT, null=True, blank=True, related_name="attachments"
    )  # None: only its title is known
    url = models.TextField(null=True, blank=True)  # where the source said it lay
    edition = models.PositiveSmallIntegerField(default=1)  # of the document itself
    replaces = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )  # the edition before
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.LIVE)

    class Meta:
        verbose_name = _("bilag")
        verbose_name_plural = _("bilag")
        constraints = (
            stated("attachment_has_a_title", "title", "url"),
            known("attachment_origin_is_known", "origin", Origin),
            from_one("attachment_edition_counts_from_one", "edition"),
            others("attachment_does_not_replace_itself", "replaces"),
        )

    def __str__(self) -> str:
        return self.title


class Enclosure(models.Model):
    """That a text lists an attachment, and where in the list."""

    text = models.ForeignKey(CaseText, on_delete=models.PROTECT, related_name="enclosures")
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="enclosures")
    position = models.PositiveSmallIntegerField()  # from 1
    recommended = models.BooleanField(default=False)  # marked as to be read ("ANBEFALES")

    class Meta:
        verbose_name = _("bilag til sagstekst")
        ordering = ("position",)
        constraints = (
            from_one("enclosure_position_counts_from_one"),
            models.UniqueConstraint(
                name="enclosure_has_its_own_position", fields=["text", "position"]
            ),
            models.UniqueConstraint(name="enclosure_is_listed_once", fields=["text", "attachment"]),
        )

    def __str__(self) -> str:
        return f"{self.text_id} {self.position}"
