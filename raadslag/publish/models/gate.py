"""What the gate saw in a meeting about to be released, and what a person said to it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from raadslag.lib.ids import LENGTH
from raadslag.protocol.constraints import known, stated
from raadslag.protocol.models import Addressed


class FindingAnswer(models.TextChoices):
    """What a person says to a finding of the gate."""

    OPEN = "open", _("Ikke besvaret")
    NOT_PERSONAL = "not_personal", _("Ikke personoplysning")
    REMOVED = "removed", _("Fjernet")
    REDACTED = "redacted", _("Sløret")
    CLOSED = "closed", _("Lukket")
    RELEASED = "released", _("Offentliggjort alligevel")


class GateFinding(Addressed):
    """Something the gate saw in a meeting about to be released, and what a person said to it."""

    municipality = models.SlugField(max_length=60)
    meeting_uid = models.CharField(max_length=LENGTH)
    item_uid = models.CharField(max_length=LENGTH, blank=True)  # "" for the meeting's own texts
    attachment_uid = models.CharField(max_length=LENGTH, blank=True)  # "" where it is in no file
    sha256 = models.CharField(max_length=64, blank=True)  # of the file that was looked at
    page = models.PositiveIntegerField(default=0)  # from 1; 0 where there are no pages
    boxes = models.JSONField(default=list)  # scan.report.Box: where on the page
    kind = models.CharField(max_length=40)  # see gate.KINDS
    blocks = models.BooleanField()  # nothing is released while a blocking one is open
    place = models.CharField(max_length=300)  # the field or file: "beslutning", "bilag 2"
    text = models.CharField(max_length=500)  # the words seen, masked where they are personal
    mark = models.CharField(
        max_length=64
    )  # digest of kind, place and words: the same finding again
    answer = models.CharField(max_length=20, choices=FindingAnswer, default=FindingAnswer.OPEN)
    reason = models.CharField(max_length=500, blank=True)
    answered_by = models.CharField(max_length=100, blank=True)  # actor, as in the protocol
    confirmed_by = models.CharField(max_length=100, blank=True)  # "": nobody else has said so yet

    class Meta:
        verbose_name = _("fund ved kontrollen")
        ordering = ("meeting_uid", "item_uid", "pk")
        constraints = (
            models.UniqueConstraint(
                name="gate_finding_stands_once", fields=["meeting_uid", "item_uid", "mark"]
            ),
            known("gate_finding_answer_is_known", "answer", FindingAnswer),
            stated(
                "gate_finding_says_what", "municipality", "meeting_uid", "kind", "place", "mark"
            ),
            models.CheckConstraint(
                name="gate_finding_released_with_a_reason",
                condition=~Q(answer=FindingAnswer.RELEASED) | ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="gate_finding_is_confirmed_when_released",
                condition=Q(confirmed_by="") | Q(answer=FindingAnswer.RELEASED),
            ),
            models.CheckConstraint(
                name="gate_finding_is_confirmed_by_another",
                condition=Q(confirmed_by="") | ~Q(confirmed_by=F("answered_by")),
            ),
            models.CheckConstraint(
                name="gate_finding_in_a_file_says_which",
                condition=Q(attachment_uid="", page=0) | ~Q(attachment_uid=""),
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.meeting_uid}"
