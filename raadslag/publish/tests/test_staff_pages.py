"""The release page: who makes meetings public, what they are told, and what nobody else sees."""

from __future__ import annotations

import re
from datetime import date

import pytest

from raadslag.council import actions as council
from raadslag.council.models import RoleKind
from raadslag.meetings import actions as meetings
from raadslag.meetings.drafts import MeetingDraft
from raadslag.meetings.models import Meeting, MeetingState
from raadslag.publish.actions import examine
from raadslag.publish.models import (
    FindingAnswer,
    GateFinding,
    PublicMeeting,
    PublicMunicipality,
    Release,
    Tombstone,
)
from raadslag.publish.staff import queries
from raadslag.publish.tests.conftest import AT, BY, SECRET, rows

PAGE = "/arbejde/offentliggoer/"


@pytest.fixture
def archivist(municipality, citizen):
    """Clara, archivist of Søndby: releases, and reads nothing closed."""
    council.grant_role(
        user=citizen, kind=RoleKind.ARCHIVIST, municipality=municipality, by=BY, at=AT
    )
    return citizen


@pytest.fixture
def page(client, clerk, held):
    """Karen at the release page."""
    client.force_login(clerk)
    return client


def one(meeting):
    return f"{PAGE}{meeting.uid}/"


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("clerk", True), ("archivist", True), ("member", False), ("administrator", False),
        ("citizen", False), ("outsider", False),
    ],
)  # fmt: skip
def test_secretaries_and_archivists_release(held, request, who, may):
    user = request.getfixturevalue(who)

    assert queries.meetings_released_by(user).filter(pk=held.pk).exists() is may


def test_a_secretary_releases_in_her_own_body_only(clerk, other_body):
    Meeting.objects.create(body=other_body)

    assert not queries.meetings_released_by(clerk).exists()


@pytest.mark.parametrize(
    ("who", "front", "of_meeting"),
    [
        ("clerk", 200, 200), ("archivist", 200, 200), ("member", 403, 200),
        ("administrator", 403, 200), ("citizen", 403, 403), ("outsider", 403, 404),
    ],
)  # fmt: skip
def test_who_gets_the_pages(client, held, request, page_check, who, front, of_meeting):
    client.force_login(request.getfixturevalue(who))
    for address, status in (
        (PAGE, front),
        (f"{PAGE}?vis=offentlige", front),
        (one(held), of_meeting),
    ):
        response = client.get(address)
        assert response.status_code == status, address
        if status == 200:
            page_check(response)


@pytest.mark.parametrize("who", ["member", "administrator", "citizen", "outsider"])
def test_nobody_else_releases_or_answers(client, held, request, who):
    (finding, *_) = examine(rows(held))
    client.force_login(request.getfixturevalue(who))
    sent = (
        client.post(one(held), {"gor": "offentlig"}),
        client.post(f"{PAGE}alle/", {"gor": "offentlig"}),
        client.post(f"{PAGE}lukkede/"),
        client.post(f"{PAGE}fund/{finding.uid}/", {"svar": "removed"}),
        client.post(f"{one(held)}tilbage/", {"grund": "x"}),
    )
    assert {response.status_code for response in sent} <= {403, 404}
    assert not Release.objects.exists()
    assert not GateFinding.objects.exclude(answer=FindingAnswer.OPEN).exists()


@pytest.mark.parametrize(("who", "sees"), [("clerk", True), ("archivist", False)])
def test_words_of_closed_matter_stand_there_for_those_entitled(client, held, request, who, sees):
    """The Klimaudvalg's closed attachment names the buyer; the archivist may release, not read it."""
    client.force_login(request.getfixturevalue(who))
    client.post(one(held), {"gor": "kontrol"})

    assert (SECRET in client.get(one(held)).content.decode()) is sees


def test_a_blocked_meeting_is_answered_and_released(page, held, page_check):
    page.post(one(held), {"gor": "offentlig"})
    blocked = page_check(page.get(one(held)))
    assert "1 fund stopper mødet" in blocked
    assert "skal besvares, før mødet kan offentliggøres" in blocked
    finding = GateFinding.objects.get(kind="closed_content")

    page.post(f"{PAGE}fund/{finding.uid}/", {"svar": "removed"})
    page.post(one(held), {"gor": "offentlig"})

    assert PublicMeeting.objects.get().uid == held.uid
    text = page_check(page.get(one(held)))
    assert "Offentligt som udgave 1" in text
    assert f'href="/moede/{held.uid}/"' in text
    assert page.get(f"/moede/{held.uid}/").status_code == 200


def test_an_answer_is_taken_back(page, held):
    page.post(one(held), {"gor": "kontrol"})
    finding = GateFinding.objects.get(kind="closed_content")
    page.post(f"{PAGE}fund/{finding.uid}/", {"svar": "removed"})

    page.post(f"{PAGE}fund/{finding.uid}/", {"gor": "fortryd"})

    finding.refresh_from_db()
    assert finding.answer == FindingAnswer.OPEN


def test_released_all_the_same_wants_a_reason(page, held, page_check):
    held.items.get(position=1).text.sections.update(words="Skriv til bo@gmail.com.")
    page.post(one(held), {"gor": "kontrol"})
    finding = GateFinding.objects.get(kind="email")

    response = page.post(f"{PAGE}fund/{finding.uid}/", {"svar": "released", "grund": " "})

    assert response.status_code == 422
    assert "Skriv, hvorfor det offentliggøres alligevel." in page_check(response)
    page.post(f"{PAGE}fund/{finding.uid}/", {"svar": "released", "grund": "Han bad om det."})
    finding.refresh_from_db()
    assert (finding.answer, finding.reason) == ("released", "Han bad om det.")


def test_nobody_says_that_a_number_is_gone_while_it_stands_there(page, held):
    held.items.get(position=1).text.sections.update(words="Bo, 070761-4285, søger.")
    page.post(one(held), {"gor": "kontrol"})
    finding = GateFinding.objects.get(kind="cpr")

    for answer in ("removed", "released"):
        sent = {"svar": answer, "grund": "Det er længe siden."}
        assert page.post(f"{PAGE}fund/{finding.uid}/", sent).status_code == 422
    finding.refresh_from_db()
    assert finding.answer == FindingAnswer.OPEN


@pytest.fixture
def many(held, body):
    """Twelve more meetings of the Klimaudvalg, without anything to stop them."""
    for month in range(1, 13):
        row = Meeting(body=body, date=date(2025, month, 4), state=MeetingState.MINUTES)
        meetings.enter_meeting(MeetingDraft(row), by=BY, at=AT)


def run_to_the_end(client, deed, page_check):
    sent = {"gor": deed}
    for requests in range(1, 10):
        said = page_check(client.post(f"{PAGE}alle/", sent))
        if "Færdig." in said:
            return requests, said
        sent = dict(re.findall(r'name="(gor|efter|set|offentlige|venter)" value="(\w+)"', said))
    raise AssertionError("the run does not end")


def test_all_that_pass_are_released_in_portions(page, many, held, page_check):
    requests, said = run_to_the_end(page, "offentlig", page_check)

    assert requests == 2
    assert "13 af 13 møder" in said
    assert "12 offentliggjort" in said
    assert "1 venter på svar" in said
    assert PublicMeeting.objects.count() == 12
    assert PublicMunicipality.objects.get().slug == "soendby"
    assert "Lukket punkt med indhold" in page.get(PAGE).content.decode()


def test_looking_makes_nothing_public(page, many, page_check):
    _, said = run_to_the_end(page, "kontrol", page_check)

    assert "13 af 13 møder" in said
    assert not Release.objects.exists()
    assert GateFinding.objects.filter(kind="closed_content").count() == 1


def test_the_text_of_all_closed_items_is_kept_inside_at_once(page, held):
    page.post(one(held), {"gor": "kontrol"})

    page.post(f"{PAGE}lukkede/")
    page.post(one(held), {"gor": "offentlig"})

    assert GateFinding.objects.get(kind="closed_content").answer == FindingAnswer.REMOVED
    assert PublicMeeting.objects.exists()
    assert SECRET not in page.get(f"/moede/{held.uid}/").content.decode()


def test_a_meeting_is_taken_back_with_a_reason(page, held, page_check):
    page.post(one(held), {"gor": "kontrol"})
    page.post(f"{PAGE}lukkede/")
    page.post(one(held), {"gor": "offentlig"})
    assert "Mødet og dets 2 punkter forsvinder" in page_check(page.get(one(held)))

    assert page.post(f"{one(held)}tilbage/", {"grund": ""}).status_code == 422
    page.post(f"{one(held)}tilbage/", {"grund": "Et navn var forkert."})

    assert Tombstone.objects.get(uid=held.uid).why == "Et navn var forkert."
    assert page.get(f"/moede/{held.uid}/").status_code == 410
    assert "Et navn var forkert." in page_check(page.get(one(held)))


def test_what_was_taken_back_is_not_released_with_the_rest(page, held, page_check):
    page.post(one(held), {"gor": "kontrol"})
    page.post(f"{PAGE}lukkede/")
    page.post(one(held), {"gor": "offentlig"})
    page.post(f"{one(held)}tilbage/", {"grund": "Et navn var forkert."})

    run_to_the_end(page, "offentlig", page_check)

    assert not PublicMeeting.objects.exists()
