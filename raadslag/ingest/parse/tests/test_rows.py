"""Line breaks that a converter dropped are found again, and no others."""

from __future__ import annotations

import pytest

from raadslag.ingest.parse import reader
from raadslag.ingest.parse.ledger import conserved
from raadslag.ingest.parse.lines import Line, Source
from raadslag.ingest.parse.rows import rows_of, unglued


def texts(*lines):
    source = Source(
        "prøve.txt", "text", tuple(Line(n, text) for n, text in enumerate(lines, 1)), "0" * 64
    )
    return [row.text for row in unglued(rows_of(source))]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ("1. Godkendelse af dagsorden", "2. Underskriftsark1. Godkendelse af dagsorden"),
            ["1. Godkendelse af dagsorden", "2. Underskriftsark", "1. Godkendelse af dagsorden"],
            id="first item on the end of the list",
        ),
        pytest.param(
            ("BeslutningssagIndstilling",),
            ["Beslutningssag", "Indstilling"],
            id="heading on the end of a word",
        ),
        pytest.param(
            ("UdskrivSagsid.: 17/3668, Sagsinitialer: KAM",),
            ["Udskriv", "Sagsid.: 17/3668, Sagsinitialer: KAM"],
            id="print link before the case number",
        ),
        pytest.param(
            ("12. Ny cykelsti ved Åen", "Bilag 12. Ny cykelsti ved Åen"),
            ["12. Ny cykelsti ved Åen", "Bilag 12. Ny cykelsti ved Åen"],
            id="a title named in an attachment's",
        ),
    ],
)
def test_unglued(lines, expected):
    assert texts(*lines) == expected


@pytest.mark.parametrize("line", ["", ".", "MØDE", "1", "Byrådet den 3. maj 2021:"])
def test_a_flood_of_one_line_is_read_to_its_end(line):
    text = ["UDVALG", *[line] * 5000, "Slut"]
    source = Source("x.txt", "text", tuple(Line(n, t) for n, t in enumerate(text, 1)), "0" * 64)

    record = reader.read(source)

    assert conserved(source, record) == []
