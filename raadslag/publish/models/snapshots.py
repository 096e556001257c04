"""What every public page reads: the snapshots.

They point at nothing below them: they carry the same permanent ids as the record and hold no
field that something closed could stand in. A row is there as long as it is public.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from raadslag.lib.ids import LENGTH
from raadslag.protocol.constraints import from_one, stated
from raadslag.publish.models.releases import Release


class Dated(models.Model):
    """Since when something is public, and when what is public of it last changed."""

    created = models.DateTimeField(default=timezone.now)
    modified = models.DateTimeField(default=timezone.now)  # also when a part of it changed or went

    class Meta:
        abstract = True


class Snapshot(Dated):
    """Something public under its permanent id, as the page shows it."""

    uid = models.CharField(max_length=LENGTH, primary_key=True)
    municipality = models.SlugField(max_length=60)
    content = models.JSONField()  # meetings.presentation, as JSON

    class Meta(Dated.Meta):
        abstract = True


class PublicMunicipality(Dated):
    """A municipality with something public."""

    slug = models.SlugField(max_length=60, primary_key=True)
    name = models.CharField(max_length=200)
    code = models.CharField(max_length=3, blank=True)  # Statistics Denmark's: "165"

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
            models.Index(name="public_meeting_by_change", fields=["municipality", "modified"]),
            models.Index(
                name="public_meeting_by_harvest",
                fields=["municipality", "uid", "modified", "created", "state"],
            ),
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
    closed = models.BooleanField()
    outcome = models.CharField(max_length=20)
    proposal_uid = models.CharField(max_length=LENGTH, blank=True)  # "" where it is on no path
    subject = models.CharField(max_length=8, blank=True)  # of KL's plan: "17.00.00"; "" not stated

    class Meta:
        verbose_name = _("punkt (offentligt)")
        ordering = ("meeting", "position")
        indexes = (
            models.Index(name="public_item_by_proposal", fields=["proposal_uid"]),
            models.Index(name="public_item_by_subject", fields=["municipality", "subject"]),
            # holds all that a harvest asks of a row before it reads its content
            models.Index(
                name="public_item_by_harvest",
                fields=["municipality", "uid", "modified", "created"],
            ),
        )
        constraints = (
            models.UniqueConstraint(
                name="public_item_has_its_own_position", fields=["meeting", "position"]
            ),
            from_one("public_item_position_counts_from_one", "position"),
        )

    def __str__(self) -> str:
        return self.title


class PublicFile(models.Model):
    """A file that the gate let through, as everyone may fetch it. Its bytes: storage.py."""

    sha256 = models.CharField(max_length=64, primary_key=True)  # of the bytes, as hex
    media_type = models.CharField(max_length=100)  # "application/pdf"
    size = models.PositiveBigIntegerField()  # bytes
    pages = models.JSONField(default=list)  # the text of each page; [] where it has no text

    class Meta:
        verbose_name = _("fil (offentlig)")
        constraints = (stated("public_file_has_a_hash_and_a_type", "sha256", "media_type"),)

    def __str__(self) -> str:
        return self.sha256


class PublicAttachment(Dated):
    """That a released item lists an attachment. The same one may be listed by several items."""

    uid = models.CharField(max_length=LENGTH)
    municipality = models.SlugField(max_length=60)
    item = models.ForeignKey(PublicItem, on_delete=models.CASCADE, related_name="attachments")
    position = models.PositiveIntegerField()
    title = models.TextField()
    recommended = models.BooleanField(default=False)  # marked as to be read
    name = models.CharField(max_length=200, blank=True)  # the file's, fit for a download
    file = models.ForeignKey(
        PublicFile, on_delete=models.PROTECT, null=True, related_name="attachments"
    )  # None: only its title is public

    class Meta:
        verbose_name = _("bilag (offentligt)")
        ordering = ("item", "position")
        indexes = (
            models.Index(name="public_attachment_by_uid", fields=["uid"]),
            models.Index(
                name="public_attachment_by_harvest",
                fields=["municipality", "uid", "file", "modified", "created"],
            ),
        )
        constraints = (
            stated("public_attachment_has_a_title", "uid", "municipality", "title"),
            from_one("public_attachment_position_counts_from_one"),
            models.UniqueConstraint(
                name="public_attachment_has_its_own_position", fields=["item", "position"]
            ),
            models.UniqueConstraint(
                name="public_attachment_is_listed_once", fields=["item", "uid"]
            ),
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
