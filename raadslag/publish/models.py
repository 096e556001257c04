"""What is public: releases, and the snapshots that every public page reads.

The Public… tables point at nothing below them: they carry the same permanent ids as the record
and hold no field that something closed could stand in. A row is there as long as it is public.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from raadslag.lib.ids import LENGTH
from raadslag.protocol.constraints import from_one, known, stated
from raadslag.protocol.models import Addressed


class ReleaseKind(models.TextChoices):
    AGENDA = "agenda", _("Dagsorden")
    SUPPLEMENTARY = "supplementary", _("Tillægsdagsorden")
    MINUTES = "minutes", _("Referat")
    CORRECTED = "corrected", _("Rettet referat")


class FindingAnswer(models.TextChoices):
    """What a person says to a finding of the gate."""

    OPEN = "open", _("Ikke besvaret")
    NOT_PERSONAL = "not_personal", _("Ikke personoplysning")
    REMOVED = "removed", _("Fjernet")
    RELEASED = "released", _("Offentliggjort alligevel")


class Release(Addressed):
    """One meeting's agenda or minutes made public, as a numbered version."""

    municipality = models.SlugField(max_length=60)
    meeting_uid = models.CharField(max_length=LENGTH)
    number = models.PositiveIntegerField()  # of the meeting's releases, from 1
    kind = models.CharField(max_length=20, choices=ReleaseKind)
    at = models.DateTimeField()
    digest = models.CharField(max_length=64)  # SHA-256 of the snapshot's content
    withdrawn_at = models.DateTimeField(null=True, blank=True)  # None: stands
    withdrawn_why = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = _("offentliggørelse")
        ordering = ("meeting_uid", "number")
        constraints = (
            models.UniqueConstraint(
                name="release_has_its_own_number", fields=["meeting_uid", "number"]
            ),
            from_one("release_number_counts_from_one", "number"),
            known("release_kind_is_known", "kind", ReleaseKind),
            stated("release_says_what", "municipality", "meeting_uid", "digest"),
            models.CheckConstraint(
                name="release_is_withdrawn_with_a_reason",
                condition=Q(withdrawn_at=None, withdrawn_why="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_why="")),
            ),
            models.CheckConstraint(
                name="release_is_withdrawn_after_it_was_made",
                condition=Q(withdrawn_at=None) | Q(withdrawn_at__gte=F("at")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.meeting_uid} {self.number} {self.kind}"


class GateFinding(Addressed):
    """Something the gate saw in a meeting about to be released, and what a person said to it."""

    municipality = models.SlugField(max_length=60)
    meeting_uid = models.CharField(max_length=LENGTH)
    item_uid = models.CharField(max_length=LENGTH, blank=True)  # "" for the meeting's own texts
    kind = models.CharField(max_length=40)  # see gate.KINDS
    blocks = models.BooleanField()  # nothing is released while a blocking one is open
    place = models.CharField(max_length=200)  # the field or file: "beslutning", "bilag 2"
    text = models.CharField(max_length=500)  # the words seen, masked where they are personal
    mark = models.CharField(
        max_length=64
    )  # digest of kind, place and words: the same finding again
    answer = models.CharField(max_length=20, choices=FindingAnswer, default=FindingAnswer.OPEN)
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = _("fund ved kontrollen")
        ordering = ("meeting_uid", "item_uid", "pk")
        constraints = (
            models.UniqueConstraint(
                name="gate_finding_stands_once", fields=["meeting_uid", "item_uid", "mark"]
            ),
            known("gate_finding_answer_is_known", "answer", FindingAnswer),
            stated(
                "gate_finding_says_what", "municipality", "meeting_uid", "kind", "place", "mark"
            ),
            models.CheckConstraint(
                name="gate_finding_released_with_a_reason",
                condition=~Q(answer=FindingAnswer.RELEASED) | ~Q(reason=""),
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.meeting_uid}"


class Snapshot(models.Model):
    """Something public under its permanent id, as the page shows it."""

    uid = models.CharField(max_length=LENGTH, primary_key=True)
    municipality = models.SlugField(max_length=60)
    content = models.JSONField()  # meetings.presentation, as JSON

    class Meta:
        abstract = True


class PublicMunicipality(models.Model):
    """A municipality with something public."""

    slug = models.SlugField(max_length=60, primary_key=True)
    name = models.CharField(max_length=200)

    class Meta:
        verbose_name = _("kommune (offentlig)")
        ordering = ("name",)
        constraints = (stated("public_municipality_has_a_name", "slug", "name"),)

    def __str__(self) -> str:
        return self.name


class PublicBody(Snapshot):
    """A body, its members and past members. content: BodyView."""

    name = models.CharField(max_length=300)
    kind = models.CharField(max_length=30)
    current = models.BooleanField()  # whether it exists today

    class Meta:
        verbose_name = _("udvalg (offentligt)")
        ordering = ("name",)
        constraints = (stated("public_body_has_a_name", "municipality", "name"),)

    def __str__(self) -> str:
        return self.name


class PublicPerson(Snapshot):
    """A person in a political office. content: PersonView."""

    name = models.CharField(max_length=200)

    class Meta:
        verbose_name = _("person (offentlig)")
        ordering = ("name",)
        constraints = (stated("public_person_has_a_name", "municipality", "name"),)

    def __str__(self) -> str:
        return self.name


class PublicMeeting(Snapshot):
    """A released meeting. content: MeetingView without its items, which are rows of their own."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT)  # withdrawn, never deleted
    body_uid = models.CharField(max_length=LENGTH)
    body_name = models.CharField(max_length=300)
    on = models.DateField(null=True)  # None: not stated in the source
    start = models.TimeField(null=True)
    state = models.CharField(max_length=20)  # agenda, minutes
    cancelled = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("møde (offentligt)")
        ordering = (F("on").desc(nulls_last=True), "body_name")
        indexes = (
            models.Index(name="public_meeting_by_date", fields=["municipality", "on"]),
            models.Index(name="public_meeting_by_body", fields=["body_uid", "on"]),
        )
        constraints = (
            stated("public_meeting_has_a_body", "municipality", "body_uid", "body_name"),
            models.UniqueConstraint(name="public_meeting_shows_one_release", fields=["release"]),
        )

    def __str__(self) -> str:
        return f"{self.body_name} {self.on}"


class PublicItem(Snapshot):
    """A released item. content: ItemView; of a closed item only what may be known of it."""

    meeting = models.ForeignKey(PublicMeeting, on_delete=models.CASCADE, related_name="items")
    # cascades: a snapshot is derived, and a meeting that is withdrawn takes its items along
    position = models.PositiveIntegerField()
    number = models.CharField(max_length=20, blank=True)
    title = models.TextField()
    # title and case number in small letters: SQLite's LIKE knows no Danish capitals
    words = models.TextField()
    closed = models.BooleanField()
    outcome = models.CharField(max_length=20)
    proposal_uid = models.CharField(max_length=LENGTH, blank=True)  # "" where it is on no path

    class Meta:
        verbose_name = _("punkt (offentligt)")
        ordering = ("meeting", "position")
        indexes = (models.Index(name="public_item_by_proposal", fields=["proposal_uid"]),)
        constraints = (
            models.UniqueConstraint(
                name="public_item_has_its_own_position", fields=["meeting", "position"]
            ),
            from_one("public_item_position_counts_from_one", "position"),
        )

    def __str__(self) -> str:
        return self.title


class PublicCase(Snapshot):
    """A matter's path through released meetings, under its proposal's id. content: PathView."""

    title = models.TextField()
    latest_on = models.DateField(null=True)  # of its newest public treatment

    class Meta:
        verbose_name = _("sag (offentlig)")
        ordering = (F("latest_on").desc(nulls_last=True), "uid")
        indexes = (models.Index(name="public_case_by_date", fields=["municipality", "latest_on"]),)

    def __str__(self) -> str:
        return self.title


class PublicCommitment(Snapshot):
    """A promise of a released, open item. content: CommitmentView."""

    item = models.ForeignKey(PublicItem, on_delete=models.CASCADE, related_name="commitments")
    body_uid = models.CharField(max_length=LENGTH)
    kind = models.CharField(max_length=20)
    status = models.CharField(max_length=20)
    made_on = models.DateField(null=True)
    due = models.DateField(null=True)  # None: no date, or one that is only said in words

    class Meta:
        verbose_name = _("løfte (offentligt)")
        ordering = (F("due").asc(nulls_last=True), "uid")
        indexes = (
            models.Index(name="public_commitment_by_body", fields=["municipality", "body_uid"]),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.uid}"


class Tombstone(models.Model):
    """What was public and is so no longer: its address says when it went, and why."""

    uid = models.CharField(max_length=LENGTH, primary_key=True)
    kind = models.CharField(max_length=20)  # meeting, item
    municipality = models.SlugField(max_length=60)
    at = models.DateTimeField()
    why = models.CharField(max_length=500)  # fit for the public

    class Meta:
        verbose_name = _("spor af noget tilbagetrukket")
        constraints = (stated("tombstone_says_why", "municipality", "kind", "why"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.uid}"
