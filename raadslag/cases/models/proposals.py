"""What travels: one proposal through its route of bodies."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from raadslag.cases.models.cases import Case
from raadslag.council.models import Body, Municipality, Origin
from raadslag.council.models.merging import Merge
from raadslag.protocol.constraints import from_one, known, others, stated
from raadslag.protocol.models import Addressed, Versioned


class Proposal(Addressed, Versioned):
    """A matter put before one body after another (on screen "sag"; OParl: Paper).

    Its words stand in its texts; each agenda item points at the one it was treated with.
    """

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="proposals"
    )
    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, null=True, blank=True, related_name="proposals"
    )
    title = models.TextField(_("titel"))
    closed = models.BooleanField(_("lukket"), default=False)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.LIVE)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="absorbed"
    )  # None: stands for itself; else the address redirects there

    class Meta:
        verbose_name = _("sag")
        verbose_name_plural = _("sager")
        constraints = (
            known("proposal_origin_is_known", "origin", Origin),
            stated("proposal_has_a_title", "title"),
            others("proposal_is_not_merged_into_itself", "merged_into"),
        )

    def __str__(self) -> str:
        return self.title


class StepRole(models.TextChoices):
    """What a body is asked for. Only the last one decides; those before it recommend."""

    RECOMMENDING = "recommending", _("indstiller")
    DECIDING = "deciding", _("beslutter")


class RouteStep(models.Model):
    """One body on the route. Steps with the same position are taken side by side."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="route")
    position = models.PositiveSmallIntegerField()  # from 1
    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="route_steps"
    )  # None: the printed abbreviation is not recognised
    printed = models.CharField(max_length=300)  # "SUS"; live: the body's abbreviation or name
    role = models.CharField(max_length=20, choices=StepRole, null=True)  # None: not stated
    treated = models.BooleanField(default=False)  # not printed: known from the item treated there

    class Meta:
        verbose_name = _("led i sagsgangen")
        ordering = ("position", "pk")
        constraints = (
            from_one("route_step_position_counts_from_one"),
            stated("route_step_names_a_body", "printed"),
            known("route_step_role_is_known", "role", StepRole),
        )

    def __str__(self) -> str:
        return self.printed


class ProposalMerge(Merge):
    """That two proposals are one: how treatments in several bodies come on one path."""

    kept = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="merges_kept")
    merged = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="merges")

    class Meta(Merge.Meta):
        verbose_name = _("sammenlægning af sager")

    def __str__(self) -> str:
        return f"{self.merged_id} → {self.kept_id}"
