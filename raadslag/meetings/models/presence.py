"""Who was there, at the meeting and at each item, and what they had entered in the minutes.

Every name is a mention: the printed words, and the person they mean where that is certain.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from raadslag.cases.models import Clause
from raadslag.council.models import Person
from raadslag.meetings.models.items import AgendaItem
from raadslag.meetings.models.meetings import Meeting
from raadslag.protocol.constraints import from_one, known, stated


class PresenceKind(models.TextChoices):
    PRESENT = "present", _("til stede")
    ABSENT = "absent", _("fraværende")
    EXCUSED = "excused", _("afbud")
    UNEXCUSED = "unexcused", _("udeblevet uden afbud")


class Presence(models.Model):
    """One name in the list of those who took part in the meeting, or did not."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="presences")
    position = models.PositiveSmallIntegerField()  # in the printed list, from 1
    printed_name = models.CharField(max_length=200)
    printed_party = models.CharField(max_length=60, null=True, blank=True)  # letter or word
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="presences"
    )  # None: not recognised for certain
    role = models.TextField(null=True, blank=True)  # as printed: "2. viceborgmester"
    kind = models.CharField(max_length=20, choices=PresenceKind, null=True)  # None: not said
    arrived = models.TimeField(null=True, blank=True)  # None: from the start
    left = models.TimeField(null=True, blank=True)  # None: until the end
    substitute_for = models.CharField(max_length=200, null=True, blank=True)  # name as printed

    class Meta:
        verbose_name = _("fremmøde")
        ordering = ("position",)
        constraints = (
            from_one("presence_position_counts_from_one"),
            known("presence_kind_is_known", "kind", PresenceKind),
            stated(
                "presence_has_a_name", "printed_name", "printed_party", "role", "substitute_for"
            ),
            models.UniqueConstraint(
                name="presence_has_its_own_position", fields=["meeting", "position"]
            ),
            models.UniqueConstraint(
                name="person_is_listed_once_at_a_meeting",
                fields=["meeting", "person"],
                condition=Q(person__isnull=False),
            ),
            models.CheckConstraint(
                name="presence_of_the_absent_has_no_times",
                condition=Q(arrived=None, left=None) | Q(kind=PresenceKind.PRESENT),
            ),
        )

    def __str__(self) -> str:
        return self.printed_name


class ItemPresenceKind(models.TextChoices):
    ABSENT = "absent", _("deltog ikke")
    ARRIVED = "arrived", _("kom til")
    LEFT = "left", _("forlod mødet")
    DISQUALIFIED = "disqualified", _("inhabil")
    NOT_DISQUALIFIED = "not_disqualified", _("fundet habil")
    SUBSTITUTE = "substitute", _("stedfortræder")
    PRESENT = "present", _("deltog")


class PresenceOnItem(models.Model):
    """What an item says of one person's part in it, where it differs from the meeting's list."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="presences")
    position = models.PositiveSmallIntegerField()  # from 1
    printed_name = models.CharField(max_length=200)
    printed_party = models.CharField(max_length=60, null=True, blank=True)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="item_presences"
    )
    kind = models.CharField(max_length=20, choices=ItemPresenceKind, null=True)  # None: see note
    note = models.TextField(null=True, blank=True)  # "deltog ikke under punktet"
    substitute_for = models.CharField(max_length=200, null=True, blank=True)  # name as printed

    class Meta:
        verbose_name = _("fremmøde under punkt")
        ordering = ("position",)
        constraints = (
            from_one("item_presence_position_counts_from_one"),
            known("item_presence_kind_is_known", "kind", ItemPresenceKind),
            stated(
                "item_presence_has_a_name",
                "printed_name",
                "printed_party",
                "note",
                "substitute_for",
            ),
            models.UniqueConstraint(
                name="item_presence_has_its_own_position", fields=["item", "position"]
            ),
            models.CheckConstraint(
                name="item_presence_says_something",
                condition=Q(kind__isnull=False) | Q(note__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.printed_name


class DissentKind(models.TextChoices):
    DISSENT = "dissent", _("afvigende mening")
    RESERVATION = "reservation", _("forbehold")  # no vote
    STATEMENT = "statement", _("ført til protokol")
    ABSTAINED = "abstained", _("undlod at stemme")


class Dissent(models.Model):
    """A diverging view, reservation or statement entered in the minutes.

    Law: kommunestyrelsesloven § 13, stk. 2.
    """

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="dissents")
    position = models.PositiveSmallIntegerField()  # from 1
    kind = models.CharField(max_length=20, choices=DissentKind, default=DissentKind.DISSENT)
    printed_name = models.CharField(max_length=200)  # a member, a party letter or a council group
    printed_party = models.CharField(max_length=60, null=True, blank=True)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="dissents"
    )
    clause = models.ForeignKey(
        Clause, on_delete=models.PROTECT, null=True, blank=True, related_name="dissents"
    )  # None: from the whole of it
    words = models.TextField(null=True, blank=True)  # None: no more was entered than that

    class Meta:
        verbose_name = _("mindretalsudtalelse")
        verbose_name_plural = _("mindretalsudtalelser")
        ordering = ("position",)
        constraints = (
            from_one("dissent_position_counts_from_one"),
            known("dissent_kind_is_known", "kind", DissentKind),
            stated("dissent_has_a_name", "printed_name", "printed_party", "words"),
            models.UniqueConstraint(
                name="dissent_has_its_own_position", fields=["item", "position"]
            ),
        )

    def __str__(self) -> str:
        return self.printed_name
