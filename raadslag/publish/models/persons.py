"""Who was there and who voted how, as far as it is public: what persons' and parties' pages are made of."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from raadslag.lib.ids import LENGTH
from raadslag.protocol.constraints import from_one, stated
from raadslag.publish.models.snapshots import PublicItem, PublicMeeting


class PublicAttendance(models.Model):
    """One name in a released meeting's list."""

    meeting = models.ForeignKey(PublicMeeting, on_delete=models.CASCADE, related_name="attendance")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=200)  # as printed
    person_uid = models.CharField(max_length=LENGTH, blank=True)  # "": no known person
    party = models.CharField(max_length=60, blank=True)  # as printed
    present = models.BooleanField(null=True)  # None: not stated

    class Meta:
        verbose_name = _("fremmøde (offentligt)")
        ordering = ("meeting", "position")
        indexes = (models.Index(name="public_attendance_by_person", fields=["person_uid"]),)
        constraints = (
            stated("public_attendance_has_a_name", "name"),
            from_one("public_attendance_position_counts_from_one"),
            models.UniqueConstraint(
                name="public_attendance_has_its_own_position", fields=["meeting", "position"]
            ),
        )

    def __str__(self) -> str:
        return self.name


class PublicBallot(models.Model):
    """A member, party or group on one side of a vote in a released item."""

    item = models.ForeignKey(PublicItem, on_delete=models.CASCADE, related_name="ballots")
    vote = models.PositiveIntegerField()  # of the item's votes, from 1
    position = models.PositiveIntegerField()  # in the vote, from 1
    side = models.CharField(max_length=12)  # for, against, abstained
    name = models.CharField(max_length=200)  # as printed
    person_uid = models.CharField(max_length=LENGTH, blank=True)  # "": no known person
    party = models.CharField(max_length=60, blank=True)  # letter; "": not known
    count = models.PositiveIntegerField(null=True)  # votes behind it; None: not printed

    class Meta:
        verbose_name = _("stemme (offentlig)")
        ordering = ("item", "vote", "position")
        indexes = (
            models.Index(name="public_ballot_by_person", fields=["person_uid"]),
            models.Index(name="public_ballot_by_party", fields=["party"]),
        )
        constraints = (
            stated("public_ballot_is_somebodys", "side", "name"),
            from_one("public_ballot_position_counts_from_one"),
            models.UniqueConstraint(
                name="public_ballot_has_its_own_position", fields=["item", "vote", "position"]
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.side}"
