"""What was decided: the words, the verb, its effect, and in what role the body spoke."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from raadslag.cases.models import Clause, StepRole
from raadslag.meetings.models.items import AgendaItem
from raadslag.protocol.constraints import from_one, known, stated
from raadslag.protocol.models import Addressed, Versioned


class Outcome(models.TextChoices):
    """What the words of a decision amount to."""

    ADOPTED = "adopted", _("godkendt")
    NOTED = "noted", _("taget til efterretning")
    DISCUSSED = "discussed", _("drøftet")
    POSTPONED = "postponed", _("udsat")
    REJECTED = "rejected", _("forkastet")
    REFERRED = "referred", _("sendt videre")
    OTHER = "other", _("anden beslutning")
    NONE = "none", _("ingen beslutning")


class Effect(models.TextChoices):
    """What a decision does, of verb and recommendation together: finer than its outcome."""

    ADOPTED = "adopted", _("godkendt")
    AMENDED = "amended", _("godkendt med ændring eller tilføjelse")
    RECOMMENDED = "recommended", _("anbefalet til næste udvalg")
    NOTED = "noted", _("taget til efterretning")
    DISCUSSED = "discussed", _("drøftet")
    POSTPONED = "postponed", _("udsat")
    REJECTED = "rejected", _("forkastet")
    SENT = "sent", _("sendt videre")
    RETURNED = "returned", _("sendt tilbage")
    HEARING = "hearing", _("sendt i høring")
    ELECTED = "elected", _("valgt eller udpeget")
    LAPSED = "lapsed", _("bortfaldet")
    WITHDRAWN = "withdrawn", _("taget af dagsordenen")
    STOPPED = "stopped", _("standset")
    NOTHING = "nothing", _("intet at beslutte")


class Decision(Addressed, Versioned):
    """The decision on one item. Verb, effect and role are three things."""

    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="decision")
    words = models.TextField(_("beslutning"), null=True, blank=True)  # None: no words were entered
    public_words = models.TextField(_("offentlig beslutning"), null=True, blank=True)  # if closed
    outcome = models.CharField(max_length=12, choices=Outcome, default=Outcome.NONE)  # of the words
    verb = models.TextField(null=True, blank=True)  # as printed: "Tiltrådte"
    # of verb and recommendation together: noted, where a recommendation to note was adopted
    effect = models.CharField(max_length=12, choices=Effect, null=True)
    role = models.CharField(max_length=20, choices=StepRole, null=True)  # None: not known
    # brought before the council by a member (standsning, kommunestyrelsesloven § 23)
    stopped = models.BooleanField(_("standset"), default=False)

    class Meta:
        verbose_name = _("beslutning")
        verbose_name_plural = _("beslutninger")
        indexes = (models.Index(name="decision_by_outcome", fields=["outcome"]),)
        constraints = (
            known("decision_outcome_is_known", "outcome", Outcome),
            known("decision_effect_is_known", "effect", Effect),
            known("decision_role_is_known", "role", StepRole),
            stated("decision_words_are_words_or_null", "words", "public_words", "verb"),
            models.CheckConstraint(
                name="decision_in_words_has_an_outcome",
                condition=Q(words=None) | ~Q(outcome=Outcome.NONE),
            ),
        )

    def __str__(self) -> str:
        return self.words or ""


class ClauseResult(models.Model):
    """The result of one clause, where the clauses were not all treated alike ("Ad 2) …")."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="results")
    position = models.PositiveSmallIntegerField()  # from 1
    clause = models.ForeignKey(
        Clause, on_delete=models.PROTECT, null=True, blank=True, related_name="results"
    )  # None: the label matches no printed clause
    label = models.CharField(max_length=60)  # as printed: "Ad 2"
    words = models.TextField()
    outcome = models.CharField(max_length=12, choices=Outcome)

    class Meta:
        verbose_name = _("resultat af indstillingspunkt")
        ordering = ("position",)
        constraints = (
            from_one("result_position_counts_from_one"),
            known("result_outcome_is_known", "outcome", Outcome),
            stated("result_has_a_label_and_words", "label", "words"),
            models.UniqueConstraint(
                name="result_has_its_own_position", fields=["decision", "position"]
            ),
        )

    def __str__(self) -> str:
        return f"{self.label} {self.words}"
