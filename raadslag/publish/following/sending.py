"""Telling those who follow what changed: a job of `raadslag tick`."""

from __future__ import annotations

import logging
import smtplib
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import Q, QuerySet

from raadslag.publish import sequence
from raadslag.publish.following import actions, mails, targets
from raadslag.publish.following.news import Round, changed_since, concerning
from raadslag.publish.following.searches import NotIndexed
from raadslag.publish.models import Pace, Subscription

WEEK = timedelta(days=7)

_log = logging.getLogger(__name__)


def tell_what_changed(at: datetime) -> str:
    """Send each subscription that is due one mail of what changed since it last was told.

    A mail is noted as sent when the server has taken it: killed between the two, the next tick
    sends it again rather than never.
    """
    sent = failed = 0
    rounds: dict[int, Round] = {}
    with get_connection() as connection:
        for subscription in _due(at):
            made = rounds.get(subscription.told)
            if made is None:
                rounds.clear()  # they come in the order of what they were told: none is asked for again
                made = rounds[subscription.told] = changed_since(subscription.told)
            try:
                sent += _tell(subscription, made, connection, at)
            except NotIndexed:
                continue  # the next tick finds it
            except OSError as error:  # smtplib's errors are
                failed += 1
                # the address is nobody's business in a log
                _log.warning("mail to subscription %s: %s", subscription.pk, type(error).__name__)
                actions.failed(subscription, at=at, for_good=_is_for_good(error))
    return f"{sent} mails sendt, {failed} mislykkedes" if sent or failed else ""


def _due(at: datetime) -> Iterator[Subscription]:
    rows: QuerySet[Subscription] = Subscription.objects.filter(
        Q(retry_at=None) | Q(retry_at__lte=at),
        Q(pace=Pace.AT_ONCE)
        | Q(told_at__lte=at - WEEK)
        | Q(told_at=None, confirmed_at__lte=at - WEEK),
        confirmed_at__isnull=False,
        told__lt=sequence.reached(),
    )
    return iter(list(rows.order_by("told", "pk")))


def _tell(
    subscription: Subscription, made: Round, connection: BaseEmailBackend, at: datetime
) -> bool:
    """Whether there was something to tell, and it was sent."""
    target = targets.of(subscription)
    news = concerning(target, made)
    if news:
        mail = mails.of_news(subscription, target, news)
        mail.connection = connection
        mail.send()
    actions.told(subscription, reached=made.reached, at=at)
    return bool(news)


def _is_for_good(error: OSError) -> bool:
    """Whether the server says that it knows no such address (5xx to RCPT, RFC 5321 § 4.2.1)."""
    if not isinstance(error, smtplib.SMTPRecipientsRefused):
        return False
    return any(code >= 500 for code, _ in error.recipients.values())
