"""The staff's documents: what the reader is entitled to, and no more."""

from __future__ import annotations

import io
import os

import pikepdf
import pytest

from raadslag.cases import storage
from raadslag.cases.models import Attachment
from raadslag.council import actions as council
from raadslag.council.models import RoleKind
from raadslag.meetings.models import AgendaItem, MeetingState
from raadslag.meetings.print import press
from raadslag.meetings.print.tests.test_pdf import words
from raadslag.meetings.tests.conftest import draft, meeting  # noqa: F401

SECRET = "hemmelighedstoken"


@pytest.fixture(scope="module", autouse=True)
def presses():
    yield
    for waiting in press._presses(os.getpid()).queue:
        waiting.close()


@pytest.fixture
def papers(meeting):  # noqa: F811
    """The meeting with a secret in its closed item and its closed attachment."""
    closed = meeting.items.get(closed=True)
    AgendaItem.objects.filter(pk=closed.pk).update(title=SECRET)
    closed.text.sections.update(words=SECRET)
    Attachment.objects.filter(closed=True).update(title=f"Tilbud {SECRET}")
    return meeting


@pytest.fixture
def colleague(other_body, citizen, at):
    """Staff of Søndby, and a stranger to the Klimaudvalg's closed items."""
    return council.grant_role(
        user=citizen,
        kind=RoleKind.MEMBER,
        municipality=other_body.municipality,
        body=other_body,
        by="x",
        at=at,
    ).user


def addresses(papers) -> list[str]:
    items = papers.items.all()
    return [
        *(
            f"/arbejde/moede/{papers.uid}/dokument.{ending}"
            for ending in ("pdf", "docx", "txt", "xml")
        ),
        f"/arbejde/moede/{papers.uid}/aabent-bind.pdf",
        f"/arbejde/moede/{papers.uid}/pakke.pdf",
        *(
            f"/arbejde/punkt/{item.uid}/udskrift.{e}"
            for item in items
            for e in ("pdf", "docx", "txt")
        ),
    ]


def said(response) -> str:
    """What an answer says, whatever its form."""
    from docx import Document

    kind = response["Content-Type"]
    if kind == "application/pdf":
        return words(response.content)
    if "wordprocessingml" in kind:
        body = Document(io.BytesIO(response.content)).element.body
        return "".join(body.itertext())
    return response.content.decode()


def test_every_document_can_be_had_and_is_kept_in_no_cache(client, clerk, papers):
    client.force_login(clerk)

    for address in addresses(papers):
        response = client.get(address)
        assert response.status_code == 200, address
        assert "no-store" in response["Cache-Control"]
        assert response["Content-Disposition"].startswith("inline; filename=")


def test_who_may_not_read_closed_matter_gets_none_of_it_in_any_form(client, colleague, papers):
    client.force_login(colleague)

    for address in addresses(papers):
        response = client.get(address)
        assert response.status_code == 200, address
        assert SECRET not in said(response), address
    assert client.get(f"/arbejde/moede/{papers.uid}/lukket-bind.pdf").status_code == 404


def test_who_may_read_it_is_told_that_it_is_closed(client, clerk, papers):
    client.force_login(clerk)

    whole = said(client.get(f"/arbejde/moede/{papers.uid}/dokument.txt"))

    assert SECRET in whole
    assert "INDEHOLDER LUKKEDE PUNKTER" in whole


def test_the_volumes_part_open_from_closed(client, clerk, papers):
    client.force_login(clerk)

    opened = said(client.get(f"/arbejde/moede/{papers.uid}/aabent-bind.txt"))
    closed = said(client.get(f"/arbejde/moede/{papers.uid}/lukket-bind.txt"))

    assert SECRET not in opened
    assert "Køb af jord" in opened
    assert SECRET in closed
    assert "Der plantes træer." not in closed


def test_two_volumes_are_offered_where_the_house_prints_so(client, clerk, papers, municipality, at):
    client.force_login(clerk)
    page = f"/arbejde/moede/{papers.uid}/"
    assert "lukket-bind" not in client.get(page).content.decode()

    style = council.Style(ink="#000000", accent="#000000", separate_volumes=True)
    council.set_house_style(municipality=municipality, style=style, by="x", at=at)

    assert "lukket-bind" in client.get(page).content.decode()


def test_strangers_get_nothing(client, papers, neighbour, citizen, at):
    council.grant_role(user=citizen, kind=RoleKind.SECRETARY, municipality=neighbour, by="x", at=at)
    for address in addresses(papers):
        assert client.get(address).status_code == 302, "signs in first"
    client.force_login(citizen)
    for address in addresses(papers):
        assert client.get(address).status_code == 404, address


def test_the_pack_holds_the_files_that_the_reader_may_read(client, clerk, colleague, papers):
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(300, 300))
    buffer = io.BytesIO()
    pdf.save(buffer)
    file = storage.keep(buffer.getvalue(), media_type="application/pdf")
    item = papers.items.first()
    enclosed = Attachment.objects.filter(enclosures__text=item.text)
    enclosed.update(file=file)

    pages = {}
    for user in (clerk, colleague):
        client.force_login(user)
        answer = client.get(f"/arbejde/moede/{papers.uid}/pakke.pdf")
        with pikepdf.open(io.BytesIO(answer.content)) as pack:
            pages[user] = sum(float(page.mediabox[2]) == 300 for page in pack.pages)

    assert pages == {clerk: 2, colleague: 1}


def test_an_agenda_has_no_akoma_ntoso_and_no_link_to_it(client, clerk, papers):
    type(papers).objects.filter(pk=papers.pk).update(state=MeetingState.AGENDA)
    client.force_login(clerk)

    assert client.get(f"/arbejde/moede/{papers.uid}/dokument.xml").status_code == 404
    assert "dokument.xml" not in client.get(f"/arbejde/moede/{papers.uid}/").content.decode()


@pytest.mark.parametrize("ending", ["exe", "html", "pdf.exe", "PDF"])
def test_other_forms_do_not_exist(client, clerk, papers, ending):
    client.force_login(clerk)

    assert client.get(f"/arbejde/moede/{papers.uid}/dokument.{ending}").status_code == 404


def test_when_all_presses_are_busy_the_page_says_when_to_come_back(
    client, clerk, papers, monkeypatch, page_check
):
    monkeypatch.setattr(press, "WAIT_SECONDS", 0.01)
    client.force_login(clerk)
    presses = press._presses(os.getpid())
    held = [presses.get() for _ in range(press.PRESSES)]

    response = client.get(f"/arbejde/moede/{papers.uid}/dokument.pdf")
    for one in held:
        presses.put(one)

    assert (response.status_code, response["Retry-After"]) == (503, "30")
    page_check(response)
