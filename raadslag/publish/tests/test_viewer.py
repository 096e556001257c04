"""An attachment is read in the browser: pages as pictures and text, gone when it is taken back."""

from __future__ import annotations

import io
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image

from raadslag.publish import actions, storage
from raadslag.publish.models import PublicAttachment, PublicItem, SnapshotKind
from raadslag.publish.scan.tests import pdfs
from raadslag.publish.tests.conftest import AT, BY, SECRET, answered
from raadslag.publish.viewer import pictures, views

LATER = AT + timedelta(days=1)


@pytest.fixture(autouse=True)
def _folders(settings, tmp_path):
    settings.PUBLIC_FILES = tmp_path / "public-files"
    settings.PUBLIC_DOCUMENTS = tmp_path / "documents"


@pytest.fixture
def public(held):
    """Give the trees' attachment a file, as a release writes it; gives its address."""

    def show(content, pages=(), media_type="application/pdf"):
        actions.release_by_hand(answered(held), by=BY, at=AT)
        file = storage.keep(content, media_type=media_type, pages=list(pages))
        PublicAttachment.objects.update(file=file, name="kort.pdf")
        return f"/bilag/{PublicAttachment.objects.get().uid}/"

    return show


@pytest.fixture
def three(public):
    """Three pages; the second lies on its side, the third has no text."""
    return public(pdfs.make(pdfs.said("En sti"), pdfs.said("To stier"), pdfs.box()), ["En sti", "To stier", ""])  # fmt: skip


def body(response):
    return b"".join(response.streaming_content)


def test_a_document_is_read_page_by_page(client, three, page_check):
    page = page_check(client.get(three))
    assert "3 sider" in page
    assert [f'id="side-{n}"' in page for n in (1, 2, 3, 4)] == [True, True, True, False]
    assert '<div class="page-text">To stier</div>' in page
    assert f'src="{three}side/2.webp" width="1240" height="1755"' in page
    assert "den har ingen tekst, der kan læses op" in page
    assert "Flere træer" in page
    assert SECRET not in page


def test_a_page_is_a_picture_of_what_stands_on_it(client, three):
    response = client.get(f"{three}side/3.webp")
    assert response["Content-Type"] == "image/webp"
    picture = Image.open(io.BytesIO(body(response))).convert("L")
    assert picture.size == (1240, 1755)
    assert picture.getpixel((240, 390)) < 60  # the black box
    assert picture.getpixel((240, 900)) > 240


def test_a_page_is_drawn_once_and_not_sent_twice(client, three, monkeypatch):
    first = client.get(f"{three}side/1.webp")
    drawn = body(first)
    monkeypatch.setattr(pictures, "_ask", lambda *_: pytest.fail("drawn again"))
    assert body(client.get(f"{three}side/1.webp")) == drawn
    unchanged = client.get(f"{three}side/1.webp", headers={"If-None-Match": first["ETag"]})
    assert unchanged.status_code == 304


@pytest.mark.parametrize("number", [0, 4, 999999])
def test_a_page_that_there_is_not(client, three, number):
    assert client.get(f"{three}side/{number}.webp").status_code == 404


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        pytest.param(b"%PDF-1.7 odelagt", "application/pdf", id="damaged"),
        pytest.param(b"PK", "application/vnd.ms-excel", id="not drawn"),
    ],
)
def test_a_file_without_pictures_is_read_as_text(client, public, page_check, content, media_type):
    address = public(content, ["Vejnavn\tLængde"], media_type)
    page = page_check(client.get(address))
    assert "Vejnavn\tLængde" in page
    assert "<img" not in page
    assert client.get(f"{address}side/1.webp").status_code == 404


def test_a_file_that_cannot_be_shown_can_be_fetched(client, public, page_check):
    page = page_check(client.get(public(b"PK", [], "application/zip")))
    assert "Filen kan ikke vises her" in page
    assert "/fil/kort.pdf?hent" in page


def test_a_picture_is_shown_as_it_is(client, public, page_check):
    page = page_check(client.get(public(b"\x89PNG", [], "image/png")))
    assert '/fil/kort.pdf" alt="Kort"' in page


def test_a_title_alone_says_so(client, public, page_check):
    address = public(b"x")
    PublicAttachment.objects.update(file=None)
    assert "Kun bilagets titel er offentlig" in page_check(client.get(address))
    assert client.get(f"{address}side/1.webp").status_code == 404


def test_a_long_document_comes_in_stretches(client, public, page_check, monkeypatch):
    monkeypatch.setattr(views, "AT_ONCE", 2)
    address = public(b"PK", [f"Side nr. {n}" for n in range(1, 6)], "text/plain")
    page = page_check(client.get(address, {"side": "4"}))
    assert ["Side nr. 2" in page, "Side nr. 3" in page, "Side nr. 4" in page] == [False, True, True]
    assert 'href="?side=3" aria-current="page"' in page
    for odd in ("0", "-1", "x", "99999", "²"):
        page_check(client.get(address, {"side": odd}))


def test_the_attachments_beside_it(client, three):
    item = PublicItem.objects.get(title="Flere træer")
    PublicAttachment.objects.create(
        uid="000000000099", municipality=item.municipality, item=item, position=9, title="Budget"
    )
    assert "Næste bilag: Budget" in client.get(three).content.decode()
    assert "Forrige bilag: Kort" in client.get("/bilag/000000000099/").content.decode()


def test_an_attachment_that_is_taken_back_is_gone_and_so_are_its_pictures(
    client, three, settings, django_capture_on_commit_callbacks
):
    body(client.get(f"{three}side/1.webp"))
    drawn = list(Path(settings.PUBLIC_DOCUMENTS).rglob("*.webp"))
    with django_capture_on_commit_callbacks(execute=True):
        uid = PublicAttachment.objects.get().uid
        actions.withhold(SnapshotKind.FILE, uid, why="Et navn.", by=BY, at=LATER)
    for address in (three, f"{three}side/1.webp"):
        assert client.get(address).status_code == 410
    assert len(drawn) == 1
    assert not drawn[0].exists()


def test_what_is_taken_back_while_it_is_drawn_leaves_nothing(client, three, settings, monkeypatch):
    draw = pictures.picture

    def meanwhile(*how):
        path = draw(*how)
        actions.withhold(
            SnapshotKind.FILE, PublicAttachment.objects.get().uid, why="Et navn.", by=BY, at=LATER
        )
        return path

    monkeypatch.setattr(pictures, "picture", meanwhile)
    assert client.get(f"{three}side/1.webp").status_code == 404
    assert not list(Path(settings.PUBLIC_DOCUMENTS).rglob("*.webp"))


def test_a_picture_that_nobody_looks_at_goes_after_a_month(client, three, settings):
    for number in (1, 2):
        body(client.get(f"{three}side/{number}.webp"))
    left, looked_at = sorted(Path(settings.PUBLIC_DOCUMENTS).rglob("*.webp"))
    now = datetime.now(UTC)
    long_ago = (now - timedelta(days=31)).timestamp()
    for path in (left, looked_at):
        os.utime(path, (long_ago, long_ago))
    body(client.get(f"{three}side/2.webp"))
    said = [pictures.drop_unused(now + timedelta(minutes=n)) for n in range(256)]
    assert [words for words in said if words] == ["billeder af sider smidt ud: 1"]
    assert not left.exists()
    assert looked_at.exists()


def test_a_busy_drawer_asks_to_come_again(client, three, monkeypatch):
    def busy(*_):
        raise pictures.NotDrawn("busy")

    monkeypatch.setattr(pictures, "_ask", busy)
    response = client.get(f"{three}side/1.webp")
    assert (response.status_code, response["Retry-After"]) == (503, "20")
    assert "To stier" in client.get(three).content.decode()
