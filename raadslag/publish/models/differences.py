"""What a version of a meeting changed, as everyone may read it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from raadslag.lib.ids import LENGTH
from raadslag.protocol.constraints import from_one
from raadslag.publish.models.releases import Release


class PublicDifference(models.Model):
    """How one item or attachment differs from the version before. content: differences.py.

    A row for each, so that what is taken back takes its words along.
    """

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="differences")
    position = models.PositiveIntegerField()  # in the release's list, from 1
    item_uid = models.CharField(max_length=LENGTH, blank=True)  # "" the meeting's own head
    attachment_uid = models.CharField(max_length=LENGTH, blank=True)  # "" the item itself
    content = models.JSONField()

    class Meta:
        verbose_name = _("forskel mellem to udgaver")
        ordering = ("release", "position")
        indexes = (
            models.Index(name="public_difference_by_item", fields=["item_uid"]),
            models.Index(name="public_difference_by_file", fields=["attachment_uid"]),
        )
        constraints = (
            from_one("public_difference_position_counts_from_one"),
            models.UniqueConstraint(
                name="public_difference_is_stated_once",
                fields=["release", "item_uid", "attachment_uid"],
            ),
        )

    def __str__(self) -> str:
        return f"{self.release_id} {self.item_uid} {self.attachment_uid}"
