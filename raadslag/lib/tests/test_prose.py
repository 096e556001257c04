"""Plain text gets the structure that its print shows, and no other."""

from __future__ import annotations

import pytest

from raadslag.lib.prose import Bullets, Figures, Heading, Paragraph, blocks, pieces

LONG = "Området ligger 1,8 kilometer fra et fuglebeskyttelsesområde, og gæs raster der."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("En.\n\nTo.", [Paragraph("En."), Paragraph("To.")], id="a paragraph a line"),
        pytest.param("- en\n• to", [Bullets(("en", "to"))], id="a list"),
        pytest.param(
            "Løn 1.620.000 kr.\nRevision: 40.000 kr.",
            [Figures((("Løn", "1.620.000 kr."), ("Revision", "40.000 kr.")))],
            id="figures below one another",
        ),
        pytest.param(
            "Det koster 40.000 kr.",
            [Paragraph("Det koster 40.000 kr.")],
            id="one figure is a sentence",
        ),
        pytest.param(f"Natur\n{LONG}", [Heading("Natur"), Paragraph(LONG)], id="a heading"),
        pytest.param(
            f"{LONG} og\nNatur\n{LONG}",
            [Paragraph(f"{LONG} og"), Paragraph("Natur"), Paragraph(LONG)],
            id="no heading in the middle of a sentence",
        ),
        pytest.param(
            "Anja Holtze\nBent Bak", [Paragraph("Anja Holtze"), Paragraph("Bent Bak")], id="names"
        ),
        pytest.param(f"natur\n{LONG}", [Paragraph("natur"), Paragraph(LONG)], id="a small letter"),
    ],
)
def test_blocks(text, expected):
    assert blocks(text) == expected


def test_an_address_is_a_piece_of_its_own_without_the_full_stop_behind_it():
    found = list(pieces("Se https://egevig.dk/plan. Eller ring."))

    assert found == [
        ("Se ", ""),
        ("https://egevig.dk/plan", "https://egevig.dk/plan"),
        (". Eller ring.", ""),
    ]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"]
)
def test_nothing_but_web_addresses_is_a_link(address):
    assert [href for _, href in pieces(f"se {address} her")] == [""]
