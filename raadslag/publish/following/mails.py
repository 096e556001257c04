"""The mails: text and HTML that say the same, without pictures and without anything that tells on the reader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext, override

from raadslag.meetings.presentation import DecisionView, ItemView
from raadslag.publish.following.news import MeetingNews, News
from raadslag.publish.following.targets import Target
from raadslag.publish.models import (
    Pace,
    PublicItem,
    PublicMeeting,
    ReleaseKind,
    SnapshotKind,
    Subscription,
    Tombstone,
)
from raadslag.publish.queries import view
from raadslag.web.outcomes import sign

ITEMS = 12  # of a meeting; the rest stand on its page
MEETINGS = 20
WORDS = 280  # characters of a decision
MARKS = {
    "adopted": "✓",
    "noted": "○",
    "discussed": "◇",
    "postponed": "◷",
    "referred": "→",
    "rejected": "✕",
}
"""The signs of outcomes as letters: a mail has no icon sheet."""


def to_confirm(subscription: Subscription, target: Target) -> EmailMultiAlternatives:
    """The mail that asks whether the address wants this."""
    with override(subscription.language):
        subject = gettext("Bekræft, at du vil følge %(name)s") % {"name": target.name}
        page = reverse("follow-confirm", args=[subscription.token])
        context = {"target": target, "confirm": _absolute(page), "site": settings.SITE_URL}
        return _mail(subscription, subject, "confirm", context)


def of_news(subscription: Subscription, target: Target, news: News) -> EmailMultiAlternatives:
    """The mail that says what changed, and why it comes."""
    with override(subscription.language):
        meetings = [_shown(one) for one in news.meetings[:MEETINGS]]
        gone = [_gone(trace) for trace in news.gone]
        assert subscription.confirmed_at is not None
        context = {
            "target": target,
            "href": _absolute(target.href),
            "meetings": meetings,
            "more": len(news.meetings) - len(meetings),
            "gone": gone,
            "since": subscription.confirmed_at,
            "weekly": subscription.pace == Pace.WEEKLY,
            "stop": _absolute(reverse("follow-stop", args=[subscription.token])),
            "site": settings.SITE_URL,
        }
        first = meetings[0].heading if meetings else gone[0]
        subject = gettext("%(name)s: %(news)s") % {"name": target.name, "news": first}
        mail = _mail(subscription, subject, "news", context)
        one_click = _absolute(reverse("follow-stop-at-once", args=[subscription.token]))
        mail.extra_headers |= {
            "List-Unsubscribe": f"<{one_click}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }
        return mail


def _mail(
    subscription: Subscription, subject: str, name: str, context: dict[str, object]
) -> EmailMultiAlternatives:
    context = {**context, "subject": subject, "language": subscription.language}
    mail = EmailMultiAlternatives(
        " ".join(subject.split())[:200],
        render_to_string(f"publish/following/{name}.txt", context).strip() + "\n",
        to=[subscription.email],
        headers={"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"},
    )
    mail.attach_alternative(
        render_to_string(f"publish/following/{name}.mail.html", context), "text/html"
    )
    return mail


def _absolute(path: str) -> str:
    return f"{settings.SITE_URL}{path}"


@dataclass(frozen=True, slots=True)
class ShownItem:
    """An item in a mail. outcome: "" while nothing is decided."""

    title: str
    href: str
    outcome: str
    words: str


@dataclass(frozen=True, slots=True)
class ShownMeeting:
    """A meeting in a mail. more: items that only its page shows."""

    heading: str
    said: str
    href: str
    items: list[ShownItem]
    more: int


def _shown(news: MeetingNews) -> ShownMeeting:
    meeting = news.meeting
    return ShownMeeting(
        heading=_heading(meeting.body_name, meeting.on),
        said=_said(meeting) if news.released else "",
        href=_absolute(reverse("meeting", args=[meeting.uid])),
        items=[_item(item) for item in news.items[:ITEMS]],
        more=max(0, len(news.items) - ITEMS),
    )


def _heading(body: str, on: date | None) -> str:
    return f"{body}, {date_format(on, 'j. F Y')}" if on else body


def _said(meeting: PublicMeeting) -> str:
    if meeting.cancelled:
        return gettext("Mødet er aflyst.")
    return {
        ReleaseKind.AGENDA: gettext("Dagsordenen er offentliggjort."),
        ReleaseKind.SUPPLEMENTARY: gettext("Dagsordenen er ændret."),
        ReleaseKind.MINUTES: gettext("Referatet er offentliggjort."),
        ReleaseKind.CORRECTED: gettext("Referatet er rettet."),
    }[ReleaseKind(meeting.release.kind)]


def _item(row: PublicItem) -> ShownItem:
    shown = view(row, ItemView)
    decision = shown.decision or DecisionView()
    known = None if decision.outcome == "none" else sign(decision.outcome)
    words = " ".join(decision.text.split())
    title = " ".join(filter(None, (row.number, row.title or gettext("Uden titel"))))
    return ShownItem(
        title=f"{title} ({gettext('Lukket')})" if row.closed else title,
        href=_absolute(reverse("item", args=[row.uid])),
        outcome=f"{MARKS.get(decision.outcome, '')} {known.word}".strip() if known else "",
        words=words if len(words) <= WORDS else words[:WORDS].rsplit(" ", 1)[0] + " …",
    )


def _gone(trace: Tombstone) -> str:
    """That something went, and why; never what it was."""
    said = {
        SnapshotKind.MEETING: gettext("Et møde er trukket tilbage %(day)s: %(why)s"),
        SnapshotKind.ITEM: gettext("Et punkt er trukket tilbage %(day)s: %(why)s"),
        SnapshotKind.FILE: gettext("Et bilag er trukket tilbage %(day)s: %(why)s"),
    }[SnapshotKind(trace.kind)]
    return said % {"day": date_format(trace.at, "j. F Y"), "why": trace.why}
