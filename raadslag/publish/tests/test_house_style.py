"""The page of the house style: for those who may, and with what is wrong said at the field."""

from __future__ import annotations

import os

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from conftest import AT
from raadslag.council import actions as council
from raadslag.council.models import HouseStyle, RoleKind
from raadslag.meetings.print import press
from raadslag.publish.models import PublicHouseStyle

ADDRESS = "/arbejde/hustil/soendby/"
GOOD = {
    "navn": "Søndby By",
    "farve": "#0b4a36",
    "fremhaevet": "#7a5c00",
    "sagsgang": "ticks",
    "historik": "dates",
    "taeller_bilag": "on",
    "fra": "2026-01-01",
    "gor": "gem",
}
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
)


@pytest.fixture(scope="module", autouse=True)
def presses():
    yield
    for waiting in press._presses(os.getpid()).queue:
        waiting.close()


@pytest.fixture
def printer(citizen, municipality):
    """Clara is secretary of the whole of Søndby."""
    council.grant_role(
        user=citizen, kind=RoleKind.SECRETARY, municipality=municipality, by="x", at=AT
    )
    return citizen


def logo(content: bytes = SVG, name: str = "logo.svg") -> dict[str, SimpleUploadedFile]:
    return {"logo": SimpleUploadedFile(name, content)}


def test_it_is_shown_and_set(client, printer, page_check):
    client.force_login(printer)
    assert client.get("/arbejde/hustil/")["Location"] == ADDRESS
    page_check(client.get(ADDRESS))

    answer = client.post(ADDRESS, GOOD | logo())

    assert answer["Location"] == ADDRESS
    style = HouseStyle.objects.get()
    assert (style.name, style.ink, style.route) == ("Søndby By", "#0b4a36", "ticks")
    assert bytes(style.logo).startswith(b"\x89PNG")
    assert PublicHouseStyle.objects.get().content["name"] == "Søndby By"
    page_check(client.get(ADDRESS))


def test_the_logo_stays_until_another_is_handed_in_or_it_is_taken_off(client, printer):
    client.force_login(printer)
    client.post(ADDRESS, GOOD | logo())

    client.post(ADDRESS, GOOD)
    assert HouseStyle.objects.get().logo

    client.post(ADDRESS, GOOD | {"uden_logo": "on"})
    assert HouseStyle.objects.get().logo is None


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"farve": "blå"}, "Skriv farven som #1d3a52"),
        ({"farve": "#ffe680"}, "for lys"),
        ({"sagsgang": "labyrint"}, "sagsgang"),
        ({"fra": "i går"}, "fra"),
        (logo(b"not a picture"), "Filen kan ikke tegnes"),
        (
            logo(b'<svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/passwd"/></svg>'),
            "tegnes",
        ),
        (logo(SVG, "logo.exe"), "SVG- eller PNG-fil"),
        (logo(SVG + b" " * 500_000), "større end 500 kB"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_set(client, printer, page_check, change, said):
    client.force_login(printer)

    answer = client.post(ADDRESS, GOOD | change)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    page_check(answer)
    assert not HouseStyle.objects.exists()


def test_a_day_before_a_later_style_is_refused(client, printer):
    client.force_login(printer)
    client.post(ADDRESS, GOOD)

    answer = client.post(ADDRESS, GOOD | {"fra": "2025-01-01"})

    assert answer.status_code == 422
    assert "1. januar 2026" in answer.content.decode()


def test_a_meeting_is_printed_in_the_style_before_it_is_set(client, printer, held):
    client.force_login(printer)

    answer = client.post(ADDRESS, GOOD | {"gor": "vis"})

    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert not HouseStyle.objects.exists()


def test_the_way_there_is_shown_to_those_who_may(client, printer, clerk, held):
    for user, shown in ((printer, True), (clerk, False)):
        client.force_login(user)
        page = client.get("/arbejde/offentliggoer/").content.decode()
        assert ("/arbejde/hustil/" in page) == shown


@pytest.mark.parametrize("who", ["clerk", "member", "outsider"])
def test_others_do_not_set_it(client, request, municipality, who):
    client.force_login(request.getfixturevalue(who))

    for answer in (client.get(ADDRESS), client.post(ADDRESS, GOOD)):
        assert answer.status_code == 404
    assert not HouseStyle.objects.exists()


def test_a_stranger_signs_in_first(client, municipality):
    assert client.get(ADDRESS).status_code == 302


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_is_accessible_and_fits(live_server, client, printer, visit, width):
    from tests.harness.browser import accessible, fits

    client.force_login(printer)
    page = visit(live_server.url + ADDRESS, width=width, cookies=client.cookies)

    fits(page)
    accessible(page)
