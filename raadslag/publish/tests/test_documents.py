"""The public documents: what is public and nothing else, gone at once, and made once."""

from __future__ import annotations

import io
import os
from pathlib import Path
from threading import Barrier, Thread
from time import sleep

import pikepdf
import pytest
from django.conf import settings as configured

from raadslag.council.actions import Style
from raadslag.meetings.models import Meeting, MeetingState
from raadslag.meetings.print import press
from raadslag.meetings.print.tests.test_desk import said
from raadslag.publish import actions
from raadslag.publish.documents import cache
from raadslag.publish.models import PublicMeeting, Release
from raadslag.publish.styles.actions import set_house_style
from raadslag.publish.tests.conftest import AT, BY, SECRET, answered, rows

pytestmark = pytest.mark.django_db

WHY = "Et bilag viste for meget."


@pytest.fixture(scope="module", autouse=True)
def presses():
    yield
    for waiting in press._presses(os.getpid()).queue:
        waiting.close()


@pytest.fixture(autouse=True)
def folder(settings, tmp_path) -> Path:
    settings.PUBLIC_DOCUMENTS = tmp_path / "documents"
    return settings.PUBLIC_DOCUMENTS


@pytest.fixture
def released(held, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        actions.release_by_hand(answered(held), by=BY, at=AT)
    return held


def addresses(meeting: Meeting) -> list[str]:
    endings = ("pdf", "docx", "txt")
    return [
        *(f"/moede/{meeting.uid}/dokument.{ending}" for ending in (*endings, "xml")),
        f"/moede/{meeting.uid}/pakke.pdf",
        *(f"/punkt/{i.uid}/udskrift.{ending}" for i in meeting.items.all() for ending in endings),
    ]


class Answer:
    """A streamed answer read whole, as `said` takes it."""

    def __init__(self, response) -> None:
        self.content = b"".join(response.streaming_content)
        self._headers = response.headers

    def __getitem__(self, name: str) -> str:
        return self._headers[name]


def text_of(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return said(Answer(response))


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_every_form_says_what_is_public_and_nothing_else(client, released):
    for address in addresses(released):
        text = text_of(client, address)
        assert SECRET not in text, address
        assert "Klimaudvalget" in text, address
    assert "Der plantes 40 lindetræer." in text_of(client, f"/moede/{released.uid}/dokument.txt")


def test_no_visitor_gets_a_cookie_and_caches_must_ask(client, released):
    for address in addresses(released):
        response = client.get(address)
        assert not response.cookies
        assert response["Cache-Control"] == "public, no-cache"
        assert response["Content-Disposition"].startswith("inline; filename=")
        assert Answer(response).content


def test_the_document_says_where_it_stands(client, released):
    text = text_of(client, f"/moede/{released.uid}/dokument.txt")

    assert f"{configured.SITE_URL}/moede/{released.uid}/" in text


def test_a_document_is_made_once_and_who_has_it_is_told_so(client, released, folder, monkeypatch):
    address = f"/moede/{released.uid}/dokument.pdf"
    first = client.get(address)
    content = Answer(first).content
    monkeypatch.setattr(press, "WAIT_SECONDS", 0)
    monkeypatch.setattr(press.Press, "work", None)  # a second setting would fail

    again = client.get(address)
    known = client.get(address, headers={"if-none-match": first["ETag"]})

    assert Answer(again).content == content
    assert known.status_code == 304
    assert len(files(folder)) == 1


def test_many_who_ask_at_once_wait_for_one_to_be_made(folder):
    made, results = [], []
    begun = Barrier(8)

    def write(path: Path) -> None:
        sleep(0.05)
        made.append(path)
        path.write_bytes(b"document")

    def ask() -> None:
        begun.wait()
        results.append(cache.kept("moede0000001", "dokument", "0" * 64, "pdf", write))

    threads = [Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (len(made), len(set(results))) == (1, 1)
    assert results[0].read_bytes() == b"document"


def test_a_document_that_fails_leaves_nothing_behind(folder):
    def write(path: Path) -> None:
        path.write_bytes(b"half")
        raise press.NotPrinted

    with pytest.raises(press.NotPrinted):
        cache.kept("moede0000001", "dokument", "0" * 64, "pdf", write)

    assert files(folder) == []


def test_what_is_taken_back_while_it_is_asked_for_is_not_found(client, released, monkeypatch):
    monkeypatch.setattr(cache, "kept", lambda *_: Path("/nowhere/dokument.pdf"))

    assert client.get(f"/moede/{released.uid}/dokument.pdf").status_code == 404


def test_what_is_taken_back_is_gone_at_once_on_disk_too(
    client, released, folder, django_capture_on_commit_callbacks
):
    for address in addresses(released):
        text_of(client, address)
    assert files(folder)

    with django_capture_on_commit_callbacks(execute=True):
        actions.withdraw(Release.objects.get(), why=WHY, by=BY, at=AT)

    assert files(folder) == []
    for address in addresses(released):
        response = client.get(address)
        assert response.status_code == 410, address
        assert WHY in response.content.decode()


def test_a_newer_version_takes_the_place_of_the_older(
    client, released, folder, django_capture_on_commit_callbacks
):
    address = f"/moede/{released.uid}/dokument.txt"
    before = text_of(client, address)
    Meeting.objects.filter(pk=released.pk).update(place="Det gamle vandværk")

    with django_capture_on_commit_callbacks(execute=True):
        actions.release(rows(released), by=BY, at=AT)
    after = text_of(client, address)

    assert "Det gamle vandværk" not in before
    assert "Det gamle vandværk" in after
    assert "udgave 2" in after
    assert len(files(folder)) == 1


def test_a_file_left_from_an_older_version_is_never_served(client, released, folder):
    """Whatever lies on disk: the name is made of what the tables say now."""
    address = f"/moede/{released.uid}/dokument.txt"
    text_of(client, address)
    row = PublicMeeting.objects.get()
    row.content["place"] = "Et nyt sted"
    row.save()

    assert "Et nyt sted" in text_of(client, address)
    assert len(files(folder)) == 1


def test_documents_follow_the_house_style_of_the_meetings_day(client, released, municipality):
    style = Style(ink="#000000", accent="#000000", name="Søndby By", counts_attachments=True)
    address = f"/moede/{released.uid}/dokument.txt"
    assert "1 bilag" not in text_of(client, address)

    set_house_style(municipality=municipality, style=style, by=BY, at=AT)
    text = text_of(client, address)

    assert "Søndby By" in text
    assert "1 bilag\n" in text


def test_a_later_style_leaves_older_meetings_as_they_are(client, released, municipality):
    from datetime import date

    old = Style(ink="#000000", accent="#000000", name="Gamle Søndby")
    new = Style(ink="#000000", accent="#000000", name="Nye Søndby")
    set_house_style(municipality=municipality, style=old, by=BY, at=AT)
    set_house_style(municipality=municipality, style=new, since=date(2026, 3, 4), by=BY, at=AT)

    assert "Gamle Søndby" in text_of(client, f"/moede/{released.uid}/dokument.txt")


def test_an_agenda_has_no_akoma_ntoso(client, held):
    Meeting.objects.filter(pk=held.pk).update(state=MeetingState.AGENDA)
    actions.release_by_hand(answered(held), by=BY, at=AT)

    assert client.get(f"/moede/{held.uid}/dokument.xml").status_code == 404
    page = client.get(f"/moede/{held.uid}/").content.decode()
    assert "dokument.pdf" in page
    assert "dokument.xml" not in page


def test_a_supplementary_agenda_holds_what_was_added_and_the_agenda_holds_all(client, held):
    meeting = Meeting.objects.filter(pk=held.pk)
    meeting.update(state=MeetingState.AGENDA)
    later = held.items.get(number="2")
    later.withdrawn = True
    later.save()
    actions.release_by_hand(answered(held), by=BY, at=AT)
    assert client.get(f"/moede/{held.uid}/tillaeg.txt").status_code == 404

    later.withdrawn = False
    later.save()
    actions.release_by_hand(answered(held), by=BY, at=AT)

    added = text_of(client, f"/moede/{held.uid}/tillaeg.txt")
    whole = text_of(client, f"/moede/{held.uid}/dokument.txt")
    assert "Tillægsdagsorden 1: Klimaudvalget" in added
    assert "Lukket punkt" in added
    assert "Flere træer" not in added
    assert "Dagsorden med tillægsdagsorden 1: Klimaudvalget" in whole
    assert "Flere træer" in whole
    assert f"/moede/{held.uid}/tillaeg.pdf" in client.get(f"/moede/{held.uid}/").content.decode()


@pytest.mark.parametrize("ending", ["exe", "html", "PDF", "pdf%00", "..%2f"])
def test_other_forms_do_not_exist(client, released, ending):
    for address in (
        f"/moede/{released.uid}/dokument.",
        f"/punkt/{released.items.first().uid}/udskrift.",
    ):
        assert client.get(address + ending).status_code == 404


def test_what_was_never_public_is_not_found(client, held):
    for address in addresses(held):
        assert client.get(address).status_code == 404


def test_nothing_is_written_by_asking(client, released):
    for address in addresses(released):
        assert client.post(address).status_code == 405


def test_documents_are_pdf_for_everyone_and_the_archive(client, released):
    response = client.get(f"/moede/{released.uid}/dokument.pdf")

    with pikepdf.open(io.BytesIO(b"".join(response.streaming_content))) as pdf:
        with pdf.open_metadata() as metadata:
            assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        assert str(pdf.Root.Lang) == "da"
