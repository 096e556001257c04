"""A meeting becomes public, as a numbered version, and nothing closed goes with it."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.urls import reverse

from raadslag.cases.models import CaseSection
from raadslag.meetings import actions as meetings
from raadslag.meetings.drafts import MeetingDraft
from raadslag.meetings.models import AgendaItem, Decision, Meeting, MeetingState
from raadslag.protocol.models import Entry
from raadslag.publish import actions, directory
from raadslag.publish.models import (
    FindingAnswer,
    GateFinding,
    PublicCase,
    PublicItem,
    PublicMeeting,
    Release,
    Tombstone,
)
from raadslag.publish.tests.conftest import AT, BY, SECRET, answered, rows


def test_a_closed_item_with_text_waits_for_a_person(held):
    with pytest.raises(actions.ReleaseBlocked) as blocked:
        actions.release(rows(held), by=BY, at=AT)
    assert [f.kind for f in blocked.value.findings] == ["closed_content"]
    assert not PublicMeeting.objects.exists()


def test_what_is_released_holds_nothing_closed(held):
    actions.release(answered(held), by=BY, at=AT)
    everything = json.dumps(
        [
            list(PublicMeeting.objects.values("content", "body_name")),
            list(PublicItem.objects.values("content", "title")),
            list(PublicCase.objects.values("content", "title")),
        ],
        default=str,
    )
    assert "lindetræer" in everything.encode().decode("unicode_escape")
    assert SECRET not in everything


@pytest.mark.parametrize("where", ["meeting", "open item", "closed item", "front"])
def test_no_public_page_holds_anything_closed(client, held, where):
    actions.release(answered(held), by=BY, at=AT)
    directory.refresh(held.body.municipality, at=AT)
    uids = [item.uid for item in held.items.order_by("position")]
    address = {
        "meeting": reverse("meeting", args=[held.uid]),
        "open item": reverse("item", args=[uids[0]]),
        "closed item": reverse("item", args=[uids[1]]),
        "front": reverse("front", args=[held.body.municipality.slug]),
    }[where]
    page = client.get(address)
    assert page.status_code == 200
    assert SECRET not in page.content.decode()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("træer", ["decision", "case"]),
        ("FLERE TRÆER", ["decision", "case"]),
        (SECRET, []),
        ("Salg", []),
    ],
)
def test_search_finds_only_what_is_public(client, held, words, found):
    actions.release(answered(held), by=BY, at=AT)
    directory.refresh(held.body.municipality, at=AT)
    page = client.get(reverse("search", args=[held.body.municipality.slug]), {"q": words})
    assert {result.kind for result in page.context["results"]} == set(found)


def test_a_closed_item_shows_that_it_exists_and_what_a_person_let_be_known(client, held):
    plot = held.items.get(position=2)
    plot.public_title, plot.closed_ground = "Salg af areal", "forretningsforhold"
    plot.save()
    actions.release(answered(held), by=BY, at=AT)
    directory.refresh(held.body.municipality, at=AT)
    page = client.get(reverse("item", args=[plot.uid])).content.decode()
    assert "Salg af areal" in page
    assert "forretningsforhold" in page


def test_the_same_again_is_no_new_version_and_a_change_is(held):
    first = actions.release(answered(held), by=BY, at=AT)
    assert actions.release(rows(held), by=BY, at=AT) is None

    Decision.objects.filter(item__meeting=held, item__position=1).update(words="Forkastet.")
    second = actions.release(rows(held), by=BY, at=AT)

    assert (first.number, first.kind, second.number, second.kind) == (1, "minutes", 2, "corrected")
    assert PublicMeeting.objects.get().release == second
    assert Entry.objects.filter(verb="meeting.published").count() == 2


def test_an_item_that_leaves_the_agenda_leaves_a_trace(client, held):
    actions.release(answered(held), by=BY, at=AT)
    directory.refresh(held.body.municipality, at=AT)
    trees = held.items.get(position=1)
    AgendaItem.objects.filter(pk=trees.pk).update(withdrawn=True)

    actions.release(rows(held), by=BY, at=AT)

    assert client.get(reverse("item", args=[trees.uid])).status_code == 410


def test_withdrawing_takes_it_out_of_everything_at_once(client, held):
    made = actions.release(answered(held), by=BY, at=AT)
    directory.refresh(held.body.municipality, at=AT)

    actions.withdraw(made, why="Et bilag var forkert.", by=BY, at=AT)

    assert not PublicMeeting.objects.exists()
    assert not PublicItem.objects.exists()
    assert not PublicCase.objects.exists()
    page = client.get(reverse("meeting", args=[held.uid]))
    assert page.status_code == 410
    assert "Et bilag var forkert." in page.content.decode()
    kinds = Tombstone.objects.order_by("kind").values_list("kind", flat=True)
    assert list(kinds) == ["case", "file", "item", "item", "meeting"]
    assert Entry.objects.filter(verb="meeting.withdrawn").exists()


def test_it_is_made_public_again_under_the_same_address(client, held):
    made = actions.release(answered(held), by=BY, at=AT)
    actions.withdraw(made, why="Et bilag var forkert.", by=BY, at=AT)
    directory.refresh(held.body.municipality, at=AT)
    again = actions.release(rows(held), by=BY, at=AT)
    assert again.number == 2
    assert client.get(reverse("meeting", args=[held.uid])).status_code == 200


def test_a_verified_cpr_number_is_never_released(held):
    CaseSection.objects.filter(text__items__position=1).update(words="Bo, 070761-4285, søger.")
    finding = next(f for f in actions.examine(rows(held)) if f.kind == "cpr")
    with pytest.raises(actions.AnswerRefused):
        actions.answer(finding, how=FindingAnswer.RELEASED, reason="Gammel sag", by=BY, at=AT)


def test_an_answer_holds_until_the_words_change(held):
    CaseSection.objects.filter(text__items__position=1).update(words="Skriv til bo@gmail.com.")
    finding = next(f for f in actions.examine(rows(held)) if f.kind == "email")
    actions.answer(finding, how=FindingAnswer.NOT_PERSONAL, reason="", by=BY, at=AT)
    assert (
        next(f for f in actions.examine(rows(held)) if f.kind == "email").answer == "not_personal"
    )
    CaseSection.objects.filter(text__items__position=1).update(words="Skriv til ib@gmail.com.")
    assert next(f for f in actions.examine(rows(held)) if f.kind == "email").answer == "open"


def test_the_archive_is_released_as_far_as_the_gate_lets_it(held, body):
    other = MeetingDraft(Meeting(body=body, date=date(2026, 4, 7), state=MeetingState.MINUTES))
    meetings.enter_meeting(other, by=BY, at=AT)

    *_, tally = actions.release_archive(body.municipality, by=BY, at=AT)

    assert (tally.released, tally.blocked, tally.findings) == (1, 1, {"closed_content": 1})
    assert Release.objects.count() == 1
    assert GateFinding.objects.filter(blocks=True).count() == 1


def test_a_body_without_known_offices_shows_who_is_named_in_its_minutes(client, held, body):
    from raadslag.council.actions import create_person
    from raadslag.meetings.models import Presence

    bent = create_person(municipality=body.municipality, name="Bent Birk", by=BY, at=AT)
    away = create_person(municipality=body.municipality, name="Else Eg", by=BY, at=AT)
    for at, (person, kind) in enumerate([(bent, "present"), (away, "absent")], 1):
        Presence.objects.create(
            meeting=held, position=at, printed_name=person.name, person=person, kind=kind
        )
    actions.release(answered(held), by=BY, at=AT)
    directory.refresh(body.municipality, at=AT)
    page = client.get(reverse("body", args=[body.uid])).content.decode()
    assert "Bent Birk" in page
    assert "Else Eg" not in page
    assert (
        "Til stede ved 1 møde." in client.get(reverse("person", args=[bent.uid])).content.decode()
    )


@pytest.mark.parametrize("what", ["item", "attachment", "withdrawn"])
def test_what_is_closed_while_the_gate_looks_is_not_released(held, what):
    looked_at = answered(held)
    trees = held.items.select_related("meeting", "decision").get(position=1)
    if what == "item":
        told = actions.Told("personsag")
        actions.close_item(trees, version=trees.version, told=told, by=BY, at=AT)
    elif what == "attachment":
        kort = trees.text.enclosures.get(position=1).attachment
        actions.close_attachment(kort, by=BY, at=AT)
    else:
        AgendaItem.objects.filter(pk=trees.pk).update(withdrawn=True)
    with pytest.raises(actions.ReleaseBlocked, match="blev ændret, mens"):
        actions.release(looked_at, by=BY, at=AT)
    assert not Release.objects.exists()
