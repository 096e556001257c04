"""Which words should not become public, and which only look so."""

import pytest

from raadslag.publish.scan.quotes import quoted
from raadslag.publish.scan.words import find


@pytest.mark.parametrize(
    ("text", "kind", "shown"),
    [
        ("Hans CPR er 070761-4285.", "cpr", "0707xx-xxxx"),
        ("Født 010190-1234.", "cpr_unverified", "0101xx-xxxx"),
        ("Skriv til else.brandt@gmail.com.", "email", "else.brandt@gmail.com"),
        ("Ring på tlf. 40 12 34 56.", "phone", "40 12 34 56"),
        ("Mobil: 40123456", "phone", "40123456"),
        ("Han har nummer +45 40 12 34 56", "phone", "+45 40 12 34 56"),
        ("Viggo Vang, 40 12 34 56", "phone", "40 12 34 56"),
        ("Viggo Vang, 4012 3456", "phone", "4012 3456"),
        ("Han har bopæl på Egevej 12, 8999 Egelund.", "home", "Egevej 12, 8999 Egelund"),
        ("Viggo Vang, boende Store Strandgade 4 B", "home", "Store Strandgade 4 B"),
        ("Brevet er sendt til Egevej 12, 2. tv., 8999 Egelund", "address", "Egevej 12, 2. tv., 8999 Egelund"),
        ("Viggo Vang, Egevej 12, 8999 Egelund", "address", "Egevej 12, 8999 Egelund"),
        ("[Skriv her, hvad sagen handler om]", "template_prompt", "[Skriv her, hvad sagen handler om]"),
        ("Klik for at angive tekst", "template_prompt", "Klik for at angive tekst"),
    ],
)  # fmt: skip
def test_it_finds(text, kind, shown):
    (found,) = find(text)

    assert (found.kind, found.shown) == (kind, shown)


@pytest.mark.parametrize(
    "text",
    [
        "Kontakt havnen@strandby.dk.",
        "Sag 15.00.00-A00-21-20 om 2026-08-01.",
        "Beløbet er 40.123.456 kr.",
        "Beløbet er 40 123 456 kr.",
        "Der plantes 40 12 34 træer.",
        "Skolen på Egevej 12 udvides.",
        "Mødet holdes på rådhuset, Torvet 1, 8999 Egelund.",
        "Lokalplan for Strandvej 4-12 og Engvej 7",
        "Andelen var 20 21 22 23 24 pct. i de fem år.",
        "Budget for årene 2024 2025",
        "Udgiften er 4012 3456 kr.",
    ],
)
def test_it_lets_pass(text):
    assert list(find(text)) == []


def test_a_passage_of_a_closed_text_is_found_in_an_open_one():
    closed = "Køberen tilbyder fire millioner kroner for hele grunden ved havnen."
    texts = ["Intet her.", "Se: køberen tilbyder fire millioner kroner for hele grunden."]

    assert list(quoted([closed], texts)) == [
        (1, "køberen tilbyder fire millioner kroner for hele grunden")
    ]


def test_a_formula_that_many_open_texts_share_is_quoted_from_nowhere():
    formula = "Forvaltningen indstiller til udvalget at sagen tages til efterretning"

    assert list(quoted([formula], [formula] * 3)) == []
    assert len(list(quoted([formula], [formula] * 2))) == 2
