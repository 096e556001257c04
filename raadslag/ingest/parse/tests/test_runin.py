"""Text whose line breaks a converter lost, cut again where a reader would expect a line to begin."""

from __future__ import annotations

import pytest

from raadslag.ingest.parse import runin, sources

VIEWER = 'Referat\n\nDownload "Referat"\n\nTranskript\n\n'


def texts(document):
    return [row.text for row in runin.rows(sources.read_bytes(document.encode(), "x.txt"))]


def long_page(words):
    """The words with enough text before them for the line to be cut."""
    return f"{'Broen er fra 1958 og angrebet af svamp. ' * 5}{words}"


@pytest.mark.parametrize(
    ("page", "row"),
    [
        ("Sagsfremstilling Broen skal males.", "Sagsfremstilling"),
        ("Beslutning i Teknisk Udvalg den 3. maj 2010 Godkendt.", "Beslutning i Teknisk Udvalg den 3. maj 2010"),
        ("Økonomiudvalgets møde 22. november 2005 Punkt 2: Anbefales.", "Økonomiudvalgets møde 22. november 2005 Punkt 2:"),
        ("ÅBEN DAGSORDEN 4. Ny bro", "ÅBEN DAGSORDEN"),
        ("4. Ny bro over åen", "4. Ny bro over åen"),
        ("Sag nr. 77 Støtte til landsbyer", "Sag nr. 77 Støtte til landsbyer"),
        ("Fraværende: Ida Holm.", "Fraværende: Ida Holm."),
    ],
)  # fmt: skip
def test_a_row_begins_where_a_line_did(page, row):
    assert row in texts(long_page(page))


@pytest.mark.parametrize(
    "page",
    [
        "Det fremgår af Økonomi- og Planudvalget den 3. maj, at broen er lukket.",
        "Kommunen har 3. prioritet i planen.",
        "Se punkt 4 i planen.",
        "Sagens økonomi er god.",
    ],
)
def test_words_inside_a_sentence_are_left_alone(page):
    whole = texts(long_page(page))

    assert len(whole) == 1


def test_short_lines_are_left_whole():
    assert texts("Sagsfremstilling Broen skal males. Beslutning Godkendt.") == [
        "Sagsfremstilling Broen skal males. Beslutning Godkendt."
    ]


def test_number_head_and_foot_of_a_page_are_the_pages_own():
    source = sources.read_bytes(
        (VIEWER + "3 Side 3 af 6 Beslutning Godkendt. Side 3 af 6").encode(), "x.txt"
    )

    marked = {row.text: row.page for row in runin.rows(source)}

    assert marked["3"]
    assert marked["Side 3 af 6"]
    assert not marked["Godkendt."]


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (VIEWER + "1 Referat", True),
        ("Referat\n\nTranskriptet er lavet af sekretæren.", False),
    ],
)
def test_a_transcript_is_told_by_its_word_alone_on_a_line(document, expected):
    assert runin.is_transcript(sources.read_bytes(document.encode(), "x.txt")) is expected


def test_no_character_is_lost():
    page = long_page("Sagsfremstilling Broen. 4. Ny bro Beslutning Godkendt. Side 3")

    assert "".join(texts(page)).replace(" ", "") == page.replace(" ", "")
