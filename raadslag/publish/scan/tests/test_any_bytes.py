"""Whatever the bytes are, a report comes out: damage is said, never raised."""

from __future__ import annotations

import io
import random
import zipfile

import pytest

from raadslag.publish.scan.scanning import scan
from raadslag.publish.scan.tests import test_office as office
from raadslag.publish.scan.tests.pdfs import SECRET, SEEN, box, make, said
from raadslag.publish.scan.tests.test_pdf import layer_off

FILES = {
    "pdf": make(SEEN + said(SECRET) + box(), change=layer_off),
    "docx": office.word(office.run(hidden=True)),
    "xlsx": office.sheet(office.hidden_sheet),
    "pptx": office.slides(office.covered),
    "jpg": office.photograph(),
    "html": b"<!doctype html><html><body><p hidden>x</p><!-- k --><p>070761-4285</p></body></html>",
}


def damaged(content, chance):
    """Some bytes changed, cut out, put in or repeated."""
    data = bytearray(content)
    for _ in range(chance.choice([1, 2, 5, 20])):
        place, size = chance.randrange(len(data)), chance.choice([1, 4, 50])
        match chance.randrange(4):
            case 0:
                data[place] = chance.randrange(256)
            case 1 if len(data) > 2 * size:
                del data[place : place + size]
            case 2:
                data[place:place] = chance.randbytes(size)
            case _:
                data[place:place] = data[place : place + size]
    return bytes(data)


def damaged_within(content, chance):
    """A package with one of its parts damaged."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        hit = chance.choice(old.namelist())
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, damaged(data, chance) if name == hit else data)
    return stream.getvalue()


@pytest.mark.parametrize("kind", FILES)
def test_damaged_files_are_reported(kind):
    chance = random.Random(kind)
    for _ in range(60):
        report = scan(damaged(FILES[kind], chance), "a")
        assert report.unscanned or report.pages or report.findings or kind in ("pdf", "html")


@pytest.mark.parametrize("kind", ["docx", "xlsx", "pptx"])
def test_packages_with_a_damaged_part_are_reported(kind):
    chance = random.Random(kind)
    for _ in range(60):
        report = scan(damaged_within(FILES[kind], chance), "a")
        assert report.unscanned or report.pages


def many_pages():
    pages = b"".join(b"%d 0 obj<</Type/Page/Parent 2 0 R>>endobj\n" % n for n in range(3, 20_000))
    kids = b" ".join(b"%d 0 R" % n for n in range(3, 20_000))
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 19997/Kids["
        + kids + b"]>>endobj\n" + pages + b"trailer<</Root 1 0 R>>\n"
    )  # fmt: skip


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(many_pages(), id="pdf of too many pages"),
        pytest.param(b"<html>" + b"<div>" * 300_000, id="nested page"),
        pytest.param(b"\xff" * 1_000_000 + b"\0", id="no text"),
    ],
)
def test_files_beyond_all_measure_are_unscanned(content):
    assert scan(content, "a").unscanned
