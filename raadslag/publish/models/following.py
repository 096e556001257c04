"""Who follows what by e-mail, without an account."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from raadslag.protocol.constraints import known, stated


class Followed(models.TextChoices):
    """What can be followed."""

    MUNICIPALITY = "municipality", _("kommune")
    BODY = "body", _("udvalg")
    CASE = "case", _("sag")
    PERSON = "person", _("person")
    SUBJECT = "subject", _("emne")  # a group of KL's subject plan
    SEARCH = "search", _("søgning")


class Pace(models.TextChoices):
    """How often a mail may come."""

    AT_ONCE = "at_once", _("Med det samme")
    WEEKLY = "weekly", _("Højst en gang om ugen")


class Subscription(models.Model):
    """That an address wants to hear of changes.

    The row is all there is about the reader: it goes when she stops, and stands in no protocol,
    log or export. Whoever holds the token may confirm and stop it.
    """

    token = models.CharField(max_length=43, unique=True)  # 256 random bits
    email = models.EmailField(_("e-mailadresse"))
    municipality = models.SlugField(max_length=60)
    kind = models.CharField(max_length=20, choices=Followed)
    what = models.CharField(max_length=500)  # uid, slug, "27.03" or the search's query string
    pace = models.CharField(max_length=20, choices=Pace)
    language = models.CharField(max_length=5)
    asked_at = models.DateTimeField()  # when the latest mail to confirm it was asked for
    confirmed_at = models.DateTimeField(null=True, blank=True)  # None: no mail but that one is sent
    told = models.BigIntegerField(default=0)  # the number of the sequence that has been told of
    told_at = models.DateTimeField(null=True, blank=True)  # None: nothing since it was confirmed
    failures = models.PositiveSmallIntegerField(default=0)  # in a row
    retry_at = models.DateTimeField(null=True, blank=True)  # None: no mail has failed

    class Meta:
        verbose_name = _("abonnement")
        indexes = (models.Index(name="subscription_by_sequence", fields=["told"]),)
        constraints = (
            stated("subscription_says_who_and_what", "token", "email", "municipality", "what"),
            known("subscription_kind_is_known", "kind", Followed),
            known("subscription_pace_is_known", "pace", Pace),
            models.UniqueConstraint(
                name="subscription_stands_once", fields=["email", "municipality", "kind", "what"]
            ),
            models.CheckConstraint(
                name="subscription_tells_nothing_before_it_is_confirmed",
                condition=Q(confirmed_at__isnull=False) | Q(told_at=None),
            ),
            models.CheckConstraint(
                name="subscription_is_confirmed_after_it_was_asked_for",
                condition=Q(confirmed_at=None) | Q(confirmed_at__gte=F("asked_at")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
