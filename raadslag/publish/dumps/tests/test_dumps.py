"""All that is public as files: whole, described, and never with what was taken back."""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import tracemalloc
from datetime import timedelta

import pytest

from raadslag.meetings.models import AgendaItem
from raadslag.publish import actions
from raadslag.publish.dumps import keeping
from raadslag.publish.dumps.tables import TABLES, Column, Table
from raadslag.publish.dumps.writing import _table, write
from raadslag.publish.models import (
    PublicAttachment,
    PublicCase,
    PublicItem,
    PublicMeeting,
    PublicMunicipality,
    PublicPart,
)
from raadslag.publish.oparl.tests.harvest import Harvester
from raadslag.publish.tests.conftest import AT, BY, SECRET, rows

LATER = AT + timedelta(days=1)


@pytest.fixture(autouse=True)
def data_folder(settings, tmp_path):
    settings.DATA = tmp_path / "data"
    return settings.DATA


@pytest.fixture
def place(public):
    return PublicMunicipality.objects.get(slug=public.municipality.slug)


@pytest.fixture
def written(place, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    write(place, folder, at=AT)
    return folder


def table(folder, name):
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def objects(folder):
    for path in folder.glob("*.jsonl.gz"):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def test_the_lines_are_what_the_api_gives(client, public, written):
    harvested = Harvester(client).everything("?omit_internal=true")
    dumped = {thing["id"]: thing for thing in objects(written)}
    assert dumped == {k: v for k, v in harvested.items() if not v["type"].endswith("/Body")}


def test_every_line_says_what_it_is_part_of(written):
    parents = {
        "AgendaItem": "meeting",
        "Membership": "person",
        "Consultation": "paper",
        "File": "meeting",
    }
    for thing in objects(written):
        parent = parents.get(thing["type"].rpartition("/")[2])
        assert parent is None or thing[parent]


def test_the_tables_count_as_the_database_does(public, written):
    assert len(table(written, "moeder")) == PublicMeeting.objects.count()
    assert len(table(written, "punkter")) == PublicItem.objects.count()
    assert len(table(written, "bilag")) == PublicAttachment.objects.count()
    assert len(table(written, "sager")) == PublicCase.objects.count()
    offices = PublicPart.objects.filter(kind="membership", content__isnull=False)
    assert len(table(written, "hverv")) == offices.count()


def test_who_voted_how_is_a_row_each(public, written):
    said = {(row["navn"], row["side"], row["antal"]) for row in table(written, "stemmer")}
    assert said == {("Mia Bjerg", "for", "1"), ("Per Dal", "against", "1")}
    (person,) = {r["person_uid"] for r in table(written, "stemmer") if r["navn"] == "Per Dal"}
    assert person == public.per.uid


def test_a_decision_stands_with_its_words_and_outcome(written):
    said = {(row["udvalg"], row["tekst"], row["udfald"]) for row in table(written, "beslutninger")}
    assert said == {("Klimaudvalget", "Anbefales.", "adopted"), ("Byrådet", "Godkendt.", "adopted")}


def test_attendance_says_who_was_there_and_who_was_not(written):
    said = {(row["navn"], row["til_stede"]) for row in table(written, "fremmoede")}
    assert said == {("Mia Bjerg", "true"), ("Per Dal", "false")}


def test_nothing_closed_is_in_any_file(written):
    for path in written.iterdir():
        content = path.read_bytes()
        content = gzip.decompress(content) if path.suffix == ".gz" else content
        assert SECRET.encode() not in content, path
    assert "Salg af areal" in {row["titel"] for row in table(written, "punkter")}


def test_the_checksums_are_those_of_the_files(written):
    sums = dict(
        reversed(line.split("  ")) for line in (written / "SHA256SUMS").read_text().splitlines()
    )
    assert sums.keys() == {path.name for path in written.iterdir()} - {"SHA256SUMS"}
    for name, digest in sums.items():
        assert hashlib.sha256((written / name).read_bytes()).hexdigest() == digest


def test_the_package_describes_every_file_and_every_column(written):
    package = json.loads((written / "datapackage.json").read_text())
    described = {one["path"]: one for one in package["resources"]}
    data = {path.name for path in written.iterdir()} - {
        "SHA256SUMS",
        "datapackage.json",
        "ordbog.md",
    }
    assert described.keys() == data
    assert package["licenses"][0]["path"].startswith("https://")
    for name, one in described.items():
        assert one["bytes"] == (written / name).stat().st_size
        if name.endswith(".csv"):
            with (written / name).open(encoding="utf-8") as file:
                head = next(csv.reader(file))
            assert head == [field["name"] for field in one["schema"]["fields"]]
            assert all(field["description"] for field in one["schema"]["fields"])


def test_the_keys_of_a_table_are_its_own(written):
    for one in TABLES:
        if one.key:
            keys = [tuple(row[name] for name in one.key) for row in table(written, one.name)]
            assert len(set(keys)) == len(keys), one.name


def test_the_dictionary_names_every_column(written):
    words = (written / "ordbog.md").read_text()
    for one in TABLES:
        assert f"## {one.name}.csv" in words
        for column in one.columns:
            assert f"| {column.name} | {column.kind} | {column.meaning} |" in words


def test_a_cell_is_never_a_formula(public, tmp_path):
    PublicItem.objects.filter(position=1).update(title='=HYPERLINK("https://x")')
    (one,) = (t for t in TABLES if t.name == "punkter")
    _table(public.municipality.slug, one, tmp_path)
    assert {row["titel"][0] for row in table(tmp_path, "punkter")} == {"'", "S"}


def test_memory_does_not_grow_with_what_is_written(public, tmp_path):
    """Ten times as many rows take no more memory."""
    (items,) = (t for t in TABLES if t.name == "punkter")
    peaks = []
    for many in (200, 2000):
        large = Table(
            "stor",
            "",
            (Column("a", "string", "."),),
            items.rows,
            lambda row, many=many: ((f"{number}" * 50,) for number in range(many)),
        )
        tracemalloc.start()
        _table(public.municipality.slug, large, tmp_path)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] * 1.5


# What is served


def test_a_dump_is_served_with_its_checksum(client, place):
    made = keeping.make(place, at=AT)
    for file in made.files:
        answer = client.get(f"/data/{place.slug}/{file.name}")
        content = b"".join(answer.streaming_content)
        assert hashlib.sha256(content).hexdigest() == file.sha256
        assert answer["Access-Control-Allow-Origin"] == "*"
        again = client.get(
            f"/data/{place.slug}/{file.name}", headers={"If-None-Match": answer["ETag"]}
        )
        assert again.status_code == 304


@pytest.mark.parametrize("name", ["andet.csv", "..", "%2e%2e%2fcurrent.json", "current.json"])
def test_only_the_files_of_the_dump_are_served(client, place, name):
    keeping.make(place, at=AT)
    assert client.get(f"/data/{place.slug}/{name}").status_code in (404, 301)


def test_the_pages_list_the_files(client, place, page_check):
    keeping.make(place, at=AT)
    page_check(client.get("/data/"))
    page = page_check(client.get(f"/data/{place.slug}/"))
    for name in ("punkter.csv", "meeting.jsonl.gz", "SHA256SUMS", "ordbog.md"):
        assert f"/data/{place.slug}/{name}" in page


def test_a_new_meeting_leaves_the_dump_as_it_is(client, town):
    town.release(town.first)
    place = PublicMunicipality.objects.get()
    keeping.make(place, at=AT)
    town.release(town.second, at=LATER)
    assert client.get(f"/data/{place.slug}/punkter.csv").status_code == 200


def test_what_is_withdrawn_takes_the_dump_down_until_it_is_made_anew(client, public, place):
    keeping.make(place, at=AT)
    made = PublicMeeting.objects.get(uid=public.second.uid).release
    actions.withdraw(made, why="En fejl.", by=BY, at=LATER)

    answer = client.get(f"/data/{place.slug}/punkter.csv")
    assert answer.status_code == 503
    assert int(answer["Retry-After"]) > 0
    assert "punkter.csv" not in client.get(f"/data/{place.slug}/").content.decode()

    assert keeping.renew(LATER) == f"data fra {place.slug}"
    answer = client.get(f"/data/{place.slug}/punkter.csv")
    assert public.second.uid not in b"".join(answer.streaming_content).decode()


def test_an_item_closed_afterwards_takes_the_dump_down(client, public, place):
    keeping.make(place, at=AT)
    trees = AgendaItem.objects.get(meeting=public.first, position=1)
    AgendaItem.objects.filter(pk=trees.pk).update(closed=True, public_title="Et areal")
    PublicItem.objects.filter(uid=trees.uid).update(closed=True)
    from raadslag.publish import sequence

    sequence.note("item", [trees.uid], municipality=place.slug, at=LATER)
    assert client.get(f"/data/{place.slug}/punkter.csv").status_code == 503


def test_a_file_put_in_anothers_place_takes_the_dump_down(client, public, place):
    from raadslag.publish import sequence

    keeping.make(place, at=AT)
    uid = PublicAttachment.objects.values_list("uid", flat=True)[0]
    sequence.note("file", [uid], municipality=place.slug, at=LATER)
    assert client.get(f"/data/{place.slug}/bilag.csv").status_code == 503


def test_a_neighbours_withdrawal_leaves_the_dump_as_it_is(client, public, place, neighbour):
    from raadslag.publish import sequence

    keeping.make(place, at=AT)
    sequence.note("item", ["000000000000"], municipality=neighbour.slug, at=LATER, gone=True)
    assert client.get(f"/data/{place.slug}/punkter.csv").status_code == 200


def test_the_dump_is_made_anew_the_next_day_and_only_where_something_changed(public, place):
    assert keeping.renew(AT) == f"data fra {place.slug}"
    assert keeping.renew(AT + timedelta(minutes=5)) == ""
    assert keeping.renew(LATER) == ""
    actions.release(rows(public.first), by=BY, at=LATER)
    PublicMunicipality.objects.update(modified=LATER)
    assert keeping.renew(LATER + timedelta(days=1)) == f"data fra {place.slug}"


def test_a_dump_that_cannot_be_made_leaves_the_one_that_stands(
    client, place, data_folder, monkeypatch
):
    first = keeping.make(place, at=AT)

    def full(*_args, **_kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(keeping, "write", full)
    with pytest.raises(OSError, match="No space"):
        keeping.make(place, at=LATER)
    assert keeping.current(place.slug) == first
    folders = [path for path in (data_folder / "dumps" / place.slug).iterdir() if path.is_dir()]
    assert [path.name for path in folders] == [first.folder]


def test_an_export_is_whole_or_not_there(place, tmp_path):
    out = tmp_path / "export"
    place_full = OSError(28, "No space left on device")

    def half():
        with keeping.new_folder(out) as folder:
            (folder / "half.csv").write_text("a")
            raise place_full

    with pytest.raises(OSError, match="No space"):
        half()
    assert list(tmp_path.glob("*export*")) == []
    with keeping.new_folder(out) as folder:
        write(place, folder, at=AT)
    assert (out / "SHA256SUMS").exists()
    with pytest.raises(keeping.FolderTaken, match="export"), keeping.new_folder(out):
        pass
