"""Releases, the sequence of what became public or went, and the traces of what is gone."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from raadslag.lib.ids import LENGTH
from raadslag.protocol.constraints import from_one, known, stated
from raadslag.protocol.models import Addressed


class ReleaseKind(models.TextChoices):
    AGENDA = "agenda", _("Dagsorden")
    SUPPLEMENTARY = "supplementary", _("Tillægsdagsorden")
    MINUTES = "minutes", _("Referat")
    CORRECTED = "corrected", _("Rettet referat")


class Release(Addressed):
    """One meeting's agenda or minutes made public, as a numbered version."""

    municipality = models.SlugField(max_length=60)
    meeting_uid = models.CharField(max_length=LENGTH)
    number = models.PositiveIntegerField()  # of the meeting's releases, from 1
    kind = models.CharField(max_length=20, choices=ReleaseKind)
    # of a supplementary agenda its number among those of the meeting, from 1; None of all others
    supplement = models.PositiveSmallIntegerField(null=True, blank=True)
    at = models.DateTimeField()
    digest = models.CharField(max_length=64)  # SHA-256 of the snapshot's content
    withdrawn_at = models.DateTimeField(null=True, blank=True)  # None: stands
    withdrawn_why = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = _("offentliggørelse")
        ordering = ("meeting_uid", "number")
        constraints = (
            models.UniqueConstraint(
                name="release_has_its_own_number", fields=["meeting_uid", "number"]
            ),
            from_one("release_number_counts_from_one", "number"),
            known("release_kind_is_known", "kind", ReleaseKind),
            from_one("release_supplement_counts_from_one", "supplement"),
            models.CheckConstraint(
                name="release_only_a_supplement_has_such_a_number",
                condition=Q(supplement=None) | Q(kind=ReleaseKind.SUPPLEMENTARY),
            ),
            stated("release_says_what", "municipality", "meeting_uid", "digest"),
            models.CheckConstraint(
                name="release_is_withdrawn_with_a_reason",
                condition=Q(withdrawn_at=None, withdrawn_why="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_why="")),
            ),
            models.CheckConstraint(
                name="release_is_withdrawn_after_it_was_made",
                condition=Q(withdrawn_at=None) | Q(withdrawn_at__gte=F("at")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.meeting_uid} {self.number} {self.kind}"


class SnapshotKind(models.TextChoices):
    """What stands under a public address."""

    MEETING = "meeting", _("møde")
    ITEM = "item", _("punkt")
    CASE = "case", _("sag")
    BODY = "body", _("udvalg")
    PERSON = "person", _("person")
    FILE = "file", _("bilag")
    COMMITMENT = "commitment", _("løfte")


class Tombstone(models.Model):
    """What was public and is so no longer: its address says when it went, and why."""

    uid = models.CharField(max_length=LENGTH, primary_key=True)
    kind = models.CharField(max_length=20, choices=SnapshotKind)
    municipality = models.SlugField(max_length=60)
    created = models.DateTimeField(default=timezone.now)  # when it first was public
    at = models.DateTimeField()
    why = models.CharField(max_length=500)  # fit for the public
    of = models.JSONField(default=list)  # permanent ids of what it was part of: meeting, body, case

    class Meta:
        verbose_name = _("spor af noget tilbagetrukket")
        indexes = (models.Index(name="tombstone_by_kind_and_time", fields=["kind", "at"]),)
        constraints = (
            stated("tombstone_says_why", "municipality", "kind", "why"),
            known("tombstone_kind_is_known", "kind", SnapshotKind),
            models.CheckConstraint(
                name="tombstone_is_later_than_what_it_marks", condition=Q(at__gte=F("created"))
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.uid}"


class PublicChange(models.Model):
    """One step of the sequence: something became public, changed or went.

    All that is derived (index, feeds, mails, dumps) follows it by its number, which rises in the
    order that the deeds were committed: sequence.py, which alone writes it, takes care of that.
    """

    sequence = models.BigAutoField(primary_key=True)
    municipality = models.SlugField(max_length=60)
    kind = models.CharField(max_length=20, choices=SnapshotKind)
    uid = models.CharField(max_length=LENGTH)
    gone = models.BooleanField(default=False)
    bare = models.BooleanField(default=False)  # of a closed item: no more than what may be known
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("offentlig ændring")
        ordering = ("sequence",)
        indexes = (
            models.Index(name="public_change_by_uid", fields=["uid"]),
            models.Index(name="public_change_by_place", fields=["municipality", "sequence"]),
        )
        constraints = (
            stated("public_change_says_of_what", "municipality", "uid"),
            known("public_change_kind_is_known", "kind", SnapshotKind),
        )

    def __str__(self) -> str:
        return f"{self.sequence} {self.kind} {self.uid}"
