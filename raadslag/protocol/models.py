"""What has been done, by whom and when: entries that are added and never changed.

An entry holds no text that the law may make us erase: ids, verb, time, actor, and a digest of the
content under a key of its own. Without the key the digest says nothing, and the chain still fits.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from raadslag.lib.ids import LENGTH, new_uid
from raadslag.protocol.constraints import stated

# the chain of what concerns no municipality; "i" and "l" keep it from being an id
INSTALLATION = "installation"


class Addressed(models.Model):
    """What has a permanent public id, so that an address or a protocol entry can name it."""

    uid = models.CharField(max_length=LENGTH, default=new_uid, unique=True, editable=False)

    class Meta:
        abstract = True


class Versioned(models.Model):
    """What people edit. An edit carries the version it was made on: see versions.save_edit."""

    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


class Entry(models.Model):
    """One deed. The database itself refuses to change or remove it (triggers.py)."""

    chain = models.CharField(max_length=LENGTH)  # the municipality's uid, or INSTALLATION
    sequence = models.PositiveBigIntegerField()  # in its chain, from 1 without gaps
    verb = models.CharField(max_length=60)  # "item.corrected"
    subject_type = models.CharField(max_length=60)  # "meetings.agendaitem"
    subject_uid = models.CharField(max_length=LENGTH)
    actor = models.CharField(max_length=100)  # text, so that it outlives the account: "user:<uid>"
    at = models.DateTimeField()
    digest = models.CharField(max_length=64)  # HMAC-SHA256 of the content under the entry's key
    previous = models.CharField(
        max_length=64, blank=True
    )  # hash of the entry before; "" at the first
    canonical = models.TextField()  # what is hashed, to the byte; a JSON column would normalise it
    hash = models.CharField(max_length=64)  # SHA-256 of canonical

    class Meta:
        verbose_name = _("protokollinje")
        ordering = ("chain", "sequence")
        indexes = (models.Index(name="entry_by_subject", fields=["subject_uid"]),)
        constraints = (
            models.UniqueConstraint(
                name="entry_has_its_own_sequence", fields=["chain", "sequence"]
            ),
            models.UniqueConstraint(name="entry_is_followed_once", fields=["chain", "previous"]),
            models.CheckConstraint(
                name="entry_only_the_first_follows_nothing",
                condition=Q(sequence=1, previous="") | (Q(sequence__gt=1) & ~Q(previous="")),
            ),
            stated(
                "entry_says_who_did_what",
                "chain",
                "verb",
                "subject_type",
                "subject_uid",
                "actor",
                "digest",
                "canonical",
                "hash",
            ),
        )

    def __str__(self) -> str:
        return f"{self.chain} {self.sequence} {self.verb}"


class EntryKey(models.Model):
    """The key of one entry's digest. Deleting it is how a content is erased from the protocol."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="key")
    secret = models.CharField(max_length=64)  # 32 bytes as hex

    class Meta:
        verbose_name = _("nøgle til protokollinje")
        constraints = (stated("entry_key_is_not_empty", "secret"),)

    def __str__(self) -> str:
        return f"key of {self.entry_id}"


class Head(models.Model):
    """Where a chain ends. The row is what writers of one chain wait for each other on.

    It tells when the last entries were cut off, unless whoever cut them changed this row too:
    see queries.anchor.
    """

    chain = models.CharField(max_length=LENGTH, primary_key=True)
    sequence = models.PositiveBigIntegerField(default=0)  # 0: no entry yet
    hash = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("protokollens ende")
        constraints = (
            models.CheckConstraint(
                name="head_has_a_hash_once_there_is_an_entry",
                condition=Q(sequence=0, hash="") | (Q(sequence__gt=0) & ~Q(hash="")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.chain}:{self.sequence}:{self.hash}"
