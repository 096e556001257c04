"""Asking to follow, confirming it, and stopping.

None of it stands in the protocol: what a reader follows is nobody's business, and goes when she
stops.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from raadslag.publish import sequence
from raadslag.publish.following import mails
from raadslag.publish.following.targets import Target
from raadslag.publish.models import Pace, Subscription

UNCONFIRMED_FOR = timedelta(days=7)
ASK_AGAIN_AFTER = timedelta(minutes=10)
GIVE_UP_AFTER = 5  # refusals of the address in a row
WAITING_AT_MOST = 5  # mails to confirm that one address may get before it has confirmed one


def ask(email: str, target: Target, *, pace: Pace, language: str, at: datetime) -> None:
    """Send the address a mail in which it can say that it wants to follow the target.

    The same for every address, also one that follows already or has been asked too often, so that
    nobody learns from it who follows what. Raises OSError (smtplib's errors are) where the mail
    server does not take the mail; then nothing is kept.
    """
    email = email.strip().lower()
    with transaction.atomic():
        row = _standing(email, target)
        if row is None:
            if _waiting(email) >= WAITING_AT_MOST:
                return
            row = _new(email, target, at)
        elif row.asked_at > at - ASK_AGAIN_AFTER or row.confirmed_at:
            _follows_already(row, pace)
            return
        row.pace, row.language, row.asked_at = pace, language, at
        row.save()
        mails.to_confirm(row, target).send()


def _standing(email: str, target: Target) -> Subscription | None:
    return (
        Subscription.objects.select_for_update()
        .filter(email=email, municipality=target.municipality, kind=target.kind, what=target.what)
        .first()
    )


def _waiting(email: str) -> int:
    return Subscription.objects.filter(email=email, confirmed_at=None).count()


def _new(email: str, target: Target, at: datetime) -> Subscription:
    return Subscription(
        token=secrets.token_urlsafe(32),
        email=email,
        municipality=target.municipality,
        kind=target.kind,
        what=target.what,
        asked_at=at,
    )


def _follows_already(row: Subscription, pace: Pace) -> None:
    """Only the pace can have been meant."""
    if row.confirmed_at:
        Subscription.objects.filter(pk=row.pk).update(pace=pace)


def confirm(subscription: Subscription, *, at: datetime) -> None:
    """From now on mails are sent, of what changes after this."""
    Subscription.objects.filter(pk=subscription.pk, confirmed_at=None).update(
        confirmed_at=at, told=sequence.reached()
    )


def stop(subscription: Subscription) -> None:
    """Send no more mails, and forget the address."""
    Subscription.objects.filter(pk=subscription.pk).delete()


def forget(email: str) -> int:
    """Forget all that an address follows; how many subscriptions that were."""
    count, _ = Subscription.objects.filter(email=email.strip().lower()).delete()
    return count


def forget_unconfirmed(at: datetime) -> str:
    """A job of tick: remove those that nobody confirmed in a week."""
    old = Subscription.objects.filter(confirmed_at=None, asked_at__lt=at - UNCONFIRMED_FOR)
    count, _ = old.delete()
    return f"{count} ubekræftede fjernet" if count else ""


def told(subscription: Subscription, *, reached: int, at: datetime) -> None:
    """Note that all up to this number has been told of."""
    Subscription.objects.filter(pk=subscription.pk).update(
        told=reached, told_at=at, failures=0, retry_at=None
    )


def failed(subscription: Subscription, *, at: datetime, for_good: bool) -> None:
    """Note that a mail could not be sent: it is tried again, later each time.

    for_good: the server says that there is no such address; after some of these it is forgotten.
    """
    if for_good and subscription.failures + 1 >= GIVE_UP_AFTER:
        stop(subscription)
        return
    wait = min(timedelta(minutes=5) * 2**subscription.failures, timedelta(days=1))
    Subscription.objects.filter(pk=subscription.pk).update(
        failures=F("failures") + 1, retry_at=at + wait
    )
