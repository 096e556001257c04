"""A request for access: the case's documents, each with whether it was public and when."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import date, timedelta

import pytest
from django.utils import timezone

from raadslag.cases.actions import attach_file
from raadslag.protocol.models import Entry
from raadslag.publish import actions
from raadslag.publish.models import AccessAnswer, SnapshotKind
from raadslag.publish.tests.conftest import AT, BY, SECRET, answered

LATER = AT + timedelta(days=1)


@pytest.fixture(autouse=True)
def _stores(settings, tmp_path):
    settings.MEDIA_ROOT, settings.PUBLIC_FILES = tmp_path / "files", tmp_path / "public-files"


@pytest.fixture
def released(held):
    kort, offer = (
        enclosure.attachment for enclosure in held.items.get(position=1).text.enclosures.all()
    )
    for attachment, content in ((kort, b"Et kort."), (offer, b"Et tilbud.")):
        attach_file(attachment=attachment, content=content, media_type="text/plain", by=BY, at=AT)
    actions.release_by_hand(answered(held), by=BY, at=AT)
    return held


@pytest.fixture
def trees(released):
    return released.items.get(position=1)


@pytest.fixture
def offer(trees):
    return trees.text.enclosures.get(position=2).attachment


def of(item):
    return f"/arbejde/aktindsigt/{item.proposal.uid}/"


def sent(**facts):
    return {"journal": "26/4711", "modtaget": date(2026, 3, 1).isoformat(), **facts}


def opened(response):
    return zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))


def test_all_of_it_is_given_with_when_it_was_public(client, clerk, trees, page_check):
    client.force_login(clerk)
    page = page_check(client.get(of(trees)))
    assert "Offentligt siden" in page
    assert "Har ikke været offentligt." in page

    given = opened(client.post(of(trees), sent()))

    assert [name for name in given.namelist() if not name.startswith("oversigt")] == [
        "001-2026-03-03-punkt-1.pdf", "002-2026-03-03-bilag-kort.txt",
        "003-2026-03-03-bilag-tilbud-hemmelighedskrukke.txt",
    ]  # fmt: skip
    assert given.read("002-2026-03-03-bilag-kort.txt") == b"Et kort."
    assert given.read("001-2026-03-03-punkt-1.pdf").startswith(b"%PDF")
    index = json.loads(given.read("oversigt.json"))
    assert [(one["number"], one["public"]) for one in index["documents"]] == [
        ("1", "yes"), ("1.1", "yes"), ("1.2", "no"),
    ]  # fmt: skip
    table = list(
        csv.reader(io.StringIO(given.read("oversigt.csv").decode("utf-8-sig")), delimiter=";")
    )
    assert len(table) == 4
    assert "Flere træer" in given.read("oversigt.html").decode()


def test_what_is_left_out_is_in_nothing_but_the_index_with_its_reason(client, clerk, trees, offer):
    client.force_login(clerk)
    refused = client.post(of(trees), sent(**{f"udelad-{offer.uid}": "on"}))
    assert refused.status_code == 422
    assert not AccessAnswer.objects.exists()

    choice = {f"udelad-{offer.uid}": "on", f"note-{offer.uid}": "offentlighedsloven § 30, nr. 2"}
    given = opened(client.post(of(trees), sent(**choice)))

    held = b"".join(
        given.read(name)
        for name in given.namelist()
        if name.endswith(("json", "csv", "html", "txt"))
    )
    assert SECRET not in held.decode()
    assert "offentlighedsloven § 30, nr. 2" in given.read("oversigt.html").decode()
    assert SECRET.lower() not in " ".join(given.namelist())
    left_out = AccessAnswer.objects.get().documents.get(given=False)
    assert (left_out.target, left_out.note) == (offer.uid, "offentlighedsloven § 30, nr. 2")
    assert Entry.objects.filter(verb="access.answered").count() == 1


def test_what_was_public_and_is_kept_back_says_so(client, clerk, trees):
    kort = trees.text.enclosures.get(position=1).attachment
    actions.withhold(SnapshotKind.FILE, kort.uid, why="Et navn.", by=BY, at=LATER)
    client.force_login(clerk)
    index = json.loads(opened(client.post(of(trees), sent())).read("oversigt.json"))
    line = index["documents"][1]
    assert (line["public"], line["withheld"]) == ("was", "Et navn.")
    assert len(line["periods"]) == 1
    assert None not in line["periods"][0]


def test_a_request_from_tomorrow_is_refused(client, clerk, trees, page_check):
    client.force_login(clerk)
    tomorrow = timezone.localdate() + timedelta(days=1)
    refused = client.post(of(trees), sent(modtaget=tomorrow.isoformat()))
    assert refused.status_code == 422
    assert "kan ikke være kommet efter svaret" in page_check(refused)


@pytest.mark.parametrize(
    ("who", "status"),
    [("member", 404), ("administrator", 404), ("citizen", 403), ("outsider", 404)],
)
def test_others_do_not_answer(client, trees, request, who, status):
    client.force_login(request.getfixturevalue(who))
    assert client.get(of(trees)).status_code == status
    assert client.post(of(trees), sent()).status_code == status
    assert not AccessAnswer.objects.exists()


def test_who_may_not_read_all_of_the_case_does_not_answer(client, citizen, municipality, trees):
    from raadslag.council import actions as council
    from raadslag.council.models import RoleKind

    council.grant_role(
        user=citizen, kind=RoleKind.ARCHIVIST, municipality=municipality, by=BY, at=AT
    )
    client.force_login(citizen)
    assert client.get(of(trees)).status_code == 403


def test_a_file_that_the_disk_has_lost_is_said_to_be_lost(client, clerk, trees):
    from raadslag.cases import storage

    kort = trees.text.enclosures.get(position=1).attachment
    storage.path_of(kort.file.sha256).unlink()
    client.force_login(clerk)
    given = opened(client.post(of(trees), sent()))
    assert "Filen kan ikke findes" in given.read("oversigt.html").decode()


def test_the_case_page_of_staff_leads_there(client, clerk, trees):
    client.force_login(clerk)
    assert of(trees) in client.get(f"/arbejde/sag/{trees.proposal.uid}/").content.decode()
    assert "aktindsigt" not in client.get(f"/sag/{trees.proposal.uid}/").content.decode()
