import pytest

from raadslag.ingest.parse.sources import read_bytes

MINUTES = """# **REFERAT Havneudvalget**

**Mødedato** Mandag d. 3. maj 2021

## Punkt 1: Ny bro #

Se [tegningen](https://eksempel.dk/bro.pdf) og fil_navn_her.pdf.

1\\. at broen bygges
* at den males
- *nu*

Overskrift
----------

| Post | Kr. |
|------|----:|
| Bro  | 10  |
"""


@pytest.fixture
def lines():
    return {line.number: line for line in read_bytes(MINUTES.encode(), "referat.txt").lines}


def test_lines_keep_the_numbers_of_the_file(lines):
    assert list(lines) == list(range(1, len(MINUTES.splitlines()) + 1))


@pytest.mark.parametrize(
    ("number", "text", "level", "bold"),
    [
        (1, "REFERAT Havneudvalget", 1, True),
        (3, "Mødedato Mandag d. 3. maj 2021", None, False),
        (5, "Punkt 1: Ny bro", 2, False),
        (7, "Se tegningen og fil_navn_her.pdf.", None, False),
        (9, "1. at broen bygges", None, False),
        (10, "- at den males", None, False),
        (11, "- nu", None, False),
        (13, "Overskrift", 2, False),
        (14, "", None, False),
        (16, "Post\tKr.", None, False),
        (17, "", None, False),
        (18, "Bro\t10", None, False),
    ],
)
def test_markup_is_taken_off(lines, number, text, level, bold):
    line = lines[number]

    assert (line.text, line.level, line.bold) == (text, level, bold)


def test_links_keep_their_address(lines):
    assert lines[7].links == (("tegningen", "https://eksempel.dk/bro.pdf"),)


@pytest.mark.parametrize(
    "text",
    [
        "Punkt 1\n# 3 i rækken\nBeslutning\nGodkendt.\n",
        "Pris * antal * 2 = 4\n\n- en\n- to\n",
        "Overskrift\n==========\nTekst med **en** fed.\n",
    ],
)
def test_plain_text_stays_plain_text(text):
    source = read_bytes(text.encode(), "a.txt")

    assert source.kind == "text"
    assert [line.text for line in source.lines] == text.splitlines()
