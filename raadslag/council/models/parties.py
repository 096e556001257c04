"""Parties and local lists. Letters are re-used over time and place, so they have dates."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from raadslag.council.models.municipality import Municipality
from raadslag.council.models.periods import Dated
from raadslag.council.models.persons import Person
from raadslag.protocol.constraints import once_on_a_day, stated
from raadslag.protocol.models import Addressed


class PartyKind(models.TextChoices):
    NATIONAL = "national", _("landsparti")
    LOCAL = "local", _("lokalliste")


class Party(Addressed):
    """A party that stands nationwide, or a list of one municipality."""

    kind = models.CharField(max_length=10, choices=PartyKind)
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, null=True, blank=True, related_name="lists"
    )  # None: nationwide
    name = models.CharField(max_length=200)

    class Meta:
        verbose_name = _("parti")
        verbose_name_plural = _("partier")
        ordering = ("name",)
        constraints = (
            stated("party_has_a_name", "name"),
            models.CheckConstraint(
                name="party_is_local_where_it_has_a_municipality",
                condition=Q(kind=PartyKind.LOCAL, municipality__isnull=False)
                | Q(kind=PartyKind.NATIONAL, municipality=None),
            ),
        )

    def __str__(self) -> str:
        return self.name


class PartyLetter(Dated):
    """The letter a party stands under in a period, in one municipality or everywhere."""

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="letters")
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, null=True, blank=True, related_name="letters"
    )  # None: everywhere
    letter = models.CharField(max_length=3)

    class Meta:
        verbose_name = _("listebogstav")
        ordering = ("letter",)
        constraints = (
            *Dated.Meta.constraints,
            stated("party_letter_is_not_empty", "letter"),
            once_on_a_day(
                "party_takes_a_letter_once_on_a_day", "party", "letter", nullable=("municipality",)
            ),
        )

    def __str__(self) -> str:
        return self.letter


class PartyMembership(Dated):
    """Whom a person sat for in a period; no party: outside every party (løsgænger)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    party = models.ForeignKey(
        Party, on_delete=models.PROTECT, null=True, blank=True, related_name="memberships"
    )

    class Meta:
        verbose_name = _("partimedlemskab")
        ordering = ("valid_from", "pk")
        constraints = (
            *Dated.Meta.constraints,
            once_on_a_day("person_joins_a_party_once_on_a_day", "person", nullable=("party",)),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.party_id}"
