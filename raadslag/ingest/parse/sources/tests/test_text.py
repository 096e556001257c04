import pytest

from raadslag.ingest.parse.lines import Unreadable
from raadslag.ingest.parse.sources import read_bytes

DANISH = "Rådhuset\nMødet blev hævet – “Ålborg” afbød\n"


def texts(data, name="a.txt"):
    return [line.text for line in read_bytes(data, name).lines]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (DANISH.encode(), "utf-8"),
        (DANISH.encode("utf-8-sig"), "utf-8"),
        (DANISH.encode("utf-16"), "utf-16"),
        (DANISH.encode("utf-16-le"), "utf-16"),
        (DANISH.encode("cp1252"), "windows-1252"),
        ("Rådhuset, mødet på øen\n".encode("latin-1"), "latin-1"),
        ("Rådhuset\x9d på øen\n".encode("latin-1"), "latin-1"),
    ],
)
def test_encodings_are_told_apart(data, encoding):
    source = read_bytes(data, "a.txt")

    assert source.encoding == encoding
    assert source.lines[0].text.startswith("Rådhuset")
    assert not source.warnings


def test_a_file_glued_from_two_encodings_keeps_its_letters_and_says_so():
    source = read_bytes(("Mødet på øen. " * 20).encode() + "blev hævet".encode("cp1252"), "a.txt")

    assert source.lines[0].text.endswith("blev hævet")
    assert "UTF-8" in source.warnings[0]


def test_lines_are_numbered_as_python_splits_them():
    text = "Et\r\nTo\rTre\x0cFire\x0bFem\u2028Seks\n\nOtte"

    source = read_bytes(text.encode(), "a.txt")

    assert [line.text for line in source.lines] == text.splitlines()
    assert [line.number for line in source.lines] == list(range(1, 9))
    assert source.lines[6].blank


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "tom"),
        (b" \n\t\n", "tom"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 20, "billede"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 20, "billede"),
        (b"{\\rtf1\\ansi Hej}", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, ".doc"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "krypteret"),
        (b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0" * 50, "hverken"),
        (b"PK\x03\x04" + b"x" * 50, "delagt"),
        (b'<?xml version="1.0"?><faktura><linje/></faktura>', "faktura"),
    ],
)
def test_what_is_no_document_is_refused_with_the_reason(data, reason):
    with pytest.raises(Unreadable, match=reason):
        read_bytes(data, "fil")


def test_letters_written_in_two_are_read_as_one():
    source = read_bytes("Referat fra Byra\u030adet\n".encode(), "referat.txt")
    assert source.lines[0].text == "Referat fra Byrådet"
