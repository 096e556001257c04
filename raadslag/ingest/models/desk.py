"""What waits for a person at the correction desk, and what persons have corrected."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from raadslag.accounts.models import User
from raadslag.cases.models import SourceFile
from raadslag.council.models import Body, Municipality, Person
from raadslag.meetings.models import AgendaItem, Commitment, Meeting
from raadslag.protocol.constraints import from_one, ordered, stated
from raadslag.protocol.models import Addressed


class Correction(Addressed):
    """A value that a person has set. A later reading of the source leaves it alone."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="corrections")
    item = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="corrections"
    )  # None: of the meeting's head
    field = models.CharField(max_length=100)  # as in spans: "decision.words", "points.2.title"
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="corrections")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)  # None: it stands

    class Meta:
        verbose_name = _("rettelse")
        verbose_name_plural = _("rettelser")
        ordering = ("at", "pk")
        constraints = (
            stated("correction_names_a_field", "field"),
            models.CheckConstraint(
                name="correction_is_undone_after_it_was_made",
                condition=Q(undone_at=None) | Q(undone_at__gte=F("at")),
            ),
        )

    def __str__(self) -> str:
        return self.field


class WorkState(models.TextChoices):
    OPEN = "open", _("venter")
    ACCEPTED = "accepted", _("godtaget")
    REFUSED = "refused", _("afvist")
    SUPERSEDED = "superseded", _("bortfaldet ved ny læsning")


class Work(models.Model):
    """One thing for a person to settle."""

    state = models.CharField(max_length=12, choices=WorkState, default=WorkState.OPEN)
    settled_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = (
            models.CheckConstraint(
                name="%(class)s_is_settled_by_a_person_or_waits",
                condition=Q(
                    state__in=(WorkState.OPEN, WorkState.SUPERSEDED),
                    settled_by=None,
                    settled_at=None,
                )
                | Q(
                    state__in=(WorkState.ACCEPTED, WorkState.REFUSED),
                    settled_by__isnull=False,
                    settled_at__isnull=False,
                ),
            ),
        )


class UnplacedLine(Addressed, Work):
    """Words of a source that found no place.

    Accepted: a person placed them; refused: they belong nowhere.
    """

    source = models.ForeignKey(SourceFile, on_delete=models.PROTECT, related_name="unplaced")
    line = models.PositiveIntegerField()  # from 1
    words = models.TextField()  # what is left over of the line
    item = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="placed_lines"
    )
    field = models.CharField(max_length=100, null=True, blank=True)  # where they were placed

    class Meta:
        verbose_name = _("linje uden plads")
        verbose_name_plural = _("linjer uden plads")
        ordering = ("source", "line", "pk")
        constraints = (
            *Work.Meta.constraints,
            from_one("unplaced_line_counts_from_one", "line"),
            stated("unplaced_line_has_words", "words", "field"),
        )

    def __str__(self) -> str:
        return self.words


class Suggestion(Addressed, Work):
    """Something inferred, or promised outside the decision, that a person accepts or refuses."""

    source = models.ForeignKey(SourceFile, on_delete=models.PROTECT, related_name="suggestions")
    item = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="suggestions"
    )
    kind = models.CharField(max_length=60)  # a commitment's kind, or the field it would fill
    words = models.TextField()  # what it rests on
    why = models.TextField()  # in Danish
    value = models.JSONField(null=True)
    due = models.CharField(max_length=10, null=True, blank=True)  # ISO date, or year and month
    first_line = models.PositiveIntegerField(null=True, blank=True)
    last_line = models.PositiveIntegerField(null=True, blank=True)
    commitment = models.ForeignKey(
        Commitment, on_delete=models.PROTECT, null=True, blank=True, related_name="suggestions"
    )  # what it became when it was accepted

    class Meta:
        verbose_name = _("forslag")
        verbose_name_plural = _("forslag")
        ordering = ("source", "first_line", "pk")
        constraints = (
            *Work.Meta.constraints,
            stated("suggestion_says_what_and_why", "kind", "words", "why", "due"),
            ordered("suggestion_ends_after_it_begins", "first_line", "last_line"),
        )

    def __str__(self) -> str:
        return self.words


class Finding(Addressed, Work):
    """A slip in the document itself. Accepted: it is one; refused: it is none."""

    source = models.ForeignKey(SourceFile, on_delete=models.PROTECT, related_name="findings")
    item = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="findings"
    )
    kind = models.CharField(max_length=40)  # "two_dates"; the reader's list grows
    lines = models.JSONField(default=list)  # every line a reader would mark, ascending
    words = models.TextField()  # " / " between places
    why = models.TextField()  # in Danish

    class Meta:
        verbose_name = _("fund")
        verbose_name_plural = _("fund")
        ordering = ("source", "pk")
        constraints = (
            *Work.Meta.constraints,
            stated("finding_says_what_and_why", "kind", "words", "why"),
        )

    def __str__(self) -> str:
        return self.words


class MergeSuggestion(Addressed, Work):
    """Two persons, or two bodies, that may be one."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="merge_suggestions"
    )
    # no way back from persons and bodies: a merge moves what points at them, but never these
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    other_person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    other_body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, related_name="+")
    why = models.TextField()  # in Danish
    likeness = models.FloatField()  # 0 to 1

    class Meta:
        verbose_name = _("forslag til sammenlægning")
        verbose_name_plural = _("forslag til sammenlægning")
        ordering = ("-likeness", "pk")
        constraints = (
            *Work.Meta.constraints,
            stated("merge_suggestion_says_why", "why"),
            models.CheckConstraint(
                name="merge_suggestion_joins_two_persons_or_two_bodies",
                condition=Q(
                    Q(person__isnull=False, other_person__isnull=False, body=None, other_body=None)
                    & ~Q(person=F("other_person"))
                )
                | Q(
                    Q(body__isnull=False, other_body__isnull=False, person=None, other_person=None)
                    & ~Q(body=F("other_body"))
                ),
            ),
            models.UniqueConstraint(
                name="merge_of_persons_is_suggested_once",
                fields=["person", "other_person"],
                condition=Q(person__isnull=False),
            ),
            models.UniqueConstraint(
                name="merge_of_bodies_is_suggested_once",
                fields=["body", "other_body"],
                condition=Q(body__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.why
