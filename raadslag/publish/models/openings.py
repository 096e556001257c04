"""Closed matter that opens on a date."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from raadslag.lib.ids import LENGTH
from raadslag.protocol.constraints import stated
from raadslag.protocol.models import Addressed
from raadslag.publish.models.releases import SnapshotKind
from raadslag.publish.models.withholdings import WITHHELD


class Opening(Addressed):
    """That a closed item or attachment is to be open from a day on. A person confirms it."""

    municipality = models.SlugField(max_length=60)
    meeting_uid = models.CharField(max_length=LENGTH)  # where it was planned from
    kind = models.CharField(max_length=20, choices=SnapshotKind)  # one of WITHHELD
    target = models.CharField(max_length=LENGTH)  # its permanent id
    on = models.DateField()
    why = models.CharField(max_length=500)  # for staff: "tilbudsfristen er udløbet"
    planned_by = models.CharField(max_length=100)  # actor, as in the protocol
    planned_at = models.DateTimeField()
    confirmed_by = models.CharField(max_length=100, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)  # None: nobody has yet
    ended_at = models.DateTimeField(null=True, blank=True)  # None: still to come
    opened = models.BooleanField(default=False)  # ended by being opened, not by being given up

    class Meta:
        verbose_name = _("åbning på en dato")
        ordering = ("on", "pk")
        constraints = (
            stated("opening_says_what_and_why", "municipality", "meeting_uid", "target", "why", "planned_by"),
            models.CheckConstraint(
                name="opening_is_of_an_item_or_a_file", condition=Q(kind__in=WITHHELD)
            ),
            models.CheckConstraint(
                name="opening_is_confirmed_by_somebody",
                condition=Q(confirmed_at=None, confirmed_by="")
                | (Q(confirmed_at__gte=F("planned_at")) & ~Q(confirmed_by="")),
            ),
            models.CheckConstraint(
                name="opening_is_confirmed_before_it_opens",
                condition=Q(opened=False)
                | Q(confirmed_at__isnull=False, ended_at__gte=F("confirmed_at")),
            ),
            models.UniqueConstraint(
                name="opening_is_planned_once", fields=["target"], condition=Q(ended_at=None)
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.kind} {self.target} {self.on}"
