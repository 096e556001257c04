"""Persons as identities with dated names, and the offices they held."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from raadslag.council.models.bodies import Body
from raadslag.council.models.merging import Merge
from raadslag.council.models.municipality import Municipality, Origin, Term
from raadslag.council.models.periods import Dated
from raadslag.protocol.constraints import known, once_on_a_day, others, stated
from raadslag.protocol.models import Addressed


class Person(Addressed):
    """A politician or official, as one identity through changing names and spellings."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="persons")
    name = models.CharField(_("navn"), max_length=200)  # the latest; all of them: PersonName
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.LIVE)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="absorbed"
    )  # None: stands for itself; else the address redirects there

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("personer")
        ordering = ("name",)
        constraints = (
            stated("person_has_a_name", "name"),
            known("person_origin_is_known", "origin", Origin),
            others("person_is_not_merged_into_itself", "merged_into"),
        )

    def __str__(self) -> str:
        return self.name


class PersonName(Dated):
    """A name of a person, the present one included."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="names")
    name = models.CharField(max_length=200)

    class Meta:
        verbose_name = _("personens navn")
        ordering = ("valid_from", "pk")
        constraints = (
            *Dated.Meta.constraints,
            stated("person_name_is_not_empty", "name"),
            once_on_a_day("person_takes_a_name_once_on_a_day", "person", "name"),
        )

    def __str__(self) -> str:
        return self.name


class PersonMention(models.Model):
    """A way a person is printed: what the next document is recognised by.

    The same words may be printed of two persons; then they recognise neither.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="mentions")
    printed = models.CharField(max_length=200)  # as printed, spelling mistakes included
    party = models.CharField(max_length=60, blank=True)  # letter or word beside it; "" none

    class Meta:
        verbose_name = _("omtale")
        indexes = (models.Index(name="mention_by_printed_name", fields=["printed"]),)
        constraints = (
            models.CheckConstraint(name="mention_has_words", condition=~Q(printed="")),
            models.UniqueConstraint(
                name="mention_is_kept_once", fields=["person", "printed", "party"]
            ),
        )

    def __str__(self) -> str:
        return self.printed


class PersonMerge(Merge):
    kept = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="merges_kept")
    merged = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="merges")

    class Meta(Merge.Meta):
        verbose_name = _("sammenlægning af personer")

    def __str__(self) -> str:
        return f"{self.merged_id} → {self.kept_id}"


class OfficeKind(models.TextChoices):
    CHAIR = "chair", _("formand")
    VICE_CHAIR = "vice_chair", _("næstformand")
    MEMBER = "member", _("medlem")
    SUBSTITUTE = "substitute", _("stedfortræder")
    SECRETARY = "secretary", _("sekretær")
    OFFICIAL = "official", _("embedsmand")


class Office(Dated):
    """What a person was in a body, and when."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="offices")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="offices")
    kind = models.CharField(max_length=20, choices=OfficeKind)
    title = models.CharField(max_length=200, null=True, blank=True)  # "2. viceborgmester"
    substitute_for = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="substitutes"
    )  # None: for nobody in particular, or not stated
    term = models.ForeignKey(
        Term, on_delete=models.PROTECT, null=True, blank=True, related_name="offices"
    )
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.LIVE)

    class Meta:
        verbose_name = _("hverv")
        ordering = ("body", "valid_from", "pk")
        constraints = (
            *Dated.Meta.constraints,
            known("office_kind_is_known", "kind", OfficeKind),
            known("office_origin_is_known", "origin", Origin),
            stated("office_title_is_words_or_null", "title"),
            models.CheckConstraint(
                name="office_substitutes_for_another",
                condition=Q(substitute_for=None) | ~Q(substitute_for=F("person")),
            ),
            models.CheckConstraint(
                name="office_of_a_substitute_alone_says_for_whom",
                condition=Q(substitute_for=None) | Q(kind=OfficeKind.SUBSTITUTE),
            ),
            once_on_a_day("office_is_taken_once_on_a_day", "body", "person", "kind"),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind} {self.body_id}"
