"""What is public and has no page of its own: those who harvest the open data follow it by its id."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from raadslag.lib.ids import LENGTH
from raadslag.protocol.constraints import known, stated
from raadslag.publish.models.snapshots import Dated


class PartKind(models.TextChoices):
    TERM = "term", _("valgperiode")
    PARTY = "party", _("parti")
    MEMBERSHIP = "membership", _("medlemskab")
    CONSULTATION = "consultation", _("behandling")
    PLACE = "place", _("mødested")


class PublicPart(Dated):
    """A term, party, membership, treatment or place. Its row stays when it goes, without content.

    Its id is made of the ids of what it belongs to, so that it is the same each time it is written.
    """

    uid = models.CharField(max_length=LENGTH, primary_key=True)
    municipality = models.SlugField(max_length=60)
    kind = models.CharField(max_length=20, choices=PartKind)
    of = models.CharField(max_length=LENGTH, blank=True)  # person or case; "" the municipality
    body_uid = models.CharField(max_length=LENGTH, blank=True)  # body or party it lies in
    content = models.JSONField(null=True)  # one of parts.py's views; None: it is public no longer

    class Meta:
        verbose_name = _("offentlig del")
        ordering = ("uid",)
        indexes = (
            models.Index(name="public_part_by_kind", fields=["municipality", "kind", "uid"]),
            models.Index(name="public_part_by_owner", fields=["of"]),
            models.Index(name="public_part_by_body", fields=["body_uid"]),
        )
        constraints = (
            stated("public_part_says_where_it_belongs", "uid", "municipality"),
            known("public_part_kind_is_known", "kind", PartKind),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.uid}"
