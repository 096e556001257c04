"""The words a proposal is put with: versions of its text, with sections and clauses."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from raadslag.cases.models.proposals import Proposal
from raadslag.council.models import Municipality, Origin
from raadslag.protocol.constraints import from_one, known, stated
from raadslag.protocol.models import Versioned


class CaseText(Versioned):
    """One version of the text. Live: frozen when it is released, so that two bodies share it.

    Imported: what one document printed of one item, so each treatment has its own.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="texts")
    proposal = models.ForeignKey(
        Proposal, on_delete=models.PROTECT, null=True, blank=True, related_name="texts"
    )  # None: a standing item (Eventuelt) that proposes nothing
    recommender = models.TextField(_("indstiller"), null=True, blank=True)  # as printed
    caseworker = models.TextField(_("sagsbehandler"), null=True, blank=True)
    other_caseworkers = models.JSONField(default=list)  # names, as printed
    # the count a source prints ("4 bilag, heraf 3 anbefales"); None: no count printed
    printed_attachments = models.PositiveSmallIntegerField(null=True, blank=True)
    printed_recommended = models.PositiveSmallIntegerField(null=True, blank=True)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.LIVE)

    class Meta:
        verbose_name = _("sagstekst")
        constraints = (
            known("case_text_origin_is_known", "origin", Origin),
            stated("case_text_names_are_words_or_null", "recommender", "caseworker"),
        )

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.pk}"


class SectionKind(models.TextChoices):
    """What a section is for. The facts in it are stored where they belong; this is the print."""

    CASE = "case", _("sagsfremstilling")
    ECONOMY = "economy", _("økonomi")
    RECOMMENDATION = "recommendation", _("indstilling")
    HISTORY = "history", _("tidligere behandling")
    DECISION = "decision", _("beslutning")
    ATTACHMENTS = "attachments", _("bilag")
    OTHER = "other", _("andet")


class CaseSection(models.Model):
    """A top-level section, in the order printed."""

    text = models.ForeignKey(CaseText, on_delete=models.PROTECT, related_name="sections")
    position = models.PositiveSmallIntegerField()  # from 1
    kind = models.CharField(max_length=20, choices=SectionKind, default=SectionKind.CASE)
    heading = models.TextField(null=True, blank=True)  # as printed; None: words without a heading
    words = models.TextField(blank=True)  # plain, a line break between lines; "" an empty section
    html = models.TextField(null=True, blank=True)  # the same as rich text; None: plain only

    class Meta:
        verbose_name = _("afsnit")
        ordering = ("position",)
        constraints = (
            from_one("section_position_counts_from_one"),
            known("section_kind_is_known", "kind", SectionKind),
            stated("section_heading_is_words_or_null", "heading", "html"),
            models.UniqueConstraint(
                name="section_has_its_own_position", fields=["text", "position"]
            ),
            models.CheckConstraint(
                name="section_has_a_heading_or_words",
                condition=Q(heading__isnull=False) | ~Q(words=""),
            ),
        )

    def __str__(self) -> str:
        return self.heading or ""


class Clause(models.Model):
    """One numbered clause of what is recommended: "at projektet godkendes."."""

    text = models.ForeignKey(CaseText, on_delete=models.PROTECT, related_name="clauses")
    position = models.PositiveSmallIntegerField()  # from 1
    label = models.CharField(max_length=30, null=True, blank=True)  # as printed: "1)", "a."
    words = models.TextField()

    class Meta:
        verbose_name = _("indstillingspunkt")
        ordering = ("position",)
        constraints = (
            from_one("clause_position_counts_from_one"),
            stated("clause_has_words", "words", "label"),
            models.UniqueConstraint(
                name="clause_has_its_own_position", fields=["text", "position"]
            ),
        )

    def __str__(self) -> str:
        return self.words
