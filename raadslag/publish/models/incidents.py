"""What slipped out, where it was and for how long, and what was done about it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from raadslag.lib.ids import LENGTH
from raadslag.protocol.constraints import known, stated
from raadslag.protocol.models import Addressed
from raadslag.publish.models.releases import SnapshotKind

TO_AUTHORITY = timedelta(hours=72)
"""From discovery to the report to Datatilsynet. Law: GDPR art. 33(1)."""


class Incident(Addressed):
    """Something that must not be public was. Withdrawn everywhere by the deed that opened it."""

    municipality = models.SlugField(max_length=60)
    what = models.TextField()  # for staff: what kind of matter, not the matter itself
    why = models.CharField(max_length=500)  # what the addresses say; fit for the public
    discovered_at = models.DateTimeField()  # when the municipality became aware: the clock starts
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=100)  # actor, as in the protocol
    closed_at = models.DateTimeField(null=True, blank=True)  # None: still being dealt with
    closing_words = models.TextField(blank=True)

    class Meta:
        verbose_name = _("hændelse")
        ordering = ("-opened_at", "-pk")
        constraints = (
            stated("incident_says_what", "municipality", "what", "why", "opened_by"),
            models.CheckConstraint(
                name="incident_is_discovered_before_it_is_opened",
                condition=Q(discovered_at__lte=F("opened_at")),
            ),
            models.CheckConstraint(
                name="incident_is_closed_with_words",
                condition=Q(closed_at=None, closing_words="")
                | (Q(closed_at__gte=F("opened_at")) & ~Q(closing_words="")),
            ),
        )

    def __str__(self) -> str:
        return self.uid

    @property
    def report_by(self) -> datetime:
        """When Datatilsynet must have heard of it at the latest."""
        return self.discovered_at + TO_AUTHORITY


class IncidentMatter(models.Model):
    """One thing that slipped out, and since when everyone could see it."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="matters")
    kind = models.CharField(max_length=20, choices=SnapshotKind)
    target = models.CharField(max_length=LENGTH)  # its permanent id
    since = models.DateTimeField()
    until = models.DateTimeField()
    followers = models.PositiveIntegerField(default=0)  # who may have had a mail about it

    class Meta:
        verbose_name = _("hvad der slap ud")
        ordering = ("pk",)
        constraints = (
            known("incident_matter_kind_is_known", "kind", SnapshotKind),
            stated("incident_matter_says_what", "target"),
            models.CheckConstraint(
                name="incident_matter_ends_after_it_begins", condition=Q(until__gte=F("since"))
            ),
            models.UniqueConstraint(
                name="incident_matter_is_listed_once", fields=["incident", "target"]
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.target}"


class StepKind(models.TextChoices):
    """What is to be done about an incident, in the order it is listed."""

    WITHDRAWN = "withdrawn", _("Trukket tilbage overalt")
    OFFICER = "officer", _("Databeskyttelsesrådgiveren er underrettet")
    RISK = "risk", _("Risikoen for de berørte er vurderet")
    AUTHORITY = "authority", _("Anmeldt til Datatilsynet, eller skrevet, hvorfor ikke")
    PERSONS = "persons", _("De berørte er underrettet, eller skrevet, hvorfor ikke")
    ENGINES = "engines", _("Søgemaskinerne er bedt om at glemme adresserne")
    RECIPIENTS = "recipients", _("De, der har hentet det, er bedt om at slette det")
    CAUSE = "cause", _("Årsagen er fundet og rettet")


class IncidentStep(models.Model):
    """That a person has done one of the steps."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=20, choices=StepKind)
    done_at = models.DateTimeField()
    done_by = models.CharField(max_length=100)  # actor, as in the protocol
    note = models.TextField()  # to whom, how, or why not

    class Meta:
        verbose_name = _("skridt i en hændelse")
        ordering = ("done_at", "pk")
        constraints = (
            known("incident_step_is_known", "kind", StepKind),
            stated("incident_step_says_how", "done_by", "note"),
            models.UniqueConstraint(name="incident_step_is_done_once", fields=["incident", "kind"]),
        )

    def __str__(self) -> str:
        return f"{self.incident_id} {self.kind}"
