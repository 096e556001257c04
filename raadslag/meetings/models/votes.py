"""Votes as they were counted: each vote a row, each side's voters rows below it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from raadslag.council.models import Party, Person
from raadslag.meetings.models.decisions import Outcome
from raadslag.meetings.models.items import AgendaItem
from raadslag.protocol.constraints import from_one, known, stated


class VoteKind(models.TextChoices):
    MAIN = "main", _("hovedforslag")
    AMENDMENT = "amendment", _("ændringsforslag")
    PROCEDURE = "procedure", _("procedure")


class Vote(models.Model):
    """One vote. An item may have several, in the order they were taken."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="votes")
    position = models.PositiveSmallIntegerField()  # from 1
    kind = models.CharField(max_length=12, choices=VoteKind, default=VoteKind.MAIN)
    subject = models.TextField(null=True, blank=True)  # None: the recommendation itself
    result = models.CharField(max_length=12, choices=Outcome, null=True)  # None: not said
    # totals as printed; None: not printed, never summed from the ballots
    count_for = models.PositiveSmallIntegerField(null=True, blank=True)
    count_against = models.PositiveSmallIntegerField(null=True, blank=True)
    count_abstained = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = _("afstemning")
        verbose_name_plural = _("afstemninger")
        ordering = ("position",)
        constraints = (
            from_one("vote_position_counts_from_one"),
            known("vote_kind_is_known", "kind", VoteKind),
            known("vote_result_is_known", "result", Outcome),
            stated("vote_subject_is_words_or_null", "subject"),
            models.UniqueConstraint(name="vote_has_its_own_position", fields=["item", "position"]),
        )

    def __str__(self) -> str:
        return self.subject or str(self.get_kind_display())


class Side(models.TextChoices):
    FOR = "for", _("for")
    AGAINST = "against", _("imod")
    ABSTAINED = "abstained", _("undlod at stemme")


class Ballot(models.Model):
    """A member, party or group on one side of a vote."""

    vote = models.ForeignKey(Vote, on_delete=models.PROTECT, related_name="ballots")
    position = models.PositiveSmallIntegerField()  # in the printed order, over all sides
    side = models.CharField(max_length=12, choices=Side)
    printed = models.CharField(max_length=200)  # a letter or a name
    party = models.ForeignKey(
        Party, on_delete=models.PROTECT, null=True, blank=True, related_name="ballots"
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="ballots"
    )
    count = models.PositiveSmallIntegerField(
        null=True, blank=True
    )  # votes behind it; None: not printed

    class Meta:
        verbose_name = _("stemme")
        verbose_name_plural = _("stemmer")
        ordering = ("position",)
        constraints = (
            from_one("ballot_position_counts_from_one"),
            known("ballot_side_is_known", "side", Side),
            stated("ballot_is_somebodys", "printed"),
            models.UniqueConstraint(
                name="ballot_has_its_own_position", fields=["vote", "position"]
            ),
            models.UniqueConstraint(
                name="person_votes_once",
                fields=["vote", "person"],
                condition=Q(person__isnull=False),
            ),
            models.CheckConstraint(
                name="ballot_of_a_person_counts_one",
                condition=Q(person=None) | Q(count=None) | Q(count=1),
            ),
        )

    def __str__(self) -> str:
        return f"{self.printed} {self.side}"
