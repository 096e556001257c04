"""What the gate saw in a meeting about to be released, and what a person said to it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from raadslag.lib.ids import LENGTH
from raadslag.protocol.constraints import known, stated
from raadslag.protocol.models import Addressed


class FindingAnswer(models.TextChoices):
    """What a person says to a finding of the gate."""

    OPEN = "open", _("Ikke besvaret")
    NOT_PERSONAL = "not_personal", _("Ikke personoplysning")
    REMOVED = "removed", _("Fjernet")
    RELEASED = "released", _("Offentliggjort alligevel")


class GateFinding(Addressed):
    """Something the gate saw in a meeting about to be released, and what a person said to it."""

    municipality = models.SlugField(max_length=60)
    meeting_uid = models.CharField(max_length=LENGTH)
    item_uid = models.CharField(max_length=LENGTH, blank=True)  # "" for the meeting's own texts
    kind = models.CharField(max_length=40)  # see gate.KINDS
    blocks = models.BooleanField()  # nothing is released while a blocking one is open
    place = models.CharField(max_length=200)  # the field or file: "beslutning", "bilag 2"
    text = models.CharField(max_length=500)  # the words seen, masked where they are personal
    mark = models.CharField(
        max_length=64
    )  # digest of kind, place and words: the same finding again
    answer = models.CharField(max_length=20, choices=FindingAnswer, default=FindingAnswer.OPEN)
    reason = models.CharField(max_length=500, blank=True)

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
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.meeting_uid}"
