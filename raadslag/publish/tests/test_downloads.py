"""A public file is fetched from an address where it cannot run, and is gone when it is taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from raadslag.publish import actions, storage
from raadslag.publish.models import (
    PublicAttachment,
    PublicFile,
    PublicItem,
    PublicMeeting,
    Release,
    SnapshotKind,
)
from raadslag.publish.tests.conftest import AT, BY, answered

CONTENT = bytes(range(256)) * 1000


@pytest.fixture(autouse=True)
def _store(settings, tmp_path):
    settings.PUBLIC_FILES = tmp_path / "public-files"


def public(held, content=CONTENT, *, media_type="application/pdf", name="kort.pdf"):
    """The trees' attachment with a file, as a release writes it."""
    actions.release_by_hand(answered(held), by=BY, at=AT)
    file = storage.keep(content, media_type=media_type, pages=[])
    PublicAttachment.objects.update(file=file, name=name)
    return f"/bilag/{PublicAttachment.objects.get().uid}/fil/{name}"


def body(response):
    return b"".join(response.streaming_content)


def test_a_file_is_fetched_whole(client, held):
    response = client.get(public(held))
    assert response.status_code == 200
    assert body(response) == CONTENT
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Length"] == str(len(CONTENT))
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("media_type", "how", "sandboxed"),
    [
        ("application/pdf", "inline", False),
        ("image/png", "inline", True),
        ("text/plain", "inline", True),
        ("text/html", "attachment", True),
        ("image/svg+xml", "attachment", True),
        ("application/vnd.ms-excel", "attachment", True),
    ],
)
def test_only_types_in_which_nothing_runs_are_shown(client, held, media_type, how, sandboxed):
    response = client.get(public(held, media_type=media_type))
    assert response["Content-Disposition"].startswith(how)
    assert response["Content-Security-Policy"].startswith("default-src 'none'")
    assert ("sandbox" in response["Content-Security-Policy"]) is sandboxed


@pytest.mark.parametrize(
    ("asked", "status", "range_", "given"),
    [
        ("bytes=0-9", 206, "bytes 0-9/256000", CONTENT[:10]),
        ("bytes=255990-", 206, "bytes 255990-255999/256000", CONTENT[-10:]),
        ("bytes=-5", 206, "bytes 255995-255999/256000", CONTENT[-5:]),
        ("bytes=255990-999999", 206, "bytes 255990-255999/256000", CONTENT[-10:]),
        ("bytes=9-3", 200, None, CONTENT),
        ("lines=1-2", 200, None, CONTENT),
        ("bytes=-", 200, None, CONTENT),
    ],
)
def test_a_stretch_of_it(client, held, asked, status, range_, given):
    response = client.get(public(held), headers={"Range": asked, "Accept-Encoding": "gzip"})
    assert (response.status_code, response.get("Content-Range")) == (status, range_)
    assert body(response) == given


@pytest.mark.parametrize("asked", ["bytes=256000-", "bytes=-0"])
def test_a_stretch_beyond_the_end(client, held, asked):
    response = client.get(public(held), headers={"Range": asked})
    assert response.status_code == 416
    assert response["Content-Range"] == "bytes */256000"


def test_it_is_not_sent_again_to_those_who_have_it(client, held):
    address = public(held)
    first = client.get(address)
    for header in ({"If-None-Match": first["ETag"]}, {"If-Modified-Since": first["Last-Modified"]}):
        assert client.get(address, headers=header).status_code == 304
    assert client.get(address, headers={"If-None-Match": '"another"'}).status_code == 200


def test_an_older_name_leads_to_the_one_of_today(client, held):
    address = public(held)
    response = client.get(address.replace("kort.pdf", "gammelt-navn.pdf"))
    assert response.status_code == 302
    assert response["Location"] == address


def test_it_is_gone_when_it_is_taken_back_and_so_are_the_bytes(
    client, held, django_capture_on_commit_callbacks
):
    address = public(held)
    path = storage.path_of(PublicFile.objects.get())
    with django_capture_on_commit_callbacks(execute=True):
        uid = PublicAttachment.objects.get().uid
        later = AT + timedelta(days=1)
        actions.withhold(SnapshotKind.FILE, uid, why="Et navn.", by=BY, at=later)
    assert client.get(address).status_code == 410
    assert not path.exists()
    assert not PublicFile.objects.exists()


def test_a_file_that_another_meeting_shows_stays(held, django_capture_on_commit_callbacks):
    public(held)
    first = PublicAttachment.objects.get()
    path = storage.path_of(first.file)
    _listed_elsewhere_too(first)
    with django_capture_on_commit_callbacks(execute=True):
        later = AT + timedelta(days=1)
        actions.withhold(SnapshotKind.ITEM, first.item_id, why="Et navn.", by=BY, at=later)
    assert path.exists()


def _listed_elsewhere_too(row):
    """The same file with another attachment, of another meeting."""
    item = PublicItem.objects.get(pk=row.item_id)
    meeting = PublicMeeting.objects.get(pk=item.meeting_id)
    release = Release.objects.get(pk=meeting.release_id)
    release.pk, release.uid, release.meeting_uid = None, "000000000040", "000000000041"
    release.save()
    meeting.uid, meeting.release = "000000000041", release
    meeting.save(force_insert=True)
    item.uid, item.meeting = "000000000042", meeting
    item.save(force_insert=True)
    PublicAttachment.objects.create(
        uid="000000000043", municipality=row.municipality, item=item, position=1, title="Kort", file=row.file
    )  # fmt: skip


@pytest.mark.parametrize("fault", ["no attachment", "title alone", "bytes lost"])
def test_what_is_not_there_is_not_found(client, held, fault):
    address = public(held)
    if fault == "no attachment":
        address = "/bilag/000000000000/fil/kort.pdf"
    elif fault == "title alone":
        PublicAttachment.objects.update(file=None)
    else:
        storage.path_of(PublicFile.objects.get()).unlink()
    assert client.get(address).status_code == 404
