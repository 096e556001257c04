"""The items of an agenda."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from raadslag.cases.models import Attachment, CaseText, Proposal
from raadslag.council.models import Origin, Person
from raadslag.meetings.models.meetings import Meeting
from raadslag.protocol.constraints import from_one, known, stated
from raadslag.protocol.models import Addressed, Versioned


class AgendaItem(Addressed, Versioned):
    """One point of an agenda: one treatment of a proposal, or a standing item without one."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveIntegerField()  # order on the agenda, from 1
    number = models.CharField(max_length=30, null=True, blank=True)  # as printed: "49"
    title = models.TextField(_("titel"), null=True, blank=True)  # None: not printed
    proposal = models.ForeignKey(
        Proposal, on_delete=models.PROTECT, null=True, blank=True, related_name="treatments"
    )  # None: a standing item
    text = models.ForeignKey(
        CaseText, on_delete=models.PROTECT, null=True, blank=True, related_name="items"
    )  # the words it was treated with; None: nothing but the title
    case_number = models.CharField(max_length=60, null=True, blank=True)  # as printed here
    route = models.JSONField(
        default=list
    )  # abbreviations as printed here; proposal.route knows the bodies
    decided_by = models.TextField(null=True, blank=True)  # as printed: "Kommunalbestyrelsen"
    closed = models.BooleanField(_("lukket"), default=False)
    public_title = models.TextField(_("offentlig titel"), null=True, blank=True)  # of a closed item
    closed_ground = models.TextField(_("grund til lukning"), null=True, blank=True)
    truncated = models.BooleanField(default=False)  # the source breaks off within it
    # no longer on the agenda, as a later source has it; keeps its address
    withdrawn = models.BooleanField(default=False)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.LIVE)

    class Meta:
        verbose_name = _("punkt")
        verbose_name_plural = _("punkter")
        ordering = ("meeting", "position")
        constraints = (
            from_one("item_position_counts_from_one"),
            known("item_origin_is_known", "origin", Origin),
            stated(
                "item_words_are_words_or_null",
                "number",
                "title",
                "case_number",
                "decided_by",
                "public_title",
                "closed_ground",
            ),
            models.UniqueConstraint(
                name="item_has_its_own_position",
                fields=["meeting", "position"],
                condition=Q(withdrawn=False),
            ),
        )

    def __str__(self) -> str:
        return " ".join(part for part in (self.number, self.title) if part)


class ItemPoint(models.Model):
    """A lettered or numbered sub-point of an orientation ("A. Aktiviteter …")."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="points")
    position = models.PositiveSmallIntegerField()  # from 1
    label = models.CharField(max_length=30, null=True, blank=True)  # "A"
    title = models.TextField(null=True, blank=True)  # None: running text only
    words = models.TextField(blank=True)  # what follows the title; "" nothing
    oral = models.BooleanField(default=False)
    attachment = models.ForeignKey(
        Attachment, on_delete=models.PROTECT, null=True, blank=True, related_name="points"
    )

    class Meta:
        verbose_name = _("underpunkt")
        ordering = ("position",)
        constraints = (
            from_one("point_position_counts_from_one"),
            stated("point_label_and_title_are_words_or_null", "label", "title"),
            models.UniqueConstraint(name="point_has_its_own_position", fields=["item", "position"]),
        )

    def __str__(self) -> str:
        return " ".join(part for part in (self.label, self.title) if part)


class Guest(models.Model):
    """An official or visitor who took part in one item."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="guests")
    position = models.PositiveSmallIntegerField()  # from 1
    printed_name = models.CharField(max_length=200)
    title = models.TextField(null=True, blank=True)  # title or unit, as printed
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="visits"
    )

    class Meta:
        verbose_name = _("gæst")
        ordering = ("position",)
        constraints = (
            from_one("guest_position_counts_from_one"),
            stated("guest_has_a_name", "printed_name", "title"),
            models.UniqueConstraint(name="guest_has_its_own_position", fields=["item", "position"]),
        )

    def __str__(self) -> str:
        return self.printed_name
