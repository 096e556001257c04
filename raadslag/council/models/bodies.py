"""Bodies: the council, its committees, and whoever else meets and decides."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from raadslag.council.models.merging import Merge
from raadslag.council.models.municipality import Municipality, Origin
from raadslag.council.models.periods import Dated
from raadslag.protocol.constraints import known, once_on_a_day, others, stated
from raadslag.protocol.models import Addressed


class BodyKind(models.TextChoices):
    COUNCIL = "council", _("kommunalbestyrelse")
    FINANCE = "finance", _("økonomiudvalg")
    STANDING = "standing", _("stående udvalg")
    SPECIAL = "special", _("særligt udvalg (§ 17, stk. 4)")
    MAGISTRATE = "magistrate", _("magistrat")
    ADVISORY = "advisory", _("råd")
    BOARD = "board", _("bestyrelse eller nævn")
    ADMINISTRATION = "administration", _("forvaltning")
    OTHER = "other", _("andet organ")


class Body(Addressed, Dated):
    """A body as one identity through its changing names."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="bodies")
    kind = models.CharField(max_length=20, choices=BodyKind, null=True)  # None: not stated
    name = models.CharField(_("navn"), max_length=300)  # the latest; all of them stand in BodyName
    abbreviation = models.CharField(_("forkortelse"), max_length=30, null=True, blank=True)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.LIVE)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="absorbed"
    )  # None: stands for itself; else the address redirects there

    class Meta:
        verbose_name = _("udvalg")
        verbose_name_plural = _("udvalg")
        ordering = ("name",)
        constraints = (
            *Dated.Meta.constraints,
            known("body_kind_is_known", "kind", BodyKind),
            known("body_origin_is_known", "origin", Origin),
            stated("body_has_a_name", "name", "abbreviation"),
            others("body_is_not_its_own_parent", "parent"),
            others("body_is_not_merged_into_itself", "merged_into"),
        )

    def __str__(self) -> str:
        return self.name

    def name_on(self, day: date | None) -> str:
        """The name the body bore on the day; the latest where none is known for it.

        Reads `names`: prefetch them.
        """
        if day is not None:
            for name in self.names.all():
                if (name.valid_from or name.valid_to) and name.holds_on(day):
                    return name.name
        return self.name


class BodyName(Dated):
    """A name of a body, the present one included. What is printed is recognised by these."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="names")
    name = models.CharField(max_length=300)
    abbreviation = models.CharField(max_length=30, null=True, blank=True)

    class Meta:
        verbose_name = _("udvalgets navn")
        ordering = ("valid_from", "pk")
        constraints = (
            *Dated.Meta.constraints,
            stated("body_name_is_not_empty", "name", "abbreviation"),
            once_on_a_day("body_takes_a_name_once_on_a_day", "body", "name"),
        )

    def __str__(self) -> str:
        return self.name


class BodyMerge(Merge):
    kept = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="merges_kept")
    merged = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="merges")

    class Meta(Merge.Meta):
        verbose_name = _("sammenlægning af udvalg")

    def __str__(self) -> str:
        return f"{self.merged_id} → {self.kept_id}"
