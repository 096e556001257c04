"""What a hostile file does, it does in the worker."""

import contextlib
import io
import os
import time
import zipfile

import pytest

from raadslag.lib import guard
from raadslag.lib.unreadable import Unreadable

READ_BYTES = "raadslag.ingest.parse.sources.reading:read_bytes"
HERE = "raadslag.lib.tests.misbehaving"


@pytest.fixture(scope="module")
def reader():
    with guard.Guard(READ_BYTES, seconds=3.0, megabytes=600) as reader:
        yield reader


@pytest.fixture
def misbehaving():
    with guard.Guard(f"{HERE}:read", seconds=0.5, megabytes=400) as reader:
        yield reader


def test_a_document_is_read(reader, tmp_path):
    (tmp_path / "a.txt").write_text("Punkt 1\nTitel\n")

    assert [line.text for line in reader.read(b"Punkt 1\nTitel\n", "a.txt").lines] == [
        "Punkt 1",
        "Titel",
    ]
    assert reader.read(tmp_path / "a.txt", "a.txt").lines[1].text == "Titel"


def test_the_reason_comes_through(reader, tmp_path):
    with pytest.raises(Unreadable, match="tom"):
        reader.read(b"", "a.txt")
    with pytest.raises(Unreadable, match="kan ikke åbnes"):
        reader.read(tmp_path / "ingen", "a.txt")


@pytest.mark.parametrize(
    ("what", "reason"),
    [
        (b"hang", "0.5 sekunder"),
        (b"die", "brød sammen"),
        (b"eat", "400 MB"),
        (b"raise", "KeyError"),
        (b"recurse", "for dybt"),
    ],
)
def test_misbehaviour_is_an_error_and_the_next_file_is_read(misbehaving, what, reason):
    with pytest.raises(Unreadable, match=reason):
        misbehaving.read(what, "a")

    assert misbehaving.read(b"fine", "a") == "a: fine"


def test_one_worker_serves_many(reader):
    before = reader.read(b"Punkt 1", "a.txt")
    process = reader._process.pid

    assert all(reader.read(b"Punkt 1", "a.txt") == before for _ in range(50))
    assert reader._process.pid == process


def bomb_pdf():
    many = b"".join(b"%d 0 obj<</Type/Page/Parent 2 0 R>>endobj\n" % n for n in range(3, 200_000))
    kids = b" ".join(b"%d 0 R" % n for n in range(3, 200_000))
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 199997/Kids["
        + kids + b"]>>endobj\n" + many + b"trailer<</Root 1 0 R>>\n"
    )  # fmt: skip


def bomb_docx():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"<a>" + b" " * (200 * 1024 * 1024))
    return stream.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(lambda: b"<html>" + b"<div>" * 300_000 + b"x", id="nested html"),
        pytest.param(lambda: b"<html><table>" + b"<tr><td><table>" * 50_000, id="nested tables"),
        pytest.param(lambda: b"ord " * (50 * 1024 * 1024), id="a line of 200 MB"),
        pytest.param(lambda: b"# a\n" * 5 + b"*_[" * 200_000, id="open markup"),
        pytest.param(lambda: b"[" * 200_000 + b"\n# a\n" * 5, id="open brackets"),
        pytest.param(lambda: b"%PDF-1.4\n" + b"1 0 obj<<" * 500_000, id="nested pdf"),
        pytest.param(bomb_pdf, id="pdf of many pages"),
        pytest.param(bomb_docx, id="word bomb"),
        pytest.param(lambda: b"<Dagsorden>" + b"<a>" * 500_000, id="nested xml"),
        pytest.param(lambda: b"\x80" * 5_000_000, id="no encoding"),
    ],
)
def test_hostile_files_are_bounded(reader, data):
    content = data()
    began = time.monotonic()

    with contextlib.suppress(Unreadable):
        assert reader.read(content, "a").kind

    assert time.monotonic() - began < 3.0 + 7.0  # and the start of the next worker
    assert reader.read(b"Punkt 1", "a.txt").lines


@pytest.mark.parametrize(("yields", "stands_back"), [(True, guard.YIELDING), (False, 0)])
def test_a_worker_that_yields_lets_others_go_first(yields, stands_back):
    own = os.getpriority(os.PRIO_PROCESS, 0)
    with guard.Guard(f"{HERE}:niceness", yields=yields) as reader:
        assert reader.read(b"", "a") == max(own, stands_back)
