"""The page of a finding in a file: seen, redacted, cleaned, replaced and closed from there."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from raadslag.cases.models import Attachment
from raadslag.council import actions as council
from raadslag.council.models import RoleKind
from raadslag.meetings.models import Meeting
from raadslag.publish import actions
from raadslag.publish.actions.gating import SECOND_PERSON
from raadslag.publish.models import FindingAnswer, GateFinding, PublicFile, Substitute
from raadslag.publish.scan.tests.pdfs import make
from raadslag.publish.tests.conftest import AT, BY, rows
from raadslag.publish.tests.test_gate_files import filed, plan, seen
from tests.harness.browser import accessible

__all__ = ["plan"]

FRONT = "/arbejde/offentliggoer/"


@pytest.fixture
def archivist(municipality, citizen):
    """Clara, archivist of Søndby: releases, and reads nothing closed."""
    council.grant_role(
        user=citizen, kind=RoleKind.ARCHIVIST, municipality=municipality, by=BY, at=AT
    )
    return citizen


@pytest.fixture
def finding(plan):
    """A CPR number on the second page of the plan for the path."""
    content = make(seen("Ingenting"), seen("Hans CPR er 070761-4285. Bent Birk."))
    (found,) = [one for one in actions.examine(filed(plan, content)) if one.kind == "cpr"]
    return found


@pytest.fixture
def page(client, clerk, finding):
    """Karen at the release pages."""
    client.force_login(clerk)
    return client


def at(finding):
    return f"{FRONT}fund/{finding.uid}/"


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("clerk", 200), ("archivist", 200), ("member", 404), ("administrator", 404),
        ("citizen", 403), ("outsider", 404),
    ],
)  # fmt: skip
def test_who_sees_the_finding_and_its_page(client, request, finding, who, status, page_check):
    client.force_login(request.getfixturevalue(who))
    for address in (at(finding), f"{at(finding)}side.png"):
        assert client.get(address).status_code == status
    if status == 200:
        said = page_check(client.get(at(finding)))
        assert "Plan, side 2" in said
        assert "4285" not in said


@pytest.mark.parametrize("who", ["member", "administrator", "citizen", "outsider"])
@pytest.mark.parametrize("deed", ["sloer", "rens", "luk", "fortryd", "bekraeft"])
def test_nobody_else_does_anything(client, request, finding, who, deed):
    client.force_login(request.getfixturevalue(who))

    assert client.post(at(finding), {"gor": deed}).status_code in {403, 404}
    assert not Substitute.objects.exists()


def test_a_finding_in_a_text_has_its_page_too(client, clerk, held, page_check):
    held.items.get(position=1).text.sections.update(words="Skriv til bo@gmail.com.")
    (found,) = [one for one in actions.examine(rows(held)) if one.kind == "email"]
    client.force_login(clerk)

    said = page_check(client.get(at(found)))

    assert "bo@gmail.com" in said
    assert "luk punktet" in said
    assert "Næste fund" in said
    assert client.get(f"{at(found)}side.png").status_code == 404


def test_the_page_is_drawn_and_kept_in_no_cache(page, finding):
    response = page.get(f"{at(finding)}side.png")

    assert response["Content-Type"] == "image/png"
    assert response.content.startswith(b"\x89PNG")
    assert "no-store" in response["Cache-Control"]


def test_redacting_is_shown_before_it_is_done(page, finding, page_check):
    said = page_check(page.post(at(finding), {"gor": "vis", "ord": "Bent Birk"}))

    assert "Intet er gemt endnu." in said
    assert 'src="data:image/png;base64,' in said
    assert not Substitute.objects.exists()


def test_redacted_answered_released(page, finding, page_check):
    page.post(at(finding), {"gor": "sloer", "ord": "Bent Birk"})
    said = page_check(page.get(at(finding)))

    assert "Sådan får offentligheden side 2 af 2." in said
    assert page.get(f"{at(finding)}side.png?fil=ny").status_code == 200
    page.post(f"{FRONT}{finding.meeting_uid}/", {"gor": "offentlig"})
    public = PublicFile.objects.get()
    assert "Bent" not in str(public.pages)
    assert "4285" not in str(public.pages)
    page.post(at(finding), {"gor": "fortryd"})
    finding.refresh_from_db()
    assert finding.answer == FindingAnswer.OPEN


def test_a_page_is_turned_and_an_area_of_it_is_redacted(page, finding, page_check):
    said = page_check(page.get(f"{at(finding)}?side=1"))
    assert "Side 1 af 2" in said
    assert 'href="?side=2"' in said
    assert page.get(f"{at(finding)}side.png?side=1").status_code == 200
    assert page.get(f"{at(finding)}side.png?side=9").status_code == 404

    page.post(at(finding), {"gor": "sloer", "omraader": "1: 5 15 60 5\n", "side": "1"})

    meeting = rows(Meeting.objects.get())
    actions.release(meeting, by=BY, at=AT)
    assert "Forvaltningen" not in PublicFile.objects.get().pages[0]
    assert "Forvaltningen" in PublicFile.objects.get().pages[1]


@pytest.mark.parametrize("area", ["1: 10 20 30", "x: 1 2 3 4", "1: 10 20 0 5", "1: 101 1 1 1", "9"])
def test_an_area_that_is_none_is_named(page, finding, page_check, area):
    response = page.post(at(finding), {"gor": "sloer", "omraader": f"1: 1 1 9 9\n{area}"})

    assert response.status_code == 422
    assert "Linje 2:" in page_check(response)


def test_words_that_are_not_there_are_not_redacted(page, plan, page_check):
    content = make(seen("Ingenting"), change=lambda pdf: pdf.docinfo.update({"/Author": "Bo Ø."}))
    (found,) = actions.examine(filed(plan, content))

    response = page.post(at(found), {"gor": "sloer", "ord": "Findes ikke"})

    assert response.status_code == 422
    assert "ordene findes ikke i filen" in page_check(response)
    response = page.post(at(found), {"gor": "sloer", "ord": " "})
    assert response.status_code == 422
    page_check(response)


def test_a_file_is_cleaned_from_the_page(page, plan, page_check):
    content = make(seen("Ingenting"), change=lambda pdf: pdf.docinfo.update({"/Author": "Bo Ø."}))
    (found,) = actions.examine(filed(plan, content))

    page.post(at(found), {"gor": "rens"})

    assert actions.examine(rows(Meeting.objects.get())) == []
    assert "Fjernet" in page_check(page.get(at(found)))


def test_a_file_is_replaced_from_the_page(page, finding, page_check):
    assert page.post(at(finding), {"gor": "erstat"}).status_code == 422
    file = SimpleUploadedFile("ny.pdf", make(seen("Ingenting")))

    page.post(at(finding), {"gor": "erstat", "fil": file})

    assert Substitute.objects.get().kind == "replaced"
    assert actions.examine(rows(Meeting.objects.get())) == []


@pytest.mark.parametrize(("who", "status"), [("clerk", 200), ("archivist", 404)])
def test_an_attachment_that_was_closed_is_shown_to_those_entitled(
    page, client, request, finding, who, status, page_check
):
    page.post(at(finding), {"gor": "luk"})
    assert Attachment.objects.get(title="Plan").closed

    client.force_login(request.getfixturevalue(who))
    page_check(client.get(at(finding)))
    assert client.get(f"{at(finding)}side.png").status_code == status


def test_a_second_person_confirms(client, page, clerk, archivist, plan, municipality, page_check):
    council.set_local_rule(municipality=municipality, key=SECOND_PERSON, value=True, by=BY, at=AT)
    meeting = filed(plan, make(seen("Bo har bopæl Egevej 12, 8999 Egelund")))
    (found,) = [one for one in actions.examine(meeting) if one.kind == "home"]
    page.post(at(found), {"svar": "released", "grund": "Aftalt med ham."})
    said = page_check(page.get(at(found)))
    assert "kræver, at en anden bekræfter" in said
    assert "Bekræft svaret" not in said
    assert "1 fund stopper mødet" in page_check(page.get(f"{FRONT}{meeting.uid}/"))
    assert page.post(at(found), {"gor": "bekraeft"}).status_code == 422

    client.force_login(archivist)
    assert "Bekræft svaret" in page_check(client.get(at(found)))
    client.post(at(found), {"gor": "bekraeft"})

    assert GateFinding.objects.get(pk=found.pk).confirmed_by == archivist.actor
    assert "En anden har bekræftet svaret." in page_check(client.get(at(found)))


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_in_a_browser(live_server, visit, client, clerk, finding, width):
    client.force_login(clerk)
    shown = visit(f"{live_server.url}{at(finding)}", width=width, cookies=client.cookies)
    accessible(shown)

    shown.get_by_label("Ord, der skal sløres").fill("Bent Birk")
    picture = shown.locator("[data-areas-page]")
    shown.evaluate("document.querySelector('[data-areas-page]').scrollIntoView()")
    drawn = picture.bounding_box()
    shown.mouse.move(drawn["x"] + drawn["width"] * 0.2, drawn["y"] + drawn["height"] * 0.1)
    shown.mouse.down()
    shown.mouse.move(drawn["x"] + drawn["width"] * 0.5, drawn["y"] + drawn["height"] * 0.15)
    shown.mouse.up()
    page, *sides = re.findall(r"[\d.]+", shown.get_by_label("Områder, der skal").input_value())
    assert (page, [round(float(side)) for side in sides]) == ("2", [20, 10, 30, 5])
    assert shown.locator(".page-area").count() == 1
    shown.get_by_role("button", name="Vis, hvordan det bliver").press("Enter")
    shown.get_by_text("Intet er gemt endnu.").wait_for()
    accessible(shown)
    shown.get_by_role("button", name="Slør", exact=True).press("Enter")
    shown.get_by_text("Sådan får offentligheden side 2 af 2.").wait_for()
    accessible(shown)
