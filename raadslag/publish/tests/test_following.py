"""Following by mail, against a real mail server: asked, confirmed, told, stopped."""

from __future__ import annotations

import email
import re
import socket
from datetime import timedelta
from email.policy import default as POLICY

import pytest
from aiosmtpd.controller import Controller
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from raadslag.cases.models import CaseSection
from raadslag.meetings.models import Decision
from raadslag.publish import actions, directory
from raadslag.publish.following import actions as following
from raadslag.publish.following import targets
from raadslag.publish.following.sending import tell_what_changed
from raadslag.publish.models import Pace, PublicItem, PublicMeeting, Subscription
from raadslag.publish.tests.conftest import AT, BY, SECRET, answered, rows

LATER = AT + timedelta(hours=1)
WHO = "bo@example.dk"


class Postbox:
    """The mail server: keeps what it takes, refuses the addresses it is told to."""

    def __init__(self):
        self.mails, self.refused, self.closed = [], set(), False

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.closed:
            return "451 Try later"
        if address in self.refused:
            return "550 No such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.mails.append(email.message_from_bytes(envelope.content, policy=POLICY))
        return "250 OK"

    def last(self):
        return self.mails[-1]

    def text(self, mail=None):
        return (mail or self.last()).get_body(("plain",)).get_content()


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@pytest.fixture
def postbox(settings):
    box = Postbox()
    server = Controller(box, hostname="127.0.0.1", port=free_port())
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = server.port
    yield box
    server.stop()


@pytest.fixture
def released(held):
    actions.release(answered(held), by=BY, at=AT)
    directory.refresh(held.body.municipality, at=AT)
    return held


def follow(kind, what, place="", *, pace=Pace.AT_ONCE, who=WHO, at=AT):
    """Somebody follows, and has confirmed it."""
    target = targets.find(kind, what, place)
    following.ask(who, target, pace=pace, language="da", at=at)
    row = Subscription.objects.get(email=who, kind=kind, what=what)
    following.confirm(row, at=at)
    return row


def changes(held, words="Der plantes 50 lindetræer.", at=LATER):
    CaseSection.objects.filter(text__items__meeting=held, text__items__position=1).update(
        words=words
    )
    return actions.release(rows(held), by=BY, at=at)


def test_the_whole_way(client, postbox, released):
    body = released.body
    page = client.get(reverse("follow"), {"hvad": "body", "id": body.uid})
    assert page.status_code == 200
    sent = client.post(
        f"{reverse('follow')}?hvad=body&id={body.uid}",
        {"email": "Bo@Example.dk", "pace": "at_once"},
        headers={"Sec-Fetch-Site": "same-origin"},
    )
    assert sent.headers["Location"] == reverse("follow-sent")
    assert client.cookies == {}
    assert postbox.last()["To"] == WHO

    confirm = re.search(r"https?://\S+/bekraeft/", postbox.text())[0]
    path = "/" + confirm.split("/", 3)[3]
    assert "Ja, jeg vil følge med" in client.get(path).content.decode()
    assert Subscription.objects.get().confirmed_at is None  # a scanner's GET confirms nothing
    client.post(path, headers={"Origin": "http://testserver"})

    changes(released)
    assert tell_what_changed(LATER) == "1 mails sendt, 0 mislykkedes"
    assert "Referatet er rettet." in postbox.text()
    assert "1 Flere træer" in postbox.text()
    assert "✓ Godkendt" in postbox.text()
    assert f"bad om at følge {body.name}" in postbox.text()
    assert tell_what_changed(LATER) == ""  # the same is not told twice

    one_click = postbox.last()["List-Unsubscribe"].strip("<>")
    assert postbox.last()["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert client.post("/" + one_click.split("/", 3)[3]).status_code == 204
    assert not Subscription.objects.exists()
    changes(released, "Der plantes 60 lindetræer.")
    assert tell_what_changed(LATER) == ""


def test_nothing_closed_stands_in_a_mail(postbox, released):
    follow("municipality", released.body.municipality.slug)
    changes(released)
    tell_what_changed(LATER)
    assert SECRET not in postbox.last().as_string()


def test_what_is_withdrawn_before_the_mail_is_sent_is_told_as_withdrawn(postbox, released):
    follow("body", released.body.uid)
    changes(released, "Hemmeligt navn.")
    standing = PublicMeeting.objects.get().release
    actions.withdraw(standing, why="Et navn var forkert.", by=BY, at=LATER)
    tell_what_changed(LATER)
    assert "Et møde er trukket tilbage 2. marts 2026: Et navn var forkert." in postbox.text()
    assert "træer" not in postbox.last().as_string()
    assert postbox.text().count("trukket tilbage") == 1


def test_who_follows_a_case_hears_of_its_items_only(postbox, released):
    trees, plot = PublicItem.objects.order_by("position")
    follow("case", trees.proposal_uid)
    Decision.objects.filter(item__uid=plot.uid).update(public_words="Solgt.")
    actions.release(rows(released), by=BY, at=LATER)
    assert tell_what_changed(LATER) == ""
    changes(released)
    tell_what_changed(LATER)
    assert "Flere træer" in postbox.text()
    assert plot.uid not in postbox.last().as_string()


def test_who_follows_a_subject_hears_of_its_cases(postbox, released):
    released.items.filter(position=1).update(case_number="04.00.05-P19-7-26")
    follow("subject", "04.00", released.body.municipality.slug)
    follow("subject", "04.01", released.body.municipality.slug, who="ib@example.dk")
    changes(released)
    assert tell_what_changed(LATER) == "1 mails sendt, 0 mislykkedes"
    assert postbox.last()["To"] == WHO


def test_who_follows_a_search_hears_of_what_it_finds(postbox, released):
    place = released.body.municipality.slug
    follow("search", "q=lindetr%C3%A6er", place)
    follow("search", "q=kirsebærtræer".replace("æ", "%C3%A6"), place, who="ib@example.dk")
    changes(released)
    assert tell_what_changed(LATER) == "1 mails sendt, 0 mislykkedes"
    assert postbox.last()["To"] == WHO
    assert "søgningen »lindetræer«" in postbox.text()


def test_a_week_passes_between_weekly_mails(postbox, released):
    follow("body", released.body.uid, pace=Pace.WEEKLY)
    changes(released)
    assert tell_what_changed(LATER) == ""
    assert tell_what_changed(AT + timedelta(days=7)) == "1 mails sendt, 0 mislykkedes"
    changes(released, "Der plantes 60 lindetræer.", at=AT + timedelta(days=8))
    assert tell_what_changed(AT + timedelta(days=9)) == ""


def test_a_server_that_is_down_is_tried_again_later(postbox, released):
    follow("body", released.body.uid)
    changes(released)
    postbox.closed = True
    assert tell_what_changed(LATER) == "0 mails sendt, 1 mislykkedes"
    assert tell_what_changed(LATER + timedelta(minutes=1)) == ""
    postbox.closed = False
    assert tell_what_changed(LATER + timedelta(minutes=6)) == "1 mails sendt, 0 mislykkedes"
    row = Subscription.objects.get()
    assert (row.failures, row.retry_at) == (0, None)


def test_an_address_that_is_no_more_is_forgotten(postbox, released):
    follow("body", released.body.uid)
    changes(released)
    postbox.refused.add(WHO)
    at = LATER
    for _ in range(following.GIVE_UP_AFTER):
        tell_what_changed(at)
        at += timedelta(days=1)
    assert not Subscription.objects.exists()


def test_a_confirmation_that_cannot_be_sent_keeps_nothing_and_says_so(client, postbox, released):
    postbox.closed = True
    page = client.post(
        f"{reverse('follow')}?hvad=body&id={released.body.uid}",
        {"email": WHO, "pace": "at_once"},
        headers={"Sec-Fetch-Site": "same-origin"},
    )
    assert page.status_code == 422
    assert "kan ikke sendes lige nu" in page.content.decode()
    assert not Subscription.objects.exists()


def test_nobody_learns_who_follows_or_fills_a_postbox(client, postbox, released):
    follow("body", released.body.uid)
    count = len(postbox.mails)
    form = {"email": WHO, "pace": "weekly"}
    address = f"{reverse('follow')}?hvad=body&id={released.body.uid}"
    for _ in range(3):
        answer = client.post(address, form, headers={"Sec-Fetch-Site": "same-origin"})
        assert answer.headers["Location"] == reverse("follow-sent")
    assert len(postbox.mails) == count
    for number in range(following.WAITING_AT_MOST + 3):
        target = targets.find("subject", f"0{number % 10}", released.body.municipality.slug)
        following.ask("ny@example.dk", target, pace=Pace.AT_ONCE, language="da", at=AT)
    assert len(postbox.mails) == count + following.WAITING_AT_MOST


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Origin": "https://elsewhere.example"},
        {"Referer": "https://elsewhere.example/form"},
        {},
    ],
)
def test_a_form_sent_from_elsewhere_is_refused(postbox, released, headers):
    client = Client(enforce_csrf_checks=True)
    address = f"{reverse('follow')}?hvad=body&id={released.body.uid}"
    answer = client.post(address, {"email": WHO, "pace": "at_once"}, headers=headers)
    assert answer.status_code == 403
    assert postbox.mails == []


def test_a_robot_that_fills_every_field_follows_nothing(client, postbox, released):
    address = f"{reverse('follow')}?hvad=body&id={released.body.uid}"
    form = {"email": WHO, "pace": "at_once", "website": "https://spam.example"}
    answer = client.post(address, form, headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == 302
    assert not Subscription.objects.exists()


@pytest.mark.parametrize("address", ["", "bo", "bo@", "bo@example.dk\r\nBcc: ib@example.dk"])
def test_what_is_no_address_is_said(client, postbox, released, page_check, address):
    page = client.post(
        f"{reverse('follow')}?hvad=body&id={released.body.uid}",
        {"email": address, "pace": "at_once"},
        headers={"Sec-Fetch-Site": "same-origin"},
    )
    assert page.status_code == 422
    assert postbox.mails == []


@pytest.mark.parametrize(
    "query", ["", "?hvad=body&id=nobody", "?hvad=ghost&id=x", "?hvad=subject&id=%27%3B--"]
)
def test_what_is_not_public_cannot_be_followed(client, released, query):
    assert client.get(reverse("follow") + query).status_code == 404


def test_the_page_tells_of_the_other_ways(client, released):
    body, place = released.body, released.body.municipality.slug
    page = client.get(reverse("follow"), {"hvad": "body", "id": body.uid}).content.decode()
    assert reverse("feed-body", args=[body.uid]) in page
    assert reverse("calendar-body", args=[body.uid]) in page
    for kind, what in (("municipality", place), ("subject", "04.00"), ("search", "q=træer")):
        query = {"hvad": kind, "id": what, "kommune": place}
        page = client.get(reverse("follow"), query)
        feed = page.context["target"].feed
        assert client.get(feed).status_code == 200, feed


def test_what_nobody_confirms_is_forgotten(postbox, released):
    target = targets.find("body", released.body.uid)
    following.ask(WHO, target, pace=Pace.AT_ONCE, language="da", at=AT)
    assert following.forget_unconfirmed(AT + timedelta(days=6)) == ""
    assert following.forget_unconfirmed(AT + timedelta(days=8)) == "1 ubekræftede fjernet"


def test_an_unknown_token_says_what_to_do(client, db):
    for name in ("follow-confirm", "follow-stop"):
        assert client.get(reverse(name, args=["nonsense"])).status_code == 200
    assert client.post(reverse("follow-stop-at-once", args=["nonsense"])).status_code == 204


def test_the_mail_is_in_the_readers_language(postbox, released):
    row = follow("body", released.body.uid)
    Subscription.objects.filter(pk=row.pk).update(language="en")
    changes(released)
    tell_what_changed(LATER)
    assert "The minutes have been corrected." in postbox.text()
    assert "/en/" in postbox.text()


def test_an_address_is_forgotten_on_request(postbox, released, capsys):
    follow("body", released.body.uid)
    follow("municipality", released.body.municipality.slug)
    call_command("forget_address", "Bo@example.dk")
    assert "2 abonnementer slettet." in capsys.readouterr().out
    assert not Subscription.objects.exists()
