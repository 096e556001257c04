"""A client that knows nothing but the first address finds everything, valid, and nothing closed."""

from __future__ import annotations

import json
from collections import Counter
from datetime import timedelta

import pytest

from raadslag.publish import storage
from raadslag.publish.models import (
    PublicAttachment,
    PublicItem,
    PublicMeeting,
    PublicPart,
    PublicPerson,
)
from raadslag.publish.oparl.shape import PREFIX
from raadslag.publish.oparl.tests.harvest import API, Harvester, addresses, faults, inside
from raadslag.publish.oparl.vocabulary.terms import CLASSES, PROPERTIES
from raadslag.publish.tests.conftest import AT, SECRET


@pytest.fixture
def harvester(client, public):
    return Harvester(client)


def by_type(things):
    return Counter(thing["type"].rpartition("/")[2] for thing in things)


def test_the_lists_lead_to_everything(harvester):
    things = harvester.everything()
    assert by_type(things.values()) == {
        "Body": 1,
        "LegislativeTerm": 1,
        "Organization": 3,  # committee, council and party
        "Person": PublicPerson.objects.count(),
        "Membership": 3,  # two offices and a party's
        "Meeting": 2,
        "AgendaItem": 3,
        "Paper": 1,
        "Consultation": 2,
        "Location": 1,
        "File": 4,  # the minutes of two meetings, as PDF and as Akoma Ntoso
    }


def test_every_object_is_as_oparl_wants_it(harvester):
    for thing in harvester.everything().values():
        assert [fault for one in inside(thing) for fault in faults(one)] == []


def test_every_address_in_every_answer_leads_somewhere(harvester):
    waiting, seen = {f"{API}oparl/v1.1/system"}, set()
    while waiting:
        address = waiting.pop()
        seen.add(address)
        response = harvester.client.get(address.removeprefix(API[:-5]))
        assert response.status_code in (200, 302), address
        if address.startswith(f"{API}oparl"):
            found = set(addresses(json.loads(response.content)))
            waiting |= {one for one in found if not later(one)} - seen
    assert len(seen) > 40


def later(address):
    return address.startswith((f"{API}aendringer", f"{API[:-4]}data/"))


def test_an_object_says_the_same_alone_as_in_a_list(harvester):
    for address, listed in harvester.everything().items():
        alone = harvester.get(address)
        assert faults(alone) == []
        assert {k: alone[k] for k in listed if k in alone} == listed


def test_nothing_closed_is_in_any_answer(harvester):
    everything = json.dumps(list(harvester.everything().values()), ensure_ascii=False)
    assert "lindetræer" in everything
    assert "Salg af areal" in everything
    assert SECRET not in everything


def test_every_word_of_our_own_is_explained_and_every_explanation_is_used(harvester):
    things = [*harvester.everything().values(), harvester.get(f"{API}oparl/v1.1/system")]
    explained = {(name, one.name) for one in PROPERTIES for name in one.on}
    used = {
        (one["type"].rpartition("/")[2], key.removeprefix(PREFIX))
        for thing in things
        for one in inside(thing)
        for key in one
        if key.startswith(PREFIX)
    }
    assert used - explained == set()
    assert len(used) > 25


def test_every_object_of_our_own_has_a_known_class_and_fields(harvester):
    fields = {one.name: {name for name, _, _ in one.fields} for one in CLASSES}
    for thing in harvester.everything().values():
        for one in inside(thing):
            for key, values in one.items():
                if not key.startswith(PREFIX) or not isinstance(values, list):
                    continue
                for value in (v for v in values if isinstance(v, dict)):
                    known = fields[value["type"].rpartition("/")[2]]
                    assert value.keys() - known <= {"id", "type"}, value


def test_the_vote_and_who_cast_it(harvester, public):
    trees = PublicItem.objects.get(meeting=public.first.uid, position=1)
    item = harvester.get(f"{API}oparl/v1.1/agendaItem/{trees.uid}")
    (vote,) = item["raadslag:afstemning"]
    assert vote["for"]["antal"] == vote["imod"]["antal"] == 1
    (against,) = vote["imod"]["stemmer"]
    assert against["navn"] == "Per Dal"
    assert harvester.get(against["person"])["name"] == "Per Dal"


def test_a_closed_item_says_what_may_be_known_and_no_more(harvester, public):
    plot = PublicItem.objects.get(meeting=public.first.uid, position=2)
    item = harvester.get(f"{API}oparl/v1.1/agendaItem/{plot.uid}")
    assert item["public"] is False
    assert item["name"] == "Salg af areal"
    assert item["raadslag:lukketGrund"] == "forretningsforhold"
    assert "raadslag:afsnit" not in item


def test_a_meeting_whose_time_is_not_known_says_so(harvester, public):
    first, second = (
        harvester.get(f"{API}oparl/v1.1/meeting/{m.uid}") for m in (public.first, public.second)
    )
    assert first["start"] == "2026-03-03T16:00:00+01:00"
    assert "raadslag:udenKlokkeslaet" not in first
    assert second["start"] == "2026-03-24T00:00:00+01:00"
    assert second["raadslag:udenKlokkeslaet"] is True


def test_who_was_there_is_who_was_present(harvester, public):
    meeting = harvester.get(f"{API}oparl/v1.1/meeting/{public.first.uid}")
    assert meeting["participant"] == [f"{API}oparl/v1.1/person/{public.mia.uid}"]
    assert [one["navn"] for one in meeting["raadslag:afbud"]] == ["Per Dal"]


@pytest.fixture
def with_a_file(public, settings, tmp_path):
    """The map is public as a file, under one item."""
    settings.PUBLIC_FILES = tmp_path / "public-files"
    file = storage.keep(b"%PDF-1.7 et kort", media_type="application/pdf", pages=["Søen.", "Byen."])
    PublicAttachment.objects.update(file=file, name="kort-over-byen.pdf")
    return PublicAttachment.objects.select_related("item").get()


def test_a_file_says_what_it_holds_and_where_it_is_had(client, with_a_file, public):
    harvester = Harvester(client)
    file = harvester.get(f"{API}oparl/v1.1/file/{with_a_file.uid}")
    assert faults(file) == []
    assert (file["name"], file["fileName"]) == ("Kort over byen", "kort-over-byen.pdf")
    assert (file["mimeType"], file["size"], file["raadslag:sider"]) == ("application/pdf", 16, 2)
    assert file["text"] == "Søen.\n\nByen."
    assert file["date"] == "2026-03-03"
    assert file["agendaItem"] == [f"{API}oparl/v1.1/agendaItem/{with_a_file.item_id}"]
    assert file["paper"] == [f"{API}oparl/v1.1/paper/{public.trees.uid}"]
    shown = client.get(file["accessUrl"].removeprefix(API[:-5]))
    saved = client.get(file["downloadUrl"].removeprefix(API[:-5]))
    assert b"".join(shown.streaming_content) == b"%PDF-1.7 et kort"
    assert not shown["Content-Disposition"].startswith("attachment")
    assert saved["Content-Disposition"].startswith("attachment")


def test_a_file_stands_in_its_item_and_its_case_without_its_text(client, with_a_file, public):
    things = Harvester(client).everything()
    item = things[f"{API}oparl/v1.1/agendaItem/{with_a_file.item_id}"]
    paper = things[f"{API}oparl/v1.1/paper/{public.trees.uid}"]
    for owner in (item, paper):
        (file,) = owner["auxiliaryFile"]
        assert file["id"].endswith(with_a_file.uid)
        assert "text" not in file
    assert item["raadslag:bilag"][0]["fil"] == file["id"]
    assert things[file["id"]]["text"] == "Søen.\n\nByen."


def test_an_attachment_whose_file_is_not_public_has_a_title_only(client, public):
    things = Harvester(client).everything()
    titles = [
        one["titel"]
        for t in things.values()
        for one in t.get("raadslag:bilag", [])
        if "fil" not in one
    ]
    assert titles == ["Kort over byen"]


def test_the_minutes_are_a_document(client, public):
    meeting = Harvester(client).get(f"{API}oparl/v1.1/meeting/{public.first.uid}")
    pdf = meeting["resultsProtocol"]
    assert "invitation" not in meeting
    assert pdf["accessUrl"].endswith(f"/moede/{public.first.uid}/dokument.pdf")
    (derived,) = pdf["derivativeFile"]
    xml = Harvester(client).get(derived)
    assert (xml["mimeType"], xml["masterFile"]) == ("application/akn+xml", pdf["id"])
    assert xml["meeting"] == [meeting["id"]]
    answer = client.get(xml["accessUrl"].removeprefix(API[:-5]))
    assert b"".join(answer.streaming_content).startswith(b"<?xml")


def test_a_step_to_come_is_a_consultation_without_a_meeting(client, town):
    town.release(town.first)
    paper = Harvester(client).get(f"{API}oparl/v1.1/paper/{town.trees.uid}")
    treated, coming = sorted(paper["consultation"], key=lambda one: "meeting" not in one)
    assert treated["role"] == "Indstilling"
    assert coming["authoritative"] is True
    assert coming["raadslag:kommende"] is True
    town.release(town.second)
    gone = Harvester(client).get(coming["id"])
    assert gone["deleted"] is True
    assert PublicPart.objects.filter(kind="consultation", content__isnull=False).count() == 2


def test_a_list_of_many_is_walked_page_by_page(client, public):
    address = f"/api/oparl/v1.1/body/{public.municipality.slug}/agendaItem?limit=1"
    pages = []
    while address:
        page = json.loads(client.get(address).content)
        pages.append(page)
        address = page["links"].get("next", "").removeprefix(API[:-5])
    assert [page["pagination"]["currentPage"] for page in pages] == [1, 2, 3]
    assert {page["pagination"]["totalPages"] for page in pages} == {3}
    assert len({page["data"][0]["id"] for page in pages}) == 3
    assert all("limit=1" in page["links"]["first"] for page in pages)


def test_files_of_every_kind_are_walked_in_one_list(client, with_a_file, public):
    first = public.first.uid
    slug, found = public.municipality.slug, []
    for one in Harvester(client).list(f"{API}oparl/v1.1/body/{slug}/file?limit=1"):
        found.append(one["id"].rpartition("/")[2])
    assert found == sorted(found)
    assert len(found) == 5
    assert {with_a_file.uid, f"{first}-pdf", f"{first}-xml"} < set(found)


def test_a_file_that_two_items_list_is_one_file_as_new_as_its_newest_listing(
    client, with_a_file, public
):
    other = PublicItem.objects.get(meeting=public.second.uid)
    PublicAttachment.objects.create(
        uid=with_a_file.uid,
        municipality=with_a_file.municipality,
        item=other,
        position=1,
        title=with_a_file.title,
        name=with_a_file.name,
        file=with_a_file.file,
        created=AT + timedelta(days=1),
        modified=AT + timedelta(days=2),
    )
    file = Harvester(client).get(f"{API}oparl/v1.1/file/{with_a_file.uid}")
    assert len(file["agendaItem"]) == len(file["meeting"]) == 2
    assert file["created"] == "2026-03-02T10:30:00+01:00"
    assert file["modified"] == "2026-03-04T10:30:00+01:00"
    address = f"{API}oparl/v1.1/body/{public.municipality.slug}/file?modified_since=2026-03-04"
    assert [one["id"] for one in Harvester(client).list(address)] == [file["id"]]


def test_a_file_that_is_taken_from_its_title_is_gone(client, with_a_file, public):
    PublicAttachment.objects.update(file=None, modified=AT + timedelta(days=1))
    assert Harvester(client).get(f"{API}oparl/v1.1/file/{with_a_file.uid}")["deleted"] is True
    address = f"{API}oparl/v1.1/body/{public.municipality.slug}/file"
    assert len(list(Harvester(client).list(address))) == 4
    (gone,) = Harvester(client).list(f"{address}?modified_since=2026-03-03")
    assert gone["deleted"] is True


def test_an_object_that_goes_meanwhile_makes_no_other_be_missed(client, public):
    address = f"/api/oparl/v1.1/body/{public.municipality.slug}/agendaItem?limit=1"
    uids = sorted(PublicItem.objects.values_list("uid", flat=True))
    page = json.loads(client.get(address).content)
    assert page["data"][0]["id"].endswith(uids[0])
    PublicItem.objects.get(uid=uids[0]).delete()
    page = json.loads(client.get(page["links"]["next"].removeprefix(API[:-5])).content)
    assert page["data"][0]["id"].endswith(uids[1])


def test_the_number_of_queries_does_not_grow_with_the_list(
    client, public, django_assert_max_num_queries
):
    slug = public.municipality.slug
    client.get(f"/api/oparl/v1.1/body/{slug}/meeting")
    with django_assert_max_num_queries(16):
        client.get(f"/api/oparl/v1.1/body/{slug}/meeting")
    assert PublicMeeting.objects.count() == 2
