"""The index follows the sequence, and never finds what is public no longer."""

from __future__ import annotations

import shutil
import subprocess
import sys
import textwrap
from datetime import date

import pytest
from django.test.utils import CaptureQueriesContext

from raadslag.publish.models import PublicChange, PublicItem, SnapshotKind
from raadslag.publish.search import keeping, shelf, writing
from raadslag.publish.search.tests.conftest import find, results, titles


def test_what_is_released_is_found_at_once(town, meeting):
    assert titles("q=cykelsti") == []

    town.item(meeting, "Cykelsti")

    assert titles("q=cykelsti") == ["Cykelsti"]


def test_what_is_changed_is_found_as_it_is_now(town, meeting):
    item = town.item(meeting, "Cykelsti")
    assert titles("q=cykelsti") == ["Cykelsti"]

    item.title = "Gangsti"
    town.change(item)

    assert titles("q=cykelsti") == []
    assert titles("q=gangsti") == ["Gangsti"]


def test_what_is_withdrawn_is_gone_from_results_counts_facets_and_spellings(town, meeting):
    item = town.item(meeting, "Hemmelighedskrukke", decided="Solgt for 5 mio. kr.")
    town.item(meeting, "Hemmelig")
    assert find("q=hemmelighedskrukke").count == 1

    town.withdraw(item)
    found = find("q=hemmelighedskrukke")

    assert (found.count, found.hits) == (0, [])
    assert not any(found.facets.values())
    assert find("").facets["amount"] == []


def test_an_attachment_goes_with_its_item(town, meeting):
    item = town.item(meeting, "Havnen")
    attachment = town.attachment(item, "Rapport", "Om krukker.")
    assert titles("q=krukke") == ["Rapport"]

    uid = attachment.uid
    town.withdraw(item)
    town._note(SnapshotKind.FILE, uid, gone=True)

    assert find("q=krukke").count == 0


def test_an_attachment_that_another_item_lists_has_nothing_left_of_the_one_that_went(town):
    stays = town.item(town.meeting(town.body("Byrådet"), date(2024, 1, 9)), "Havnen")
    goes = town.item(town.meeting(town.body("Lukket Udvalg"), date(2025, 1, 9)), "Havnen")
    attachment = town.attachment(stays, "Rapport", "Om krukker.")
    attachment.pk, attachment.item = None, goes
    attachment.save(force_insert=True)
    assert dict(find("q=krukke").facets["year"]) == {"2025": 1}

    town.withdraw(goes)

    assert titles("q=krukke") == ["Rapport"]
    assert dict(find("q=krukke").facets["year"]) == {"2024": 1}


def test_items_are_found_where_their_meeting_is_now(town, meeting):
    town.item(meeting, "Havnen")
    assert find("q=havn&aar=2025").count == 1

    meeting.on = meeting.on.replace(year=2024)
    town.change(meeting, SnapshotKind.MEETING)

    assert find("q=havn&aar=2025").count == 0
    assert find("q=havn&aar=2024").count == 1


@pytest.fixture
def behind(town, meeting, monkeypatch):
    """An index that holds a withdrawn item, while somebody else writes."""
    item = town.item(meeting, "Hemmelighedskrukke")
    town.item(meeting, "Havnen")
    keeping.ready()
    uid = item.uid
    town.withdraw(item)
    monkeypatch.setattr(writing, "_writer", lambda opened: None)
    return uid


def test_an_index_that_is_behind_withholds_what_changed(behind):
    ready = keeping.ready()

    assert behind in ready.withheld
    found = find("q=hemmelighedskrukke")
    assert (found.count, found.hits) == (0, [])
    assert dict(find("").facets["kind"]) == {"item": 1, "body": 1}


def test_the_snapshots_have_the_last_word(behind, monkeypatch):
    monkeypatch.setattr(keeping, "_changed", lambda opened: ())

    assert find("q=hemmelighedskrukke").count == 1  # the index still has it
    assert results("q=hemmelighedskrukke") == []


def test_an_older_version_of_a_snapshot_is_not_shown(town, meeting, monkeypatch):
    item = town.item(meeting, "Havnen", text="Bo Hansen, 120366-1234")
    keeping.ready()
    item.content = {}
    town.change(item)
    monkeypatch.setattr(writing, "_writer", lambda opened: None)
    monkeypatch.setattr(keeping, "_changed", lambda opened: ())

    assert results("q=havn") == []


def test_many_changes_are_taken_in_a_little_at_a_time(town, meeting, monkeypatch):
    monkeypatch.setattr(writing, "BATCH", 3)
    keeping.ready()
    for number in range(7):
        town.item(meeting, f"Punkt {number}")

    counts = [find("q=punkt").count for _ in range(4)]

    assert counts == [3, 6, 7, 7]


def test_catching_up_takes_in_all(town, meeting, monkeypatch):
    keeping.ready()
    monkeypatch.setattr(writing, "BATCH", 3)
    for number in range(7):
        town.item(meeting, f"Punkt {number}")

    assert writing.catch_up()
    assert shelf.current().state == shelf.now()
    assert find("q=punkt").count == 7


def test_tick_keeps_it_level(town, meeting, at):
    assert writing.keep_level(at) != ""
    town.item(meeting, "Havnen")

    assert writing.keep_level(at) != ""
    assert shelf.current().state == shelf.now()
    assert writing.keep_level(at) == ""


def test_a_level_index_costs_one_query(town, meeting, django_assert_num_queries):
    keeping.ready()

    with django_assert_num_queries(1):
        keeping.ready()


def test_an_index_of_another_database_is_built_anew(town, meeting):
    item = town.item(meeting, "Havnen")
    keeping.ready()
    PublicChange.objects.filter(uid=item.uid).update(uid="etandet00001")
    PublicItem.objects.filter(uid=item.uid).update(title="Broen")

    assert titles("q=bro") == ["Broen"]


def test_an_index_ahead_of_the_database_is_built_anew(town, meeting):
    item = town.item(meeting, "Havnen")
    keeping.ready()
    PublicChange.objects.filter(uid=item.uid).delete()  # the database was taken back to a backup
    item.delete()

    assert find("q=havn").count == 0


def test_an_index_of_an_older_version_is_built_anew(town, meeting, monkeypatch):
    town.item(meeting, "Havnen")
    keeping.ready()
    name = shelf.current().name
    monkeypatch.setattr(shelf, "_PREFIX", "next-")

    assert titles("q=havn") == ["Havnen"]
    assert shelf.current().name != name


@pytest.mark.parametrize("broken", ["gone", "emptied", "cut off"])
def test_an_index_that_cannot_be_read_is_built_anew(town, meeting, broken):
    town.item(meeting, "Havnen")
    keeping.ready()
    place = shelf.folder() / shelf.current().name
    shelf._opened.clear()  # another process has it open no longer
    if broken == "gone":
        shutil.rmtree(place)
    elif broken == "emptied":
        (place / "meta.json").write_text("")
    else:
        for file in place.glob("*.term"):
            cut = file.read_bytes()[:10]
            file.unlink()  # who still has the old one mapped into memory keeps it whole
            file.write_bytes(cut)

    assert titles("q=havn") == ["Havnen"]


def test_a_large_index_is_not_built_by_a_request(town, meeting, monkeypatch, client, caplog):
    monkeypatch.setattr(keeping, "SMALL", 0)
    town.item(meeting, "Havnen")

    page = client.get("/kommune/soendby/soeg/?q=havn")

    assert page.status_code == 200
    assert "ved at blive bygget op" in page.content.decode()
    assert client.get("/kommune/soendby/soeg/tabel.csv?q=havn").status_code == 503
    assert client.get("/kommune/soendby/soeg/nyt.atom?q=havn").status_code == 503


def test_building_anew_replaces_the_index_and_leaves_nothing_behind(town, meeting):
    town.item(meeting, "Havnen")
    keeping.ready()
    told = []

    assert writing.rebuild(told.append) == 2  # the body and the item
    assert sum(told) == writing.size() == 2
    assert len([path for path in shelf.folder().iterdir() if path.is_dir()]) == 1
    assert titles("q=havn") == ["Havnen"]


def test_a_half_built_index_is_never_asked(town, meeting, monkeypatch):
    town.item(meeting, "Havnen")
    keeping.ready()
    town.item(meeting, "Havnebadet")

    def stop(count):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        writing.rebuild(stop)

    assert set(titles("q=havn")) == {"Havnen", "Havnebadet"}


def test_only_one_builds_at_a_time(town, meeting, client):
    town.item(meeting, "Havnen")

    with shelf.building():
        assert not writing.catch_up()
        with pytest.raises(shelf.Busy):
            writing.rebuild()
        page = client.get("/kommune/soendby/soeg/?q=havn").content.decode()

    assert "ved at blive bygget op" in page
    assert titles("q=havn") == ["Havnen"]


def test_an_attachment_of_several_items_is_found_once(town, meeting):
    first, second = town.item(meeting, "Havnen"), town.item(meeting, "Havnen igen")
    attachment = town.attachment(first, "Krukkerapport", "Om krukker.")
    attachment.pk, attachment.item = None, second
    attachment.save(force_insert=True)

    assert titles("q=krukke") == ["Krukkerapport"]
    writing.rebuild()
    assert titles("q=krukke") == ["Krukkerapport"]


def test_whoever_writes_is_left_to_it_and_a_killed_writer_hinders_nobody(town, meeting):
    town.item(meeting, "Havnen")
    keeping.ready()
    place = shelf.folder() / shelf.current().name
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD_THE_LOCK, str(place)], stdout=subprocess.PIPE, text=True
    )
    try:
        assert holder.stdout.readline() == "held\n"
        town.item(meeting, "Havnebadet")
        assert not writing.catch_up()
        assert titles("q=havn") == ["Havnen"]  # the other is not found yet
    finally:
        holder.kill()
        holder.wait()

    assert set(titles("q=havn")) == {"Havnen", "Havnebadet"}


HOLD_THE_LOCK = textwrap.dedent(
    """
    import sys, time
    import tantivy
    from raadslag.publish.search.schema import schema
    writer = tantivy.Index(schema(), path=sys.argv[1]).writer(32_000_000, 1)
    writer.add_document(tantivy.Document())
    print("held", flush=True)
    time.sleep(60)
    """
)


def test_what_another_process_wrote_is_seen(town, meeting):
    town.item(meeting, "Havnen")
    keeping.ready()
    seen = shelf.current()
    town.item(meeting, "Havnebadet")
    other = shelf._open(shelf.folder(), seen.name)  # as another process has it
    writer = other.index.writer(32_000_000, 1)
    writing._take_in(other, writer, None)
    writer.wait_merging_threads()
    assert seen.state != shelf.now()

    assert set(titles("q=havn")) == {"Havnen", "Havnebadet"}


def test_a_search_asks_the_database_little(town, meeting, client):
    for number in range(5):
        item = town.item(meeting, f"Havnen {number}")
        town.attachment(item, f"Havnekort {number}")
    client.get("/kommune/soendby/soeg/?q=havn")

    from django.db import connection

    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get("/kommune/soendby/soeg/?q=havn")

    assert len(queries) <= 8
