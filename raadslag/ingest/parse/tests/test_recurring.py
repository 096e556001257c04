"""Headings that no vocabulary knows are told by a template's repetition, and by nothing less."""

from __future__ import annotations

import pytest

from raadslag.ingest.parse import reader
from raadslag.ingest.parse.lines import Line, Source

ITEM = """{number}. {title}

Sagsfremstilling

Sagen beskrives her i en sætning, som slutter med punktum.

{unknown}

{text}

Indstilling

Forvaltningen indstiller, at planen godkendes.

Beslutning

Godkendt.
"""
TITLES = ("Plan for søbadet", "Takster for hallen", "Navn til torvet")
TEXT = "Det kræver en ny aftale med lodsejerne i området."


def read(text):
    lines = tuple(Line(number, line) for number, line in enumerate(text.splitlines(), 1))
    return reader.read(Source("prøve.txt", "text", lines, "0" * 64))


def minutes(unknown, *, times=3, text=TEXT):
    return "\n".join(
        ITEM.format(
            number=number, title=title, text=text, unknown=unknown if number <= times else "Økonomi"
        )
        for number, title in enumerate(TITLES, 1)
    )


def headings(record):
    return [[section.heading for section in item.sections] for item in record.items]


def test_a_row_that_every_item_repeats_heads_a_section():
    record = read(minutes("Aftaler med naboer"))

    assert (
        headings(record)
        == [["Sagsfremstilling", "Aftaler med naboer", "Indstilling", "Beslutning"]] * 3
    )
    assert record.items[1].sections[1].text == TEXT


@pytest.mark.parametrize(
    ("unknown", "times"),
    [
        pytest.param("Aftaler med naboer", 2, id="only twice"),
        pytest.param("Karen Lyngholm", 3, id="a name"),
        pytest.param("Der henvises til kortet.", 3, id="a sentence"),
        pytest.param("Budget 2024", 3, id="with a figure"),
        pytest.param("- aftaler med naboer", 3, id="a list entry"),
    ],
)
def test_what_else_is_repeated_is_text(unknown, times):
    record = read(minutes(unknown, times=times))

    assert headings(record)[0] == ["Sagsfremstilling", "Indstilling", "Beslutning"]


def test_the_cells_of_a_table_are_no_headings():
    record = read(minutes("Drift", text="1.200"))

    assert headings(record)[0] == ["Sagsfremstilling", "Indstilling", "Beslutning"]
