import io
import zipfile

import pytest

from raadslag.ingest.parse.lines import Source
from raadslag.ingest.parse.sources import Rejected, archives, folders, open_path


def zipped(files, method=zipfile.ZIP_DEFLATED):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def names(path):
    return [found.name for found in open_path(path)]


def test_a_folder_is_walked_in_the_order_of_names(tmp_path):
    for name in ("2021/b.txt", "2020/a.txt", "2020/.DS_Store", "__MACOSX/x.txt", "Thumbs.db"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Punkt 1")

    assert names(tmp_path) == ["2020/a.txt", "2021/b.txt"]


def test_one_file(tmp_path):
    (tmp_path / "a.txt").write_text("Punkt 1")

    (source,) = open_path(tmp_path / "a.txt")

    assert isinstance(source, Source)
    assert (source.name, source.kind) == ("a.txt", "text")


def test_a_copy_of_a_site_gives_its_pages(tmp_path):
    (tmp_path / "moede_files").mkdir()
    for name in ("moede.html", "moede_files/ramme.html", "moede_files/logo.png", "moede.css"):
        (tmp_path / name).write_text("<p>Punkt 1</p>")

    assert names(tmp_path) == ["moede.html", "moede_files/ramme.html"]


def test_archives_within_archives(tmp_path):
    inner = zipped({"b.txt": "Punkt 2"})
    (tmp_path / "arkiv.zip").write_bytes(
        zipped({"mappe/": "", "mappe/c.zip": inner, "a.txt": "Punkt 1"})
    )

    assert names(tmp_path) == ["arkiv.zip/a.txt", "arkiv.zip/mappe/c.zip/b.txt"]


def test_danish_names_from_old_windows(tmp_path):
    data = zipped({"Mxde i xrhus.txt": "Punkt 1"})
    (tmp_path / "a.zip").write_bytes(
        data.replace(b"Mxde i xrhus.txt", "Møde i Århus.txt".encode("cp850"))
    )

    assert names(tmp_path) == ["a.zip/Møde i Århus.txt"]


def test_a_damaged_file_is_rejected_by_name_and_the_rest_goes_on(tmp_path):
    data = bytearray(zipped({"a.txt": "Punkt 1" * 50, "b.txt": "Punkt 2"}))
    data[45] ^= 0xFF
    (tmp_path / "a.zip").write_bytes(data)
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7 intet")
    (tmp_path / "c.zip").write_bytes(b"PK\x03\x04 intet")

    found = list(open_path(tmp_path))

    assert [(entry.name, isinstance(entry, Rejected)) for entry in found] == [
        ("a.zip/a.txt", True),
        ("a.zip/b.txt", False),
        ("b.pdf", True),
        ("c.zip", True),
    ]
    assert "delagt" in found[0].reason


def test_a_missing_file_is_rejected(tmp_path):
    (rejected,) = open_path(tmp_path / "ingen.txt")

    assert isinstance(rejected, Rejected)


def test_an_encrypted_member_is_rejected(tmp_path):
    data = bytearray(zipped({"a.txt": "Punkt 1"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    (tmp_path / "a.zip").write_bytes(data)

    (rejected,) = open_path(tmp_path)

    assert "krypteret" in rejected.reason


def test_a_bomb_is_not_unpacked(tmp_path):
    (tmp_path / "bombe.zip").write_bytes(zipped({"nul.txt": b"\0" * (archives.SMALL + 1)}))

    (rejected,) = open_path(tmp_path)

    assert "mistænkeligt" in rejected.reason


def test_an_archive_of_archives_ends(tmp_path):
    data = zipped({"a.txt": "Punkt 1"})
    for _ in range(archives.MAX_DEPTH):
        data = zipped({"a.zip": data})
    (tmp_path / "a.zip").write_bytes(data)

    (rejected,) = open_path(tmp_path)

    assert "dybt" in rejected.reason


@pytest.mark.parametrize(
    ("limit", "reason"), [("MAX_MEMBERS", "flere end"), ("MAX_TOTAL_BYTES", "fylder mere")]
)
def test_the_whole_archive_has_a_limit(limit, reason):
    budget = archives.Budget(**{"members" if limit == "MAX_MEMBERS" else "size": 1})
    found = list(archives.members(zipped({"a.txt": "Punkt", "b.txt": "P"}), "a.zip", budget=budget))

    assert any(isinstance(content, str) and reason in content for _, content in found)


def test_a_file_too_large_is_rejected(tmp_path, monkeypatch):
    monkeypatch.setattr(folders, "MAX_BYTES", 3)
    (tmp_path / "a.txt").write_text("Punkt 1")

    (rejected,) = open_path(tmp_path)

    assert "større end" in rejected.reason
