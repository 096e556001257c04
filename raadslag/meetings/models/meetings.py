"""The meeting."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from raadslag.council.models import Body, Origin
from raadslag.protocol.constraints import known, stated
from raadslag.protocol.models import Addressed, Versioned


class MeetingKind(models.TextChoices):
    ORDINARY = "ordinary", _("ordinært møde")
    EXTRAORDINARY = "extraordinary", _("ekstraordinært møde")
    THEME = "theme", _("temamøde")


class MeetingState(models.TextChoices):
    """How far the papers of the meeting have come."""

    PLANNED = "planned", _("planlagt")
    AGENDA = "agenda", _("dagsorden")
    MINUTES = "minutes", _("referat")


class Meeting(Addressed, Versioned):
    """One meeting of one body, held, cancelled or to come."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings")
    printed_body = models.TextField(null=True, blank=True)  # the body's name as this source has it
    date = models.DateField(_("dato"), null=True, blank=True)
    start = models.TimeField(_("begynder"), null=True, blank=True)
    end = models.TimeField(_("slutter"), null=True, blank=True)  # may lie past midnight
    place = models.TextField(_("sted"), null=True, blank=True)
    kind = models.CharField(max_length=20, choices=MeetingKind, null=True)  # None: not stated
    state = models.CharField(max_length=10, choices=MeetingState, default=MeetingState.PLANNED)
    cancelled = models.BooleanField(_("aflyst"), default=False)
    cancel_reason = models.TextField(_("grund til aflysning"), null=True, blank=True)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.LIVE)

    class Meta:
        verbose_name = _("møde")
        verbose_name_plural = _("møder")
        ordering = ("-date", "-start", "-pk")
        indexes = (
            models.Index(name="meeting_by_date", fields=["date"]),
            models.Index(name="meeting_by_body_and_date", fields=["body", "date"]),
        )
        constraints = (
            known("meeting_kind_is_known", "kind", MeetingKind),
            known("meeting_state_is_known", "state", MeetingState),
            known("meeting_origin_is_known", "origin", Origin),
            stated("meeting_words_are_words_or_null", "place", "cancel_reason", "printed_body"),
            models.CheckConstraint(
                name="meeting_has_a_reason_only_if_cancelled",
                condition=Q(cancelled=True) | Q(cancel_reason=None),
            ),
        )

    def __str__(self) -> str:
        return f"{self.printed_body or self.body_id} {self.date or ''}".strip()
