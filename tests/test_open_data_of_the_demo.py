"""The whole demo through the open data: every link is followed, every answer is valid, all is counted."""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client, override_settings

from raadslag.demo.load import load
from raadslag.publish.actions import release_archive
from raadslag.publish.models import (
    PublicAttachment,
    PublicBody,
    PublicCase,
    PublicItem,
    PublicMeeting,
    PublicPart,
    PublicPerson,
)
from raadslag.publish.oparl.shape import PREFIX
from raadslag.publish.oparl.tests.harvest import API, Harvester, addresses, faults, inside
from raadslag.publish.oparl.vocabulary.terms import CLASSES, PROPERTIES

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=ZoneInfo("Europe/Copenhagen"))


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker, tmp_path_factory):
    """Egevig, released as far as the gate lets it; taken back after the module."""
    files = tmp_path_factory.mktemp("files")
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=files, PUBLIC_FILES=files / "public", REQUESTS_A_MINUTE=0),
        transaction.atomic(),
    ):
        municipality, _, _ = load(at=NOW)
        for _ in release_archive(municipality, by="system:test", at=NOW):
            pass
        yield municipality
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def harvest(demo):
    return Harvester(Client()).everything()


def test_the_harvest_counts_as_the_database_does(harvest):
    counted = Counter(thing["type"].rpartition("/")[2] for thing in harvest.values())
    standing = PublicPart.objects.filter(content__isnull=False)
    parts = Counter(standing.values_list("kind", flat=True))
    files = PublicAttachment.objects.filter(file__isnull=False).values("uid").distinct()
    minutes = PublicMeeting.objects.filter(state="minutes")
    expected = {
        "Body": 1,
        "Organization": PublicBody.objects.count() + parts["party"],
        "Person": PublicPerson.objects.count(),
        "Meeting": PublicMeeting.objects.count(),
        "AgendaItem": PublicItem.objects.count(),
        "Paper": PublicCase.objects.count(),
        "Consultation": parts["consultation"],
        "Membership": parts["membership"],
        "Location": parts["place"],
        "LegislativeTerm": parts["term"],
        "File": files.count() + PublicMeeting.objects.count() + minutes.count(),
    }
    assert counted == {name: count for name, count in expected.items() if count}
    assert counted["AgendaItem"] > 400


def test_every_object_of_the_harvest_is_as_oparl_wants_it(harvest):
    found = [f for thing in harvest.values() for one in inside(thing) for f in faults(one)]
    assert found == []


def test_every_link_of_the_harvest_leads_to_a_valid_object_or_a_page(harvest):
    client, seen, broken = Client(), set(), []
    waiting = {address for thing in harvest.values() for address in addresses(thing)}
    documents = sorted(address for address in waiting if "/dokument." in address)
    waiting -= set(documents[5:])  # each is printed when it is fetched: a few will do
    while waiting:
        address = waiting.pop()
        seen.add(address)
        answer = client.get(address.removeprefix(settings.SITE_URL))
        if answer.status_code not in (200, 302):
            broken.append((address, answer.status_code))
        elif address.startswith(f"{API}oparl"):
            content = json.loads(answer.content)
            broken += faults(content) if "type" in content else []
            waiting |= set(addresses(content)) - seen - set(documents)
    assert broken == []
    assert len(seen) > 1500


def test_items_stand_in_their_meeting_as_they_stand_alone(harvest):
    for thing in harvest.values():
        if thing["type"].endswith("/Meeting"):
            orders = [item["order"] for item in thing["agendaItem"]]
            assert orders == list(range(len(orders)))
            for item in thing["agendaItem"]:
                assert {**item, "meeting": thing["id"]} == harvest[item["id"]]


def test_every_word_of_our_own_is_explained(harvest):
    explained = {(name, one.name) for one in PROPERTIES for name in one.on}
    fields = {one.name: {name for name, _, _ in one.fields} | {"id", "type"} for one in CLASSES}
    unexplained = set()
    for thing in (one for whole in harvest.values() for one in inside(whole)):
        name = thing["type"].rpartition("/")[2]
        for key, values in thing.items():
            if key.startswith(PREFIX):
                unexplained |= {(name, key.removeprefix(PREFIX))} - explained
                for value in values if isinstance(values, list) else []:
                    if isinstance(value, dict):
                        unexplained |= value.keys() - fields[value["type"].rpartition("/")[2]]
    assert unexplained == set()
