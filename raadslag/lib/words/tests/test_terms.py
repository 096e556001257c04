"""A question finds a text when they share a term."""

from __future__ import annotations

import pytest

from raadslag.lib.words.terms import asked, folded, terms


def _finds(question: str, text: str) -> bool:
    return bool(set(asked(question)).intersection(terms(text)))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        pytest.param("indsats", "beskæftigelsesindsatsen", id="the last part, inflected"),
        pytest.param("indsats", "indsatsen", id="inflected, where stemming fails"),
        pytest.param("indsatser", "indsatsens", id="both inflected"),
        pytest.param("modtager", "Kontanthjælpsmodtagerne", id="capital"),
        pytest.param("ældre", "ældreområdet", id="an adjective that stands for people"),
        pytest.param("aeldreomraadet", "ældreområde", id="two letters for one"),
        pytest.param("børn", "børnehave", id="the linking form"),
        pytest.param("Soendby", "Søndbys", id="a name in the genitive"),
        pytest.param("Ågård", "Aagaard", id="a name in either spelling"),
        pytest.param("4567", "004567", id="zeros before a number"),
        pytest.param("kommunal", "kommunalbestyrelsen", id="the first part"),
        pytest.param("cafe", "Café", id="an accent"),
    ],
)
def test_it_finds(question, text):
    assert _finds(question, text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        pytest.param("beskæftigelsesindsats", "indsatsen", id="the whole is not its part"),
        pytest.param("stilling", "indstilling", id="a derivation has no parts"),
        pytest.param("sats", "indsatsen", id="not any letters"),
        pytest.param("indsats", "indsætte", id="a basic form means itself"),
        pytest.param("123", "1234", id="numbers are whole"),
    ],
)
def test_it_does_not_find(question, text):
    assert not _finds(question, text)


def test_every_form_that_is_asked_for_stands_among_the_terms_of_the_same_word():
    for word in (
        "skolens",
        "planer",
        "boligbyggerier",
        "Hansen",
        "poesi",
        "qwertyuiop",
        "P22",
        "007",
    ):
        assert set(asked(word)) <= set(terms(word))


def test_folding_spells_with_plain_letters():
    assert folded("Ærø Å Ö é") == "aeroe aa oe e"
