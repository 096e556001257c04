"""Whatever the bytes are: lines, or a reason. Nothing else."""

import functools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from raadslag.ingest.parse.lines import Unreadable
from raadslag.ingest.parse.sources import read_bytes
from raadslag.ingest.parse.sources.tests import forms
from raadslag.ingest.parse.sources.tests.exports import ACADRE, EDOC, FUJITSU, SBSYS, TABLES

settings.register_profile(
    "bytes", deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
NAMES = st.sampled_from(["a.txt", "a.md", "a.html", "a.pdf", "a.docx", "a.xml", "a"])
STARTS = st.sampled_from(
    [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<!doctype html>", b"<Dagsorden>", b"\xff\xfe", b"# a\n"]
)
EXPORTS = {
    "sbsys.xml": SBSYS.format(encoding="utf-8"),
    "acadre.xml": ACADRE,
    "tables.xml": TABLES,
    "fujitsu.xml": FUJITSU,
    "edoc.xml": EDOC,
}


@functools.cache
def whole(name):
    if name in EXPORTS:
        return EXPORTS[name].encode()
    return forms.FORMS[name](forms.MINUTES)


def check_lines(source):
    assert [line.number for line in source.lines] == list(range(1, len(source.lines) + 1))
    assert not any("\n" in line.text for line in source.lines)
    for line in source.lines:
        line.text.encode()  # no half letters


def check(data, name):
    try:
        source = read_bytes(data, name)
    except Unreadable as reason:
        said = str(reason)
    else:
        said = "læst"
        check_lines(source)
    assert said


@settings(settings.get_profile("bytes"), max_examples=300)
@given(STARTS, st.binary(max_size=400), NAMES)
def test_any_bytes(start, data, name):
    check(start + data, name)


@settings(settings.get_profile("bytes"), max_examples=200)
@given(st.text(max_size=400), NAMES)
def test_any_text(text, name):
    check(text.encode("utf-8", "replace"), name)


@pytest.mark.parametrize("name", [*forms.FORMS, *EXPORTS])
@settings(settings.get_profile("bytes"), max_examples=60)
@given(st.data())
def test_damaged_documents(name, data):
    document = bytearray(whole(name))
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(document) - 1))
        match data.draw(st.sampled_from(["change", "cut", "repeat", "insert"])):
            case "change":
                document[place] = data.draw(st.integers(0, 255))
            case "cut":
                del document[place : place + data.draw(st.integers(1, 300))]
                document = document or bytearray(b" ")
            case "repeat":
                document[place:place] = document[place : place + 200]
            case "insert":
                document[place:place] = data.draw(st.binary(max_size=20))
    check(bytes(document), name)
